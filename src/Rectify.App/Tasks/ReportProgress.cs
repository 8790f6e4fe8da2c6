using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Reporting;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>
/// The unit lead makes progress official, for one measure or, in one press, for a whole cycle; a handler's draft of a measure is used up by it.
/// All lines or none: a refusal names every measure that stands in the way as its subject.
/// An adding act: it conflicts with nobody else's, but that a reporting cycle closed since it began sends it back once.
/// </summary>
public sealed class ReportProgress(UnitOfWork work) : IUseCase
{
    public const int MaxLines = 500;

    public Task<Outcome> Run(IReadOnlyList<ProgressLine> lines, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ReportProgress), act, async session =>
    {
        if (lines.Count is 0 or > MaxLines) return Outcome.Bad(nameof(lines), lines.Count == 0 ? "nothing-chosen" : "too-many");
        var validator = new ProgressLineValidator();
        var wrong = lines.SelectMany(line => validator.Validate(line).Errors.Select(e => new FieldError($"{line.Report.Measure.Value:N}.{e.PropertyName}", e.ErrorCode))).ToList();
        if (wrong.Count > 0) return new Outcome.Invalid(wrong);

        if (await session.ClosedMeanwhileAsync([.. lines.Select(line => line.Task).Distinct()])) return new Outcome.ChangedMeanwhile([]);
        var refused = new List<Refusal>();
        foreach (var ofTask in lines.GroupBy(l => l.Task).OrderBy(g => g.Key.Value))
        {
            if (await session.LockTaskAsync(ofTask.Key, deciding: false, TaskParts.Measures | TaskParts.Evidence) is not var (task, setting)) return Outcome.None;
            foreach (var line in ofTask)
            {
                var draft = await session.Db.ProgressDrafts.FindAsync([line.Report.Measure], ct);
                var writtenBy = draft is not null && draft.Text == line.Report.Text ? draft.WrittenBy : session.Stamp.By.Person;
                if (task.ReportProgress(ProgressId.New(), line.Report, writtenBy, setting, session.Stamp) is { } refusal)
                    refused.Add(refusal with { Unmet = [.. refusal.Unmet.Select(u => u with { Subject = line.Report.Measure.Value })] });
                if (draft is not null) session.Db.ProgressDrafts.Remove(draft);
            }
        }
        return refused.Count == 0 ? Outcome.Ok : new Outcome.Refused(new Refusal(TaskVerb.ReportProgress, [.. refused.SelectMany(refusal => refusal.Unmet)]));
    }, ct);
}
