using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Figures;
using Rectify.App.People;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Notices;

/// <summary>
/// 集中整改情况报告, 后续整改情况报告 and 第一责任人组织落实情况报告 as drafts in Word, as of today: nothing in them is typed again. For who sees the whole inspection; the wording of what is restricted stays out of them.
/// </summary>
public sealed class WriteReport(Door door) : IUseCase
{
    /// <summary>Tasks of the annex; no inspection has come near.</summary>
    private const int MaxTasks = 2000;
    private const int MaxMeetings = 500;

    /// <summary>The file's name without its ending; null, and nothing written, when there is no such inspection to be seen as a whole.</summary>
    public async Task<string?> Run(Stream output, InspectionId id, ReportKind kind, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await ReportAsync(reading, id, kind, ct) is not { } report) return null;
        await RectificationReportDocument.WriteAsync(output, report, ct);
        return report.Title;
    }

    private static async Task<RectificationReport?> ReportAsync(Reading reading, InspectionId id, ReportKind kind, CancellationToken ct)
    {
        var db = reading.Db;
        if (await new NoticeReading(db, reading.Sight, reading.Actor).RecordsAsync(id, NoticeChannel.None, reading.Today, reading.Now, reading.Today, ct) is not { } records) return null;
        var body = await db.Inspections.Where(i => i.Id == id).Select(i => i.BodyId).SingleAsync(ct);
        var first = await db.Posts.Where(p => p.IsFirstResponsible && p.Until == null && p.UnitId == body).Join(db.Persons, p => p.PersonId, person => person.Id, (p, person) => new { person.Id, person.Name, p.Title }).FirstOrDefaultAsync(ct);
        var figures = await InspectionFigures.ReadAsync(reading, id, new AsOf(reading.Today, reading.Now), ct);
        return new RectificationReport
        {
            Kind = kind, Content = records.With(new NoticeWords(), new NoticeChoices()), PersonName = first?.Name, PersonTitle = first?.Title, Plan = await PlanAsync(db, id, ct), Meetings = await MeetingsAsync(db, id, first?.Id, ct),
            Work = await WorkAsync(db, id, ct), Overdue = figures.Sums().Overdue, Tasks = await TasksAsync(reading, id, first?.Id, ct), KnownAt = reading.Office.Local(reading.Now),
        };
    }

    private static Task<ReportPlan?> PlanAsync(RectifyDb db, InspectionId id, CancellationToken ct) =>
        db.Set<PlanVersion>().Where(v => v.InspectionId == id).OrderByDescending(v => v.Number).Select(v => new ReportPlan(v.Number, v.ApprovedOn, v.Minutes)).FirstOrDefaultAsync(ct);

    private static async Task<IReadOnlyList<ReportMeeting>> MeetingsAsync(RectifyDb db, InspectionId id, PersonId? person, CancellationToken ct)
    {
        // what a meeting about a restricted problem agreed on is not for this paper
        var found = await db.Meetings.Where(m => m.InspectionId == id && m.VoidedBecause == null).OrderBy(m => m.On).ThenBy(m => m.Id).Take(MaxMeetings)
            .Select(m => new { m.On, m.Kind, m.Title, m.Conclusions, IsRestricted = m.Problems.Any(of => db.Problems.Any(p => p.Id == of.ProblemId && p.IsRestricted)), IsOfPerson = m.People.Any(p => p.PersonId == person) }).ToListAsync(ct);
        return [.. found.Select(m => new ReportMeeting(m.On, m.Kind, m.IsRestricted ? NoticeProblems.NotPublic : m.Title, m.IsRestricted ? null : m.Conclusions, m.IsOfPerson))];
    }

    private static async Task<ReportWork> WorkAsync(RectifyDb db, InspectionId id, CancellationToken ct)
    {
        var tasks = db.Tasks.Where(t => t.InspectionId == id).Select(t => t.Id);
        return new ReportWork(
            await db.Cycles.CountAsync(c => c.InspectionId == id && c.State != CycleState.Void, ct),
            await db.Letters.CountAsync(l => l.InspectionId == id && l.Author == LetterAuthor.Office && l.Number != null && l.State != LetterState.Void, ct),
            await db.SpotChecks.CountAsync(c => tasks.Contains(c.TaskId) && c.StruckBecause == null, ct),
            await db.LookBacks.CountAsync(c => c.State != LookBackState.Void && db.Set<LookBackItem>().Any(i => i.LookBackId == c.Id && tasks.Contains(i.TaskId)), ct));
    }

    private static async Task<IReadOnlyList<ReportTask>> TasksAsync(Reading reading, InspectionId id, PersonId? person, CancellationToken ct)
    {
        var db = reading.Db;
        var found = await (
            from t in db.TasksVisibleTo(reading.Sight, id).Where(t => t.State != TaskState.Withdrawn)
            join p in db.Problems on t.ProblemId equals p.Id
            orderby t.Sequence, t.Part
            select new
            {
                p.Ordinal, p.Number, p.Wording, p.IsRestricted, t.State, t.DueOn, t.LeaderId, Leader = db.Persons.Where(x => x.Id == t.LeaderId).Select(x => x.Name).FirstOrDefault(),
                Unit = db.Set<UnitPeriod>().Where(u => u.UnitId == t.LeadUnitId && u.Until == null).OrderBy(u => u.From).Select(u => u.Name).FirstOrDefault(),
                Measures = t.Measures.Count(m => m.State != MeasureState.Cancelled), Done = t.Measures.Count(m => m.State == MeasureState.Verified || m.State == MeasureState.Sustained),
            }).Take(MaxTasks).ToListAsync(ct);
        return [.. found.Select(t => new ReportTask(
            t.Ordinal ?? $"{t.Number}", t.IsRestricted ? NoticeProblems.NotPublic : t.Wording, t.IsRestricted ? "" : t.Leader ?? "", t.IsRestricted ? "" : t.Unit ?? "",
            t.State == TaskState.Registered ? "" : Deadline.IsLongTerm(t.DueOn) ? "长期" : $"{t.DueOn:yyyy-MM-dd}", t.State, t.Done, t.Measures, person is not null && t.LeaderId == person && !t.IsRestricted))];
    }
}
