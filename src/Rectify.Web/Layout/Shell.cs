using Rectify.App.Demo;

namespace Rectify.Web.Layout;

/// <summary>What the frame around a page shows: who is signed in, where they are, which rooms are open to them.</summary>
public sealed record Shell
{
    /// <summary>Nobody: a bar with language and theme, no navigation.</summary>
    public static readonly Shell SignedOut = new();

    /// <summary>Null when nobody is signed in.</summary>
    public string? PersonName { get; init; }

    /// <summary>The unit or group the person acts for, printed behind the name.</summary>
    public string? UnitName { get; init; }

    /// <summary>The doors open to this person; <see cref="NavigationGate.Everyone"/> is always open to who is signed in.</summary>
    public IReadOnlySet<NavigationGate> OpenGates { get; init; } = new HashSet<NavigationGate>();

    /// <summary>How much waits behind a navigation entry, by its <see cref="NavigationEntry.Key"/>; zero is not shown.</summary>
    public IReadOnlyDictionary<string, int> Waiting { get; init; } = new Dictionary<string, int>();

    /// <summary>The inspection the person works in, if one is chosen.</summary>
    public CurrentInspection? Inspection { get; init; }

    /// <summary>Unread messages; null where no messages are shown.</summary>
    public int? UnreadMessages { get; init; }

    /// <summary>Demo data: said on every page.</summary>
    public bool IsDemo { get; init; }

    /// <summary>How far the demo data are filled in; null once they are.</summary>
    public DemoProgress? DemoFilling { get; init; }

    /// <summary>Who one may sign in as, where the house is a demonstration and nobody is signed in.</summary>
    public IReadOnlyList<DemoAccount> DemoAccounts { get; init; } = [];

    public bool IsSignedIn => PersonName is not null;

    public IEnumerable<NavigationEntry> Entries =>
        IsSignedIn ? Navigation.Entries.Where(entry => entry.Gate == NavigationGate.Everyone || OpenGates.Contains(entry.Gate)) : [];
}

/// <param name="Name">Round and body, as one says it.</param>
/// <param name="Address">Where another one is chosen.</param>
public sealed record CurrentInspection(string Name, string Address);
