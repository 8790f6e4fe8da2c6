using Rectify.Domain.Notices;

namespace Rectify.Documents.Writing;

/// <summary>What the briefing of a reporting cycle says; every figure is computed, and the definitions are those of the figures room.</summary>
public sealed record CycleReport
{
    public required string Body { get; init; }

    public required string Round { get; init; }

    /// <summary>The one word for the kind of inspection in titles: 巡视, 巡察, 审计 ...</summary>
    public required string Oversight { get; init; }

    public required int Number { get; init; }

    /// <summary>每周, 每两周, 每月</summary>
    public required string Rhythm { get; init; }

    public required NoticePeriod Period { get; init; }

    /// <summary>The last day in time for submitting.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The day the figures are true for ...</summary>
    public required DateOnly On { get; init; }

    /// <summary>... and what was known, on the office's clock.</summary>
    public required DateTimeOffset KnownAt { get; init; }

    public required string Asked { get; init; }

    public required string Signer { get; init; }

    public required CycleProblems Problems { get; init; }

    public required CycleMeasures Measures { get; init; }

    public required CycleReporting Reporting { get; init; }

    public required IReadOnlyList<CycleUnitSums> Units { get; init; }

    /// <summary>Null for the first cycle.</summary>
    public required CycleCompared? Compared { get; init; }

    /// <summary>Verified or reported done since the cycle before; in the first cycle, reported done in it.</summary>
    public required IReadOnlyList<CycleMention> Highlights { get; init; }

    public required IReadOnlyList<CycleMention> Overdue { get; init; }

    public required IReadOnlyList<CycleMention> Still { get; init; }

    public required IReadOnlyList<CycleMention> Repeating { get; init; }

    /// <summary>The period that follows by the rhythm.</summary>
    public required NoticePeriod NextPeriod { get; init; }

    /// <summary>Unfinished measures whose deadline lies after the day and no later than the next period's end.</summary>
    public required int DueNext { get; init; }
}

/// <summary>Problems (项): fed back = done + ongoing; of the ongoing ones overdue and behind are told apart.</summary>
public sealed record CycleProblems(int FedBack, int Done, int Sustained, int Ongoing, int Overdue, int Behind, int Restarted, int Withdrawn, int Restricted);

/// <summary>Measures (条) of plans in force: counted = the six that follow.</summary>
public sealed record CycleMeasures(int Counted, int Verified, int Sustained, int Claimed, int InProgress, int NotStarted, int Returned);

/// <summary>Measures asked about: asked = reported + missing.</summary>
public sealed record CycleReporting(int Asked, int Reported, int Late, int Repeating)
{
    public int Missing => Asked - Reported;
}

/// <param name="Problems">The unit's share of the problems; a problem of two units counts for both.</param>
public sealed record CycleUnitSums(string Name, CycleReporting Reporting, int Problems, int Done, int Overdue);

/// <summary>The closed cycle before, and how many measures changed since.</summary>
public sealed record CycleCompared(int Number, DateOnly On, int Verified, int Claimed, int Overdue, int DeadlinesMoved, int Still);

/// <summary>One measure named in the briefing.</summary>
/// <param name="Ordinal">The problem's number as printed.</param>
/// <param name="DueOn">Null is 长期.</param>
/// <param name="Said">The entry's text, where there is one.</param>
/// <param name="IsVerified">Verified or sustained; otherwise what is said of it is the unit's claim.</param>
public sealed record CycleMention(string Unit, string Ordinal, string Measure, DateOnly? DueOn, string? Said, bool IsVerified);
