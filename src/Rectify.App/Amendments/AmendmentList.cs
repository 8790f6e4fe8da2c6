using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Desk;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Amendments;

/// <summary>Whom an open amendment waits for.</summary>
public enum AmendmentWait
{
    /// <summary>The leading responsible leader of its task.</summary>
    Leader,

    /// <summary>整改办</summary>
    Office,

    /// <summary>领导小组</summary>
    LeadingGroup,

    /// <summary>The reader.</summary>
    Me,
}

/// <summary>What the list of amendments is asked for; whatever is null or empty does not narrow, but for the states.</summary>
public sealed record AmendmentFilter
{
    public static readonly AmendmentFilter None = new();

    /// <summary>States of those that wait.</summary>
    public static readonly IReadOnlyList<AmendmentState> Waiting = [AmendmentState.Proposed, AmendmentState.Agreed, AmendmentState.Reviewed];

    public static readonly IReadOnlyList<AmendmentState> Every = Enum.GetValues<AmendmentState>();

    public InspectionId? Inspection { get; init; }

    /// <summary>The lead unit of the task, with those below it.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>Empty for those that wait.</summary>
    public IReadOnlyList<AmendmentState> States { get; init; } = [];

    public AmendmentWait? WaitsFor { get; init; }

    /// <summary>Amendments of these tasks alone, as chosen in the list.</summary>
    public IReadOnlyList<TaskId> Chosen { get; init; } = [];

    /// <summary>What is asked for still waits: the earliest stands first then, otherwise the latest.</summary>
    public bool IsOfWaiting => States.All(Waiting.Contains);
}

/// <summary>Where a page begins: behind or before the amendment with this key.</summary>
public sealed record AmendmentKey(bool Backward, AmendmentId Amendment);

/// <summary>措施调整 in a list, with the task it is of.</summary>
/// <param name="Version">Of the task; what an act on it must have seen.</param>
/// <param name="Number">The problem's short number.</param>
public sealed record AmendmentListRow(AmendmentId Id, TaskId Task, int Version, int Number, string Wording, string Round, string Body, string? Unit, string? Leader, AmendmentRow Amendment)
{
    /// <summary>What the life cycle offers the reader on it; read for a selection alone.</summary>
    public IReadOnlyList<OfferedAct> Offered { get; init; } = [];

    /// <summary>The reader may act so now.</summary>
    public bool Allows(TaskVerb verb) => Offered.Any(act => act.Verb == verb && act.Unmet.Count == 0);
}

/// <param name="Units">Lead units of tasks with amendments the reader sees, by name.</param>
/// <param name="Inspections">Inspections with amendments the reader sees, the latest first.</param>
public sealed record AmendmentSlice(
    IReadOnlyList<AmendmentListRow> Rows, bool HasPrevious, bool HasNext, DateOnly Today, IReadOnlyList<(UnitId Id, string Name)> Units, IReadOnlyList<(InspectionId Id, string Name)> Inspections);

/// <summary>措施调整: amendments of the tasks the reader may see, a page at a time by key; and those chosen of them. What is restricted in it is written down as read.</summary>
public sealed class AmendmentList(Door door, NoteReads reads) : IUseCase
{
    public const int PageSize = 30;
    private const int MostChoices = 100;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<AmendmentSlice?> Run(AmendmentFilter filter, AmendmentKey? from = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var found = await AskedAsync(reading, filter, ct);
        var backward = from is { Backward: true };
        // a page before another one is read the other way round
        var upwards = filter.IsOfWaiting != backward;
        if (from is { Amendment: var edge }) found = upwards ? found.Where(a => EF.Functions.GreaterThan(ValueTuple.Create(a.Id), ValueTuple.Create(edge))) : found.Where(a => EF.Functions.LessThan(ValueTuple.Create(a.Id), ValueTuple.Create(edge)));
        var ids = await (upwards ? found.OrderBy(a => a.Id) : found.OrderByDescending(a => a.Id)).Take(PageSize + 1).Select(a => a.Id).ToListAsync(ct);
        var more = ids.Count > PageSize;
        if (more) ids.RemoveAt(PageSize);
        if (backward) ids.Reverse();
        var rows = await RowsAsync(reading, ids, ct);
        await reads.NoteAsync(reading, [.. rows.Select(row => row.Task).Distinct()], ReadPlace.Plan, null, ct);
        return new AmendmentSlice(rows, backward ? more : from is not null, backward || more, reading.Today, await UnitsAsync(reading, ct), await InspectionsAsync(reading, ct));
    }

    /// <summary>The latest amendment of each task that was chosen, in the order in which they were chosen; what the reader may do with them is asked of the life cycle itself.</summary>
    public async Task<IReadOnlyList<AmendmentListRow>> ChosenAsync(IReadOnlyCollection<TaskId> chosen, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || chosen.Count == 0) return [];
        var (db, ids) = (reading.Db, chosen.Take(ManyRecords.MaxLines).ToList());
        var visible = db.Tasks.VisibleTo(reading.Sight, db).Where(t => ids.Contains(t.Id));
        var latest = await db.Set<Amendment>().Where(a => ids.Contains(a.TaskId) && visible.Any(t => t.Id == a.TaskId) && !db.Set<Amendment>().Any(later => later.TaskId == a.TaskId && later.Number > a.Number)).Select(a => a.Id).ToListAsync(ct);
        var rows = await RowsAsync(reading, latest, ct);
        await reads.NoteAsync(reading, [.. rows.Select(row => row.Task)], ReadPlace.Plan, null, ct);
        var tasks = await ActSession.With(visible, TaskParts.Measures | TaskParts.Amendments).ToListAsync(ct);
        var settings = await new ActSession(db, new Stamp(reading.Actor, door.Now(), reading.Today), reading.Sight, ct).SettingsAsync(tasks);
        var offered = tasks.ToDictionary(task => task.Id, task => OfferedOn(new TaskCase(task, settings[task.Id], reading.Actor, reading.Today)));
        return [.. rows.OrderBy(row => ids.IndexOf(row.Task)).Select(row => row with { Offered = row.Amendment.IsOpen ? offered[row.Task] : [] })];
    }

    private static readonly TaskVerb[] Decisions = [.. Enum.GetValues<AmendmentDecision>().Select(DecideAmendments.VerbOf)];

    private static IReadOnlyList<OfferedAct> OfferedOn(TaskCase seen) => [.. TaskLifecycle.OfferedTo(seen).Where(row => Decisions.Contains(row.Verb)).Select(row => new OfferedAct(row.Verb, TaskLifecycle.Missing(row, seen)))];

    internal static async Task<IQueryable<Amendment>> AskedAsync(Reading reading, AmendmentFilter filter, CancellationToken ct)
    {
        var db = reading.Db;
        var states = filter.States.Count > 0 ? filter.States : AmendmentFilter.Waiting;
        var tasks = db.Tasks.VisibleTo(reading.Sight, db);
        if (filter.Inspection is { } inspection) tasks = tasks.Where(t => t.InspectionId == inspection);
        if (filter.Unit is { } unit)
        {
            var units = reading.Actor.Units.Within(unit).ToList();
            tasks = tasks.Where(t => t.LeadUnitId != null && units.Contains(t.LeadUnitId.Value));
        }
        if (filter.Chosen.Count > 0) tasks = tasks.Where(t => filter.Chosen.Contains(t.Id));
        var amendments = db.Set<Amendment>().Where(a => states.Contains(a.State) && tasks.Any(t => t.Id == a.TaskId));
        return filter.WaitsFor switch
        {
            AmendmentWait.Leader => amendments.Where(a => a.State == AmendmentState.Proposed),
            AmendmentWait.Office => amendments.Where(a => a.State == AmendmentState.Agreed),
            AmendmentWait.LeadingGroup => amendments.Where(a => a.State == AmendmentState.Reviewed),
            AmendmentWait.Me => await MineAsync(reading, amendments, ct),
            _ => amendments,
        };
    }

    /// <summary>Those that stand on the reader's desk.</summary>
    private static async Task<IQueryable<Amendment>> MineAsync(Reading reading, IQueryable<Amendment> amendments, CancellationToken ct)
    {
        var who = await DeskReader.OfAsync(reading, ct);
        IQueryable<TaskId> On(DeskBlock block) => (DeskTasks.For(block, who) ?? reading.Db.Tasks.Where(_ => false)).Select(t => t.Id);
        var (toAgree, toReview, toApprove) = (On(DeskBlock.AmendmentsToAgree), On(DeskBlock.AmendmentsToReview), On(DeskBlock.AmendmentsToApprove));
        return amendments.Where(a => (a.State == AmendmentState.Proposed && toAgree.Contains(a.TaskId)) || (a.State == AmendmentState.Agreed && toReview.Contains(a.TaskId)) || (a.State == AmendmentState.Reviewed && toApprove.Contains(a.TaskId)));
    }

    /// <summary>In the order of the keys.</summary>
    internal static async Task<List<AmendmentListRow>> RowsAsync(Reading reading, IReadOnlyList<AmendmentId> ids, CancellationToken ct)
    {
        var db = reading.Db;
        var amendments = await db.Set<Amendment>().AsNoTracking().Include(a => a.Lines).Where(a => ids.Contains(a.Id)).ToListAsync(ct);
        var of = amendments.Select(a => a.TaskId).Distinct().ToList();
        var tasks = await (
            from t in db.Tasks.Where(t => of.Contains(t.Id))
            join p in db.Problems on t.ProblemId equals p.Id
            join i in db.Inspections on t.InspectionId equals i.Id
            select new
            {
                t.Id, t.Version, p.Number, Wording = p.Wording.Substring(0, ReviewQueue.WordingLength), t.LeadUnitId, t.LeaderId, i.BodyId,
                Round = db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).First(),
            }).ToDictionaryAsync(t => t.Id, ct);
        var lines = amendments.SelectMany(a => a.Lines).ToList();
        var people = await db.NamesAsync(amendments.SelectMany(a => new[] { a.ProposedBy, a.AgreedBy, a.ReviewedBy, a.EndedBy }).Concat(lines.SelectMany(line => new[] { line.EarlierOwnerPersonId, line.OwnerPersonId })).Concat(tasks.Values.Select(t => t.LeaderId)).OfType<PersonId>(), ct);
        var units = await db.NamesAsync(lines.SelectMany(line => new[] { line.EarlierOwnerUnitId, line.OwnerUnitId }).Concat(tasks.Values.SelectMany(t => new UnitId?[] { t.LeadUnitId, t.BodyId })).OfType<UnitId>(), ct);
        var written = await SharedMeasures.WrittenAtAsync(reading, lines, ct);
        string? Person(PersonId? person) => person is { } known ? people.GetValueOrDefault(known, "") : null;
        string Unit(UnitId unit) => units.GetValueOrDefault(unit, "");
        var places = ids.Index().ToDictionary(place => place.Item, place => place.Index);
        return [.. amendments.OrderBy(a => places[a.Id]).Select(a => (Amendment: a, Task: tasks[a.TaskId])).Select(row => new AmendmentListRow(
            row.Amendment.Id, row.Task.Id, row.Task.Version, row.Task.Number, row.Task.Wording, row.Task.Round, Unit(row.Task.BodyId), row.Task.LeadUnitId is { } lead ? Unit(lead) : null, Person(row.Task.LeaderId), AmendmentRow.Of(row.Amendment, Person, Unit, written)))];
    }

    private static async Task<IReadOnlyList<(UnitId, string)>> UnitsAsync(Reading reading, CancellationToken ct)
    {
        var db = reading.Db;
        var found = await db.Tasks.VisibleTo(reading.Sight, db).Where(t => t.LeadUnitId != null && db.Set<Amendment>().Any(a => a.TaskId == t.Id)).Select(t => t.LeadUnitId!.Value).Distinct()
            .Join(db.CurrentUnitNames(), id => id, n => n.UnitId, (id, n) => new { id, n.Name }).OrderBy(n => EF.Functions.Collate(n.Name, PeopleOrder.Collation)).Take(MostChoices).ToListAsync(ct);
        return [.. found.Select(u => (u.id, u.Name))];
    }

    private static async Task<IReadOnlyList<(InspectionId, string)>> InspectionsAsync(Reading reading, CancellationToken ct)
    {
        var db = reading.Db;
        var with = db.Tasks.VisibleTo(reading.Sight, db).Where(t => db.Set<Amendment>().Any(a => a.TaskId == t.Id)).Select(t => t.InspectionId).Distinct();
        var found = await db.Inspections.Where(i => with.Contains(i.Id)).OrderByDescending(i => i.FeedbackOn).ThenByDescending(i => i.Id).Take(MostChoices)
            .Select(i => new { i.Id, Round = db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).First(), Body = db.CurrentUnitNames().Where(u => u.UnitId == i.BodyId).Select(u => u.Name).First() }).ToListAsync(ct);
        return [.. found.Select(i => (i.Id, $"{i.Round} {i.Body}"))];
    }
}
