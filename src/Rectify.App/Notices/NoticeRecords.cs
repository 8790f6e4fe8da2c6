using Rectify.App.Clues;
using Rectify.Domain.Notices;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Notices;

/// <summary>问责 of one kind: persons and cases are different counts.</summary>
public sealed record AccountabilityCount(AccountabilityKind Kind, int Cases, int Persons);

/// <summary>Another inspection of the same body, which the same notice may cover.</summary>
public sealed record OtherInspection(InspectionId Id, string Round, string Kind);

/// <summary>A problem withheld in the channel, or proposed to be.</summary>
/// <param name="ApprovedBy">Null while the leading group has not decided.</param>
public sealed record WithheldLine(ProblemId Problem, int Number, string Wording, WithholdingGround Ground, string? ApprovedBy, DateOnly? ApprovedOn)
{
    public bool IsUndecided => ApprovedOn is null;
}

/// <summary>
/// What the records of an inspection give to its notice, as of a day and known at a moment. Joined with the words it is the notice; nothing else goes into one.
/// </summary>
public sealed record NoticeRecords
{
    public required InspectionId Inspection { get; init; }

    /// <summary>Facts on or before this day ...</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>... recorded by this moment.</summary>
    public required DateTimeOffset KnownAt { get; init; }

    /// <summary>The office's day of <see cref="KnownAt"/>.</summary>
    public required DateOnly Today { get; init; }

    public required NoticeOpening Opening { get; init; }

    /// <summary>联系方式 as registered with the inspection: a reminder for who writes the contact, not printed by itself.</summary>
    public string? RegisteredContact { get; init; }

    public required IReadOnlyList<NoticeProblem> Problems { get; init; }

    public required IReadOnlyList<WithdrawnProblem> Withdrawn { get; init; }

    public required NoticeRegisters Registers { get; init; }

    public required IReadOnlyList<AccountabilityCount> Accountability { get; init; }

    /// <summary>意见建议 as registered; null where the inspection has none, and the office may write them.</summary>
    public IReadOnlyList<NoticeSuggestion>? Suggestions { get; init; }

    public UnprintedSuggestions UnprintedSuggestions { get; init; } = new(0, 0);

    /// <summary>Clues and petitions as counted in their compartment; where none is registered the office may write the counts.</summary>
    public HandedOverSums HandedOver { get; init; } = HandedOverSums.None;

    /// <summary>The task to open when something about a problem, by its number, is to be mended: the least advanced one.</summary>
    public required IReadOnlyDictionary<int, TaskId> TaskOf { get; init; }

    /// <summary>Where it goes out; none for papers that stay inside.</summary>
    public NoticeChannel Channel { get; init; }

    /// <summary>Nobody has said yet that the feedback was given.</summary>
    public bool IsFeedbackExpected { get; init; }

    /// <summary>What is withheld there, and what is proposed to be.</summary>
    public IReadOnlyList<WithheldLine> Withheld { get; init; } = [];

    /// <summary>Problems that are restricted: printed in no channel.</summary>
    public int Restricted { get; init; }

    /// <summary>Other inspections of the body.</summary>
    public IReadOnlyList<OtherInspection> Others { get; init; } = [];

    /// <summary>The other half, where one notice covers both.</summary>
    public NoticeRecords? Second { get; init; }

    public IReadOnlyList<NoticeRecords> Halves => Second is null ? [this] : [this, Second];

    /// <summary>What to look at before it goes out.</summary>
    public IReadOnlyList<NoticeFinding> FindingsOf(PublicNotice notice, NoticeWords words) =>
        [.. NoticeCheck.Of(notice, words.ProblemsFedBack), .. Halves.SelectMany(half => half.Withheld).Where(line => line.IsUndecided).Select(line => new NoticeFinding(NoticeFindingKind.WithholdingUndecided, NoticePart.Problems, line.Number))];

    /// <summary>The task to open for a problem of either half.</summary>
    public TaskId? TaskFor(int problem) => Halves.Select(half => half.TaskOf.TryGetValue(problem, out var task) ? task : (TaskId?)null).FirstOrDefault(task => task is not null);

    /// <summary>True when the person may release it: office staff of the body, or their head.</summary>
    public required bool MayRelease { get; init; }

    public PublicNotice With(NoticeWords words, NoticeChoices choices) => new()
    {
        IssuedAs = words.Number,
        Opening = Opening,
        Organisation = NoticeWords.Passages(words.Organisation),
        AsOf = AsOf,
        Problems = Problems,
        Withdrawn = Withdrawn,
        Registers = Registers,
        Suggestions = Suggestions ?? words.AllSuggestions,
        UnprintedSuggestions = UnprintedSuggestions,
        Clues = HandedOver.IsAny ? HandedOver.Clues : words.Clues,
        Petitions = HandedOver.IsAny ? HandedOver.Petitions : words.Petitions,
        NextSteps = NoticeWords.Passages(words.NextSteps),
        Contact = words.Contact,
        Signer = string.IsNullOrWhiteSpace(words.Signer) ? Opening.Body : words.Signer.Trim(),
        SignedOn = words.SignedOn ?? Today,
        Layout = choices.SetAs,
        Grouping = choices.Grouping,
        // what is written by hand is written once, for both
        Second = Second?.With(new NoticeWords { Signer = words.Signer, SignedOn = words.SignedOn }, choices),
    };
}
