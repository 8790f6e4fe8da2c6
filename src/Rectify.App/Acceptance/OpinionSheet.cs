using Rectify.Domain.Acceptance;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>An opinion as its page shows it: written or only proposed.</summary>
/// <param name="Version">What an act on this page has seen.</param>
/// <param name="Round">The round of review it belongs to.</param>
/// <param name="Rounds">Rounds that have an opinion, this one included once it is written.</param>
/// <param name="Input">What is written, or what the record proposes.</param>
/// <param name="Digest">SHA-256 of the text that is signed; null before it is written.</param>
/// <param name="QuotesChanged">The record that is quoted has changed since: the opinion must be saved again before it can be signed.</param>
/// <param name="ConcludedOn">The day the last signature was given.</param>
/// <param name="Lines">The whole text as it will be printed, a paragraph each.</param>
/// <param name="Offered">Verbs offered to the reader, with what still keeps them from each; none for an earlier round.</param>
/// <param name="SignaturesFellAt">When a supplement came over which signatures given before it fell; null where none did. On the office's clock.</param>
public sealed record OpinionSheet(
    TaskId Id, int Version, int Number, int Sequence, TaskState State, bool HasPanel, int Round, IReadOnlyList<int> Rounds, OpinionInput Input, string? Digest, bool QuotesChanged, DateOnly? ConcludedOn,
    string Title, string Problem, string? Target, IReadOnlyList<OpinionMeasureQuote> Measures, IReadOnlyList<OpinionSeat> Seats, IReadOnlyList<string> Lines, IReadOnlyDictionary<TaskVerb, IReadOnlyList<Unmet>> Offered, DateTimeOffset? SignaturesFellAt = null)
{
    /// <summary>What is scanned from a printed page to compare it with the record; null before it is written.</summary>
    public string? ScanText { get; init; }

    /// <summary>The task's checks on the spot that are quoted or may be.</summary>
    public IReadOnlyList<OpinionCheckQuote> Checks { get; init; } = [];

    /// <summary>Those that came since, or were left out: offered before signing, and needed for no signature.</summary>
    public IReadOnlyList<OpinionCheckQuote> Unquoted => ConcludedOn is null && IsWritten ? [.. Checks.Where(check => !check.IsQuoted)] : [];

    public bool IsWritten => Digest is not null;

    /// <summary>Signatures that a changed text would void.</summary>
    public int Signatures => ConcludedOn is null ? Seats.Count(seat => seat.Signature is not null) : 0;
}

/// <summary>A measure with what the review made of it.</summary>
/// <param name="Cells">Its lines of part five as the reviewer decided them cell by cell; null where there are none and the lines are written by hand.</param>
public sealed record OpinionMeasureQuote(MeasureId Id, int Position, string Text, MeasureVerdict? Verdict, string? Remark, IReadOnlyList<string>? Cells = null);

/// <summary>A check on the spot as part three would quote it.</summary>
/// <param name="IsQuoted">The opinion as saved quotes it.</param>
public sealed record OpinionCheckQuote(SpotCheckId Id, string Line, bool IsQuoted);

/// <param name="Unit">As of the appointment; without a panel, as of the signature.</param>
/// <param name="IsReader">The reader sits here, in person or as a stand-in.</param>
public sealed record OpinionSeat(PersonId Person, string Name, PanelRole Role, string Unit, string Title, GivenSignature? Signature, bool IsReader)
{
    /// <summary>Signed before, over a text or a record that has changed since; what was signed then stays in the trail.</summary>
    public bool HasFallen { get; init; }
}

/// <param name="PaperOn">The day on the paper, for a signature given on paper.</param>
public sealed record GivenSignature(SignatureStance Stance, string? Remark, DateTimeOffset At, SignatureWay Way, DateOnly? PaperOn, string TextSha256);
