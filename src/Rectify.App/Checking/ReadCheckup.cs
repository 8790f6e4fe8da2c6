using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.App.Intake;
using Rectify.App.People;
using Rectify.Documents.Checking;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;
using Rectify.Domain.Measures;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Checking;

/// <param name="Reason">Why it was set aside.</param>
public sealed record Dismissal(string Reason, string By, DateTimeOffset At);

/// <param name="Key">Names the finding when it is set aside.</param>
/// <param name="Place">Line, cell, or for records the task.</param>
/// <param name="Task">Where it is mended, for records.</param>
/// <param name="Dismissed">Null while it stands.</param>
public sealed record CheckupLine(string Key, Finding Finding, string? Problem, string? Place, TaskId? Task, Dismissal? Dismissed);

/// <summary>The check-up of one subject as of a day.</summary>
/// <param name="Name">The document's name, or the body and round.</param>
/// <param name="Standing">The document with the findings that stand: what goes into the report.</param>
public sealed record CheckupView(CheckupSubject Subject, string Name, DateOnly AsOf, DateOnly Today, IReadOnlyList<CheckupLine> Lines, CheckedDocument Standing)
{
    public IEnumerable<CheckupLine> Open => Lines.Where(line => line.Dismissed is null);
}

/// <summary>体检: reads a document of the intake, or the records of an inspection, and lists what does not add up. For the office that keeps them.</summary>
public sealed class ReadCheckup(Door door, IContentStore store) : IUseCase
{
    private const int MostTasks = 3000;

    /// <param name="asOf">The day against which deadlines are past; null for the office's today.</param>
    public async Task<CheckupView?> Run(CheckupSubject subject, DateOnly? asOf = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Actor.DoesOfficeWork()) return null;
        var day = asOf ?? reading.Today;
        if (subject.Intake is { } intake) return await OfIntakeAsync(reading, subject, intake, day, ct);
        return await OfInspectionAsync(reading, subject, subject.Inspection!.Value, day, ct);
    }

    private async Task<CheckupView?> OfIntakeAsync(Reading reading, CheckupSubject subject, IntakeId id, DateOnly day, CancellationToken ct)
    {
        var draft = await reading.Db.IntakeDrafts.VisibleTo(reading.Actor, reading.Db).Where(d => d.Id == id).Select(d => new { d.FileName, d.Sha256, d.SourceText, d.Proposal }).SingleOrDefaultAsync(ct);
        if (draft is null) return null;
        var source = await IntakeSources.ReloadAsync(store, draft.Sha256, draft.FileName, draft.SourceText, ct);
        var proposal = ProposalJson.Read(draft.Proposal);
        return await ViewAsync(reading, subject, new CheckedDocument(draft.FileName, source, proposal, Checkup.Of(proposal, source, day)), day, null, ct);
    }

    private static async Task<CheckupView?> OfInspectionAsync(Reading reading, CheckupSubject subject, InspectionId id, DateOnly day, CancellationToken ct)
    {
        var db = reading.Db;
        var head = await (from i in db.Inspections.VisibleTo(reading.Sight, db)
                          where i.Id == id
                          join r in db.Rounds on i.RoundId equals r.Id
                          join n in db.Set<Domain.People.UnitPeriod>().Where(p => p.Until == null) on i.BodyId equals n.UnitId
                          select new { i.BodyId, Round = r.Name, Body = n.Name }).FirstOrDefaultAsync(ct);
        if (head is null || !reading.Actor.DoesOfficeWork(head.BodyId)) return null;
        var written = InspectionText.Of(await TasksAsync(reading, id, ct));
        var document = new CheckedDocument($"{head.Body} {head.Round}", written.Source, written.Proposal, Checkup.Of(written.Proposal, written.Source, day));
        return await ViewAsync(reading, subject, document, day, written.Tasks, ct);
    }

    private static async Task<IReadOnlyList<RecordedTask>> TasksAsync(Reading reading, InspectionId id, CancellationToken ct)
    {
        var db = reading.Db;
        var rows = await (from t in db.Tasks.VisibleTo(reading.Sight, reading.Db)
                          where t.InspectionId == id && t.State != TaskState.Withdrawn
                          join p in db.Problems on t.ProblemId equals p.Id
                          orderby t.Sequence, t.Part
                          select new
                          {
                              t.Id, p.Sequence, p.Ordinal, p.Wording, t.State, t.Effect, t.ReasonNotDone, t.NextSteps, t.DueOn,
                              Measures = t.Measures.Where(m => m.State != MeasureState.Cancelled).OrderBy(m => m.Position).Select(m => new { m.Id, m.Text, m.State }).ToList(),
                              Progress = t.Progress.OrderBy(e => e.SubmittedAt).Select(e => new { e.MeasureId, e.Text }).ToList(),
                          }).Take(MostTasks).AsSplitQuery().ToListAsync(ct);
        return [.. rows.Select(row => new RecordedTask(row.Id, row.Sequence, row.Ordinal, row.Wording, row.State, [.. row.Measures.Select(m => m.Text)],
            [.. row.Measures.Where(m => m.State is MeasureState.ReportedDone or MeasureState.Verified).Select(m => row.Progress.LastOrDefault(e => e.MeasureId == m.Id)?.Text).OfType<string>()],
            row.Effect, row.ReasonNotDone, row.NextSteps, row.DueOn))];
    }

    private static async Task<CheckupView> ViewAsync(Reading reading, CheckupSubject subject, CheckedDocument document, DateOnly day, IReadOnlyDictionary<int, TaskId>? tasks, CancellationToken ct)
    {
        var dismissed = await (from d in reading.Db.DismissedFindings
                               where d.SubjectId == subject.Key
                               join p in reading.Db.Persons on d.DismissedBy equals p.Id
                               select new { d.FindingKey, Dismissal = new Dismissal(d.Reason, p.Name, d.DismissedAt) }).ToDictionaryAsync(d => d.FindingKey, d => d.Dismissal, ct);
        List<CheckupLine> lines = [.. document.Findings.Select(finding =>
        {
            var key = DismissedFinding.KeyOf(finding);
            TaskId? task = tasks is not null && finding.Problem is { } problem && tasks.TryGetValue(problem, out var found) ? found : null;
            return new CheckupLine(key, finding, document.ProblemOf(finding), tasks is null ? document.PlaceOf(finding) : null, task, dismissed.GetValueOrDefault(key));
        })];
        return new CheckupView(subject, document.Name, day, reading.Today, lines, document with { Findings = [.. lines.Where(line => line.Dismissed is null).Select(line => line.Finding)] });
    }
}
