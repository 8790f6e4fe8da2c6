using Rectify.Web.Notifications;
using Rectify.Web.Shared;

namespace Rectify.Web.Layout;

/// <summary>Who a room is for. Convenience only: the use cases behind the pages decide.</summary>
public enum NavigationGate
{
    Everyone,
    /// <summary>Who registers rounds and reads documents in: the rectification office.</summary>
    Office,
    /// <summary>Who answers for a unit's tasks, or writes for who does.</summary>
    Units,
    /// <summary>Who reviews closure evidence or signs opinions.</summary>
    Reviewers,
    /// <summary>Who reviews, signs, or looks on the spot: daily supervision with them.</summary>
    Checkers,
    /// <summary>Who keeps people, posts and accounts.</summary>
    AccountKeepers,
    /// <summary>Who decides about wrong uploads.</summary>
    Erasers,
    /// <summary>Who keeps clues and petitions.</summary>
    ClueKeepers,
}

/// <summary>One room of the house as the navigation shows it.</summary>
/// <param name="Key">Name of its text and key of its waiting count.</param>
/// <param name="Address">Local address; pages below it count as the same room.</param>
/// <param name="Icon">Symbol in icons.svg.</param>
/// <param name="Gate">Who sees it.</param>
/// <param name="StartsGroup">A rule is drawn above it.</param>
public sealed record NavigationEntry(string Key, string Address, IconName Icon, NavigationGate Gate, bool StartsGroup = false)
{
    /// <summary>Pages with addresses of their own that one comes to from this room.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    public bool Holds(string path) => Also.Prepend(Address).Any(address =>
        path.Equals(address, StringComparison.OrdinalIgnoreCase) || path.StartsWith(address + "/", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The table of rooms, in the order they are shown.</summary>
public static class Navigation
{
    public const string Messages = NotificationAddress.Page;
    public const string Ledger = "/ledger";
    public const string Search = "/search";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";

    public static readonly IReadOnlyList<NavigationEntry> Entries =
    [
        new("Desk", "/desk", IconName.Desk, NavigationGate.Everyone),
        new("Ledger", Ledger, IconName.Ledger, NavigationGate.Everyone) { Also = ["/tasks", "/problems", "/evidence"] },
        new("Progress", "/progress", IconName.Edit, NavigationGate.Units),
        new("Search", Search, IconName.Search, NavigationGate.Everyone),
        new("Dashboard", "/dashboard", IconName.Chart, NavigationGate.Everyone) { Also = ["/extensions"] },
        new("Letters", "/letters", IconName.Letter, NavigationGate.Everyone),
        new("Suggestions", "/suggestions", IconName.File, NavigationGate.Everyone),
        new("WiderChecks", "/wider-checks", IconName.Link, NavigationGate.Everyone),
        new("Registers", "/registers", IconName.Ledger, NavigationGate.Everyone),
        new("Clues", "/clues", IconName.Lock, NavigationGate.ClueKeepers),
        new("LookBacks", "/look-backs", IconName.Return, NavigationGate.Reviewers),
        new("SpotChecks", "/checks-on-the-spot", IconName.Camera, NavigationGate.Checkers),
        new("Meetings", "/meetings", IconName.Unit, NavigationGate.Everyone),
        new("Evaluations", "/evaluations", IconName.Chart, NavigationGate.Checkers),
        new("Calendar", "/calendar", IconName.Calendar, NavigationGate.Everyone),
        new("Intake", "/intake", IconName.Intake, NavigationGate.Office),
        new("Review", "/review", IconName.Review, NavigationGate.Reviewers) { Also = ["/opinion"] },
        new("Rounds", "/rounds", IconName.Round, NavigationGate.Office, StartsGroup: true) { Also = ["/inspections", "/assign", "/planning", "/amendments", "/takeovers", "/cycles", "/check-up", "/notices"] },
        new("Accounts", "/accounts", IconName.Person, NavigationGate.AccountKeepers),
        new("Erasures", "/erasures", IconName.Lock, NavigationGate.Erasers),
        new("Settings", "/settings", IconName.Settings, NavigationGate.Everyone),
    ];

    /// <summary>Four rooms fit beside "more" at the foot of a phone, those first that one uses there.</summary>
    public static IEnumerable<NavigationEntry> OnPhone(IEnumerable<NavigationEntry> open)
    {
        string[] order = ["Desk", "Ledger", "Review", "Dashboard", "Progress", "Letters", "Suggestions", "Clues", "WiderChecks", "Calendar", "LookBacks", "SpotChecks", "Meetings", "Registers", "Evaluations", "Search", "Intake", "Rounds", "Accounts", "Erasures", "Settings"];
        return open.OrderBy(entry => Array.IndexOf(order, entry.Key)).Take(4);
    }
}
