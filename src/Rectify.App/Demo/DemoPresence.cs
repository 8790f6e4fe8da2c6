using Microsoft.EntityFrameworkCore;
using Rectify.App.Problems;
using Rectify.App.Rounds;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Demo;

/// <summary>An inspection whose group is still present: the feedback is planned, and two problems are put right at once (立行立改).</summary>
internal sealed class DemoPresence(DemoStory story, DateOnly today)
{
    private readonly InspectionId id = InspectionId.New();

    public void Plan()
    {
        story.On(today.AddDays(-18), OpenAsync);
        story.On(today.AddDays(-12), () => FoundAsync("机关食堂采购验收单只有一人签字，近两个月共19张。", "市容管理科", "urban", "补齐验收签字，验收改为两人到场。", today.AddDays(3)));
        story.On(today.AddDays(-8), () => FoundAsync("办事大厅公示的收费标准是2023年的旧表。", "环境卫生科", "urban2", "撤下旧表，公示现行收费标准。", today.AddDays(10)));
    }

    private async Task OpenAsync()
    {
        var round = RoundId.New();
        await story.Do<OpenRound>("office", verb => verb.Run(round, new RoundDraft($"{today.Year}年机动巡察", "中共云湖市委", InspectionLevel.City, today.Year), ActId.New()));
        var facts = new InspectionFacts(InspectionKind.Mobile, "市委机动巡察组", today.AddDays(-25), today.AddDays(20), today.AddDays(35), LegalBasis: "《云湖市巡察整改和成果运用办法》");
        await story.Do<OpenInspection>("office", verb => verb.Run(id, round, story.Units[DemoPeople.Urban], facts, new Regime { HasPanel = false }, ActId.New()));
    }

    /// <summary>Registered, assigned and started the same day; the first one has been reported on since.</summary>
    private async Task FoundAsync(string wording, string unit, string lead, string measure, DateOnly dueOn)
    {
        var problem = ProblemId.New();
        await story.Do<RegisterProblem>("office", verb => verb.Run(problem, id, new ProblemDraft(wording, null, null, ProblemClass.AtOnce, null, null, false), ActId.New()));
        var task = await story.Look(db => db.Tasks.Where(t => t.ProblemId == problem).Select(t => t.Id).SingleAsync());
        var to = new Assignment(story.People["urbanleader"], story.Units[unit], dueOn);
        await story.Do<AssignTasks>("office", verb => verb.Run([new AssignmentLine(task, 1, to)], ActId.New()));
        var seen = await story.Look(db => db.Tasks.Where(t => t.Id == task).Select(t => t.Version).SingleAsync());
        await story.Do<StartAtOnce>("office", verb => verb.Run(task, seen, ActId.New(), new MeasureDraft(measure, MeasureKind.General, story.Units[unit], story.People[lead], dueOn)));
        if (lead != "urban") return;
        story.On(today.AddDays(-4), async () =>
        {
            var key = await story.Look(db => db.Set<Measure>().Where(m => m.TaskId == task).Select(m => m.Id).SingleAsync());
            await story.Do<ReportProgress>(lead, verb => verb.Run([new ProgressLine(task, new ProgressReport(key, "19张验收单已补签，本周起两人验收。", today.AddDays(-5), Domain.Problems.ReportedGrade.BasicallyDone))], ActId.New()));
        });
    }
}
