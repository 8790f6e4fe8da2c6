using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;

namespace Rectify.App.Supervision;

/// <summary>督办规则: when a draft of which kind is raised. Of the rungs of one occasion the highest that is reached raises.</summary>
public sealed class LetterRule
{
    public const int MaxCount = 365;

    private LetterRule() { }

    public Guid Id { get; private set; }

    /// <summary>Its place in the list.</summary>
    public int Position { get; private set; }

    public LetterOccasion When { get; private set; }

    /// <summary>Days, or times.</summary>
    public int Count { get; private set; }

    public LetterKind Kind { get; private set; }

    /// <summary>Days within which the draft asks for a reply.</summary>
    public int ReplyDays { get; private set; }

    /// <summary>Only inspections of that level; null for all.</summary>
    public InspectionLevel? Level { get; private set; }

    public bool IsActive { get; private set; }

    /// <summary>What a house begins with: milder first, heavier as days pass.</summary>
    internal static IReadOnlyList<LetterRule> Usual { get; } =
    [
        Of(1, LetterOccasion.DueWithin, 10, LetterKind.Reminder, 5),
        Of(2, LetterOccasion.OverdueBy, 1, LetterKind.Urging, 7),
        Of(3, LetterOccasion.OverdueBy, 30, LetterKind.Interview, 5),
        Of(4, LetterOccasion.OverdueBy, 60, LetterKind.Listing, 15),
        Of(5, LetterOccasion.ReturnedTimes, 2, LetterKind.Admonition, 5),
        Of(6, LetterOccasion.NoProgressFor, 45, LetterKind.Reminder, 5),
    ];

    internal void Set(int count, LetterKind kind, int replyDays, InspectionLevel? level, bool isActive) => (Count, Kind, ReplyDays, Level, IsActive) = (count, kind, replyDays, level, isActive);

    private static LetterRule Of(int position, LetterOccasion when, int count, LetterKind kind, int replyDays) => new()
    {
        Id = new Guid($"1e77e400-0000-7000-8000-{position:000000000000}"), Position = position, When = when, Count = count, Kind = kind, ReplyDays = replyDays, IsActive = true,
    };
}
