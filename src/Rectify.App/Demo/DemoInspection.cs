using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Erasures;
using Rectify.App.Evidence;
using Rectify.App.Problems;
using Rectify.App.Reporting;
using Rectify.App.Reviews;
using Rectify.App.Planning;
using Rectify.App.Rounds;
using Rectify.App.Takeovers;
using Rectify.App.Tasks;
using Rectify.Documents.Reading;
using Rectify.Domain;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Demo;

/// <summary>One inspection of the demonstration: registers its problems and takes each task as far as its fate says, day by day.</summary>
internal sealed class DemoInspection(DemoStory story, string body, string principal, DateOnly feedbackOn, DemoProblem[] problems)
{
    private readonly InspectionId id = InspectionId.New();
    private readonly Dictionary<DemoProblem, ProblemId> keys = [];
    private readonly Dictionary<DemoProblem, TaskId> tasks = [];

    public async Task OpenAsync(RoundId round, InspectionKind kind, string group, string number, bool hasPanel)
    {
        var facts = new InspectionFacts(kind, group, feedbackOn.AddDays(-75), feedbackOn.AddDays(-20), feedbackOn, number, "《巡视工作条例》\n《云湖市巡察整改和成果运用办法》", "电话：0000-0000000；邮箱：zhenggai@yunhu.example");
        await story.Do<OpenInspection>("office", verb => verb.Run(id, round, story.Units[body], facts, new Regime { HasPanel = hasPanel, ConcentratedPeriod = Window.OfMonths(3), Papers = kind == InspectionKind.Routine ? MilestonePapers.Usual : null }, ActId.New()));
        var sections = new Dictionary<string, SectionId>(StringComparer.Ordinal);
        foreach (var heading in problems.Select(p => p.Section).Distinct())
        {
            await story.Do<AddSection>("office", verb => verb.Run(id, new SectionDraft(null, $"{"一二三四五"[sections.Count]}、", heading), ActId.New()));
            sections[heading] = await story.Look(db => db.Sections.Where(s => s.InspectionId == id && s.Heading == heading).Select(s => s.Id).SingleAsync());
        }
        foreach (var (problem, index) in problems.Select((p, i) => (p, i)))
        {
            var key = ProblemId.New();
            await story.Do<RegisterProblem>("office", verb => verb.Run(key, id, new ProblemDraft(problem.Wording, sections[problem.Section], $"{index + 1}", problem.Class, problem.Stake?.Amount, problem.Stake?.Unit, problem.IsRestricted), ActId.New()));
            keys[problem] = key;
            tasks[problem] = await story.Look(db => db.Tasks.Where(t => t.ProblemId == key).Select(t => t.Id).SingleAsync());
        }
        Plan();
        PlanMilestones();
        PlanArchive();
        if (kind == InspectionKind.Routine) PlanCycles();
    }

    /// <summary>What a body of ordinary diligence has done by its day; what lies ahead of today is left out by the story.</summary>
    private void PlanMilestones()
    {
        (MilestoneKind Kind, int Day, string Proof)[] done =
        [
            (MilestoneKind.FeedbackMeeting, 0, "反馈会会议记录"), (MilestoneKind.FeedbackPublished, 12, "门户网站截图，已归档"), (MilestoneKind.Plan, 27, "整改方案报送回执"),
            (MilestoneKind.DemocraticLifeMeeting, 48, "专题民主生活会会议记录"), (MilestoneKind.ConcentratedReport, 90, "集中整改情况报告签收单"),
        ];
        foreach (var (kind, day, proof) in done)
            story.On(Day(Math.Max(day, 2)), async () =>
            {
                var papers = (await story.Look(db => db.Inspections.Where(i => i.Id == id).Select(i => i.Regime).SingleAsync())).Papers?.Of(kind) ?? [];
                foreach (var name in papers.Where(name => kind != MilestoneKind.FeedbackMeeting || name != MilestonePapers.Minutes))
                {
                    var paper = await story.Keep($"{name}.docx", FileType.Docx, DemoWord.Write([name, proof], [["单位", body]]));
                    await story.Do<HandInMilestonePaper>("office", verb => verb.Run(id, kind, name, paper, ActId.New()));
                }
                var seen = await story.Look(db => db.Inspections.Where(i => i.Id == id).Select(i => i.Version).SingleAsync());
                await story.Do<MarkMilestoneDone>("office", verb => verb.Run(id, seen, kind, Day(day), Reason.Of(proof), ActId.New()));
            });
    }

    /// <summary>Who sees to what comes; what is done with all its tasks is archived.</summary>
    private void PlanArchive()
    {
        foreach (var (kind, person) in new[] { (MilestoneKind.ConcentratedReport, "office2"), (MilestoneKind.FirstResponsibleReport, "office2"), (MilestoneKind.Publication, "general"), (MilestoneKind.FollowUpReport, "head") })
            story.On(Day(3), () => Keep<NameForMilestone>((verb, seen) => verb.Run(id, seen, kind, story.People[person], ActId.New())));
        if (problems.All(p => p.Fate == DemoFate.TakenOver))
            story.On(Day(200), () => Keep<MarkMilestoneDone>((verb, seen) => verb.Run(id, seen, MilestoneKind.Archive, Day(200), Reason.Of("档案移交清单"), ActId.New(), Day(200).AddYears(10))));

        async Task Keep<TUseCase>(Func<TUseCase, int, Task<Outcome>> run) where TUseCase : notnull
        {
            var seen = await story.Look(db => db.Inspections.Where(i => i.Id == id).Select(i => i.Version).SingleAsync());
            await story.Do<TUseCase>("office", verb => run(verb, seen));
        }
    }

    /// <summary>Two weekly cycles: one closed, one in which some have reported, in old words or in new ones, and some have not.</summary>
    private void PlanCycles()
    {
        var (first, second) = (CycleId.New(), CycleId.New());
        OpenCycleOn(91, first);
        story.On(Day(95), () => AnswerAsync(problems[0], "巡查办法已形成征求意见稿，正在按反馈意见修改。"));
        story.On(Day(95), () => AnswerAsync(problems[2], "联动值守表已下发，本月已通报1次。"));
        story.On(Day(95), () => AnswerAsync(problems[5], "管理规定修订稿已送法制审核。"));
        story.On(Day(99), () => story.Do<CloseCycle>("office", verb => verb.Run(first, ActId.New())));
        OpenCycleOn(107, second);
        story.On(Day(110), () => AnswerAsync(problems[0], "巡查办法已形成征求意见稿，正在按反馈意见修改。"));
        story.On(Day(110), () => AnswerAsync(problems[2], "本月第2次通报已印发，9起预警均在12小时内到场。"));
    }

    private void OpenCycleOn(int day, CycleId cycle) => story.On(Day(day), () => story.Do<OpenCycle>("office", verb => verb.Run(cycle, id,
        new CycleDraft(CycleRhythm.Weekly, Day(day), Day(day + 6), Day(day + 7), "请各牵头单位逐条报送本周进展，写明数量、时间和下一步安排；逾期的措施说明原因。"), ActId.New())));

    /// <summary>Reports on the problem's measures that are still to be done.</summary>
    private async Task AnswerAsync(DemoProblem problem, string text)
    {
        var (task, today) = (tasks[problem], story.Today);
        var open = await story.Look(db => db.Set<Measure>().Where(m => m.TaskId == task && CycleLines.Unfinished.Contains(m.State)).OrderBy(m => m.Position).Select(m => m.Id).ToListAsync());
        await story.Do<ReportProgress>(problem.Lead, verb => verb.Run([.. open.Select(measure => new ProgressLine(task, new ProgressReport(measure, text, today, ReportedGrade.NotDone)))], ActId.New()));
    }

    private DateOnly Day(int afterFeedback) => feedbackOn.AddDays(afterFeedback);

    private void Plan()
    {
        foreach (var problem in problems)
        {
            if (problem.Fate == DemoFate.Registered) continue;
            if (problem.Fate == DemoFate.TakenOver)
            {
                story.On(Day(33), () => TakeOverAsync(problem));
                continue;
            }
            story.On(Day(4), () => AssignAsync(problem));
            if (problem.Fate == DemoFate.Assigned) continue;
            if (problem.Fate == DemoFate.Declined)
            {
                story.On(Day(6), () => Decide<DeclineTask>(problem.Lead, problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), Reason.Of("该事项按职责分工属市容管理科，建议改派。"))));
                continue;
            }
            var stays = problem.Fate is DemoFate.Planning or DemoFate.PlanSubmitted;
            // who is still planning signed for it after the plan version was approved
            story.On(Day(stays ? 32 : 6), () => Decide<SignForTask>(problem.Lead, problem, (verb, task, seen) => verb.Run(task, seen, ActId.New())));
            story.On(Day(stays ? 36 : 14), () => DraftAsync(problem));
            if (problem.Fate == DemoFate.Planning)
            {
                story.On(Day(37), () => ShareAsync(problem));
                continue;
            }
            story.On(Day(stays ? 37 : 16), () => Decide<SubmitPlan>(problem.Lead, problem, (verb, task, seen) => verb.Run(task, seen, ActId.New())));
            if (stays) continue;
            story.On(Day(18), () => Decide<AgreePlan>(problem.Leader, problem, (verb, task, seen) => verb.Run(task, seen, ActId.New())));
            story.On(Day(21), () => Decide<ReviewPlan>("office", problem, (verb, task, seen) => verb.Run(task, seen, ActId.New())));
            PlanWork(problem);
        }
        if (problems.Any(p => p.Fate is >= DemoFate.Rectifying and not DemoFate.TakenOver)) story.On(Day(25), ApproveAsync);
        if (problems.Any(p => p.Fate == DemoFate.Planning)) story.On(Day(38), () => HearAsync(OpinionBodies.Discipline, "对新增任务的责任分工无不同意见。", isChecked: false));
    }

    private void PlanWork(DemoProblem problem)
    {
        if (problem.Fate == DemoFate.Withdrawn)
        {
            story.On(Day(40), () => Decide<ProposeWithdrawal>("office", problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), Reason.Of("与第12项反映同一问题，并入一并整改。"), keys[problems[11]])));
            story.On(Day(43), () => Decide<WithdrawTask>(principal, problem, (verb, task, seen) => verb.Run(task, seen, ActId.New())));
            return;
        }
        story.On(Day(45), () => ReportAsync(problem, done: 0));
        foreach (var day in new[] { 45, 80 }) story.On(Day(day), () => KeepPromisesAsync(problem));
        foreach (var (day, value) in new[] { 40, 50, 63 }.Select((day, value) => (day, value))) story.On(Day(day), () => MeasureAsync(problem, value));
        if (problem.Fate == DemoFate.Rectifying) story.On(Day(82), () => MeasureAsync(problem, 3));
        story.On(Day(62), () => ReportAsync(problem, done: 1));
        if (problem.Fate == DemoFate.ExtensionAsked)
            story.On(Day(88), () => Decide<RequestExtension>(problem.Lead, problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), null, Day(150), Reason.Of("交叉评查需待年中案卷归档后开展，申请延期。"))));
        if (problem is { Fate: DemoFate.Rectifying, Due: > 160 })
        {
            story.On(Day(60), () => Decide<RequestExtension>(problem.Lead, problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), null, Day(problem.Due.Value + 20), Reason.Of("有关文件需与县区分局会签，申请延期。"))));
            story.On(Day(61), () => Decide<AgreeExtension>(problem.Leader, problem, (verb, task, seen) => verb.Run(task, seen, ActId.New())));
            story.On(Day(62), () => Decide<DecideExtension>("office", problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), true, Reason.Of("情况属实，同意延期。"))));
        }
        if (problem.Fate is DemoFate.Rectifying or DemoFate.Drafted or DemoFate.Overdue or DemoFate.ExtensionAsked)
        {
            story.On(Day(80), () => ReportAsync(problem, done: Math.Max(1, problem.Measures.Length - 1)));
            if (problem.Fate == DemoFate.Drafted)
            {
                story.On(Day(100), () => DraftProgressAsync(problem));
                story.On(Day(101), () => EraseAsync(problem));
                story.On(Day(102), () => DescribeAsync(problem));
            }
            return;
        }
        var apply = Math.Min(problem.Due ?? 70, 70) - 4;
        story.On(Day(apply), () => ReportAsync(problem, done: problem.Measures.Length));
        story.On(Day(apply + 1), () => Decide<WriteResult>(problem.Lead, problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), new Result(problem.Effect, null, null))));
        story.On(Day(apply + 1), () => Decide<ApplyForClosure>(problem.Lead, problem, (verb, task, seen) => verb.Run(task, seen, ActId.New())));
        if (problem.Fate == DemoFate.Applied) return;
        story.On(Day(apply + 3), () => Decide<ConfirmClosure>(problem.Leader, problem, (verb, task, seen) => verb.Run(task, seen, ActId.New())));
        if (problem.Fate == DemoFate.Submitted) return;
        story.On(Day(apply + 6), () => ReviewAsync(problem, complete: problem.Fate != DemoFate.UnderReview));
        if (problem.Fate == DemoFate.UnderReview)
        {
            story.On(Day(apply + 7), () => AskSupplementAsync(problem));
            return;
        }
        if (problem.Fate == DemoFate.Returned)
        {
            story.On(Day(apply + 7), () => Decide<ReturnForRework>("auditor", problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), Reason.Of("验收单没有签字页，不能说明设施已恢复运行。"))));
            return;
        }
        story.On(Day(apply + 9), () => AppointAsync(problem));
        story.On(Day(apply + 10), () => Decide<PassReview>("auditor", problem, (verb, task, seen) => verb.Run(task, seen, ActId.New())));
        story.On(Day(apply + 14), () => WriteOpinionAsync(problem));
        story.On(Day(apply + 15), () => SignAsync<SignOpinion>("panelmember", problem, (verb, task, seen, act) => verb.Run(task, seen, ActId.New(), act, DemoPeople.Password)));
        if (problem.Fate == DemoFate.UnderAcceptance) return;
        story.On(Day(apply + 16), () => SignAsync<AcceptRectification>("panelhead", problem, (verb, task, seen, act) => verb.Run(task, seen, ActId.New(), act, DemoPeople.Password)));
        if (problem.Fate == DemoFate.Restarted)
            story.On(Day(108), () => Decide<RestartTask>("office", problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), Reason.Of("回头看发现新购设备仍有账实不符。"), Day(175))));
    }

    /// <summary>Closed on paper before the office worked with Rectify: entered with the scan, approved by the leading group.</summary>
    private async Task TakeOverAsync(DemoProblem problem)
    {
        var batch = TakeoverId.New();
        var task = tasks[problem];
        var seen = await story.Look(db => db.Tasks.Where(t => t.Id == task).Select(t => t.Version).SingleAsync());
        var scan = await story.Keep("验收签字表.png", "image/png", DemoPicture.Draw(problem.Wording.Length));
        var says = new TakeoverStatement(TaskState.Closed, Day(28), story.People[problem.Leader], story.Units[problem.Unit], Day(problem.Due ?? 45), null, $"云环销〔{feedbackOn.Year}〕补{Array.IndexOf(problems, problem) + 1}号", "按纸质验收签字表补录。", [.. problem.Measures.Select(m => m.Text)],
            Handler: problem.Lead == "water" ? story.People["handler"] : null);
        await story.Do<ProposeTakeover>("office", verb => verb.Run(new TakeoverProposal(batch, id, [new TakeoverEntry(task, seen, says)], [scan]), ActId.New()));
        await story.Do<ApproveTakeover>(principal, verb => verb.Run(batch, ActId.New()));
    }

    private async Task AskSupplementAsync(DemoProblem problem)
    {
        var measure = await story.Look(db => db.Set<Measure>().Where(m => m.TaskId == tasks[problem] && m.Position == 2).Select(m => m.Id).SingleAsync());
        await Decide<AskSupplement>("auditor", problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), measure, Reason.Of("请补传26处错接点改造前后的对照照片。"), story.Today.AddDays(60)));
    }

    private Task AssignAsync(DemoProblem problem) => Decide<AssignTasks>("office", problem, (verb, task, seen) => verb.Run(
        [new AssignmentLine(task, seen, new Assignment(story.People[problem.Leader], story.Units[problem.Unit], problem.Due is { } days ? Day(days) : Deadline.LongTerm, null, HandlerOf(problem)))], ActId.New()));

    /// <summary>One of them has left since, and what they handled was not handed over.</summary>
    private PersonId? HandlerOf(DemoProblem problem) => problem.Lead switch { "water" => story.People["handler"], "personnel" => story.People["former"], _ => null };

    private async Task DraftAsync(DemoProblem problem)
    {
        var due = problem.Due is { } days ? Day(days) : Deadline.LongTerm;
        var measures = problem.Measures.Select((m, i) => (MeasureId.New(), new MeasureDraft(m.Text, m.Kind, story.Units[problem.Unit], story.People[problem.Lead == "water" ? "handler" : problem.Lead],
            Deadline.IsLongTerm(due) ? due : due.AddDays(-7 * (problem.Measures.Length - 1 - i))))).ToList();
        await Decide<DraftPlan>(problem.Lead, problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), new PlanDraft(problem.Target, "有文件、有记录、有现场，三者一致。", null, measures)));
        foreach (var (measure, draft) in measures)
            if (FrequencyText.Find(draft.Text) is { } stated)
                await Decide<SetCommitment>(problem.Lead, problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), measure, new Commitment(stated.Times, stated.Every, stated.Period, Day(25), null), null));
        foreach (var ((measure, draft), told) in measures.Zip(problem.Measures))
            if (told.Indicator is { } indicator && IndicatorText.Find(draft.Text) is { } stated)
                await Decide<SetIndicator>(problem.Lead, problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), measure, new Indicator(stated.Name, stated.Unit, stated.Direction, stated.Target, null, indicator.Baseline, indicator.Source), null));
    }

    private async Task ApproveAsync()
    {
        await HearAsync(OpinionBodies.Discipline, "责任分工明确，建议把长效措施的完成时限再压实一些。");
        await HearAsync(OpinionBodies.Organization, "对涉及选人用人的措施无不同意见。");
        var seen = await story.Look(db => db.Inspections.Where(i => i.Id == id).Select(i => i.Version).SingleAsync());
        await story.Do<ApprovePlan>(principal, verb => verb.Run(id, seen, "党组会会议纪要第7期", ActId.New()));
    }

    /// <summary>An opinion on the plan came on paper: entered with its scan, and checked by a second person.</summary>
    private async Task HearAsync(OpinionBodies from, string says, bool isChecked = true)
    {
        var scan = await story.Keep("方案意见函.png", "image/png", DemoPicture.Draw(110 + (int)from));
        await story.Do<RecordPlanOpinion>("office", verb => verb.Run(id, new PlanOpinionDraft(from, story.Today, true, says, null), scan, ActId.New()));
        if (!isChecked) return;
        var number = await story.Look(db => db.Set<PlanOpinion>().CountAsync(o => o.InspectionId == id));
        await story.Do<CheckPlanOpinion>("head", verb => verb.Run(id, number, null, ActId.New()));
    }

    /// <summary>Progress on every measure: the first <paramref name="done"/> are reported done, with their evidence.</summary>
    private async Task ReportAsync(DemoProblem problem, int done)
    {
        var task = tasks[problem];
        var today = story.Today;
        var open = await story.Look(db => db.Set<Measure>().AsNoTracking().Where(m => m.TaskId == task && m.State != MeasureState.ReportedDone).OrderBy(m => m.Position).ToListAsync());
        foreach (var measure in open)
        {
            var isDone = measure.Position <= done;
            var told = problem.Measures[measure.Position - 1];
            if (isDone) await ProveAsync(problem, measure, today);
            var report = new ProgressReport(measure.Id, isDone ? $"已完成：{told.Text}" : "正在推进，已明确专人负责并按周调度。", today, isDone ? ReportedGrade.Done : ReportedGrade.NotDone, isDone ? told.Quantity : null);
            await story.Do<ReportProgress>(problem.Lead, verb => verb.Run([new ProgressLine(task, report)], ActId.New()));
        }
    }

    /// <summary>The next value of every indicator the problem's measures have; the second is typed wrong first and corrected.</summary>
    private async Task MeasureAsync(DemoProblem problem, int number)
    {
        var (task, today) = (tasks[problem], story.Today);
        foreach (var measure in await story.Look(db => db.Set<Measure>().AsNoTracking().Where(m => m.TaskId == task && m.Indicator != null).OrderBy(m => m.Position).ToListAsync()))
        {
            if (problem.Measures[measure.Position - 1].Indicator is not { } told || number >= told.Values.Length) continue;
            var right = new IndicatorValueDraft(measure.Id, today, told.Values[number], told.Source, null);
            await story.Do<RecordIndicatorValue>(problem.Lead, verb => verb.Run(task, ActId.New(), number == 1 ? right with { Value = told.Values[number] - 10 } : right));
            if (number != 1) continue;
            var wrong = await story.Look(db => db.Set<IndicatorValue>().Where(v => v.MeasureId == measure.Id && v.On == today).Select(v => v.Id).SingleAsync());
            await Decide<CorrectIndicatorValue>(problem.Lead, problem, (verb, _, seen) => verb.Run(task, seen, ActId.New(), wrong, right, Reason.Of("录入时看错一行，按月报更正。")));
        }
    }

    /// <summary>An event with its proof for every measure that promises something with a frequency.</summary>
    private async Task KeepPromisesAsync(DemoProblem problem)
    {
        var task = tasks[problem];
        var today = story.Today;
        foreach (var measure in await story.Look(db => db.Set<Measure>().AsNoTracking().Where(m => m.TaskId == task && m.Commitment != null).OrderBy(m => m.Position).ToListAsync()))
        {
            await ProveAsync(problem, measure, today);
            var piece = await story.Look(db => db.Set<EvidenceItem>().Where(e => e.TaskId == task && e.EvidenceOn == today && e.Uses.Any(use => use.MeasureId == measure.Id)).Select(e => e.Id).FirstAsync());
            await story.Do<RecordCommitmentEvent>(problem.Lead, verb => verb.Run(task, ActId.New(), new CommitmentEventDraft(measure.Id, today, $"{today.Month}月到场时间通报", piece)));
        }
    }

    private static readonly string[][] CheckRows = [["序号", "点位", "核查结果", "复查意见"], .. Enumerable.Range(1, 12).Select(i => new[] { $"{i}", $"{i}号点位", i % 4 == 0 ? "登记补正后一致" : "与登记一致", "合格" })];

    private async Task ProveAsync(DemoProblem problem, Measure measure, DateOnly today)
    {
        var who = problem.Lead == "water" ? "handler" : problem.Lead;
        var text = $"{problem.Unit}　工作记录\r\n\r\n日期：{today.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}\r\n事项：{measure.Text}\r\n经过：工作人员到现场核对，逐项登记，结果与台账一致。\r\n结论：该项工作已完成。\r\n";
        await UploadAsync($"{measure.Position}-工作记录.txt", Encoding.UTF8.GetBytes(text), "工作记录写明时间、经过和结果，能证明该项措施已完成。");
        if (measure.Position == 1) await UploadAsync("现场照片.png", DemoPicture.Draw(measure.Text.Length), "照片反映整改后的现场。");
        if (measure.Position == 2) await UploadAsync("核查情况说明.docx", DemoWord.Write([$"关于“{measure.Text}”的核查情况说明", $"{problem.Unit}会同执法支队于{today.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}逐项核查，情况如下。"], CheckRows), "说明附有逐项核查的结果。");
        if (measure.Position == 3) await UploadAsync("核查台账.csv", Encoding.UTF8.GetBytes(string.Join("\r\n", CheckRows.Select(row => string.Join(',', row)))), "台账列出每一处的核查结果。");

        async Task UploadAsync(string name, byte[] content, string sentence)
        {
            await using var stream = new MemoryStream(content);
            await story.Do<UploadEvidence>(who, verb => verb.Run(new EvidenceInput(tasks[problem], ActId.New(), today, [new Proof(measure.Id, sentence)]), name, stream));
        }
    }

    private async Task DraftProgressAsync(DemoProblem problem)
    {
        var today = story.Today;
        var last = await story.Look(db => db.Set<Measure>().AsNoTracking().Where(m => m.TaskId == tasks[problem]).OrderByDescending(m => m.Position).FirstAsync());
        await story.Do<WriteProgressDrafts>("handler", verb => verb.Run([new ProgressLine(tasks[problem], new ProgressReport(last.Id, "已对危险废物、应急物资两类登记开展排查，补登2处。", today, ReportedGrade.Done, 2))], ActId.New()));
    }

    /// <summary>误传: two files that belong elsewhere; one is erased, the other waits for the second person.</summary>
    private async Task EraseAsync(DemoProblem problem)
    {
        var measure = await story.Look(db => db.Set<Measure>().Where(m => m.TaskId == tasks[problem]).OrderBy(m => m.Position).Select(m => m.Id).FirstAsync());
        foreach (var name in new[] { "值班人员通讯录.txt", "另一单位的请示稿.txt" })
        {
            await using var content = new MemoryStream(Encoding.UTF8.GetBytes($"{name}：演示用，不是真实材料。"));
            await story.Do<UploadEvidence>(problem.Lead, verb => verb.Run(new EvidenceInput(tasks[problem], ActId.New(), null, [new Proof(measure, "上传时选错了文件。")]), name, content));
            var piece = await story.Look(db => db.Set<EvidenceItem>().Where(e => e.TaskId == tasks[problem]).OrderByDescending(e => e.Id).Select(e => new { e.Id, e.Sha256 }).FirstAsync());
            await story.Do<ProposeErasure>("security", verb => verb.Run($"{piece.Id.Value}", Reason.Of("误传，与本事项无关，按规定删除。"), ActId.New()));
            if (name[0] != '值') continue;
            var erasure = await story.Look(db => db.Erasures.Where(e => e.Sha256 == piece.Sha256).Select(e => e.Id).SingleAsync());
            await story.Do<EraseContent>("head", verb => verb.Run(erasure, ActId.New(), DemoPeople.Password));
        }
    }

    /// <summary>文件要素 that its text offers, and a compilation in whose last page a mark of secrecy stands: both are found when the texts are read, soon after the program serves.</summary>
    private async Task DescribeAsync(DemoProblem problem)
    {
        var measure = await story.Look(db => db.Set<Measure>().Where(m => m.TaskId == tasks[problem]).OrderBy(m => m.Position).Select(m => m.Id).FirstAsync());
        var notice = $"云湖市生态环境局文件\r\n云环发〔{story.Today.Year}〕18号\r\n关于印发现场核查工作规程的通知\r\n各科室：\r\n现将《现场核查工作规程》印发给你们，请遵照执行。\r\n云湖市生态环境局\r\n{story.Today.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}\r\n";
        await UploadAsync("现场核查工作规程.txt", notice, "规程写明核查的步骤和责任人。");
        await UploadAsync("学习材料汇编.txt", string.Concat(Enumerable.Repeat("学习材料正文，演示用，不是真实材料。\r\n", 120)) + "密级：秘密\r\n附录，演示用，不是真实材料。\r\n", "汇编反映学习情况。");

        async Task UploadAsync(string name, string text, string sentence)
        {
            await using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
            await story.Do<UploadEvidence>(problem.Lead, verb => verb.Run(new EvidenceInput(tasks[problem], ActId.New(), null, [new Proof(measure, sentence)]), name, content));
        }
    }

    private async Task ReviewAsync(DemoProblem problem, bool complete)
    {
        if (problem.IsRestricted) await Decide<AllotReview>("office", problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), story.People["auditor"]));
        else await Decide<TakeReview>("auditor", problem, (verb, task, seen) => verb.Run(task, seen, ActId.New()));
        if (problem.IsRestricted) await story.Do<ReadReview>("auditor", async review => await review.Run(tasks[problem]) is null ? Outcome.None : Outcome.Ok);
        var measures = await story.Look(db => db.Set<Measure>().AsNoTracking().Where(m => m.TaskId == tasks[problem]).OrderBy(m => m.Position).ToListAsync());
        foreach (var measure in complete ? measures : measures.Take(1))
        {
            var pieces = await story.Look(db => db.Set<EvidenceUse>().AsNoTracking().Where(u => u.MeasureId == measure.Id).Select(u => u.EvidenceId).ToListAsync());
            var refused = problem.Fate == DemoFate.Returned && measure.Position == 1;
            for (var i = 0; i < pieces.Count; i++)
            {
                var decision = refused ? i == 0 ? new CellDecision(MeasureVerdict.NotFulfilled, CellReason.Unsigned, Reason.Of("没有签字页")) : new CellDecision(MeasureVerdict.NotFulfilled, CellReason.Incomplete)
                    : i == 1 && measure.Position == 1 ? new CellDecision(MeasureVerdict.Partly, CellReason.Incomplete, Reason.Of("只反映其中一处，另一处以记录为准。"), 1) : CellDecision.Fulfilled with { Page = 1 };
                var piece = pieces[i];
                await Decide<DecideEvidence>("auditor", problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), [new Cell(piece, measure.Id)], decision));
            }
            await Decide<JudgeMeasure>("auditor", problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), measure.Id, refused ? MeasureVerdict.NotFulfilled : MeasureVerdict.Fulfilled, refused ? Reason.Of("请补传带签字页的验收单。") : null));
        }
    }

    private Task AppointAsync(DemoProblem problem) => Decide<AppointPanel>("office", problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(),
        [new SeatDraft(story.People["panelhead"], PanelRole.Head, story.Units["市委巡察办"], "二级调研员"), new SeatDraft(story.People["panelmember"], PanelRole.Member, story.Units["市委巡察办"], "一级主任科员")]));

    private async Task WriteOpinionAsync(DemoProblem problem)
    {
        var measures = await story.Look(db => db.Set<Measure>().AsNoTracking().Where(m => m.TaskId == tasks[problem]).OrderBy(m => m.Position).Select(m => m.Id).ToListAsync());
        var today = story.Today;
        var sustained = problem.Fate == DemoFate.Sustained;
        var input = new OpinionInput($"{body}党组", "反馈意见及整改方案", today, [.. measures.Select(m => new OpinionMeasureInput(m, "已按方案落实。", "工作记录：能证明该项措施已完成。"))], "整改目标已经达到。", "继续巩固整改成果，防止反弹。",
            sustained ? OpinionConclusion.PassedSustained : OpinionConclusion.Passed, sustained ? today.AddMonths(3) : null, $"云环销〔{today.Year}〕{await story.Look(db => db.Set<Opinion>().CountAsync()) + 1}号");
        await Decide<DraftOpinion>("office", problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), input));
    }

    private async Task SignAsync<TUseCase>(string who, DemoProblem problem, Func<TUseCase, TaskId, int, SigningAct, Task<Outcome>> run) where TUseCase : notnull
    {
        var text = await story.Look(db => db.Set<Opinion>().Where(o => o.TaskId == tasks[problem]).OrderByDescending(o => o.Round).Select(o => o.TextSha256).FirstAsync());
        await Decide<TUseCase>(who, problem, (verb, task, seen) => run(verb, task, seen, new SigningAct(text)));
    }

    /// <summary>A measure its unit has written for another problem answers this one too.</summary>
    private async Task ShareAsync(DemoProblem problem)
    {
        var (own, unit) = (tasks[problem], story.Units[problem.Unit]);
        var measures = await story.Look(db => db.Tasks.Where(t => t.LeadUnitId == unit && t.Id != own && t.State != TaskState.Withdrawn && t.InspectionId == db.Tasks.First(o => o.Id == own).InspectionId)
            .OrderBy(t => t.Sequence).SelectMany(t => t.Measures.Where(m => m.State != MeasureState.Cancelled && m.SharedFrom == null).OrderBy(m => m.Position).Take(1).Select(m => m.Id)).Take(1).ToListAsync());
        foreach (var measure in measures) await Decide<ShareMeasure>(problem.Lead, problem, (verb, task, seen) => verb.Run(task, seen, ActId.New(), measure));
    }

    private async Task Decide<TUseCase>(string who, DemoProblem problem, Func<TUseCase, TaskId, int, Task<Outcome>> run) where TUseCase : notnull
    {
        var task = tasks[problem];
        var seen = await story.Look(db => db.Tasks.Where(t => t.Id == task).Select(t => t.Version).SingleAsync());
        await story.Do<TUseCase>(who, verb => run(verb, task, seen));
    }
}
