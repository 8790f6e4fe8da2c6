using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.App.People;
using Rectify.App.Planning;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>
/// An inspection with all its tasks in planning, locked for the leading group's approval: one act for the version and all of them. One refusal and nothing happens; the answer then lists what every
/// task still lacks.
/// </summary>
internal sealed class PlanApproval
{
    private readonly IReadOnlyDictionary<TaskId, TaskSetting> settings;

    private PlanApproval(Inspection inspection, IReadOnlyList<RectificationTask> tasks, IReadOnlyDictionary<TaskId, TaskSetting> settings) => (Inspection, Tasks, this.settings) = (inspection, tasks, settings);

    public Inspection Inspection { get; }

    public IReadOnlyList<RectificationTask> Tasks { get; }

    /// <summary>What is approved, as it stands.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', Tasks.OrderBy(t => t.Id.Value).Select(t => $"{t.Id.Value:N} {t.Version}")))));

    /// <summary>Null when the actor sees no such inspection.</summary>
    public static async Task<PlanApproval?> TakeAsync(ActSession session, InspectionId id)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        await db.Database.ExecuteSqlAsync($"select 1 from inspections where id = {id.Value} for update", ct);
        var inspection = await db.Inspections.VisibleTo(session.Sight, db).Include(i => i.Plans).SingleOrDefaultAsync(i => i.Id == id, ct);
        if (inspection is null) return null;
        var planning = await db.Tasks.Where(t => t.InspectionId == id && t.State == TaskState.Planning).Select(t => t.Id).ToListAsync(ct);
        IReadOnlyList<RectificationTask> tasks = planning.Count == 0 ? [] : await session.LockTasksAsync(planning, TaskParts.Measures);
        return new PlanApproval(inspection, tasks, await session.SettingsAsync(tasks));
    }

    /// <summary>What keeps whoever stamps from approving it now; null when nothing does.</summary>
    public Outcome? WhyNot(Stamp stamp)
    {
        if (Tasks.Count == 0) return Outcome.Bad("tasks", "none-in-planning");
        var unmet = Tasks.SelectMany(t => t.WhyNot(TaskVerb.ApprovePlan, settings[t.Id], stamp).Select(u => u with { Subject = t.Id.Value })).ToList();
        return unmet.Count > 0 ? new Outcome.Refused(new Refusal(TaskVerb.ApprovePlan, unmet)) : null;
    }

    public async Task<Outcome> ApproveAsync(ActSession session, IContentStore files, string? minutes, Stamp stamp)
    {
        if (WhyNot(stamp) is { } refused) return refused;
        var print = await PlanPrints.KeepAsync(session, files, Inspection, [.. Tasks.Select(t => t.Id)], minutes, stamp);
        var version = Inspection.ApprovePlan(Tasks.Count, Tasks.Sum(t => t.Counting.Count()), minutes, print, stamp);
        foreach (var task in Tasks) task.ApprovePlan(version.Number, settings[task.Id], stamp);
        return Outcome.Ok;
    }
}
