using Microsoft.EntityFrameworkCore;
using Rectify.App.Amendments;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Demo;

/// <summary>Measures changed after the plan's approval: one amendment is through, one waits for the office.</summary>
internal sealed class DemoAmendments(DemoStory story, DateOnly today)
{
    public void Plan()
    {
        story.On(today.AddDays(-9), () => AskAsync(0, "，并由第三方逐点复核", "部分点位位于企业厂区内，需第三方配合核验，原措施未写明。"));
        story.On(today.AddDays(-7), () => DecideAsync(0, AmendmentDecision.Agree, null));
        story.On(today.AddDays(-6), () => DecideAsync(0, AmendmentDecision.Review, null));
        story.On(today.AddDays(-5), () => DecideAsync(0, AmendmentDecision.Approve, "云环整领纪〔2026〕6号"));
        story.On(today.AddDays(-3), () => AskAsync(1, "，每月抽查不少于5家", "原措施未写明抽查数量，不便核对。"));
        story.On(today.AddDays(-2), () => DecideAsync(1, AmendmentDecision.Agree, null));
    }

    /// <summary>The unit's tasks at work, by their place; the same ones on every day, as no other act moves them meanwhile.</summary>
    private async Task<(TaskId Task, int Version, Measure Measure)?> AtAsync(int place)
    {
        var unit = story.Units["水生态环境科"];
        var found = await story.Look(db => db.Tasks.Where(t => t.State == TaskState.Rectifying && t.LeadUnitId == unit && t.LeaderId == story.People["leader"] && db.Inspections.Any(i => i.Id == t.InspectionId && i.Kind == InspectionKind.Routine)
                && !db.Problems.Any(p => p.Id == t.ProblemId && p.IsRestricted) && t.Measures.Any(m => m.State == MeasureState.NotStarted || m.State == MeasureState.InProgress))
            .OrderByDescending(t => t.Sequence).Skip(place).Take(1).Select(t => new { t.Id, t.Version, Measure = t.Measures.Where(m => m.State == MeasureState.NotStarted || m.State == MeasureState.InProgress).OrderBy(m => m.Position).First() }).FirstOrDefaultAsync());
        return found is null ? null : (found.Id, found.Version, found.Measure);
    }

    private async Task AskAsync(int place, string more, string because)
    {
        if (await AtAsync(place) is not var (task, version, measure)) return;
        var text = measure.Text.TrimEnd('。') + more + "。";
        await story.Do<ProposeAmendment>("water", verb => verb.Run(task, version, ActId.New(), [new AmendedMeasure(measure.Id, AmendmentKind.Reworded, text, measure.Kind, measure.OwnerUnitId, measure.OwnerPersonId ?? story.People["water"], null)], because));
    }

    private async Task DecideAsync(int place, AmendmentDecision decision, string? words)
    {
        var open = decision == AmendmentDecision.Agree ? AmendmentState.Proposed : decision == AmendmentDecision.Review ? AmendmentState.Agreed : AmendmentState.Reviewed;
        if (await AtAsync(place) is not var (task, version, _) || !await story.Look(db => db.Tasks.AnyAsync(t => t.Id == task && t.Amendments.Any(a => a.State == open)))) return;
        await story.Do<DecideAmendments>(decision switch { AmendmentDecision.Agree => "leader", AmendmentDecision.Review => "office", _ => "principal" }, verb => verb.Run(decision, [new SeenTask(task, version)], words, ActId.New()));
    }
}
