using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Supervision;

public readonly record struct SpotCheckId(Guid Value) : IEntityId<SpotCheckId>
{
    public static SpotCheckId New() => new(EntityKey.Next());

    public static SpotCheckId From(Guid value) => new(value);
}

/// <summary>What those who checked make of it. It moves no state: reviewer and panel judge for themselves.</summary>
public enum SpotCheckVerdict
{
    /// <summary>整改到位</summary>
    InPlace,

    /// <summary>部分到位</summary>
    Partly,

    /// <summary>未到位</summary>
    NotInPlace,
}

/// <summary>What is recorded of a check.</summary>
/// <param name="On">The day it took place.</param>
/// <param name="People">Who checked.</param>
/// <param name="Present">参加人员: who else was there, in words.</param>
/// <param name="Measures">The measures it looked at; none for the task as a whole.</param>
/// <param name="Files">Photographs and papers.</param>
public sealed record SpotCheckDraft(
    CheckingWay Way, DateOnly On, IReadOnlyList<PersonId> People, string? Present, Reason Finding, SpotCheckVerdict Verdict, IReadOnlyList<MeasureId> Measures, IReadOnlyList<StoredFile> Files);

/// <summary>
/// 核查记录: somebody went and looked at what a task says of itself. Recorded by who reviews or accepts the task, by the office or by daily supervision, none of them of its units. What was recorded stays;
/// a wrong one is struck out with the reason. The acceptance opinion quotes it.
/// </summary>
public sealed class SpotCheck : RaisesFacts
{
    public const int MaxPresentLength = 200;
    public const int MaxPeople = 20;
    public const int MaxFiles = 12;

    private readonly List<SpotCheckPerson> people = [];
    private readonly List<SpotCheckMeasure> measures = [];
    private readonly List<SpotCheckFile> files = [];

    private SpotCheck() { Finding = ""; }

    private SpotCheck(SpotCheckId id, RectificationTask task, SpotCheckDraft draft, Stamp stamp)
    {
        (Id, TaskId, InspectionId, Way, On, Verdict) = (id, task.Id, task.InspectionId, draft.Way, draft.On, draft.Verdict);
        (Finding, Present) = (draft.Finding.Text, string.IsNullOrWhiteSpace(draft.Present) ? null : draft.Present.Trim());
        (RecordedBy, RecordedAt, RecordedOn) = (stamp.By.Person, stamp.At, stamp.On);
        people.AddRange(draft.People.Distinct().Select((person, i) => new SpotCheckPerson(id, i + 1, person)));
        measures.AddRange(draft.Measures.Distinct().Select(measure => new SpotCheckMeasure(id, measure)));
        files.AddRange(draft.Files.Select((file, i) => new SpotCheckFile(id, i + 1, file)));
    }

    public SpotCheckId Id { get; private set; }

    public TaskId TaskId { get; private set; }

    public InspectionId InspectionId { get; private set; }

    public CheckingWay Way { get; private set; }

    /// <summary>The day it took place.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Who else was there, in words.</summary>
    public string? Present { get; private set; }

    /// <summary>核查情况</summary>
    public string Finding { get; private set; }

    public SpotCheckVerdict Verdict { get; private set; }

    /// <summary>Who checked, in the order they were named.</summary>
    public IReadOnlyList<SpotCheckPerson> People => people;

    /// <summary>The measures it looked at; none for the task as a whole.</summary>
    public IReadOnlyList<SpotCheckMeasure> Measures => measures;

    public IReadOnlyList<SpotCheckFile> Files => files;

    public PersonId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public DateOnly RecordedOn { get; private set; }

    /// <summary>Why it was struck out; null while it counts.</summary>
    public string? StruckBecause { get; private set; }

    public PersonId? StruckBy { get; private set; }

    public DateOnly? StruckOn { get; private set; }

    public bool Counts => StruckBecause is null;

    /// <summary>Records a check of the task, or says why not. It conflicts with no other act and leaves the task as it is.</summary>
    /// <param name="notBefore">The first day of presence, or the day of feedback where that is not known.</param>
    /// <param name="actorOf">A named person with their posts, for the own-unit rule.</param>
    public static (SpotCheck? Check, Refusal? Refusal) Record(SpotCheckId id, RectificationTask task, SpotCheckDraft draft, DateOnly notBefore, Func<PersonId, Actor> actorOf, TaskSetting setting, Stamp stamp)
    {
        if (draft.People.Count is 0 or > MaxPeople || draft.Files.Count > MaxFiles) throw new ArgumentException("A check has between 1 and 20 checkers and at most 12 files.", nameof(draft));
        var unmet = task.WhyNot(TaskVerb.RecordSpotCheck, setting, stamp).ToList();
        if (draft.On > stamp.On) unmet.Add(new Unmet(Rule.DayInFuture, Relation.Office));
        if (draft.On < notBefore) unmet.Add(new Unmet(Rule.DayBeforePresence, Relation.Office));
        if (draft.Measures.Any(measure => task.Counting.All(m => m.Id != measure))) unmet.Add(new Unmet(Rule.UnknownMeasure, Relation.Office));
        unmet.AddRange(draft.People.Distinct().SelectMany(person => WhyNotChecker(task, actorOf(person), stamp.On).Select(rule => new Unmet(rule, Relation.Office, Subject: person.Value))));
        if (unmet.Count > 0) return (null, new Refusal(TaskVerb.RecordSpotCheck, unmet));
        var check = new SpotCheck(id, task, draft, stamp);
        var positions = task.Counting.Where(m => draft.Measures.Contains(m.Id)).Select(m => m.Position);
        check.Note(FactKind.SpotCheckRecorded, stamp, ("way", $"{draft.Way}"), ("trueOn", $"{draft.On:yyyy-MM-dd}"), ("found", $"{draft.Verdict}"), ("reason", draft.Finding.Text),
            ("measures", draft.Measures.Count > 0 ? string.Join(',', positions) : null), ("files", draft.Files.Count > 0 ? $"{draft.Files.Count}" : null));
        return (check, null);
    }

    /// <summary>Struck out by who recorded it, or by the office; it stays readable and is quoted no more.</summary>
    public Refusal? Strike(Reason reason, bool byOffice, Stamp stamp)
    {
        if (!byOffice && stamp.By.AsPerson(RecordedBy) is null) return new Refusal(null, [new Unmet(Rule.NotYourAct, Relation.Office)]);
        if (!Counts) return new Refusal(null, [new Unmet(Rule.AlreadyDone, Relation.Office)]);
        (StruckBecause, StruckBy, StruckOn) = (reason.Text, stamp.By.Person, stamp.On);
        Note(FactKind.SpotCheckStruck, stamp, ("way", $"{Way}"), ("trueOn", $"{On:yyyy-MM-dd}"), ("reason", reason.Text));
        return null;
    }

    /// <summary>Who checks neither belongs to the task's units nor has reported, proved, applied or confirmed in it: the rules of a review.</summary>
    public static IEnumerable<Rule> WhyNotChecker(RectificationTask task, Actor checker, DateOnly today)
    {
        if (task.Units.Any(unit => checker.IsOwnUnit(unit, task.OpenedOn ?? today, today))) yield return Rule.CheckerOfOwnUnit;
        if (task.Involved.Contains(checker.Person)) yield return Rule.CheckerIsInvolved;
    }

    private void Note(FactKind kind, Stamp stamp, params (string Name, string? Value)[] details) => Raise(Fact.Of(kind, TaskId.Value, stamp.On, [.. details, ("check", $"{Id.Value:N}")]));
}

/// <summary>Somebody who checked.</summary>
public sealed class SpotCheckPerson
{
    private SpotCheckPerson() { }

    internal SpotCheckPerson(SpotCheckId check, int position, PersonId person) => (SpotCheckId, Position, PersonId) = (check, position, person);

    public SpotCheckId SpotCheckId { get; private set; }

    /// <summary>From 1, in the order they were named.</summary>
    public int Position { get; private set; }

    public PersonId PersonId { get; private set; }
}

/// <summary>A measure a check looked at.</summary>
public sealed class SpotCheckMeasure
{
    private SpotCheckMeasure() { }

    internal SpotCheckMeasure(SpotCheckId check, MeasureId measure) => (SpotCheckId, MeasureId) = (check, measure);

    public SpotCheckId SpotCheckId { get; private set; }

    public MeasureId MeasureId { get; private set; }
}

/// <summary>A photograph or paper of a check.</summary>
public sealed class SpotCheckFile
{
    private SpotCheckFile() { Sha256 = FileName = MediaType = ""; }

    internal SpotCheckFile(SpotCheckId check, int number, StoredFile file) =>
        (SpotCheckId, Number, Sha256, Size, FileName, MediaType) = (check, number, file.Sha256, file.Size, file.FileName, file.MediaType);

    public SpotCheckId SpotCheckId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public string Sha256 { get; private set; }

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    public string FileName { get; private set; }

    public string MediaType { get; private set; }
}
