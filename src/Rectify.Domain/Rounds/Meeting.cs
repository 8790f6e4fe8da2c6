using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Rounds;

public readonly record struct MeetingId(Guid Value) : IEntityId<MeetingId>
{
    public static MeetingId New() => new(EntityKey.Next());

    public static MeetingId From(Guid value) => new(value);
}

/// <summary>The kinds of meetings and visits by which a body moves its rectification.</summary>
public enum MeetingKind
{
    /// <summary>党组（党委）会</summary>
    PartyGroup,

    /// <summary>领导小组会</summary>
    LeadingGroup,

    /// <summary>专题会</summary>
    SpecialTopic,

    /// <summary>调度会</summary>
    Dispatch,

    /// <summary>现场调研</summary>
    SiteVisit,

    /// <summary>反馈会</summary>
    Feedback,

    /// <summary>专题民主生活会</summary>
    DemocraticLife,

    /// <summary>其他</summary>
    Other,
}

public static class MeetingKinds
{
    /// <summary>The milestone that such a meeting is; null for all others.</summary>
    public static MilestoneKind? Milestone(this MeetingKind kind) => kind switch
    {
        MeetingKind.Feedback => MilestoneKind.FeedbackMeeting,
        MeetingKind.DemocraticLife => MilestoneKind.DemocraticLifeMeeting,
        _ => null,
    };
}

/// <summary>What is recorded of a meeting or visit.</summary>
/// <param name="Unit">The unit whose own it was; null for one of the body.</param>
/// <param name="On">The day it took place.</param>
/// <param name="People">Who took part, of those in the house.</param>
/// <param name="Others">Who else took part, in words.</param>
/// <param name="Problems">What it dealt with.</param>
/// <param name="Minutes">纪要, in words.</param>
/// <param name="Conclusions">议定事项</param>
/// <param name="Files">The minutes as paper, photographs of a visit.</param>
public sealed record MeetingDraft(
    MeetingKind Kind, string Title, UnitId? Unit, DateOnly On, string? Place, IReadOnlyList<PersonId> People, string? Others, IReadOnlyList<ProblemId> Problems, string? Minutes, string? Conclusions, IReadOnlyList<StoredFile> Files);

/// <summary>What can be put right of a recorded meeting: its words. Its day and kind carry commitments and milestones; a meeting of another day is made void and recorded anew.</summary>
public sealed record MeetingWords(string Title, string? Place, string? Others, string? Minutes, string? Conclusions);

/// <summary>
/// 会议与调研: a meeting or a visit of an inspected body or one of its units, with what it dealt with and its minutes. It keeps frequency commitments (频次承诺) whose measures it is named for, with the minutes as their proof.
/// What was recorded stays: words are put right (勘误) with the reason, and the earlier ones stand in the history; a wrong meeting is made void with the reason, and what it kept is struck out with it.
/// </summary>
public sealed class Meeting : RaisesFacts
{
    public const int MaxTitleLength = 120;
    public const int MaxPlaceLength = 120;
    public const int MaxOthersLength = 500;
    public const int MaxTextLength = 4000;
    public const int MaxPeople = 60;
    public const int MaxProblems = 100;
    public const int MaxFiles = 8;

    private readonly List<MeetingPerson> people = [];
    private readonly List<MeetingProblem> problems = [];
    private readonly List<MeetingFile> files = [];

    private Meeting() { Title = ""; }

    private Meeting(MeetingId id, InspectionId inspection, MeetingDraft draft, Stamp stamp)
    {
        (Id, InspectionId, Kind, Title, UnitId, On) = (id, inspection, draft.Kind, draft.Title.Trim(), draft.Unit, draft.On);
        (Place, Others, Minutes, Conclusions) = (Clean(draft.Place), Clean(draft.Others), Clean(draft.Minutes), Clean(draft.Conclusions));
        (RecordedBy, RecordedAt, RecordedOn) = (stamp.By.Person, stamp.At, stamp.On);
        people.AddRange(draft.People.Distinct().Select((person, i) => new MeetingPerson(id, i + 1, person)));
        problems.AddRange(draft.Problems.Distinct().Select(problem => new MeetingProblem(id, problem)));
        files.AddRange(draft.Files.Select((file, i) => new MeetingFile(id, i + 1, file)));
    }

    public MeetingId Id { get; private set; }

    public InspectionId InspectionId { get; private set; }

    public MeetingKind Kind { get; private set; }

    public string Title { get; private set; }

    /// <summary>The unit whose own it was; null for one of the body.</summary>
    public UnitId? UnitId { get; private set; }

    /// <summary>The day it took place.</summary>
    public DateOnly On { get; private set; }

    public string? Place { get; private set; }

    /// <summary>Who took part, of those in the house.</summary>
    public IReadOnlyList<MeetingPerson> People => people;

    /// <summary>Who else took part, in words.</summary>
    public string? Others { get; private set; }

    public IReadOnlyList<MeetingProblem> Problems => problems;

    /// <summary>纪要, in words.</summary>
    public string? Minutes { get; private set; }

    /// <summary>议定事项</summary>
    public string? Conclusions { get; private set; }

    public IReadOnlyList<MeetingFile> Files => files;

    public PersonId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public DateOnly RecordedOn { get; private set; }

    /// <summary>Why it was made void; null while it counts.</summary>
    public string? VoidedBecause { get; private set; }

    public PersonId? VoidedBy { get; private set; }

    public DateOnly? VoidedOn { get; private set; }

    public bool Counts => VoidedBecause is null;

    /// <summary>Something stands there that proves it took place: its minutes, in words or as a file.</summary>
    public bool HasMinutes => Minutes is not null || files.Count > 0;

    /// <summary>Records a meeting that was, or says why not.</summary>
    /// <param name="notBefore">The first day of presence, or the day of feedback where that is not known.</param>
    public static (Meeting? Meeting, Refusal? Refusal) Record(MeetingId id, InspectionId inspection, MeetingDraft draft, DateOnly notBefore, Stamp stamp)
    {
        if (draft.Title.Trim().Length is 0 or > MaxTitleLength || draft.People.Count > MaxPeople || draft.Problems.Count > MaxProblems || draft.Files.Count > MaxFiles) throw new ArgumentException("A meeting has a title, and its lists are bounded.", nameof(draft));
        var unmet = new List<Unmet>();
        if (draft.On > stamp.On) unmet.Add(new Unmet(Rule.DayInFuture, Relation.Office));
        if (draft.On < notBefore) unmet.Add(new Unmet(Rule.DayBeforePresence, Relation.Office));
        if (unmet.Count > 0) return (null, new Refusal(null, unmet));
        var meeting = new Meeting(id, inspection, draft, stamp);
        meeting.Raise(Fact.Of(FactKind.MeetingRecorded, id.Value, stamp.On, ("kind", $"{draft.Kind}"), ("title", meeting.Title), ("trueOn", $"{draft.On:yyyy-MM-dd}"), ("unit", draft.Unit is { } unit ? $"{unit.Value:N}" : null),
            ("files", draft.Files.Count > 0 ? $"{draft.Files.Count}" : null)));
        return (meeting, null);
    }

    public MeetingWords Words => new(Title, Place, Others, Minutes, Conclusions);

    /// <summary>勘误: the earlier wording of what changed stands in the fact.</summary>
    public Refusal? Correct(MeetingWords words, Reason reason, Stamp stamp)
    {
        if (!Counts) return Refused(Rule.NotInThisState);
        var (before, after) = (Words, new MeetingWords(words.Title.Trim(), Clean(words.Place), Clean(words.Others), Clean(words.Minutes), Clean(words.Conclusions)));
        if (after.Title.Length is 0 or > MaxTitleLength) throw new ArgumentException("A meeting has a title.", nameof(words));
        if (before == after) return Refused(Rule.NothingCorrected);
        // what proves a milestone or a commitment does not lose its minutes
        if (HasMinutes && after.Minutes is null && files.Count == 0) return Refused(Rule.MeetingWithoutMinutes);
        (Title, Place, Others, Minutes, Conclusions) = (after.Title, after.Place, after.Others, after.Minutes, after.Conclusions);
        Raise(Fact.Of(FactKind.MeetingCorrected, Id.Value, stamp.On, ("title", Title), ("reason", reason.Text),
            ("titleBefore", Earlier(before.Title, after.Title)), ("placeBefore", Earlier(before.Place, after.Place)), ("othersBefore", Earlier(before.Others, after.Others)),
            ("minutesBefore", Earlier(before.Minutes, after.Minutes)), ("conclusionsBefore", Earlier(before.Conclusions, after.Conclusions))));
        return null;
    }

    /// <summary>Problems it dealt with that were not named when it was recorded.</summary>
    public Refusal? LinkProblems(IReadOnlyCollection<ProblemId> more, Stamp stamp)
    {
        if (!Counts) return Refused(Rule.NotInThisState);
        var added = more.Distinct().Where(problem => problems.TrueForAll(linked => linked.ProblemId != problem)).ToList();
        if (added.Count == 0) return Refused(Rule.AlreadyDone);
        if (problems.Count + added.Count > MaxProblems) throw new ArgumentException("A meeting deals with so many problems at most.", nameof(more));
        problems.AddRange(added.Select(problem => new MeetingProblem(Id, problem)));
        Raise(Fact.Of(FactKind.MeetingProblemsLinked, Id.Value, stamp.On, ("title", Title), ("added", $"{added.Count}")));
        return null;
    }

    /// <summary>What stood there, where it changed; a blank where nothing did.</summary>
    private static string? Earlier(string? before, string? after) => before == after ? null : before ?? "–";

    private static Refusal Refused(Rule rule) => new(null, [new Unmet(rule, Relation.Office)]);

    /// <summary>Takes it back; the caller strikes out what it kept in the same act.</summary>
    public Refusal? MakeVoid(Reason reason, Stamp stamp)
    {
        if (!Counts) return new Refusal(null, [new Unmet(Rule.AlreadyDone, Relation.Office)]);
        (VoidedBecause, VoidedBy, VoidedOn) = (reason.Text, stamp.By.Person, stamp.On);
        Raise(Fact.Of(FactKind.MeetingVoided, Id.Value, stamp.On, ("kind", $"{Kind}"), ("title", Title), ("trueOn", $"{On:yyyy-MM-dd}"), ("reason", reason.Text)));
        return null;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Somebody of the house who took part.</summary>
public sealed class MeetingPerson
{
    private MeetingPerson() { }

    internal MeetingPerson(MeetingId meeting, int position, PersonId person) => (MeetingId, Position, PersonId) = (meeting, position, person);

    public MeetingId MeetingId { get; private set; }

    /// <summary>From 1, in the order they were named.</summary>
    public int Position { get; private set; }

    public PersonId PersonId { get; private set; }
}

/// <summary>A problem a meeting dealt with.</summary>
public sealed class MeetingProblem
{
    private MeetingProblem() { }

    internal MeetingProblem(MeetingId meeting, ProblemId problem) => (MeetingId, ProblemId) = (meeting, problem);

    public MeetingId MeetingId { get; private set; }

    public ProblemId ProblemId { get; private set; }
}

/// <summary>The minutes as paper, or a photograph.</summary>
public sealed class MeetingFile
{
    private MeetingFile() { Sha256 = FileName = MediaType = ""; }

    internal MeetingFile(MeetingId meeting, int number, StoredFile file) =>
        (MeetingId, Number, Sha256, Size, FileName, MediaType) = (meeting, number, file.Sha256, file.Size, file.FileName, file.MediaType);

    public MeetingId MeetingId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public string Sha256 { get; private set; }

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    public string FileName { get; private set; }

    public string MediaType { get; private set; }
}
