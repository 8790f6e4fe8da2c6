namespace Rectify.Web.Shared;

/// <summary>What a colour means here; always beside a word or an icon.</summary>
public enum Tone
{
    Plain,
    /// <summary>Under way, or where one is.</summary>
    Act,
    /// <summary>Closed, verified, sustained.</summary>
    Good,
    /// <summary>Due soon, returned, behind schedule.</summary>
    Warn,
    /// <summary>Overdue, danger, missing.</summary>
    Danger,
}

public static class Tones
{
    /// <summary>The style sheet's class, null for plain.</summary>
    public static string? Css(this Tone tone) => tone switch
    {
        Tone.Act => "act",
        Tone.Good => "good",
        Tone.Warn => "warn",
        Tone.Danger => "danger",
        _ => null,
    };
}
