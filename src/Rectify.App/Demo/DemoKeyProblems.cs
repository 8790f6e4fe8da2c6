using Microsoft.EntityFrameworkCore;
using Rectify.App.Problems;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Demo;

/// <summary>重点难点: two problems of the routine inspection that the office keeps a special eye on.</summary>
internal sealed class DemoKeyProblems(DemoStory story, DateOnly today)
{
    public void Plan()
    {
        Mark("饮用水水源地", "涉及群众饮水安全，排口权属复杂，需多部门协同。");
        Mark("部分片区管网改造", "工程量大、跨汛期施工，且涉及居民户内改造。");
    }

    private void Mark(string wording, string because) => story.On(today.AddDays(-90), async () =>
    {
        var problem = await story.Look(db => db.Problems.AsNoTracking().SingleAsync(p => p.Wording.StartsWith(wording) && db.Inspections.Any(i => i.Id == p.InspectionId && i.Kind == InspectionKind.Routine)));
        var stands = new ProblemClassification(problem.Class, problem.StakeAmount, problem.StakeUnit, problem.Manifestations) { IsKey = true, KeyBecause = because };
        await story.Do<ClassifyProblem>("office", verb => verb.Run(problem.Id, problem.Version, stands, ActId.New()));
    });
}
