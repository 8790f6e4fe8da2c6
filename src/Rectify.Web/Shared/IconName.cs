namespace Rectify.Web.Shared;

/// <summary>The symbols of wwwroot/icons.svg; a test keeps both lists equal.</summary>
public enum IconName
{
    Desk, Ledger, Round, Intake, Review, Sign, Letter, Calendar, Chart, Search, Filter, Columns, Export, Upload, Camera, File, Check, Return,
    Clock, Alert, Lock, Link, Person, Unit, Bell, Menu, More, Next, Prev, Down, Close, Sun, Moon, Settings, SignOut, Add, Edit, Image,
}

public static class IconNames
{
    /// <summary>The symbol's id in the sprite.</summary>
    public static string Symbol(this IconName name) => name == IconName.SignOut ? "sign-out" : name.ToString().ToLowerInvariant();
}
