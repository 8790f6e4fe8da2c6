using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <param name="HasMore">There are more than one paper may name.</param>
public sealed record PaperTaskChoice(InspectionId Inspection, TaskState State, IReadOnlyList<PaperTask> Tasks, bool HasMore);

/// <summary>Tasks that one paper may name beside that one: of the same inspection and in the same state, in the order of the document.</summary>
public sealed class PaperTasks(Door door) : IUseCase
{
    /// <summary>Null where there is no such task, or none the reader may see.</summary>
    public async Task<PaperTaskChoice?> Run(TaskId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var visible = reading.Db.Tasks.VisibleTo(reading.Sight, reading.Db);
        if (await visible.Where(t => t.Id == id).Select(t => new { t.InspectionId, t.State }).SingleOrDefaultAsync(ct) is not { } of) return null;
        var rows = await visible.Where(t => t.InspectionId == of.InspectionId && t.State == of.State).OrderBy(t => t.Id != id).ThenBy(t => t.Sequence).ThenBy(t => t.Id).Take(PaperAct.MaxTasks + 1)
            .Join(reading.Db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new { t.Id, t.State, t.Sequence, p.Number, Wording = p.Wording.Substring(0, ReviewQueue.WordingLength) }).ToListAsync(ct);
        return new PaperTaskChoice(of.InspectionId, of.State, [.. rows.Take(PaperAct.MaxTasks).OrderBy(row => row.Sequence).Select(row => new PaperTask(row.Id, row.Number, row.Wording, row.State))], rows.Count > PaperAct.MaxTasks);
    }
}
