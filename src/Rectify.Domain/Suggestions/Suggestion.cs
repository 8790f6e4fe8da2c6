using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Suggestions;

/// <summary>What a suggestion says, as its document prints it.</summary>
/// <param name="Number">序号 or 文号 as printed; null where none is printed.</param>
/// <param name="Problems">The problems it belongs to; a suggestion may stand by itself.</param>
public sealed record SuggestionDraft(SuggestionKind Kind, string? Number, string Wording, IReadOnlyList<ProblemId> Problems);

/// <summary>
/// A suggestion made to the inspected body beside its problems (意见建议, 纪检监察建议): the office gives it to a unit, the unit replies with a file, another person of the office concludes it or sends the
/// reply back. Every verb goes through its row of <see cref="SuggestionLifecycle"/>.
/// </summary>
public sealed class Suggestion : RaisesFacts
{
    public const int MaxNumberLength = 60;
    public const int MaxWordingLength = 4000;
    public const int MaxProblems = 50;

    private readonly List<SuggestionProblem> problems = [];
    private readonly List<SuggestionReply> replies = [];

    private Suggestion() => Wording = "";

    public SuggestionId Id { get; private set; }

    public InspectionId InspectionId { get; private set; }

    /// <summary>The inspected body: roles are held there.</summary>
    public UnitId BodyId { get; private set; }

    public SuggestionKind Kind { get; private set; }

    /// <summary>As printed.</summary>
    public string? Number { get; private set; }

    /// <summary>原文; it stands from the assignment on.</summary>
    public string Wording { get; private set; }

    public SuggestionState State { get; private set; }

    /// <summary>The version an act must have seen.</summary>
    public int Version { get; private set; } = 1;

    public IReadOnlyList<SuggestionProblem> Problems => problems;

    /// <summary>Every reply there was, the one that counts last.</summary>
    public IReadOnlyList<SuggestionReply> Replies => replies;

    /// <summary>承办单位</summary>
    public UnitId? UnitId { get; private set; }

    /// <summary>办理时限; the day itself is in time, and no day is 长期.</summary>
    public DateOnly DueOn { get; private set; } = Deadline.LongTerm;

    public PersonId RegisteredBy { get; private set; }

    public DateOnly RegisteredOn { get; private set; }

    public DateTimeOffset RegisteredAt { get; private set; }

    public DateOnly? AssignedOn { get; private set; }

    public PersonId? EndedBy { get; private set; }

    /// <summary>The day it was concluded, or discarded.</summary>
    public DateOnly? EndedOn { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>办结意见, or why it was discarded.</summary>
    public string? EndedBecause { get; private set; }

    /// <summary>The reply that counts: the last one; null while there is none.</summary>
    public SuggestionReply? LastReply => replies.MaxBy(reply => reply.Number);

    /// <summary>A unit owes a reply and the day is past.</summary>
    public bool IsOverdue(DateOnly today) => State == SuggestionState.InHand && Deadline.IsOverdue(DueOn, today);

    public static Suggestion Register(SuggestionId id, InspectionId inspection, UnitId body, SuggestionDraft draft, Stamp stamp)
    {
        var suggestion = new Suggestion { Id = id, InspectionId = inspection, BodyId = body, RegisteredBy = stamp.By.Person, RegisteredOn = stamp.On, RegisteredAt = stamp.At };
        suggestion.Write(draft);
        suggestion.Note(FactKind.SuggestionRegistered, stamp, ("kind", $"{draft.Kind}"), ("number", suggestion.Number));
        return suggestion;
    }

    /// <summary>Puts right what was copied wrongly, while no unit has it.</summary>
    public Refusal? Correct(SuggestionDraft draft, Stamp stamp)
    {
        if (Refuse(SuggestionVerb.Correct, stamp) is { } refusal) return refusal;
        Write(draft);
        Take(SuggestionVerb.Correct, FactKind.SuggestionCorrected, stamp, ("kind", $"{Kind}"), ("number", Number));
        return null;
    }

    public Refusal? Discard(Reason reason, Stamp stamp)
    {
        if (Refuse(SuggestionVerb.Discard, stamp) is { } refusal) return refusal;
        End(reason, stamp);
        Take(SuggestionVerb.Discard, FactKind.SuggestionDiscarded, stamp, ("reason", reason.Text));
        return null;
    }

    /// <param name="dueOn">Not past; <see cref="Deadline.LongTerm"/> for 长期.</param>
    public Refusal? Assign(UnitId unit, DateOnly dueOn, Stamp stamp)
    {
        if ((Refuse(SuggestionVerb.Assign, stamp) ?? RefusePast(dueOn, stamp)) is { } refusal) return refusal;
        (UnitId, DueOn, AssignedOn) = (unit, dueOn, stamp.On);
        Take(SuggestionVerb.Assign, FactKind.SuggestionAssigned, stamp, ("unit", $"{unit.Value:N}"), ("dueOn", $"{dueOn:yyyy-MM-dd}"));
        return null;
    }

    /// <summary>改派, or another deadline for the same unit.</summary>
    public Refusal? Reassign(UnitId unit, DateOnly dueOn, Reason reason, Stamp stamp)
    {
        if ((Refuse(SuggestionVerb.Reassign, stamp) ?? RefusePast(dueOn, stamp)) is { } refusal) return refusal;
        var before = UnitId!.Value;
        (UnitId, DueOn, AssignedOn) = (unit, dueOn, stamp.On);
        Take(SuggestionVerb.Reassign, FactKind.SuggestionReassigned, stamp, ("unitBefore", $"{before.Value:N}"), ("unit", $"{unit.Value:N}"), ("dueOn", $"{dueOn:yyyy-MM-dd}"), ("reason", reason.Text));
        return null;
    }

    /// <summary>回复: what was done about it, with the paper.</summary>
    public Refusal? Answer(Reason reply, StoredFile file, Stamp stamp)
    {
        if (Refuse(SuggestionVerb.Answer, stamp) is { } refusal) return refusal;
        var given = new SuggestionReply(Id, replies.Count + 1, UnitId!.Value, reply, file, stamp);
        replies.Add(given);
        Take(SuggestionVerb.Answer, FactKind.SuggestionAnswered, stamp, ("reply", reply.Text), ("file", file.FileName), ("scan", file.Sha256));
        return null;
    }

    /// <summary>The reply does not answer it: it goes back with the reason and a new deadline.</summary>
    public Refusal? ReturnAnswer(Reason reason, DateOnly dueOn, Stamp stamp)
    {
        if ((Refuse(SuggestionVerb.ReturnAnswer, stamp) ?? RefusePast(dueOn, stamp)) is { } refusal) return refusal;
        LastReply!.Return(reason, stamp);
        DueOn = dueOn;
        Take(SuggestionVerb.ReturnAnswer, FactKind.SuggestionAnswerReturned, stamp, ("reason", reason.Text), ("dueOn", $"{dueOn:yyyy-MM-dd}"));
        return null;
    }

    public Refusal? Conclude(Reason conclusion, Stamp stamp)
    {
        if (Refuse(SuggestionVerb.Conclude, stamp) is { } refusal) return refusal;
        End(conclusion, stamp);
        Take(SuggestionVerb.Conclude, FactKind.SuggestionConcluded, stamp, ("result", conclusion.Text));
        return null;
    }

    private void End(Reason because, Stamp stamp) => (EndedBy, EndedOn, EndedAt, EndedBecause) = (stamp.By.Person, stamp.On, stamp.At, because.Text);

    private void Write(SuggestionDraft draft)
    {
        var (number, wording) = (string.IsNullOrWhiteSpace(draft.Number) ? null : draft.Number.Trim(), draft.Wording.Trim());
        if (wording.Length is 0 or > MaxWordingLength || number?.Length > MaxNumberLength || draft.Problems.Count > MaxProblems)
            throw new ArgumentException("A suggestion has a wording, and its texts have limits.", nameof(draft));
        (Kind, Number, Wording) = (draft.Kind, number, wording);
        problems.RemoveAll(linked => !draft.Problems.Contains(linked.ProblemId));
        problems.AddRange(draft.Problems.Distinct().Where(problem => problems.All(linked => linked.ProblemId != problem)).Select(problem => new SuggestionProblem(Id, problem)));
    }

    private Refusal? Refuse(SuggestionVerb verb, Stamp stamp)
    {
        var unmet = SuggestionLifecycle.WhyNot(verb, new SuggestionCase(this, stamp.By));
        return unmet.Count == 0 ? null : new Refusal(null, unmet);
    }

    private static Refusal? RefusePast(DateOnly dueOn, Stamp stamp) => dueOn < stamp.On ? new Refusal(null, [new Unmet(Rule.DeadlineInPast, Relation.Office)]) : null;

    /// <summary>The only setter of the state: the row says where the verb leads.</summary>
    private void Take(SuggestionVerb verb, FactKind fact, Stamp stamp, params (string Name, string? Value)[] details)
    {
        State = SuggestionLifecycle.Find(State, verb)!.To;
        Version++;
        Note(fact, stamp, [.. details, ("version", $"{Version}")]);
    }

    private void Note(FactKind kind, Stamp stamp, params (string Name, string? Value)[] details) => Raise(Fact.Of(kind, Id.Value, stamp.On, details));
}

/// <summary>A problem the suggestion belongs to.</summary>
public sealed class SuggestionProblem
{
    private SuggestionProblem() { }

    internal SuggestionProblem(SuggestionId suggestion, ProblemId problem) => (SuggestionId, ProblemId) = (suggestion, problem);

    public SuggestionId SuggestionId { get; private set; }

    public ProblemId ProblemId { get; private set; }
}

/// <summary>回复: stays when it is sent back.</summary>
public sealed class SuggestionReply
{
    private SuggestionReply() { Text = Sha256 = FileName = MediaType = ""; }

    internal SuggestionReply(SuggestionId suggestion, int number, UnitId unit, Reason text, StoredFile file, Stamp stamp) =>
        (SuggestionId, Number, UnitId, Text, Sha256, FileName, MediaType, By, On, At) = (suggestion, number, unit, text.Text, file.Sha256, file.FileName, file.MediaType, stamp.By.Person, stamp.On, stamp.At);

    public SuggestionId SuggestionId { get; private set; }

    /// <summary>From 1 within the suggestion.</summary>
    public int Number { get; private set; }

    /// <summary>The unit it was given by.</summary>
    public UnitId UnitId { get; private set; }

    public string Text { get; private set; }

    public string Sha256 { get; private set; }

    public string FileName { get; private set; }

    public string MediaType { get; private set; }

    public PersonId By { get; private set; }

    public DateOnly On { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Why it went back; null for one that did not.</summary>
    public string? ReturnedBecause { get; private set; }

    public PersonId? ReturnedBy { get; private set; }

    public DateOnly? ReturnedOn { get; private set; }

    internal void Return(Reason reason, Stamp stamp) => (ReturnedBecause, ReturnedBy, ReturnedOn) = (reason.Text, stamp.By.Person, stamp.On);
}
