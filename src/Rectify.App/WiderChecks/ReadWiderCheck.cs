using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Files;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Trail;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.WiderChecks;

/// <summary>A problem the check comes from, as far as the reader may know it.</summary>
/// <param name="Wording">Null for a restricted one, which is read on its own page.</param>
public sealed record WiderProblemRow(ProblemId Id, TaskId Task, int Number, string? Wording, TaskState State);

/// <summary>A measure of one of these problems' tasks, of the kind that goes with the check.</summary>
public sealed record WiderMeasureRow(MeasureId Id, TaskId Task, int Number, int Position, string Text, MeasureKind Kind, decimal? Quantity);

/// <summary>A report of a unit; of several the latest counts.</summary>
public sealed record WiderReportRow(int Number, DateOnly CheckedOn, string CheckedBy, int? LookedAt, bool FoundNothing, string By, DateOnly On);

/// <summary>A unit in a check.</summary>
/// <param name="Report">The one that counts; null while there is none.</param>
/// <param name="Earlier">Reports before it, the latest first.</param>
public sealed record WiderUnitRow(UnitId Id, string Name, string? ReleasedBecause, WiderReportRow? Report, IReadOnlyList<WiderReportRow> Earlier, int Findings, int Open, int Overdue, IReadOnlyDictionary<WiderCheckVerb, IReadOnlyList<Unmet>> Offered)
{
    public bool May(WiderCheckVerb verb) => Offered.TryGetValue(verb, out var unmet) && unmet.Count == 0;
}

/// <summary>整改情况 of a finding.</summary>
public sealed record WiderRemedyRow(int Number, DateOnly DoneOn, string How, string? FileName, string By, DateOnly On, string? ReturnedBecause, string? ReturnedBy, DateOnly? ReturnedOn)
{
    /// <summary>The day the file's content was erased as 误传.</summary>
    public DateOnly? ErasedOn { get; init; }
}

/// <summary>A finding with what was done about it, the latest first.</summary>
public sealed record WiderFindingRow(
    int Number, UnitId UnitId, string Unit, string Wording, DateOnly FoundOn, string Owner, DateOnly DueOn, string By, DateOnly On, string? StruckBecause, string? StruckBy, DateOnly? StruckOn, bool IsOpen, bool IsOverdue,
    IReadOnlyList<WiderRemedyRow> Remedies, IReadOnlyDictionary<WiderCheckVerb, IReadOnlyList<Unmet>> Offered)
{
    public bool May(WiderCheckVerb verb) => Offered.TryGetValue(verb, out var unmet) && unmet.Count == 0;
}

/// <summary>Everything the page of one check shows.</summary>
/// <param name="Row">As in the list, with its sums.</param>
/// <param name="Choices">All measures it might answer, those it answers among them.</param>
public sealed record WiderCheckSheet(
    WiderCheckListRow Row, int Version, InspectionId Inspection, UnitId BodyId, UnitId LeadUnitId, PersonId LeaderId, DateOnly Today, string OpenedBy, string? EndedBy, bool IsRestricted,
    IReadOnlyList<WiderProblemRow> Problems, IReadOnlyList<WiderMeasureRow> Measures, IReadOnlyList<WiderMeasureRow> Choices, IReadOnlyList<WiderUnitRow> Units, IReadOnlyList<WiderFindingRow> Findings,
    IReadOnlyDictionary<WiderCheckVerb, IReadOnlyList<Unmet>> Offered, IReadOnlyList<HistoryRow> History)
{
    public WiderCheckId Id => Row.Id;

    public WiderUnitRow? UnitOf(UnitId unit) => Units.FirstOrDefault(u => u.Id == unit);

    public WiderFindingRow? FindingOf(int number) => Findings.FirstOrDefault(f => f.Number == number);

    /// <summary>The reader may do it now.</summary>
    public bool May(WiderCheckVerb verb) => Offered.TryGetValue(verb, out var unmet) && unmet.Count == 0;
}

/// <summary>The file of a finding put right, opened for reading; the caller disposes it.</summary>
public sealed record WiderCheckFile(Stream Content, string FileName, string MediaType);

/// <summary>One wider check, for who may see it: of the units those the reader sees.</summary>
public sealed class ReadWiderCheck(Door door, IContentStore store, NoteReads reads) : IUseCase
{
    private static readonly IReadOnlyDictionary<WiderCheckVerb, IReadOnlyList<Unmet>> Nothing = new Dictionary<WiderCheckVerb, IReadOnlyList<Unmet>>();

    /// <summary>Null when there is no such check, or none the reader may see.</summary>
    public async Task<WiderCheckSheet?> Run(WiderCheckId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var (db, today) = (reading.Db, reading.Today);
        if (await db.WiderChecks.VisibleTo(reading.Sight, db).WithParts().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } check) return null;
        await NoteAsync(reads, reading, [id], ct);

        var row = (await WiderCheckList.RowsAsync(reading, db.WiderChecks.Where(c => c.Id == id), ct))[0];
        bool Seen(UnitId unit) => row.IsWhole || reading.Sight.Units.Contains(unit);
        var archived = await db.Inspections.AnyAsync(i => i.Id == check.InspectionId && i.ArchivedOn != null, ct);
        var (reports, findings) = (check.Reports.Where(r => Seen(r.UnitId)).ToList(), check.Findings.Where(f => Seen(f.UnitId)).OrderBy(f => f.Number).ToList());
        var people = await db.NamesAsync(reports.Select(r => r.By).Concat(findings.SelectMany(f => f.Remedies.SelectMany(r => new PersonId?[] { r.By, r.ReturnedBy }).Append(f.By).Append(f.StruckBy)).OfType<PersonId>())
            .Append(check.OpenedBy).Concat(check.EndedBy is { } by ? [by] : []), ct);
        var names = await db.NamesAsync(check.Units.Select(u => u.UnitId), ct);
        var erased = await ErasedContents.OfAsync(db, findings.SelectMany(f => f.Remedies).Select(r => r.Sha256).OfType<string>(), ct);
        var linked = check.Problems.Select(p => p.ProblemId).ToList();
        var choices = await MeasuresAsync(reading, linked, check.Kind.Answers(), ct);
        return new WiderCheckSheet(
            row, check.Version, check.InspectionId, check.BodyId, check.LeadUnitId, check.LeaderId, today, Person(check.OpenedBy)!, Person(check.EndedBy),
            await db.Problems.AnyAsync(p => linked.Contains(p.Id) && p.IsRestricted, ct), await ProblemsAsync(reading, linked, ct), [.. choices.Where(m => check.Measures.Any(of => of.MeasureId == m.Id))], choices,
            [.. check.Units.Where(u => Seen(u.UnitId)).Select(UnitRow).OrderBy(u => u.ReleasedBecause is not null).ThenBy(u => u.Name, StringComparer.Create(new System.Globalization.CultureInfo("zh-CN"), false)).ThenBy(u => u.Id.Value)],
            [.. findings.Select(FindingRow)], archived ? Nothing : await OfferedAsync(new WiderCheckCase(check, reading.Actor)),
            await TaskHistory.OfWiderCheckAsync(db, check, Seen, ct));

        string? Person(PersonId? person) => person is { } one ? people.GetValueOrDefault(one, "") : null;

        async Task<IReadOnlyDictionary<WiderCheckVerb, IReadOnlyList<Unmet>>> OfferedAsync(WiderCheckCase c)
        {
            var offered = new Dictionary<WiderCheckVerb, IReadOnlyList<Unmet>>();
            foreach (var (verb, unmet) in WiderCheckLifecycle.OfferedTo(c)) offered[verb] = await WiderCheckLock.NamedAsync(db, unmet, ct);
            return offered;
        }

        WiderReportRow ReportRow(WiderReport r) => new(r.Number, r.CheckedOn, r.CheckedBy, r.LookedAt, r.FoundNothing, Person(r.By)!, r.On);

        WiderUnitRow UnitRow(WiderCheckUnit unit)
        {
            var own = reports.Where(r => r.UnitId == unit.UnitId).OrderByDescending(r => r.Number).Select(ReportRow).ToList();
            var found = findings.Where(f => f.UnitId == unit.UnitId && f.Stands).ToList();
            return new WiderUnitRow(unit.UnitId, names.GetValueOrDefault(unit.UnitId, ""), unit.ReleasedBecause, own.FirstOrDefault(), [.. own.Skip(1)], found.Count, found.Count(f => f.IsOpen), found.Count(f => f.IsOverdue(today)),
                archived ? Nothing : WiderCheckLifecycle.OfferedTo(new WiderCheckCase(check, reading.Actor, unit.UnitId)));
        }

        WiderFindingRow FindingRow(WiderFinding f) => new(
            f.Number, f.UnitId, names.GetValueOrDefault(f.UnitId, ""), f.Wording, f.FoundOn, f.Owner, f.DueOn, Person(f.By)!, f.On, f.StruckBecause, Person(f.StruckBy), f.StruckOn, f.IsOpen, f.IsOverdue(today),
            [.. f.Remedies.OrderByDescending(r => r.Number).Select(r => new WiderRemedyRow(r.Number, r.DoneOn, r.How, r.FileName, Person(r.By)!, r.On, r.ReturnedBecause, Person(r.ReturnedBy), r.ReturnedOn) { ErasedOn = r.Sha256 is { } sha ? erased.GetValueOrDefault(sha)?.On : null })],
            archived ? Nothing : WiderCheckLifecycle.OfferedTo(WiderCheckCase.Of(check, reading.Actor, f)));
    }

    /// <summary>The file that came with a finding put right; null where there is none the reader may see.</summary>
    public async Task<WiderCheckFile?> FileAsync(WiderCheckId id, int finding, int number, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var seen = WiderCheckList.OfFindings(reading, db.WiderChecks.VisibleTo(reading.Sight, db).Where(c => c.Id == id));
        var remedy = await seen.Where(f => f.WiderCheckId == id && f.Number == finding).SelectMany(f => f.Remedies).SingleOrDefaultAsync(r => r.Number == number, ct);
        if (remedy is not { Sha256: { } sha256 } || await ErasedContents.IsErasedAsync(db, sha256, ct)) return null;
        await NoteAsync(reads, reading, [id], ct);
        return store.Open(sha256) is { } content ? new WiderCheckFile(content, remedy.FileName!, remedy.MediaType!) : null;
    }

    /// <summary>Reads of what comes from a restricted problem are written down with that problem's tasks.</summary>
    internal static async Task NoteAsync(NoteReads reads, Reading reading, IReadOnlyCollection<WiderCheckId> checks, CancellationToken ct)
    {
        var db = reading.Db;
        var tasks = await db.Set<WiderCheckProblem>().Where(of => checks.Contains(of.WiderCheckId)).Join(db.Problems.Where(p => p.IsRestricted), of => of.ProblemId, p => p.Id, (of, _) => of.ProblemId)
            .Join(db.Tasks, p => p, t => t.ProblemId, (_, t) => t.Id).Distinct().ToListAsync(ct);
        if (tasks.Count > 0) await reads.NoteAsync(reading, tasks, ReadPlace.WiderCheck, null, ct);
    }

    internal static async Task<IReadOnlyList<WiderProblemRow>> ProblemsAsync(Reading reading, List<ProblemId> linked, CancellationToken ct)
    {
        var db = reading.Db;
        return await db.Problems.VisibleTo(reading.Sight, db).Where(p => linked.Contains(p.Id)).OrderBy(p => p.Sequence)
            .Select(p => new WiderProblemRow(
                p.Id, db.Tasks.Where(t => t.ProblemId == p.Id).OrderBy(t => t.Part).Select(t => t.Id).First(), p.Number, p.IsRestricted ? null : p.Wording,
                db.Tasks.Where(t => t.ProblemId == p.Id).OrderBy(t => t.Part).Select(t => t.State).First())).ToListAsync(ct);
    }

    /// <summary>The measures of these problems' tasks that the reader sees, of one kind or of both.</summary>
    internal static async Task<IReadOnlyList<WiderMeasureRow>> MeasuresAsync(Reading reading, List<ProblemId> problems, MeasureKind? kind, CancellationToken ct)
    {
        var db = reading.Db;
        MeasureKind[] kinds = kind is { } one ? [one] : [MeasureKind.WiderCheck, MeasureKind.Campaign];
        return await (
            from m in db.Set<Measure>().Where(m => kinds.Contains(m.Kind) && m.State != MeasureState.Cancelled)
            join t in db.TasksVisibleTo(reading.Sight).Where(t => problems.Contains(t.ProblemId)) on m.TaskId equals t.Id
            join p in db.Problems on t.ProblemId equals p.Id
            orderby p.Sequence, t.Part, m.Position
            select new WiderMeasureRow(m.Id, t.Id, p.Number, m.Position, m.Text, m.Kind, m.Quantity)).Take(WiderCheck.MaxMeasures).ToListAsync(ct);
    }
}
