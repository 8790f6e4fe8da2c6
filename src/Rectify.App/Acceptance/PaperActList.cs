using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Files;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <param name="Wording">The first characters of the problem's wording.</param>
/// <param name="IsOwn">The reader recorded it and must leave the check to somebody else.</param>
/// <param name="Reason">As the paper gives it; for a signature, the dissent; for a plan, the minutes.</param>
/// <param name="PrintedDigest">Of the text that was printed and signed.</param>
/// <param name="Reaches">How many tasks it decides on at once by itself; null for this one, and for those it names.</param>
public sealed record PaperActRow(
    PaperActId Id, TaskId Task, int Number, string Wording, TaskVerb Verb, string Decider, DateOnly DecidedOn, string RecordedBy, DateTimeOffset RecordedAt, string FileName, string? Reason, string? PrintedDigest, bool IsOwn,
    bool? IsGranted, InspectionId Inspection, TakeoverId? Takeover, int? Reaches)
{
    /// <summary>The member of the panel whom the head records absent.</summary>
    public string? Absent { get; init; }

    /// <summary>Its scan was erased as 误传: it cannot be checked and is returned.</summary>
    public DateOnly? ErasedOn { get; init; }

    /// <summary>The tasks it names, where it names several.</summary>
    public IReadOnlyList<PaperTask> Named { get; init; } = [];
}

/// <summary>Paper acts that wait for the second person, the longest waiting first.</summary>
public sealed class PaperActList(Door door, IContentStore store, NoteReads reads) : IUseCase
{
    public const int MaxRows = 50;

    public async Task<IReadOnlyList<PaperActRow>> Run(PaperActId? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return [];
        var offices = await OfficesAsync(reading, ct);
        // keys are made of the time of recording, so they sort by it
        var waiting = reading.Db.PaperActs.Where(p => p.State == PaperActState.Recorded && offices.Contains(p.InspectionId));
        if (after is { } last) waiting = waiting.Where(p => EF.Functions.GreaterThan(ValueTuple.Create(p.Id), ValueTuple.Create(last)));
        var rows = await (
            from paper in waiting
            join task in reading.Db.Tasks.VisibleTo(reading.Sight, reading.Db) on paper.TaskId equals task.Id
            join problem in reading.Db.Problems on task.ProblemId equals problem.Id
            join decider in reading.Db.Persons on paper.DeciderId equals decider.Id
            join recorder in reading.Db.Persons on paper.RecordedBy equals recorder.Id
            orderby paper.Id
            select new
            {
                paper, Absent = reading.Db.Persons.Where(p => p.Id == paper.AbsentId).Select(p => p.Name).FirstOrDefault(), problem.Number, Wording = problem.Wording.Substring(0, ReviewQueue.WordingLength), Decider = decider.Name, Recorder = recorder.Name,
                Reaches = paper.Verb == TaskVerb.ApprovePlan ? reading.Db.Tasks.Count(t => t.InspectionId == paper.InspectionId && t.State == TaskState.Planning) : paper.TakeoverId != null ? reading.Db.Takeovers.Where(b => b.Id == paper.TakeoverId).Select(b => b.Lines.Count).FirstOrDefault() : (int?)null,
            }).Take(MaxRows).ToListAsync(ct);
        var shown = await ErasedContents.OfAsync(reading.Db, rows.Select(row => row.paper.Sha256), ct);
        var named = await NamedAsync(reading, [.. rows.Select(row => row.paper.Id)], ct);
        return [.. rows.Select(row => new PaperActRow(row.paper.Id, row.paper.TaskId, row.Number, row.Wording, row.paper.Verb, row.Decider, row.paper.DecidedOn, row.Recorder, row.paper.RecordedAt,
            row.paper.FileName, row.paper.Reason, PaperVerbs.SignsText(row.paper.Verb) ? row.paper.SeenSha256 : null, reading.Actor.AsPerson(row.paper.RecordedBy) is not null,
            row.paper.IsGranted, row.paper.InspectionId, row.paper.TakeoverId, row.Reaches) { Absent = row.Absent, ErasedOn = shown.GetValueOrDefault(row.paper.Sha256)?.On, Named = [.. named[row.paper.Id].Select(task => PaperVerbs.SignsText(row.paper.Verb) ? task : task with { PrintedDigest = null })] })];
    }

    /// <summary>Null where there is no such scan, or none the reader may see: of a paper that names several tasks, who sees all of them.</summary>
    public async Task<PaperScan?> ScanAsync(PaperActId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var visible = reading.Db.Tasks.VisibleTo(reading.Sight, reading.Db).Select(t => t.Id);
        var paper = await reading.Db.PaperActs.Where(p => p.Id == id && visible.Contains(p.TaskId) && p.Tasks.All(one => visible.Contains(one.TaskId))).Select(p => new { p.TaskId, p.Sha256, p.FileName }).SingleOrDefaultAsync(ct);
        if (paper is null || await PaperScan.OpenAsync(reading.Db, store, new ScannedPaper(PaperPlace.PaperAct, id.Value), (paper.Sha256, paper.FileName), ct) is not { } scan) return null;
        await reads.NoteAsync(reading, paper.TaskId, ReadPlace.PaperAct, ct);
        return scan;
    }

    /// <summary>Who checks sees all of an inspection's tasks; a withheld one would be missing in the list and the check refused.</summary>
    private static async Task<ILookup<PaperActId, PaperTask>> NamedAsync(Reading reading, IReadOnlyList<PaperActId> papers, CancellationToken ct)
    {
        var lines = await (
            from one in reading.Db.Set<PaperActTask>().Where(one => papers.Contains(one.PaperActId))
            join task in reading.Db.Tasks.VisibleTo(reading.Sight, reading.Db) on one.TaskId equals task.Id
            join problem in reading.Db.Problems on task.ProblemId equals problem.Id
            orderby task.Sequence, task.Id
            select new { one.PaperActId, task.Id, problem.Number, Wording = problem.Wording.Substring(0, ReviewQueue.WordingLength), task.State, one.SeenSha256 }).ToListAsync(ct);
        return lines.ToLookup(line => line.PaperActId, line => new PaperTask(line.Id, line.Number, line.Wording, line.State) { PrintedDigest = line.SeenSha256 });
    }

    private static async Task<List<InspectionId>> OfficesAsync(Reading reading, CancellationToken ct)
    {
        var whole = reading.Sight.Inspections;
        var inspections = await reading.Db.Inspections.Where(i => whole.Contains(i.Id)).Select(i => new { i.Id, i.BodyId }).ToListAsync(ct);
        return [.. inspections.Where(i => reading.Actor.Has(Role.Office, i.BodyId) || reading.Actor.Has(Role.HeadOfOffice, i.BodyId)).Select(i => i.Id)];
    }
}
