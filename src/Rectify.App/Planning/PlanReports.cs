using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Notices;
using Rectify.App.Trail;
using Rectify.Documents.Writing;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Planning;

/// <summary>A plan with its lists as papers print it, made of the same records as the lists on the page.</summary>
internal static class PlanReports
{
    /// <summary>Most tasks of one paper; no inspection has come near.</summary>
    public const int MaxTasks = 1000;
    private const int Batch = 100;

    /// <summary>As it stands today; null when there is no such inspection or the reader may not see it. What is restricted in it is written down as read.</summary>
    public static async Task<PlanReport?> ReportAsync(Reading reading, NoteReads reads, InspectionId id, CancellationToken ct)
    {
        if (await WorkInspections.OfAsync(reading, id, ct) is null) return null;
        var (version, totals) = (await PlanListReading.VersionAsync(reading, id, ct), await PlanListReading.TotalsAsync(reading, id, ct));
        var tasks = await TasksAsync(reading.Db, id, PlanListReading.OfList(reading, id, PlanListKind.Problems), reading.Today, ct);
        await reads.NoteAsync(reading, [.. tasks.Where(t => t.IsRestricted).Select(t => t.Id)], ReadPlace.Plan, null, ct);
        return await HeadAsync(reading.Db, id, reading.Today, ct) with
        {
            Version = version is null ? null : new(version.Number, version.ApprovedOn, version.Minutes), AsOf = reading.Today, Restricted = totals.Restricted, Withdrawn = totals.Withdrawn, Tasks = [.. tasks.Select(Of)],
            Since = version is null ? null : await PlanChanges.SinceAsync(reading, id, ct),
        };
    }

    /// <summary>The plan's head, as yet without tasks. The body has the name of that day.</summary>
    public static async Task<PlanReport> HeadAsync(RectifyDb db, InspectionId id, DateOnly on, CancellationToken ct)
    {
        var inspection = await db.Inspections.Where(i => i.Id == id)
            .Join(db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new { i.BodyId, i.Kind, i.GroupName, i.FeedbackOn, i.FeedbackNumber, i.LegalBasis, i.ConcentratedUntil, r.Level, Round = r.Name }).SingleAsync(ct);
        return new PlanReport
        {
            Body = (await db.Units.AsNoTracking().Include(u => u.Periods).SingleAsync(u => u.Id == inspection.BodyId, ct)).NameOn(on), Round = inspection.Round, Oversight = OversightNames.Oversight(inspection.Kind, inspection.Level),
            Group = inspection.GroupName, FeedbackOn = inspection.FeedbackOn, FeedbackNumber = inspection.FeedbackNumber, LegalBasis = inspection.LegalBasis, ConcentratedUntil = inspection.ConcentratedUntil, On = on, AsOf = on, Tasks = [],
        };
    }

    /// <summary>In the order of the document; units have the name of that day.</summary>
    public static async Task<IReadOnlyList<PlanListTask>> TasksAsync(RectifyDb db, InspectionId id, IQueryable<RectificationTask> of, DateOnly on, CancellationToken ct)
    {
        var ids = await of.OrderBy(t => t.Sequence).ThenBy(t => t.Id).Select(t => t.Id).Take(MaxTasks).ToListAsync(ct);
        List<PlanListTask> tasks = [];
        foreach (var some in ids.Chunk(Batch)) tasks.AddRange(await PlanListReading.TasksAsync(db, id, some, on, ct));
        return tasks;
    }

    public static PlanReportTask Of(PlanListTask t) => new()
    {
        Key = t.Problem.Value, Ordinal = t.Ordinal ?? $"{t.Number}", Sections = t.Sections, Wording = t.Wording, Class = t.Class, StakeAmount = t.StakeAmount, StakeUnit = t.StakeUnit, KeyBecause = t.KeyBecause, IsPlanOpen = t.IsPlanOpen,
        DueOn = t.DueOn, Target = t.Target, Standard = t.Standard, Leader = t.Leader, LeadUnit = t.LeadUnit, Supporting = t.Supporting, Handler = t.Handler,
        Measures = [.. t.Measures.Select(m => new PlanReportMeasure(m.Position, m.Text, m.Kind, m.OwnerUnit, m.Owner, m.DueOn, m.Quantity) { Root = m.Root?.Value })],
        Entries = [.. t.Entries.Select(e => new PlanReportEntry(e.Id.Value, e.Words, e.Measures))],
    };
}

/// <summary>All lists of a plan as one workbook, a sheet each, with what the reader may see.</summary>
public sealed class ExportPlanLists(Door door, NoteReads reads) : IUseCase
{
    /// <summary>The file's name without its ending; null, and nothing written, when there is no such inspection to be seen.</summary>
    public async Task<string?> Run(Stream output, InspectionId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await PlanReports.ReportAsync(reading, reads, id, ct) is not { } plan) return null;
        await PlanListsWorkbook.WriteAsync(output, plan, ct);
        return $"{PlanDocument.TitleOf(plan.Body, plan.Round)}清单";
    }
}

/// <summary>
/// 整改方案 as it stands today as a Word document, for who sees the inspection as a whole: a draft, or - of what was approved - today's content with what has changed since. Restricted problems the reader may not see are
/// left out, and one line says how many. The version as approved is opened by <see cref="OpenPlanPrint"/>.
/// </summary>
public sealed class WritePlan(Door door, NoteReads reads) : IUseCase
{
    /// <summary>The file's name without its ending; null, and nothing written, when there is no such inspection to be seen as a whole.</summary>
    public async Task<string?> Run(Stream output, InspectionId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Sight.Inspections.Contains(id) || await PlanReports.ReportAsync(reading, reads, id, ct) is not { } plan) return null;
        await PlanDocument.WriteAsync(output, plan, ct);
        return PlanDocument.TitleOf(plan);
    }
}
