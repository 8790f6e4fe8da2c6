using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Files;
using Rectify.App.People;
using Rectify.App.Planning;
using Rectify.Domain.Evidence;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>What the entry of a paper says, to be compared with a scan. Which of the last three is given depends on what it is.</summary>
/// <param name="Who">The decider; null for an opinion, which a body gave.</param>
public sealed record PaperEntry(ScannedPaper Of, InspectionId Inspection, string Body, string? Who, DateOnly On, string? DocumentNumber, string? Says, TaskVerb? Verb, WithholdingAnswer? Answer, OpinionBodies? From)
{
    /// <summary>The problem it is about; of several tasks, the first one's. Null for an opinion.</summary>
    public int? Number { get; init; }

    /// <summary>How many tasks it names, where it names several.</summary>
    public int Tasks { get; init; }
}

/// <summary>A paper that counts and whose scan was erased as 误传.</summary>
public sealed record OwedScan(PaperEntry Paper, string FileName, DateOnly ErasedOn);

/// <summary>A scan laid in anew that waits for the second person.</summary>
/// <param name="IsOwn">The reader laid it in and must leave the check to somebody else.</param>
public sealed record WaitingScan(ReplacementScanId Id, PaperEntry Paper, string FileName, string RecordedBy, bool IsOwn);

public sealed record ScanSheet(IReadOnlyList<OwedScan> Owed, IReadOnlyList<WaitingScan> Waiting);

/// <summary>补扫描件: papers that count and have lost their scan, and scans laid in anew that wait for the second person. For those who enter and check the papers.</summary>
public sealed class OwedScans(Door door, IContentStore store) : IUseCase
{
    public const int MaxRows = 50;

    public async Task<ScanSheet> Run(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? new([], []) : new(await OwedAsync(reading, MaxRows, ct), await ReadAsync(reading, Waiting(reading), MaxRows, ct));
    }

    /// <summary>One that is owed; null where it is not, or not the reader's to lay in.</summary>
    public async Task<OwedScan?> OneAsync(ScannedPaper of, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is not null && await OwedAsync(reading, MaxRows, ct, of) is [var owed, ..] ? owed : null;
    }

    /// <summary>Null where there is no such scan, or none the reader may see: who lays in and checks.</summary>
    public async Task<PaperScan?> ScanAsync(ReplacementScanId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await reading.Db.ReplacementScans.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } scan) return null;
        var seen = (await EntriesAsync(reading, [scan.Of], ct)).ContainsKey(scan.Of);
        return seen && !await ErasedContents.IsErasedAsync(reading.Db, scan.Sha256, ct) ? await PaperScan.OpenAsync(store, scan.Sha256, scan.FileName) : null;
    }

    internal static async Task<IReadOnlyList<OwedScan>> OwedAsync(Reading reading, int most, CancellationToken ct, ScannedPaper? one = null)
    {
        var db = reading.Db;
        var (offices, hearers) = (reading.Actor.ReachAs(ScannedPapers.Offices).Units, reading.Actor.ReachAs(PlanOpinionRights.Roles).Units);
        if (offices.Count == 0 && hearers.Count == 0) return [];
        var (key, inspection) = (PaperActId.From(one?.Record ?? Guid.Empty), InspectionId.From(one?.Record ?? Guid.Empty));
        var erased = db.Erasures.AsNoTracking().Where(e => e.State == ErasureState.Erased);
        var standing = db.ReplacementScans.AsNoTracking().Where(r => r.State == PaperActState.Recorded || (r.State == PaperActState.Checked && !erased.Any(e => e.Sha256 == r.Sha256)));
        var at = db.Inspections.AsNoTracking().Where(i => i.ArchivedOn == null && offices.Contains(i.BodyId));
        var heard = db.Inspections.AsNoTracking().Where(i => i.ArchivedOn == null && hearers.Contains(i.BodyId));
        // few lines: erased scans are looked for, not papers
        var acts = await (from e in erased join p in db.PaperActs.AsNoTracking() on e.Sha256 equals p.Sha256
            where p.State == PaperActState.Checked && at.Any(i => i.Id == p.InspectionId) && !standing.Any(r => r.PaperActId == p.Id) && (one == null || p.Id == key) orderby p.Id select new { p.Id, p.FileName, e.DecidedOn }).Take(most).ToListAsync(ct);
        var withholdings = await (from e in erased join p in db.WithholdingPapers.AsNoTracking() on e.Sha256 equals p.Sha256
            where p.State == PaperActState.Checked && at.Any(i => i.Id == p.InspectionId) && !standing.Any(r => r.WithholdingPaperId == p.Id) && (one == null || p.Id == key) orderby p.Id select new { p.Id, p.FileName, e.DecidedOn }).Take(most).ToListAsync(ct);
        var opinions = await (from e in erased join o in db.Set<PlanOpinion>().AsNoTracking() on e.Sha256 equals o.Sha256
            where o.Check!.Matches && heard.Any(i => i.Id == o.InspectionId) && !standing.Any(r => r.InspectionId == o.InspectionId && r.OpinionNumber == o.Number) && (one == null || o.InspectionId == inspection) orderby o.InspectionId, o.Number
            select new { o.InspectionId, o.Number, FileName = o.FileName!, e.DecidedOn }).Take(most).ToListAsync(ct);
        var owed = acts.Select(a => (Of: new ScannedPaper(PaperPlace.PaperAct, a.Id.Value), a.FileName, a.DecidedOn))
            .Concat(withholdings.Select(w => (Of: new ScannedPaper(PaperPlace.WithholdingPaper, w.Id.Value), w.FileName, w.DecidedOn)))
            .Concat(opinions.Select(o => (Of: new ScannedPaper(PaperPlace.PlanOpinion, o.InspectionId.Value, o.Number), o.FileName, o.DecidedOn))).Where(o => one is null || o.Of == one).Take(most).ToList();
        var entries = await EntriesAsync(reading, [.. owed.Select(o => o.Of)], ct);
        return [.. owed.Where(o => entries.ContainsKey(o.Of)).Select(o => new OwedScan(entries[o.Of], o.FileName, o.DecidedOn!.Value))];
    }

    internal static async Task<IReadOnlyList<WaitingScan>> ReadAsync(Reading reading, IQueryable<ReplacementScan> waiting, int most, CancellationToken ct)
    {
        var rows = await waiting.OrderBy(r => r.Id).Take(most).Join(reading.Db.Persons, r => r.RecordedBy, p => p.Id, (r, p) => new { Scan = r, p.Name }).OrderBy(r => r.Scan.Id).AsNoTracking().ToListAsync(ct);
        var entries = await EntriesAsync(reading, [.. rows.Select(row => row.Scan.Of)], ct);
        return [.. rows.Where(row => entries.ContainsKey(row.Scan.Of)).Select(row => new WaitingScan(row.Scan.Id, entries[row.Scan.Of], row.Scan.FileName, row.Name, reading.Actor.AsPerson(row.Scan.RecordedBy) is not null))];
    }

    internal static IQueryable<ReplacementScan> Waiting(Reading reading)
    {
        var (offices, hearers) = (reading.Actor.ReachAs(ScannedPapers.Offices).Units, reading.Actor.ReachAs(PlanOpinionRights.Roles).Units);
        return reading.Db.ReplacementScans.Where(r => r.State == PaperActState.Recorded
            && reading.Db.Inspections.Any(i => i.Id == r.InspectionId && i.ArchivedOn == null && (r.OpinionNumber == null ? offices.Contains(i.BodyId) : hearers.Contains(i.BodyId))));
    }

    /// <summary>What the papers say, of those the reader may lay in and check scans of, and whose tasks or problem they see.</summary>
    private static async Task<IReadOnlyDictionary<ScannedPaper, PaperEntry>> EntriesAsync(Reading reading, IReadOnlyCollection<ScannedPaper> of, CancellationToken ct)
    {
        var db = reading.Db;
        var found = new Dictionary<ScannedPaper, PaperEntry>();
        if (of.Count == 0) return found;
        List<PaperActId> Keys(PaperPlace place) => [.. of.Where(paper => paper.Place == place).Select(paper => PaperActId.From(paper.Record))];
        var (acts, withheld) = (Keys(PaperPlace.PaperAct), Keys(PaperPlace.WithholdingPaper));
        var heard = of.Where(paper => paper.Place == PaperPlace.PlanOpinion).Select(paper => InspectionId.From(paper.Record)).Distinct().ToList();
        var bodies = db.Inspections.Select(i => new { i.Id, i.BodyId, Name = db.Set<UnitPeriod>().Where(u => u.UnitId == i.BodyId && u.Until == null).Select(u => u.Name).FirstOrDefault() });
        var visible = db.Tasks.VisibleTo(reading.Sight, db).Select(t => t.Id);
        if (acts.Count > 0)
            foreach (var row in await (from p in db.PaperActs.AsNoTracking() where acts.Contains(p.Id) && visible.Contains(p.TaskId) && p.Tasks.All(one => visible.Contains(one.TaskId)) join i in bodies on p.InspectionId equals i.Id join d in db.Persons on p.DeciderId equals d.Id
                select new { Paper = p, i.BodyId, i.Name, Decider = d.Name, Tasks = p.Tasks.Count, Number = db.Tasks.Where(t => t.Id == p.TaskId).Join(db.Problems, t => t.ProblemId, x => x.Id, (t, x) => x.Number).First() }).ToListAsync(ct))
                Add(new ScannedPaper(PaperPlace.PaperAct, row.Paper.Id.Value), row.BodyId, new(default, row.Paper.InspectionId, row.Name ?? "", row.Decider, row.Paper.DecidedOn, null, row.Paper.Reason, row.Paper.Verb, null, null) { Number = row.Number, Tasks = row.Tasks });
        if (withheld.Count > 0)
            foreach (var row in await (from p in db.WithholdingPapers.AsNoTracking() where withheld.Contains(p.Id) && db.Problems.VisibleTo(reading.Sight, db).Any(x => x.Id == p.ProblemId) join i in bodies on p.InspectionId equals i.Id join d in db.Persons on p.DeciderId equals d.Id
                select new { Paper = p, i.BodyId, i.Name, Decider = d.Name, Number = db.Problems.Where(x => x.Id == p.ProblemId).Select(x => x.Number).First() }).ToListAsync(ct))
                Add(new ScannedPaper(PaperPlace.WithholdingPaper, row.Paper.Id.Value), row.BodyId, new(default, row.Paper.InspectionId, row.Name ?? "", row.Decider, row.Paper.DecidedOn, row.Paper.DocumentNumber, row.Paper.Reason, null, row.Paper.Answer, null) { Number = row.Number });
        if (heard.Count > 0)
            foreach (var row in await (from o in db.Set<PlanOpinion>().AsNoTracking() where heard.Contains(o.InspectionId) join i in bodies on o.InspectionId equals i.Id select new { Opinion = o, i.BodyId, i.Name }).ToListAsync(ct))
                Add(new ScannedPaper(PaperPlace.PlanOpinion, row.Opinion.InspectionId.Value, row.Opinion.Number), row.BodyId, new(default, row.Opinion.InspectionId, row.Name ?? "", null, row.Opinion.On, row.Opinion.DocumentNumber, row.Opinion.Says, null, null, row.Opinion.From));
        return found;

        void Add(ScannedPaper paper, UnitId body, PaperEntry entry)
        {
            if (of.Contains(paper) && reading.Actor.MayScan(paper.Place, body)) found[paper] = entry with { Of = paper };
        }
    }
}
