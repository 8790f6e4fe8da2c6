using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Planning;
using Rectify.App.Reporting;
using Rectify.App.Supervision;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Intake;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using static Rectify.Testing.TestInspection;
using ReportedGrade = Rectify.Domain.Problems.ReportedGrade;

namespace Rectify.App.Tests.Diary;

/// <summary>
/// What people do in the round, by the real use cases and by nothing that chance decides: the place of a task says how diligent its unit is. Water leads the odd places, finance the even ones. Of every eight tasks four are
/// applied for five days before their deadline, one of them returned once; one is extended first; one is a week late; two are never applied for.
/// </summary>
internal sealed class DiaryRound
{
    public const int Days = 200;

    public static readonly DateOnly First = new(2026, 3, 18);

    private const int ApprovedOn = 20, CyclesFrom = 28, CycleDays = 14;

    private readonly TestOffice office;
    private readonly TestInspection inspection;
    private readonly HashSet<LetterId> refused = [];
    private CycleId cycle;

    private DiaryRound(TestOffice office, TestInspection inspection) => (this.office, this.inspection) = (office, inspection);

    public int Problems => inspection.Tasks.Count;

    public static async Task<DiaryRound> RegisterAsync(TestOffice office) => new(office, await RegisteredAsync(office, problems: 48));

    public async Task<int> MeasuresAsync()
    {
        await using var db = office.OpenDatabase();
        return await db.Set<Measure>().CountAsync();
    }

    /// <summary>The acts of that day, from the first to the last of the round.</summary>
    public async Task LiveAsync(int day)
    {
        switch (day)
        {
            case 2: await AssignAsync(); break;
            case 4: await EachAsync<SignForTask>(Lead, (verb, task, seen) => verb.Run(task, seen, ActId.New())); break;
            case 12: await PlanAsync(); break;
            case 14: await ManyAsync<AgreePlans>(_ => office.Leader, (verb, lines) => verb.Run(lines, ActId.New())); break;
            case 16: await ManyAsync<ReviewPlans>(_ => office.Office, (verb, lines) => verb.Run(lines, ActId.New())); break;
            case ApprovedOn: await ApproveAsync(); break;
            default: break;
        }
        if (day <= ApprovedOn) return;
        await CyclesAsync(day);
        // whoever reports at the very moment a cycle is closed is sent back
        office.Clock.Add(TimeSpan.FromMinutes(1));
        for (var place = 1; place <= Problems; place++) await WorkAsync(place, day - DueAfter(place));
        await LettersAsync(day);
        if (First.AddDays(day).Day == 10) await KeepPromisesAsync(First.AddDays(day).Month);
    }

    private TaskId TaskAt(int place) => inspection.Tasks[place - 1];

    private bool IsWater(int place) => place % 2 == 1;

    private PersonId Lead(int place) => IsWater(place) ? office.UnitLead : office.FinanceLead;

    /// <summary>Days from the first day to the deadline: spread over the round.</summary>
    private static int DueAfter(int place) => 50 + place * 37 % 121;

    private static int MeasuresOf(int place) => place <= 17 ? 4 : 3;

    private static MeasureId MeasureAt(int place, int position) => MeasureId.From(new Guid($"00000000-0000-7000-8000-{place * 10 + position:000000000000}"));

    private async Task AssignAsync()
    {
        var (lines, seen) = (new List<AssignmentLine>(), await VersionsAsync());
        for (var place = 1; place <= Problems; place++)
            lines.Add(new AssignmentLine(TaskAt(place), seen[TaskAt(place)], new Assignment(office.Leader, IsWater(place) ? office.WaterDepartment : office.FinanceDepartment, First.AddDays(DueAfter(place)), null, IsWater(place) ? office.Handler : null)));
        Must(await office.As<AssignTasks, Outcome>(office.Office, verb => verb.Run(lines, ActId.New())));
    }

    private async Task PlanAsync()
    {
        foreach (var water in new[] { true, false })
        {
            var (lines, seen) = (new List<PlanLine>(), await VersionsAsync());
            foreach (var place in Places(water))
            {
                var measures = Enumerable.Range(1, MeasuresOf(place)).Select(position => (MeasureAt(place, position), new MeasureDraft($"第{position}项措施：逐项核实并完成整治。", MeasureKind.General, water ? office.WaterDepartment : office.FinanceDepartment, water ? office.Handler : office.FinanceLead,
                    First.AddDays(DueAfter(place) - 4 * (MeasuresOf(place) - position)))));
                lines.Add(new PlanLine(TaskAt(place), seen[TaskAt(place)], new PlanDraft("问题整治到位。", "现场与记录一致。", null, [.. measures])));
            }
            var lead = water ? office.UnitLead : office.FinanceLead;
            Must(await office.As<DraftPlans, Outcome>(lead, verb => verb.Run(lines, ActId.New())));
            // six promise something every month
            foreach (var place in Places(water).Where(place => place % 8 == (water ? 7 : 0)).Take(3))
                Must(await OneAsync<SetCommitment>(lead, place, (verb, task, version) => verb.Run(task, version, ActId.New(), MeasureAt(place, 1), new Commitment(1, 1, FrequencyPeriod.Month, First.AddDays(ApprovedOn), null), null)));
            Must(await office.As<SubmitPlans, Outcome>(lead, async verb => await verb.Run(await SeenAsync(Places(water)), ActId.New())));
        }
    }

    private async Task ApproveAsync()
    {
        await using var db = office.OpenDatabase();
        var seen = await db.Inspections.Where(i => i.Id == inspection.Id).Select(i => i.Version).SingleAsync();
        Must(await office.As<ApprovePlan, Outcome>(office.LeadingGroup, verb => verb.Run(inspection.Id, seen, "党组会纪要2026年第4期", ActId.New())));
    }

    /// <summary>A cycle every two weeks, closed the day after it is due; water reports every time, finance every other time.</summary>
    private async Task CyclesAsync(int day)
    {
        var number = (day - CyclesFrom) / CycleDays;
        var at = day < CyclesFrom ? -1 : (day - CyclesFrom) % CycleDays;
        switch (at)
        {
            case 0:
                cycle = CycleId.New();
                Must(await office.As<OpenCycle, Outcome>(office.Office, verb => verb.Run(cycle, inspection.Id, new CycleDraft(CycleRhythm.Fortnightly, First.AddDays(day), First.AddDays(day + 11), First.AddDays(day + 12), "请报送本期进展。"), ActId.New())));
                break;
            case 5: await ReportAsync(water: true, number); break;
            case 6 when number % 2 == 0: await ReportAsync(water: false, number); break;
            case 13: Must(await office.As<CloseCycle, Outcome>(office.Office, verb => verb.Run(cycle, ActId.New()))); break;
            default: break;
        }
    }

    /// <summary>Every third task stays silent.</summary>
    private async Task ReportAsync(bool water, int number)
    {
        await using var db = office.OpenDatabase();
        var silent = Places(water).Where(place => place % 3 == 0).Select(TaskAt).ToList();
        var unit = water ? office.WaterDepartment : office.FinanceDepartment;
        var open = await db.Set<Measure>().Join(db.Tasks.Where(t => t.State == TaskState.Rectifying && t.LeadUnitId == unit && !silent.Contains(t.Id)), m => m.TaskId, t => t.Id, (m, _) => new { m.Id, m.TaskId, m.State })
            .Where(m => m.State == MeasureState.NotStarted || m.State == MeasureState.InProgress).ToListAsync();
        if (open.Count == 0) return;
        var today = OfficeDay.Default.Of(office.Clock.GetUtcNow());
        Must(await office.As<ReportProgress, Outcome>(water ? office.UnitLead : office.FinanceLead, verb => verb.Run([.. open.Select(m => new ProgressLine(m.TaskId, new ProgressReport(m.Id, $"第{number + 1}期：正在推进。", today, ReportedGrade.NotDone)))], ActId.New())));
    }

    /// <param name="after">Days after the task's deadline, negative before it.</param>
    private async Task WorkAsync(int place, int after)
    {
        switch (place % 8, after)
        {
            case (1 or 2 or 3 or 4, -5) or (6, 7) or (5, 15): await ApplyAsync(place); break;
            case (1 or 2 or 3 or 4, -4) or (6, 8) or (5, 16): Must(await OneAsync<ConfirmClosure>(office.Leader, place, (verb, task, seen) => verb.Run(task, seen, ActId.New()))); break;
            case (4, -2):
                Must(await OneAsync<TakeReview>(office.Auditor, place, (verb, task, seen) => verb.Run(task, seen, ActId.New())));
                Must(await OneAsync<ReturnForRework>(office.Auditor, place, (verb, task, seen) => verb.Run(task, seen, ActId.New(), Reason.Of("验收单缺少签字页。"))));
                break;
            case (4, 3): await ApplyAsync(place); break;
            case (4, 4): Must(await OneAsync<ConfirmClosure>(office.Leader, place, (verb, task, seen) => verb.Run(task, seen, ActId.New()))); break;
            case (1 or 2, 2): await new TestAcceptance(office, inspection.Of(TaskAt(place))).WalkTo(place % 8 == 2 ? TaskState.Sustained : TaskState.Closed); break;
            case (5, -8): Must(await OneAsync<RequestExtension>(Lead(place), place, (verb, task, seen) => verb.Run(task, seen, ActId.New(), null, First.AddDays(DueAfter(place) + 20), Reason.Of("汛期停工。")))); break;
            case (5, -7): Must(await OneAsync<AgreeExtension>(office.Leader, place, (verb, task, seen) => verb.Run(task, seen, ActId.New()))); break;
            case (5, -6): Must(await OneAsync<DecideExtension>(office.Office, place, (verb, task, seen) => verb.Run(task, seen, ActId.New(), true, Reason.Of("情况属实。")))); break;
            default: break;
        }
    }

    private async Task ApplyAsync(int place)
    {
        var (task, lead, today) = (TaskAt(place), Lead(place), OfficeDay.Default.Of(office.Clock.GetUtcNow()));
        var proven = (await inspection.LoadAsync(task)).Evidence.Count > 0;
        List<MeasureId> measures = [.. Enumerable.Range(1, MeasuresOf(place)).Select(position => MeasureAt(place, position))];
        if (!proven) Must(await office.As<AddEvidence, Outcome>(lead, verb => verb.Run(task, ActId.New(), new StoredFile($"{place:x64}", 1000, "验收单.pdf", "application/pdf"), today, [.. measures.Select(measure => new Proof(measure, "验收单写明已完成。"))])));
        Must(await office.As<ReportProgress, Outcome>(lead, verb => verb.Run([.. measures.Select(measure => new ProgressLine(task, new ProgressReport(measure, "已完成，验收单齐全。", today, ReportedGrade.Done)))], ActId.New())));
        Must(await OneAsync<WriteResult>(lead, place, (verb, id, seen) => verb.Run(id, seen, ActId.New(), new Result("整治到位。", null, null))));
        Must(await OneAsync<ApplyForClosure>(lead, place, (verb, id, seen) => verb.Run(id, seen, ActId.New())));
    }

    /// <summary>
    /// On Mondays the office issues the week's drafts whose ground still holds; one that was refused has gone stale and is tried once more at the end of the round. On Tuesdays the units sign for them, on Fridays water answers; what was answered is concluded the Monday after.
    /// </summary>
    private async Task LettersAsync(int day)
    {
        if (First.AddDays(day).DayOfWeek is not (DayOfWeek.Monday or DayOfWeek.Tuesday or DayOfWeek.Friday)) return;
        await using var db = office.OpenDatabase();
        var letters = await db.Letters.Where(l => l.State != LetterState.Concluded && l.State != LetterState.Void).OrderBy(l => l.Id).Select(l => new { l.Id, l.Version, l.State, l.UnitId }).ToListAsync();
        foreach (var letter in letters)
        {
            var lead = letter.UnitId == office.WaterDepartment ? office.UnitLead : office.FinanceLead;
            switch (First.AddDays(day).DayOfWeek, letter.State)
            {
                case (DayOfWeek.Monday, LetterState.Drafted) when day > Days - 7 || !refused.Contains(letter.Id):
                    if (!(await office.As<IssueLetter, Outcome>(office.Office, verb => verb.Run(letter.Id, letter.Version, ActId.New()))).IsDone) refused.Add(letter.Id);
                    break;
                case (DayOfWeek.Monday, LetterState.Answered): Must(await office.As<ConcludeLetter, Outcome>(office.Office, verb => verb.Run(letter.Id, letter.Version, ActId.New(), Reason.Of("转入日常跟踪。")))); break;
                case (DayOfWeek.Tuesday, LetterState.Issued): Must(await office.As<SignForLetter, Outcome>(lead, verb => verb.Run(letter.Id, letter.Version, ActId.New()))); break;
                case (DayOfWeek.Friday, LetterState.Received) when lead == office.UnitLead: Must(await office.As<AnswerLetter, Outcome>(lead, verb => verb.Run(letter.Id, letter.Version, ActId.New(), Reason.Of("已明确专人，按周报送。")))); break;
                default: break;
            }
        }
    }

    /// <summary>Every second month a promise is not kept.</summary>
    private async Task KeepPromisesAsync(int month)
    {
        if (month % 2 == 0) return;
        await using var db = office.OpenDatabase();
        var promising = await db.Set<Measure>().Where(m => m.Commitment != null).Join(db.Tasks.Where(t => t.State == TaskState.Rectifying), m => m.TaskId, t => t.Id, (m, t) => new { m.Id, Task = t.Id, t.LeadUnitId }).OrderBy(m => m.Id).ToListAsync();
        var today = OfficeDay.Default.Of(office.Clock.GetUtcNow());
        foreach (var measure in promising)
        {
            var (lead, sha) = (measure.LeadUnitId == office.WaterDepartment ? office.UnitLead : office.FinanceLead, $"{month:x2}{measure.Id.Value:N}".PadLeft(64, '0'));
            Must(await office.As<AddEvidence, Outcome>(lead, verb => verb.Run(measure.Task, ActId.New(), new StoredFile(sha, 1000, $"{month}月巡查记录.pdf", "application/pdf"), today, [new Proof(measure.Id, "记录写明巡查的日期和地点。")])));
            var piece = await db.Set<EvidenceItem>().Where(e => e.Sha256 == sha).Select(e => e.Id).SingleAsync();
            Must(await office.As<RecordCommitmentEvent, Outcome>(lead, verb => verb.Run(measure.Task, ActId.New(), new CommitmentEventDraft(measure.Id, today, "按月巡查一次。", piece))));
        }
    }

    private IEnumerable<int> Places(bool water) => Enumerable.Range(1, Problems).Where(place => IsWater(place) == water);

    private async Task<IReadOnlyList<SeenTask>> SeenAsync(IEnumerable<int> places)
    {
        var seen = await VersionsAsync();
        return [.. places.Select(place => new SeenTask(TaskAt(place), seen[TaskAt(place)]))];
    }

    private async Task<IReadOnlyDictionary<TaskId, int>> VersionsAsync()
    {
        await using var db = office.OpenDatabase();
        return await db.Tasks.Where(t => t.InspectionId == inspection.Id).ToDictionaryAsync(t => t.Id, t => t.Version);
    }

    private async Task ManyAsync<TUseCase>(Func<int, PersonId> who, Func<TUseCase, IReadOnlyList<SeenTask>, Task<Outcome>> run) where TUseCase : notnull
    {
        var lines = await SeenAsync(Enumerable.Range(1, Problems));
        Must(await office.As<TUseCase, Outcome>(who(1), verb => run(verb, lines)));
    }

    private async Task EachAsync<TUseCase>(Func<int, PersonId> who, Func<TUseCase, TaskId, int, Task<Outcome>> run) where TUseCase : notnull
    {
        var seen = await VersionsAsync();
        for (var place = 1; place <= Problems; place++) Must(await office.As<TUseCase, Outcome>(who(place), verb => run(verb, TaskAt(place), seen[TaskAt(place)])));
    }

    private async Task<Outcome> OneAsync<TUseCase>(PersonId who, int place, Func<TUseCase, TaskId, int, Task<Outcome>> run) where TUseCase : notnull
    {
        var seen = await inspection.SeenAsync(TaskAt(place));
        return await office.As<TUseCase, Outcome>(who, verb => run(verb, TaskAt(place), seen));
    }
}
