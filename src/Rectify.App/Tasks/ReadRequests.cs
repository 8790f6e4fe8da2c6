using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Desk;
using Rectify.App.Figures;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Trail;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>Whose turn the requests are that a list shows.</summary>
public enum RequestView
{
    /// <summary>All that wait, of what the reader may see.</summary>
    All,

    /// <summary>Those the reader is asked to agree to.</summary>
    ToAgree,

    /// <summary>Those the reader is asked to decide.</summary>
    ToDecide,
}

/// <summary>A request for more time, the latest of its task.</summary>
/// <param name="Version">Of the task; what an act on it must have seen.</param>
/// <param name="Number">The problem's short number.</param>
/// <param name="Time">From 1 within the task.</param>
/// <param name="Measure">Its place; null for the whole task.</param>
/// <param name="IsGranted">Null while it waits.</param>
public sealed record RequestRow(
    TaskId Task, int Version, int Number, string Wording, string? Unit, string? Leader, int Time, int? Measure, DateOnly FromOn, DateOnly ToOn, int Days, string Reason, string? AskedBy, DateTimeOffset AskedAt, DateOnly AskedOn, ExtensionId Id,
    string? AgreedBy, bool? IsGranted)
{
    /// <summary>What the life cycle offers the reader on it; read for a selection alone.</summary>
    public IReadOnlyList<OfferedAct> Offered { get; init; } = [];

    /// <summary>The reader may act so now.</summary>
    public bool Allows(TaskVerb verb) => Offered.Any(act => act.Verb == verb && act.Unmet.Count == 0);
}

/// <param name="Next">Null on the last page.</param>
public sealed record RequestSlice(IReadOnlyList<RequestRow> Rows, ExtensionsCursor? Next);

/// <summary>The words the host has; a workbook speaks the reader's language.</summary>
public sealed record RequestWords(string Title, string LongTerm, Func<int?, string> Part);

/// <summary>延期申请: requests for more time that wait, the earliest first, a page at a time by key; and those chosen of them.</summary>
public sealed class ReadRequests(Door door, NoteReads reads) : IUseCase
{
    public const int PageSize = 50;

    /// <summary>Most requests of one workbook.</summary>
    public const int MaxRows = 5_000;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<RequestSlice?> Run(RequestView view, ExtensionsCursor? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var waiting = db.Set<Extension>().Where(e => e.IsGranted == null);
        if (await TasksAsync(reading, view, ct) is not { } tasks) return new RequestSlice([], null);
        if (after is { } last) waiting = waiting.Where(e => EF.Functions.GreaterThan(ValueTuple.Create(e.RequestedAt, e.Id), ValueTuple.Create(last.At, last.Id)));
        var rows = await RowsAsync(reading, Of(waiting, tasks).OrderBy(r => r.Extension.RequestedAt).ThenBy(r => r.Extension.Id).Take(PageSize + 1), ct);
        ExtensionsCursor? next = rows.Count > PageSize && rows[PageSize - 1] is var end ? new ExtensionsCursor(end.AskedAt, end.Id) : null;
        return new RequestSlice([.. rows.Take(PageSize)], next);
    }

    /// <summary>All of them as .xlsx. What is restricted in it is written down as read. False, and nothing written, when nobody is signed in.</summary>
    public async Task<bool> ExportAsync(Stream output, RequestView view, RequestWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return false;
        var waiting = reading.Db.Set<Extension>().Where(e => e.IsGranted == null);
        var rows = await TasksAsync(reading, view, ct) is { } tasks ? await RowsAsync(reading, Of(waiting, tasks).OrderBy(r => r.Extension.RequestedAt).ThenBy(r => r.Extension.Id).Take(MaxRows), ct) : [];
        await reads.NoteAsync(reading, [.. rows.Select(row => row.Task).Distinct()], ReadPlace.Ledger, null, ct);
        await RequestWorkbook.WriteAsync(output, words.Title, rows.Select(r => new RequestLine(
            r.AskedOn, r.AskedBy, r.Number, r.Wording, words.Part(r.Measure), r.Unit, r.Leader, r.Time, r.FromOn, Deadline.IsLongTerm(r.ToOn) ? null : r.ToOn, words.LongTerm, r.Days, r.Reason, r.AgreedBy)), ct);
        return true;
    }

    /// <summary>The latest request of each task that was chosen, in the order in which they were chosen; what the reader may do with them is asked of the life cycle itself.</summary>
    public async Task<IReadOnlyList<RequestRow>> ChosenAsync(IReadOnlyCollection<TaskId> chosen, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || chosen.Count == 0) return [];
        var (db, ids) = (reading.Db, chosen.Take(ManyRecords.MaxLines).ToList());
        var visible = db.Tasks.VisibleTo(reading.Sight, db).Where(t => ids.Contains(t.Id));
        var latest = db.Set<Extension>().Where(e => ids.Contains(e.TaskId) && !db.Set<Extension>().Any(later => later.TaskId == e.TaskId && later.Number > e.Number));
        var rows = await RowsAsync(reading, Of(latest, visible), ct);
        var tasks = await ActSession.With(visible, TaskParts.Measures | TaskParts.Extensions).ToListAsync(ct);
        var settings = await new ActSession(db, new Stamp(reading.Actor, door.Now(), reading.Today), reading.Sight, ct).SettingsAsync(tasks);
        var offered = tasks.ToDictionary(task => task.Id, task => OfferedOn(new TaskCase(task, settings[task.Id], reading.Actor, reading.Today)));
        return [.. rows.OrderBy(row => ids.IndexOf(row.Task)).Select(row => row with { Offered = row.IsGranted is null ? offered[row.Task] : [] })];
    }

    private static IReadOnlyList<OfferedAct> OfferedOn(TaskCase seen) => [.. TaskLifecycle.OfferedTo(seen).Where(row => row.Verb is TaskVerb.AgreeExtension or TaskVerb.DecideExtension).Select(row => new OfferedAct(row.Verb, TaskLifecycle.Missing(row, seen)))];

    /// <summary>Null where none can be the reader's turn.</summary>
    private static async Task<IQueryable<RectificationTask>?> TasksAsync(Reading reading, RequestView view, CancellationToken ct)
    {
        var visible = reading.Db.Tasks.VisibleTo(reading.Sight, reading.Db);
        if (view == RequestView.All) return visible;
        return DeskTasks.For(view == RequestView.ToAgree ? DeskBlock.ExtensionsToAgree : DeskBlock.ExtensionsToDecide, await DeskReader.OfAsync(reading, ct)) is { } turn ? visible.Where(t => turn.Select(mine => mine.Id).Contains(t.Id)) : null;
    }

    private static IQueryable<Request> Of(IQueryable<Extension> extensions, IQueryable<RectificationTask> tasks) => from e in extensions join t in tasks on e.TaskId equals t.Id select new Request { Extension = e, Task = t };

    private static async Task<List<RequestRow>> RowsAsync(Reading reading, IQueryable<Request> requests, CancellationToken ct)
    {
        var db = reading.Db;
        var found = await (
            from r in requests
            join p in db.Problems on r.Task.ProblemId equals p.Id
            orderby r.Extension.RequestedAt, r.Extension.Id
            select new
            {
                r.Extension, r.Task.Id, r.Task.Version, p.Number, Wording = p.Wording.Substring(0, ReviewQueue.WordingLength),
                Unit = db.Set<UnitPeriod>().Where(u => u.UnitId == r.Task.LeadUnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
                Leader = db.Persons.Where(n => n.Id == r.Task.LeaderId).Select(n => n.Name).FirstOrDefault(),
                AskedBy = db.Persons.Where(n => n.Id == r.Extension.RequestedBy).Select(n => n.Name).FirstOrDefault(),
                AgreedBy = db.Persons.Where(n => n.Id == r.Extension.AgreedBy).Select(n => n.Name).FirstOrDefault(),
                Measure = db.Set<Measure>().Where(m => m.Id == r.Extension.MeasureId).Select(m => (int?)m.Position).FirstOrDefault(),
            }).ToListAsync(ct);
        return [.. found.Select(f => new RequestRow(f.Id, f.Version, f.Number, f.Wording, f.Unit, f.Leader, f.Extension.Number, f.Measure, f.Extension.FromOn, f.Extension.ToOn, f.Extension.Days, f.Extension.Reason, f.AskedBy,
            f.Extension.RequestedAt, reading.Office.Of(f.Extension.RequestedAt), f.Extension.Id, f.AgreedBy, f.Extension.IsGranted))];
    }

    private sealed class Request
    {
        public required Extension Extension { get; init; }

        public required RectificationTask Task { get; init; }
    }
}
