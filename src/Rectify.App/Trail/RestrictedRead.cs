using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Trail;

/// <summary>Where something of a restricted problem was read.</summary>
public enum ReadPlace
{
    TaskPage,

    /// <summary>The reviewer's screen.</summary>
    Review,

    /// <summary>The opinion, on its page or as a document.</summary>
    Opinion,

    /// <summary>A piece of evidence: looked at or downloaded.</summary>
    Evidence,

    /// <summary>The scan of a decision on paper.</summary>
    PaperAct,

    /// <summary>A row of the exported ledger.</summary>
    Ledger,

    /// <summary>Hits of a search.</summary>
    Search,

    /// <summary>一案一档, taken out of the house.</summary>
    Dossier,

    /// <summary>A check on the spot, its files, or a row of the exported list of checks.</summary>
    SpotCheck,

    /// <summary>A meeting that dealt with it, or its minutes.</summary>
    Meeting,

    /// <summary>A suggestion that belongs to it, the file of a reply, or a row of the exported list.</summary>
    Suggestion,

    /// <summary>An entry of the registers that answers it, or a row of their workbook.</summary>
    Register,

    /// <summary>The plan as a document, or the workbook of its lists.</summary>
    Plan,

    /// <summary>A wider check that comes from it, a file of a finding, or a row of the exported list.</summary>
    WiderCheck,
}

/// <summary>Somebody read something of a restricted problem (限制知悉). Insert-only; holds no wording. The same place is told once in ten minutes.</summary>
internal sealed class RestrictedRead
{
    public const int SlotMinutes = 10;

    /// <summary>Grows with time.</summary>
    public required Guid Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required TaskId TaskId { get; init; }

    public required ReadPlace Place { get; init; }

    /// <summary>Which piece, where one was opened.</summary>
    public EvidenceId? EvidenceId { get; init; }

    /// <summary>Number of the ten minutes since 1970.</summary>
    public required long Slot { get; init; }
}
