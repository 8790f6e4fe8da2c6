using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.WiderChecks;

/// <summary>What is to be done, by whom and until when.</summary>
/// <param name="LooksFor">排查（整治）内容</param>
/// <param name="Problems">The problems it comes from, one at least, all of the inspection.</param>
/// <param name="Measures">Measures of these problems' tasks that it answers, of the kind that goes with it.</param>
/// <param name="Leader">责任领导</param>
/// <param name="DueOn">The day itself is in time.</param>
public sealed record WiderCheckDraft(string Title, string LooksFor, IReadOnlyList<ProblemId> Problems, IReadOnlyList<MeasureId> Measures, UnitId LeadUnit, PersonId Leader, DateOnly DueOn);

/// <summary>What a unit reports.</summary>
/// <param name="CheckedBy">排查人员, in words.</param>
/// <param name="LookedAt">件（处）; null where nobody counted.</param>
/// <param name="FoundNothing">未发现问题</param>
public sealed record WiderReportDraft(DateOnly CheckedOn, string CheckedBy, int? LookedAt, bool FoundNothing, IReadOnlyList<WiderFindingDraft> Findings);

/// <summary>One thing that was found.</summary>
/// <param name="Owner">整改责任人, by name: often somebody whom the house does not know.</param>
/// <param name="DueOn">Not before it was found.</param>
public sealed record WiderFindingDraft(string Wording, DateOnly FoundOn, string Owner, DateOnly DueOn);

/// <summary>
/// 举一反三排查 or 专项整治: because of one or more problems the office has units look whether the same is there, too. Each unit reports what it found; what was found is put right one by one; somebody other than
/// who reported concludes. Reports and findings stay as they were written: a later report counts instead, a slip is struck. Every verb goes through its row of <see cref="WiderCheckLifecycle"/>.
/// </summary>
public sealed class WiderCheck : RaisesFacts
{
    public const int MaxTitleLength = 120;
    public const int MaxLooksForLength = 4000;
    public const int MaxPeopleLength = 120;
    public const int MaxOwnerLength = 40;
    public const int MaxLookedAt = 1_000_000;
    public const int MaxProblems = 50;
    public const int MaxMeasures = 200;
    public const int MaxUnits = 300;
    public const int MaxFindings = 2000;

    /// <summary>Findings that come with one report; more are added one by one.</summary>
    public const int MaxFindingsOfReport = 50;

    private readonly List<WiderCheckProblem> problems = [];
    private readonly List<WiderCheckMeasure> measures = [];
    private readonly List<WiderCheckUnit> units = [];
    private readonly List<WiderReport> reports = [];
    private readonly List<WiderFinding> findings = [];

    private WiderCheck() => Title = LooksFor = "";

    public WiderCheckId Id { get; private set; }

    public InspectionId InspectionId { get; private set; }

    /// <summary>The inspected body: roles are held there.</summary>
    public UnitId BodyId { get; private set; }

    public WiderCheckKind Kind { get; private set; }

    /// <summary>From 1 within the inspection, whatever the kind; given when it is opened.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; }

    /// <summary>排查（整治）内容</summary>
    public string LooksFor { get; private set; }

    public WiderCheckState State { get; private set; }

    /// <summary>The version a deciding act must have seen; every act but a reminder moves it.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>The day those who owe something were last reminded.</summary>
    public DateOnly? RemindedOn { get; private set; }

    public IReadOnlyList<WiderCheckProblem> Problems => problems;

    public IReadOnlyList<WiderCheckMeasure> Measures => measures;

    /// <summary>Every unit that is or was asked.</summary>
    public IReadOnlyList<WiderCheckUnit> Units => units;

    /// <summary>Every report there was; of a unit's the last counts.</summary>
    public IReadOnlyList<WiderReport> Reports => reports;

    public IReadOnlyList<WiderFinding> Findings => findings;

    /// <summary>牵头单位</summary>
    public UnitId LeadUnitId { get; private set; }

    /// <summary>责任领导</summary>
    public PersonId LeaderId { get; private set; }

    /// <summary>The day itself is in time.</summary>
    public DateOnly DueOn { get; private set; }

    public PersonId OpenedBy { get; private set; }

    public DateOnly OpenedOn { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public PersonId? EndedBy { get; private set; }

    /// <summary>The day it was concluded, or made void; null while it is underway.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>办结意见, or why it is void.</summary>
    public string? EndedBecause { get; private set; }

    /// <summary>The units that are to report.</summary>
    public IEnumerable<UnitId> AskedUnits => units.Where(unit => unit.IsAsked).Select(unit => unit.UnitId);

    public bool Asks(UnitId unit) => units.Exists(asked => asked.IsAsked && asked.UnitId == unit);

    /// <summary>The report that counts; null while there is none.</summary>
    public WiderReport? LastReportOf(UnitId unit) => reports.Where(report => report.UnitId == unit).MaxBy(report => report.Number);

    /// <summary>It is underway and its day is past.</summary>
    public bool IsOverdue(DateOnly today) => State == WiderCheckState.Underway && Deadline.IsOverdue(DueOn, today);

    /// <param name="number">The next one of the inspection, from its locked row.</param>
    public static (WiderCheck? Check, Refusal? Refusal) Open(WiderCheckId id, InspectionId inspection, UnitId body, int number, WiderCheckKind kind, WiderCheckDraft draft, IReadOnlyCollection<UnitId> asked, Stamp stamp)
    {
        if (asked.Count is 0 or > MaxUnits) throw new ArgumentException("A check asks one unit at least, and so many at most.", nameof(asked));
        if (RefusePast(draft.DueOn, stamp) is { } past) return (null, past);
        var check = new WiderCheck { Id = id, InspectionId = inspection, BodyId = body, Number = number, Kind = kind, OpenedBy = stamp.By.Person, OpenedOn = stamp.On, OpenedAt = stamp.At };
        check.Write(draft);
        check.units.AddRange(asked.Distinct().Select(unit => new WiderCheckUnit(id, unit, stamp)));
        check.Note(FactKind.WiderCheckOpened, stamp, ("kind", $"{kind}"), ("number", $"{number}"), ("title", check.Title), ("units", $"{check.units.Count}"), ("dueOn", $"{draft.DueOn:yyyy-MM-dd}"));
        return (check, null);
    }

    /// <summary>What is looked for, by whom and until when; the kind and the units stand apart.</summary>
    public Refusal? Change(WiderCheckDraft draft, Stamp stamp)
    {
        if ((Refuse(WiderCheckVerb.Change, stamp) ?? (draft.DueOn == DueOn ? null : RefusePast(draft.DueOn, stamp))) is { } refusal) return refusal;
        var before = (Title, LooksFor, LeadUnitId, LeaderId, DueOn);
        var links = Links();
        Write(draft);
        if (before == (Title, LooksFor, LeadUnitId, LeaderId, DueOn) && links.SetEquals(Links())) return new Refusal(null, [new Unmet(Rule.NothingCorrected, Relation.Office)]);
        Take(WiderCheckVerb.Change, FactKind.WiderCheckChanged, stamp, null, ("title", Title), ("before", before.DueOn == DueOn ? null : $"{before.DueOn:yyyy-MM-dd}"), ("dueOn", before.DueOn == DueOn ? null : $"{DueOn:yyyy-MM-dd}"));
        return null;
    }

    /// <summary>责任移交: somebody else answers for the check from now on.</summary>
    public Refusal? HandOver(PersonId from, PersonId successor, Reason reason, Stamp stamp)
    {
        if (Refuse(WiderCheckVerb.Change, stamp) is { } refusal) return refusal;
        if (LeaderId != from) return new Refusal(null, [new Unmet(Rule.NothingToHandOver, Relation.Office)]);
        LeaderId = successor;
        Take(WiderCheckVerb.Change, FactKind.WiderCheckHandedOver, stamp, null, ("title", Title), ("person", $"{from.Value:N}"), ("successor", $"{successor.Value:N}"), ("reason", reason.Text));
        return null;
    }

    /// <summary>Further units; one that was released may be asked again.</summary>
    public Refusal? AddUnits(IReadOnlyCollection<UnitId> more, Stamp stamp)
    {
        if (Refuse(WiderCheckVerb.AddUnits, stamp) is { } refusal) return refusal;
        var added = more.Distinct().Where(unit => !Asks(unit)).ToList();
        if (added.Count == 0) return new Refusal(null, [new Unmet(Rule.AlreadyDone, Relation.Office)]);
        if (AskedUnits.Count() + added.Count > MaxUnits) throw new ArgumentException("A check asks so many units at most.", nameof(more));
        foreach (var unit in added)
        {
            if (units.Find(known => known.UnitId == unit) is { } released) released.AskAgain();
            else units.Add(new WiderCheckUnit(Id, unit, stamp));
            // a fact each: it is the unit that hears of it
            Take(WiderCheckVerb.AddUnits, FactKind.WiderCheckUnitAdded, stamp, unit, ("title", Title), ("dueOn", $"{DueOn:yyyy-MM-dd}"));
        }
        return null;
    }

    /// <summary>A unit need not report after all.</summary>
    public Refusal? ReleaseUnit(UnitId unit, Reason reason, Stamp stamp)
    {
        if (Refuse(WiderCheckVerb.ReleaseUnit, stamp, unit) is { } refusal) return refusal;
        units.Find(asked => asked.UnitId == unit)!.Release(reason, stamp);
        Take(WiderCheckVerb.ReleaseUnit, FactKind.WiderCheckUnitReleased, stamp, unit, ("title", Title), ("reason", reason.Text));
        return null;
    }

    /// <summary>填报: what the unit looked at and what it found. Reported again, the later one counts.</summary>
    /// <param name="notBefore">The first day of presence, or the day of feedback where that is not known.</param>
    public Refusal? Report(UnitId unit, WiderReportDraft draft, DateOnly notBefore, Stamp stamp)
    {
        if ((Refuse(WiderCheckVerb.Report, stamp, unit) ?? RefuseDays([draft.CheckedOn, .. draft.Findings.Select(f => f.FoundOn)], notBefore, stamp)) is { } refusal) return refusal;
        var stands = findings.Exists(f => f.UnitId == unit && f.Stands);
        if (draft.FoundNothing && (stands || draft.Findings.Count > 0)) return new Refusal(null, [new Unmet(Rule.FindingsStand, Relation.UnitLead)]);
        if (!draft.FoundNothing && !stands && draft.Findings.Count == 0) return new Refusal(null, [new Unmet(Rule.FindingMissing, Relation.UnitLead)]);
        reports.Add(new WiderReport(Id, reports.Count + 1, unit, draft, stamp));
        var added = draft.Findings.Select(found => Add(unit, found, stamp)).ToList();
        Take(WiderCheckVerb.Report, FactKind.WiderCheckReported, stamp, unit, ("title", Title), ("trueOn", $"{draft.CheckedOn:yyyy-MM-dd}"), ("lookedAt", draft.LookedAt is { } count ? $"{count}" : null),
            ("nothing", draft.FoundNothing ? "true" : null), ("findings", added.Count > 0 ? $"{added.Count}" : null), ("all", WiderCheckLifecycle.IsReady(this) ? "true" : null));
        foreach (var finding in added) NoteFound(finding, stamp);
        return null;
    }

    /// <summary>Something more was found.</summary>
    /// <param name="notBefore">The first day of presence, or the day of feedback where that is not known.</param>
    public Refusal? AddFinding(UnitId unit, WiderFindingDraft draft, DateOnly notBefore, Stamp stamp)
    {
        if ((Refuse(WiderCheckVerb.AddFinding, stamp, unit) ?? RefuseDays([draft.FoundOn], notBefore, stamp)) is { } refusal) return refusal;
        var finding = Add(unit, draft, stamp);
        Version++;
        NoteFound(finding, stamp);
        return null;
    }

    /// <summary>A slip: it stays readable and counts no more.</summary>
    public Refusal? StrikeFinding(int number, Reason reason, Stamp stamp)
    {
        if (FindingOf(number) is not { } finding) return NoSuchFinding;
        if (Refuse(WiderCheckVerb.StrikeFinding, stamp, finding.UnitId, finding) is { } refusal) return refusal;
        finding.Strike(reason, stamp);
        Take(WiderCheckVerb.StrikeFinding, FactKind.WiderFindingStruck, stamp, finding.UnitId, ("title", Title), ("finding", $"{number}"), ("reason", reason.Text), ("all", WiderCheckLifecycle.IsReady(this) ? "true" : null));
        return null;
    }

    /// <summary>整改到位: what was done about a finding, on which day, with a file if there is one.</summary>
    public Refusal? PutRight(int number, DateOnly on, Reason how, StoredFile? file, Stamp stamp)
    {
        if (FindingOf(number) is not { } finding) return NoSuchFinding;
        if ((Refuse(WiderCheckVerb.PutRight, stamp, finding.UnitId, finding) ?? RefuseDays([on], finding.FoundOn, stamp)) is { } refusal) return refusal;
        finding.PutRight(on, how, file, stamp);
        Take(WiderCheckVerb.PutRight, FactKind.WiderFindingPutRight, stamp, finding.UnitId, ("title", Title), ("finding", $"{number}"), ("trueOn", $"{on:yyyy-MM-dd}"), ("result", how.Text),
            ("file", file?.FileName), ("scan", file?.Sha256), ("all", WiderCheckLifecycle.IsReady(this) ? "true" : null));
        return null;
    }

    /// <summary>It is not put right: back to the unit with the reason and a new day. What was reported stays.</summary>
    public Refusal? SendBack(int number, Reason reason, DateOnly dueOn, Stamp stamp)
    {
        if (FindingOf(number) is not { } finding) return NoSuchFinding;
        if ((Refuse(WiderCheckVerb.SendBack, stamp, finding.UnitId, finding) ?? RefusePast(dueOn, stamp)) is { } refusal) return refusal;
        finding.SendBack(reason, dueOn, stamp);
        Take(WiderCheckVerb.SendBack, FactKind.WiderFindingSentBack, stamp, finding.UnitId, ("title", Title), ("finding", $"{number}"), ("reason", reason.Text), ("dueOn", $"{dueOn:yyyy-MM-dd}"));
        return null;
    }

    /// <summary>催办: every unit that has not reported or has a finding open is reminded, once a day at most. Conflicts with nobody's act: the version stays.</summary>
    public Refusal? Remind(Stamp stamp)
    {
        if (Refuse(WiderCheckVerb.Remind, stamp) is { } refusal) return refusal;
        if (RemindedOn == stamp.On) return new Refusal(null, [new Unmet(Rule.RemindedToday, Relation.Office)]);
        RemindedOn = stamp.On;
        foreach (var unit in AskedUnits.Where(unit => LastReportOf(unit) is null || findings.Exists(f => f.IsOpen && f.UnitId == unit)).ToList())
            Note(FactKind.WiderCheckReminded, stamp, ("unit", $"{unit.Value:N}"), ("title", Title), ("dueOn", $"{DueOn:yyyy-MM-dd}"));
        return null;
    }

    public Refusal? Conclude(Reason conclusion, Stamp stamp)
    {
        if (Refuse(WiderCheckVerb.Conclude, stamp) is { } refusal) return refusal;
        End(conclusion, stamp);
        Take(WiderCheckVerb.Conclude, FactKind.WiderCheckConcluded, stamp, null, ("title", Title), ("units", $"{AskedUnits.Count()}"), ("findings", $"{findings.Count(f => f.Stands)}"), ("result", conclusion.Text));
        return null;
    }

    /// <summary>What was concluded goes on, until a new day.</summary>
    public Refusal? Reopen(Reason reason, DateOnly dueOn, Stamp stamp)
    {
        if ((Refuse(WiderCheckVerb.Reopen, stamp) ?? RefusePast(dueOn, stamp)) is { } refusal) return refusal;
        (EndedBy, EndedOn, EndedBecause, DueOn) = (null, null, null, dueOn);
        Take(WiderCheckVerb.Reopen, FactKind.WiderCheckReopened, stamp, null, ("title", Title), ("reason", reason.Text), ("dueOn", $"{dueOn:yyyy-MM-dd}"));
        return null;
    }

    public Refusal? MakeVoid(Reason reason, Stamp stamp)
    {
        if (Refuse(WiderCheckVerb.MakeVoid, stamp) is { } refusal) return refusal;
        End(reason, stamp);
        Take(WiderCheckVerb.MakeVoid, FactKind.WiderCheckVoided, stamp, null, ("title", Title), ("reason", reason.Text));
        return null;
    }

    private static Refusal NoSuchFinding => new(null, [new Unmet(Rule.NoSuchFinding, Relation.Office)]);

    private WiderFinding? FindingOf(int number) => findings.Find(finding => finding.Number == number);

    private WiderFinding Add(UnitId unit, WiderFindingDraft draft, Stamp stamp)
    {
        if (findings.Count >= MaxFindings) throw new ArgumentException("So many findings at most.", nameof(draft));
        var finding = new WiderFinding(Id, findings.Count + 1, unit, draft, stamp);
        findings.Add(finding);
        return finding;
    }

    private void NoteFound(WiderFinding finding, Stamp stamp) =>
        Note(FactKind.WiderFindingAdded, stamp, ("unit", $"{finding.UnitId.Value:N}"), ("title", Title), ("finding", $"{finding.Number}"), ("wording", finding.Wording), ("dueOn", $"{finding.DueOn:yyyy-MM-dd}"));

    private void End(Reason because, Stamp stamp) => (EndedBy, EndedOn, EndedBecause) = (stamp.By.Person, stamp.On, because.Text);

    private HashSet<Guid> Links() => [.. problems.Select(p => p.ProblemId.Value), .. measures.Select(m => m.MeasureId.Value)];

    private void Write(WiderCheckDraft draft)
    {
        var (title, looksFor) = (draft.Title.Trim(), draft.LooksFor.Trim());
        if (title.Length is 0 or > MaxTitleLength || looksFor.Length is 0 or > MaxLooksForLength || draft.Problems.Count is 0 or > MaxProblems || draft.Measures.Count > MaxMeasures)
            throw new ArgumentException("A check has a title, a content and a problem it comes from, and all have limits.", nameof(draft));
        (Title, LooksFor, LeadUnitId, LeaderId, DueOn) = (title, looksFor, draft.LeadUnit, draft.Leader, draft.DueOn);
        problems.RemoveAll(linked => !draft.Problems.Contains(linked.ProblemId));
        problems.AddRange(draft.Problems.Distinct().Where(problem => problems.TrueForAll(linked => linked.ProblemId != problem)).Select(problem => new WiderCheckProblem(Id, problem)));
        measures.RemoveAll(linked => !draft.Measures.Contains(linked.MeasureId));
        measures.AddRange(draft.Measures.Distinct().Where(measure => measures.TrueForAll(linked => linked.MeasureId != measure)).Select(measure => new WiderCheckMeasure(Id, measure)));
    }

    private Refusal? Refuse(WiderCheckVerb verb, Stamp stamp, UnitId? unit = null, WiderFinding? finding = null) =>
        WiderCheckLifecycle.WhyNot(verb, new WiderCheckCase(this, stamp.By, unit, finding)) is { Count: > 0 } unmet ? new Refusal(null, unmet) : null;

    private static Refusal? RefusePast(DateOnly dueOn, Stamp stamp) => dueOn < stamp.On ? new Refusal(null, [new Unmet(Rule.DeadlineInPast, Relation.Office)]) : null;

    private static Refusal? RefuseDays(IReadOnlyList<DateOnly> days, DateOnly notBefore, Stamp stamp) =>
        days.Any(day => day > stamp.On) ? new Refusal(null, [new Unmet(Rule.DayInFuture, Relation.UnitLead)])
        : days.Any(day => day < notBefore) ? new Refusal(null, [new Unmet(Rule.DayTooEarly, Relation.UnitLead, $"{notBefore:yyyy-MM-dd}")]) : null;

    /// <summary>The only setter of the state: the row says where the verb leads.</summary>
    private void Take(WiderCheckVerb verb, FactKind fact, Stamp stamp, UnitId? unit, params (string Name, string? Value)[] details)
    {
        State = WiderCheckLifecycle.Rows.First(row => row.From == State && row.Verb == verb).To;
        Version++;
        Note(fact, stamp, [("unit", unit is { } one ? $"{one.Value:N}" : null), .. details, ("version", $"{Version}")]);
    }

    private void Note(FactKind kind, Stamp stamp, params (string Name, string? Value)[] details) => Raise(Fact.Of(kind, Id.Value, stamp.On, details));
}

/// <summary>A problem the check comes from.</summary>
public sealed class WiderCheckProblem
{
    private WiderCheckProblem() { }

    internal WiderCheckProblem(WiderCheckId check, ProblemId problem) => (WiderCheckId, ProblemId) = (check, problem);

    public WiderCheckId WiderCheckId { get; private set; }

    public ProblemId ProblemId { get; private set; }
}

/// <summary>A measure the check answers.</summary>
public sealed class WiderCheckMeasure
{
    private WiderCheckMeasure() { }

    internal WiderCheckMeasure(WiderCheckId check, MeasureId measure) => (WiderCheckId, MeasureId) = (check, measure);

    public WiderCheckId WiderCheckId { get; private set; }

    public MeasureId MeasureId { get; private set; }
}

/// <summary>A unit that is to look and report.</summary>
public sealed class WiderCheckUnit
{
    private WiderCheckUnit() { }

    internal WiderCheckUnit(WiderCheckId check, UnitId unit, Stamp stamp) => (WiderCheckId, UnitId, AddedOn) = (check, unit, stamp.On);

    public WiderCheckId WiderCheckId { get; private set; }

    public UnitId UnitId { get; private set; }

    public DateOnly AddedOn { get; private set; }

    /// <summary>Why it need not report; null while it is to.</summary>
    public string? ReleasedBecause { get; private set; }

    public PersonId? ReleasedBy { get; private set; }

    public DateOnly? ReleasedOn { get; private set; }

    public bool IsAsked => ReleasedBecause is null;

    internal void Release(Reason reason, Stamp stamp) => (ReleasedBecause, ReleasedBy, ReleasedOn) = (reason.Text, stamp.By.Person, stamp.On);

    internal void AskAgain() => (ReleasedBecause, ReleasedBy, ReleasedOn) = (null, null, null);
}

/// <summary>What a unit reported; never changed, a later one counts instead.</summary>
public sealed class WiderReport
{
    private WiderReport() => CheckedBy = "";

    internal WiderReport(WiderCheckId check, int number, UnitId unit, WiderReportDraft draft, Stamp stamp)
    {
        var people = draft.CheckedBy.Trim();
        if (people.Length is 0 or > WiderCheck.MaxPeopleLength || draft.LookedAt is < 0 or > WiderCheck.MaxLookedAt || draft.Findings.Count > WiderCheck.MaxFindingsOfReport) throw new ArgumentException("A report says who checked, and has limits.", nameof(draft));
        (WiderCheckId, Number, UnitId, CheckedOn, CheckedBy, LookedAt, FoundNothing) = (check, number, unit, draft.CheckedOn, people, draft.LookedAt, draft.FoundNothing);
        (By, On, At) = (stamp.By.Person, stamp.On, stamp.At);
    }

    public WiderCheckId WiderCheckId { get; private set; }

    /// <summary>From 1 within the check, over all units.</summary>
    public int Number { get; private set; }

    public UnitId UnitId { get; private set; }

    /// <summary>The day it took place.</summary>
    public DateOnly CheckedOn { get; private set; }

    /// <summary>排查人员</summary>
    public string CheckedBy { get; private set; }

    /// <summary>件（处）; null where nobody counted.</summary>
    public int? LookedAt { get; private set; }

    /// <summary>未发现问题, as said that day.</summary>
    public bool FoundNothing { get; private set; }

    public PersonId By { get; private set; }

    public DateOnly On { get; private set; }

    public DateTimeOffset At { get; private set; }
}
