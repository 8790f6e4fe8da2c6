using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.App.Trail;
using Rectify.Documents.Writing;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Planning;

/// <summary>整改方案 as a version approves it: printed in the act of approval and kept as a file, so that amendments, extensions and other names afterwards do not change it.</summary>
internal static class PlanPrints
{
    private const long LargestDocument = 100L * 1024 * 1024;

    /// <summary>What the version approves is asked of the database, where the act has not saved anything yet: the plan is as it was read and agreed to.</summary>
    /// <param name="approved">Tasks whose plan this version approves; those of earlier versions stand in it as they are, others are left out.</param>
    public static async Task<PlanPrint> KeepAsync(ActSession session, IContentStore files, Inspection inspection, IReadOnlyList<TaskId> approved, string? minutes, Stamp stamp)
    {
        var (db, id, ct) = (session.Db, inspection.Id, session.Cancelled);
        // no act on the inspection ends between the reading and the approval
        await db.Database.ExecuteSqlAsync($"select 1 from chain_heads where chain = {id.Value} for update", ct);
        var tasks = await PlanReports.TasksAsync(db, id, db.Tasks.Where(t => t.InspectionId == id && t.State != TaskState.Withdrawn), stamp.On, ct);
        List<PlanListTask> printed = [.. tasks.Where(t => !t.IsPlanOpen || approved.Contains(t.Id))];
        var plan = await PlanReports.HeadAsync(db, id, stamp.On, ct) with
        {
            Version = new PlanReportVersion(inspection.NextPlan, stamp.On, minutes), LeftOut = tasks.Count - printed.Count, Withdrawn = await db.Tasks.CountAsync(t => t.InspectionId == id && t.State == TaskState.Withdrawn, ct),
            Tasks = [.. printed.Select(Approved)],
        };
        var restricted = tasks.Where(t => t.IsRestricted).ToList();
        if (restricted.Count == 0) return new PlanPrint(await SaveAsync(files, plan, ct), null);
        var open = plan with { Tasks = [.. printed.Where(t => !t.IsRestricted).Select(Approved)], LeftOut = tasks.Except(printed).Count(t => !t.IsRestricted), Restricted = restricted.DistinctBy(t => t.Problem).Count() };
        return new PlanPrint(await SaveAsync(files, plan, ct), await SaveAsync(files, open, ct));
    }

    private static PlanReportTask Approved(PlanListTask task) => PlanReports.Of(task) with { IsPlanOpen = false };

    private static async Task<string> SaveAsync(IContentStore files, PlanReport plan, CancellationToken ct)
    {
        await using var document = new MemoryStream();
        await PlanDocument.WriteAsync(document, plan, ct);
        document.Position = 0;
        return (await files.SaveAsync(document, LargestDocument, ct)).Sha256;
    }
}

/// <summary>A version of a plan as it was approved.</summary>
public sealed record OpenedPlan(Stream Content, string FileName);

/// <summary>Opens 整改方案 as a version approved it, for who sees the inspection as a whole; without what is restricted for who may not see all of that.</summary>
public sealed class OpenPlanPrint(Door door, IContentStore files, NoteReads reads) : IUseCase
{
    /// <summary>Null where there is no such version to be seen, or it was approved before prints were kept.</summary>
    public async Task<OpenedPlan?> Run(InspectionId id, int number, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Sight.Inspections.Contains(id)) return null;
        var db = reading.Db;
        if (await db.Set<PlanVersion>().SingleOrDefaultAsync(p => p.InspectionId == id && p.Number == number, ct) is not { PrintSha256: { } whole } version) return null;
        var seesAll = reading.Sight.SeesAllOf(id);
        if (seesAll && version.OpenPrintSha256 is not null)
        {
            var restricted = await db.Tasks.Where(t => t.InspectionId == id && db.Problems.Any(p => p.Id == t.ProblemId && p.IsRestricted)).Select(t => t.Id).ToListAsync(ct);
            await reads.NoteAsync(reading, restricted, ReadPlace.Plan, null, ct);
        }
        if (files.Open(seesAll ? whole : version.OpenPrintSha256 ?? whole) is not { } content) return null;
        var head = await PlanReports.HeadAsync(db, id, version.ApprovedOn, ct);
        return new OpenedPlan(content, $"{PlanDocument.TitleOf(head.Body, head.Round)}（第{number}版）.docx");
    }
}
