using Microsoft.EntityFrameworkCore;
using Rectify.App.Problems;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Demo;

/// <summary>勘误: one wording of the routine inspection is put right, one erratum waits for a second person.</summary>
internal sealed class DemoErrata(DemoStory story, DateOnly today)
{
    public void Plan()
    {
        story.On(today.AddDays(-20), () => ProposeAsync(0, wording => wording.TrimEnd('。') + "，整改不到位。", "反馈意见第5页第2段", "登记时漏录一句。"));
        story.On(today.AddDays(-19), () => ApproveAsync(0));
        story.On(today.AddDays(-2), () => ProposeAsync(1, wording => wording.TrimEnd('。') + "的问题。", "反馈意见第7页第1段", "与反馈文件文字不一致。"));
    }

    /// <summary>Problems whose tasks are at work, by their place; no other act moves them meanwhile.</summary>
    private Task<Problem?> AtAsync(int place) => story.Look(db => db.Problems.AsNoTracking().Where(p => p.FrozenOn != null && !p.IsRestricted && db.Inspections.Any(i => i.Id == p.InspectionId && i.Kind == InspectionKind.Routine)
        && db.Tasks.Any(t => t.ProblemId == p.Id && (t.State == TaskState.Planning || t.State == TaskState.Assigned))).OrderBy(p => p.Sequence).Skip(place).FirstOrDefaultAsync());

    private async Task ProposeAsync(int place, Func<string, string> right, string page, string reason)
    {
        if (await AtAsync(place) is not { } problem) return;
        await story.Do<ProposeErratum>("office", verb => verb.Run(problem.Id, problem.Version, right(problem.Wording), page, reason, ActId.New()));
    }

    private async Task ApproveAsync(int place)
    {
        if (await AtAsync(place) is not { } problem) return;
        await story.Do<DecideErratum>("office2", verb => verb.Run(problem.Id, problem.Version, true, null, ActId.New()));
    }
}
