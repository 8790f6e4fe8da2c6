using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>Progress of one measure of one task, as a person wrote it.</summary>
public sealed record ProgressLine(TaskId Task, ProgressReport Report);

/// <summary>A handler (or the unit lead) keeps drafts of progress for many measures at once. A draft is nobody's word until the unit lead submits it.</summary>
public sealed class WriteProgressDrafts(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(IReadOnlyList<ProgressLine> lines, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(WriteProgressDrafts), act, async session =>
    {
        if (lines.Count is 0 or > ReportProgress.MaxLines) return Outcome.Bad(nameof(lines), lines.Count == 0 ? "nothing-chosen" : "too-many");
        if (lines.FirstOrDefault(l => l.Report.Text.Length > Progress.MaxTextLength) is { } tooLong) return Outcome.Bad($"{tooLong.Report.Measure.Value:N}.Text", "too-long");
        foreach (var ofTask in lines.GroupBy(l => l.Task).OrderBy(g => g.Key.Value))
        {
            if (await session.LockTaskAsync(ofTask.Key, deciding: false, TaskParts.Measures) is not var (task, setting)) return Outcome.None;
            if (task.MayDraftProgress(setting, session.Stamp) is { } refusal) return new Outcome.Refused(refusal);
            foreach (var line in ofTask)
            {
                if (task.Measures.All(m => m.Id != line.Report.Measure)) return Outcome.None;
                var draft = await session.Db.ProgressDrafts.FindAsync([line.Report.Measure], ct);
                if (draft is null) session.Db.ProgressDrafts.Add(draft = new ProgressDraft(task.Id, line.Report.Measure));
                draft.Write(line.Report, session.Stamp);
            }
        }
        return Outcome.Ok;
    }, ct);
}
