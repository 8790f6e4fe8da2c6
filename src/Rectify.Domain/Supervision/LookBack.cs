using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Supervision;

public readonly record struct LookBackId(Guid Value) : IEntityId<LookBackId>
{
    public static LookBackId New() => new(EntityKey.Next());

    public static LookBackId From(Guid value) => new(value);
}

/// <summary>The life of a campaign: opened with its seed, drawn once, checked, closed.</summary>
public enum LookBackState
{
    /// <summary>待抽样: scope, weights, size and seed are told, nothing is drawn.</summary>
    Opened,

    /// <summary>核查中</summary>
    Drawn,

    /// <summary>已结束: every item has its result.</summary>
    Closed,

    /// <summary>作废</summary>
    Void,
}

public enum LookBackResult
{
    /// <summary>未反弹</summary>
    Holds,

    /// <summary>反弹</summary>
    Relapsed,
}

/// <summary>How somebody looked.</summary>
public enum CheckingWay
{
    /// <summary>查阅资料</summary>
    Papers,

    /// <summary>现场核查</summary>
    OnSite,

    /// <summary>个别访谈</summary>
    Interviews,

    /// <summary>数据比对</summary>
    DataComparison,
}

/// <summary>What a campaign is opened with. The days name when a task was closed or sustained, both inclusive.</summary>
public sealed record LookBackDraft(string Name, IReadOnlyList<InspectionId> Inspections, DateOnly ClosedFrom, DateOnly ClosedUntil, int Size, string Seed, RiskWeights Weights);

/// <summary>A task of the scope at the moment of drawing.</summary>
public sealed record LookBackCandidate(TaskId Task, string Number, Risks Risks);

/// <summary>What the checker found.</summary>
/// <param name="DueOn">The new deadline of a task that is reopened.</param>
public sealed record LookBackFinding(LookBackResult Result, CheckingWay Way, Reason Finding, StoredFile? File, DateOnly? DueOn);

/// <summary>
/// "回头看" over what was closed: a campaign with a scope and a seed, from which the sample follows for everybody; each task drawn is looked at by somebody who did not review it and does not belong to its units.
/// What has relapsed is reopened; the opinion it was closed by stays.
/// </summary>
public sealed class LookBack : RaisesFacts
{
    public const int MaxNameLength = 120;
    public const int MaxSize = 200;

    /// <summary>Most tasks of a scope; a larger one is divided into several campaigns.</summary>
    public const int MaxScope = 3_000;

    private readonly List<LookBackInspection> inspections = [];
    private readonly List<LookBackLine> lines = [];
    private readonly List<LookBackItem> items = [];

    private LookBack() { Name = Seed = ""; Weights = RiskWeights.Usual; }

    public LookBackId Id { get; private set; }

    public string Name { get; private set; }

    public IReadOnlyList<LookBackInspection> Inspections => inspections;

    /// <summary>Closed or sustained on that day or later.</summary>
    public DateOnly ClosedFrom { get; private set; }

    /// <summary>Closed or sustained on that day or earlier.</summary>
    public DateOnly ClosedUntil { get; private set; }

    /// <summary>How many are drawn, where the scope holds as many.</summary>
    public int Size { get; private set; }

    /// <summary>Told before anything is drawn.</summary>
    public string Seed { get; private set; }

    public RiskWeights Weights { get; private set; }

    public LookBackState State { get; private set; }

    /// <summary>The version an act must have seen.</summary>
    public int Version { get; private set; } = 1;

    public PersonId OpenedBy { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateOnly OpenedOn { get; private set; }

    public PersonId? DrawnBy { get; private set; }

    public DateOnly? DrawnOn { get; private set; }

    public PersonId? EndedBy { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public string? VoidedBecause { get; private set; }

    /// <summary>The day those who are to look were last reminded.</summary>
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>The scope as it stood when the sample was drawn, in the order of drawing.</summary>
    public IReadOnlyList<LookBackLine> Lines => lines;

    /// <summary>The sample.</summary>
    public IReadOnlyList<LookBackItem> Items => items;

    public static LookBack Open(LookBackId id, LookBackDraft draft, Stamp stamp)
    {
        if (draft.Name.Trim().Length is 0 or > MaxNameLength) throw new ArgumentException("A name has between 1 and 120 characters.", nameof(draft));
        if (Sample.SeedOf(draft.Seed).Length is 0 or > Sample.MaxSeedLength) throw new ArgumentException("A seed has between 1 and 200 characters.", nameof(draft));
        if (draft.Size is < 1 or > MaxSize || draft.Inspections.Count == 0 || draft.ClosedUntil < draft.ClosedFrom) throw new ArgumentException("A campaign has a scope and a size.", nameof(draft));
        var campaign = new LookBack
        {
            Id = id, Name = draft.Name.Trim(), ClosedFrom = draft.ClosedFrom, ClosedUntil = draft.ClosedUntil, Size = draft.Size, Seed = Sample.SeedOf(draft.Seed), Weights = draft.Weights,
            OpenedBy = stamp.By.Person, OpenedAt = stamp.At, OpenedOn = stamp.On,
        };
        campaign.inspections.AddRange(draft.Inspections.Distinct().Select(inspection => new LookBackInspection(id, inspection)));
        campaign.Note(FactKind.LookBackOpened, stamp, ("title", campaign.Name), ("number", $"{draft.Size}"), ("seed", campaign.Seed));
        return campaign;
    }

    /// <summary>Draws the sample from the scope as it stands now. Once: a second draw would be a choice.</summary>
    public Refusal? Draw(IReadOnlyList<LookBackCandidate> scope, Stamp stamp)
    {
        if (State != LookBackState.Opened) return Because(Rule.AlreadyDone);
        if (scope.Count == 0) return Because(Rule.LookBackScopeEmpty);
        if (scope.Count > MaxScope) return Because(Rule.LookBackScopeTooLarge);
        var known = scope.ToDictionary(c => c.Number, StringComparer.Ordinal);
        lines.AddRange(Sample.Order(scope.Select(c => new SampleLine(c.Number, Weights.Of(c.Risks))), Seed).Select((line, i) => new LookBackLine(Id, i + 1, known[line.Number], line)));
        items.AddRange(lines.Take(Size).Select(line => new LookBackItem(Id, line.Position, line.TaskId)));
        (State, DrawnBy, DrawnOn) = (LookBackState.Drawn, stamp.By.Person, stamp.On);
        Note(FactKind.LookBackDrawn, stamp, ("title", Name), ("number", $"{items.Count}"), ("scope", $"{lines.Count}"));
        return null;
    }

    /// <summary>The sample drawn again from the scope as kept: what the page shows when somebody verifies.</summary>
    public bool IsDrawnAsPublished() =>
        Sample.Order(lines.Select(line => new SampleLine(line.Number, line.Weight)), Seed).Select(line => (line.Number, line.Ticket, line.Hash)).SequenceEqual(lines.OrderBy(l => l.Position).Select(line => (line.Number, line.Ticket, line.Hash)))
        && items.Select(i => i.TaskId).ToHashSet().SetEquals(lines.OrderBy(l => l.Position).Take(Size).Select(l => l.TaskId));

    /// <summary>Who looks at a task of the sample, and until when; as long as it has no result.</summary>
    /// <param name="checker">The named person with their posts and roles.</param>
    public Refusal? NameChecker(RectificationTask task, Actor checker, UnitId body, DateOnly dueOn, Stamp stamp)
    {
        if (State != LookBackState.Drawn || ItemOf(task.Id) is not { } item) return Because(Rule.NotInThisState);
        if (item.Result is not null) return Because(Rule.AlreadyDone);
        if (dueOn < stamp.On) return Because(Rule.DeadlineInPast);
        if (WhyNotChecker(task, checker, body, stamp.On) is { } rule) return Because(rule, task.Id);
        item.Name(checker.Person, dueOn);
        Note(FactKind.LookBackCheckerNamed, stamp, ("title", Name), ("person", $"{checker.Person.Value:N}"), ("task", $"{task.Id.Value:N}"), ("dueOn", $"{dueOn:yyyy-MM-dd}"));
        return null;
    }

    /// <summary>The checker says what they found. <paramref name="task"/> is reopened by the caller in the same act where it has relapsed.</summary>
    public Refusal? Record(RectificationTask task, UnitId body, LookBackFinding finding, Stamp stamp)
    {
        if (State != LookBackState.Drawn || ItemOf(task.Id) is not { } item) return Because(Rule.NotInThisState);
        if (item.Result is not null) return Because(Rule.AlreadyDone);
        if (item.CheckerId is not { } checker || stamp.By.AsPerson(checker) is null) return Because(Rule.NotYourAct, task.Id, Relation.LookBackChecker);
        if (WhyNotChecker(task, stamp.By, body, stamp.On) is { } rule) return Because(rule, task.Id);
        item.Conclude(finding, stamp);
        Note(FactKind.LookBackRecorded, stamp, ("title", Name), ("task", $"{task.Id.Value:N}"), ("outcome", $"{finding.Result}"), ("way", $"{finding.Way}"), ("file", finding.File?.FileName), ("scan", finding.File?.Sha256));
        return null;
    }

    /// <summary>催办: everybody who is named and has not said what they found is reminded, once a day at most. Conflicts with nobody's act: the version stays.</summary>
    public Refusal? Remind(Stamp stamp)
    {
        if (State != LookBackState.Drawn) return Because(Rule.NotInThisState);
        var owed = items.Where(item => item is { Result: null, CheckerId: not null }).GroupBy(item => item.CheckerId!.Value).ToList();
        if (owed.Count == 0) return Because(Rule.NobodyOwes);
        if (RemindedOn == stamp.On) return Because(Rule.RemindedToday);
        RemindedOn = stamp.On;
        foreach (var by in owed)
            Raise(Fact.Of(FactKind.LookBackReminded, Id.Value, stamp.On, ("title", Name), ("person", $"{by.Key.Value:N}"), ("number", $"{by.Count()}"), ("dueOn", $"{by.Min(item => item.DueOn):yyyy-MM-dd}")));
        return null;
    }

    public Refusal? Close(Stamp stamp)
    {
        if (State != LookBackState.Drawn) return Because(Rule.NotInThisState);
        if (items.Exists(i => i.Result is null)) return Because(Rule.LookBackUnchecked, null, Relation.LookBackChecker);
        (State, EndedBy, EndedOn) = (LookBackState.Closed, stamp.By.Person, stamp.On);
        Note(FactKind.LookBackClosed, stamp, ("title", Name), ("number", $"{items.Count}"), ("relapsed", $"{items.Count(i => i.Result == LookBackResult.Relapsed)}"));
        return null;
    }

    /// <summary>Takes back a campaign in which nobody has found anything yet.</summary>
    public Refusal? MakeVoid(Reason reason, Stamp stamp)
    {
        if (State is not (LookBackState.Opened or LookBackState.Drawn)) return Because(Rule.NotInThisState);
        if (items.Exists(i => i.Result is not null)) return Because(Rule.LookBackHasResults);
        (State, EndedBy, EndedOn, VoidedBecause) = (LookBackState.Void, stamp.By.Person, stamp.On, reason.Text);
        Note(FactKind.LookBackVoided, stamp, ("title", Name), ("reason", reason.Text));
        return null;
    }

    /// <summary>Null when that person may look at the task: they look after the body, took none of its reviews, and belong to none of its units.</summary>
    public static Rule? WhyNotChecker(RectificationTask task, Actor checker, UnitId body, DateOnly today) =>
        !CheckerRoles.Any(role => checker.Has(role, body)) ? Rule.CheckerWithoutRole
        : task.Reviews.Any(review => checker.AsPerson(review.AuditorId) is not null) ? Rule.CheckerIsReviewer
        : task.Units.Any(unit => checker.IsOwnUnit(unit, task.OpenedOn ?? today, today)) ? Rule.OwnUnit
        : null;

    /// <summary>Whoever holds one of these at the body may be asked to look.</summary>
    public static IReadOnlyList<Role> CheckerRoles { get; } = [Role.Office, Role.HeadOfOffice, Role.Auditor, Role.AcceptanceMember, Role.Supervision, Role.UpperLevel];

    private LookBackItem? ItemOf(TaskId task) => items.Find(item => item.TaskId == task);

    private static Refusal Because(Rule rule, TaskId? task = null, Relation mustAct = Relation.Office) => new(null, [new Unmet(rule, mustAct, Subject: task?.Value)]);

    private void Note(FactKind kind, Stamp stamp, params (string Name, string? Value)[] details)
    {
        if (kind != FactKind.LookBackOpened) Version++;
        Raise(Fact.Of(kind, Id.Value, stamp.On, [.. details, ("version", $"{Version}")]));
    }
}

/// <summary>An inspection of the scope.</summary>
public sealed class LookBackInspection
{
    private LookBackInspection() { }

    internal LookBackInspection(LookBackId campaign, InspectionId inspection) => (LookBackId, InspectionId) = (campaign, inspection);

    public LookBackId LookBackId { get; private set; }

    public InspectionId InspectionId { get; private set; }
}

/// <summary>A task of the scope with its tickets and what decided its place. Never changed.</summary>
public sealed class LookBackLine
{
    private LookBackLine() { Number = Hash = ""; }

    internal LookBackLine(LookBackId campaign, int position, LookBackCandidate task, DrawnLine drawn) =>
        (LookBackId, Position, TaskId, Number, Risks, Weight, Ticket, Hash) = (campaign, position, task.Task, task.Number, task.Risks, drawn.Weight, drawn.Ticket, drawn.Hash);

    public LookBackId LookBackId { get; private set; }

    /// <summary>From 1, in the order of drawing; the first so many are the sample.</summary>
    public int Position { get; private set; }

    public TaskId TaskId { get; private set; }

    public string Number { get; private set; }

    public Risks Risks { get; private set; }

    public int Weight { get; private set; }

    public int Ticket { get; private set; }

    public string Hash { get; private set; }
}

/// <summary>A task drawn: who looks, until when, and what they found.</summary>
public sealed class LookBackItem
{
    private LookBackItem() { }

    internal LookBackItem(LookBackId campaign, int position, TaskId task) => (LookBackId, Position, TaskId) = (campaign, position, task);

    public LookBackId LookBackId { get; private set; }

    /// <summary>Its place in the scope.</summary>
    public int Position { get; private set; }

    public TaskId TaskId { get; private set; }

    public PersonId? CheckerId { get; private set; }

    /// <summary>The day itself is in time.</summary>
    public DateOnly? DueOn { get; private set; }

    public LookBackResult? Result { get; private set; }

    public CheckingWay? Way { get; private set; }

    public string? Finding { get; private set; }

    public string? FileSha256 { get; private set; }

    public string? FileName { get; private set; }

    public string? FileMediaType { get; private set; }

    /// <summary>The new deadline of a task that had relapsed.</summary>
    public DateOnly? ReopenedUntil { get; private set; }

    public PersonId? RecordedBy { get; private set; }

    public DateTimeOffset? RecordedAt { get; private set; }

    public DateOnly? RecordedOn { get; private set; }

    internal void Name(PersonId checker, DateOnly dueOn) => (CheckerId, DueOn) = (checker, dueOn);

    internal void Conclude(LookBackFinding found, Stamp stamp)
    {
        (Result, Way, Finding, ReopenedUntil) = (found.Result, found.Way, found.Finding.Text, found.DueOn);
        (FileSha256, FileName, FileMediaType) = (found.File?.Sha256, found.File?.FileName, found.File?.MediaType);
        (RecordedBy, RecordedAt, RecordedOn) = (stamp.By.Person, stamp.At, stamp.On);
    }
}
