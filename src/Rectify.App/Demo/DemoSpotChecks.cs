using Microsoft.EntityFrameworkCore;
using Rectify.App.SpotChecks;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Demo;

/// <summary>Checks on the spot: by daily supervision and the office on work in hand, by the auditor on what is under review, by a member of the panel before the opinion is signed.</summary>
internal sealed class DemoSpotChecks(DemoStory story, DateOnly today)
{
    public void Plan()
    {
        story.On(today.AddDays(-4), () => CheckAsync(TaskState.Rectifying, "supervision", CheckingWay.Interviews, "个别访谈三名一线人员，值守安排已知晓，台账填写仍不统一。", SpotCheckVerdict.Partly, photographs: 0));
        story.On(today.AddDays(-2), () => CheckAsync(TaskState.Submitted, "auditor", CheckingWay.OnSite, "到现场抽看两处点位，设施在运行，与报送的验收单一致。", SpotCheckVerdict.InPlace, photographs: 2));
        story.On(today.AddDays(-1), () => CheckAsync(TaskState.UnderAcceptance, "panelmember", CheckingWay.DataComparison, "将台账与在线监测数据逐日比对，三十日内无缺项。", SpotCheckVerdict.InPlace, photographs: 1));
    }

    /// <summary>The first task in that state which the person may record a check of.</summary>
    private async Task CheckAsync(TaskState state, string who, CheckingWay way, string finding, SpotCheckVerdict verdict, int photographs)
    {
        var person = story.People[who];
        var found = await story.Look(db => db.Tasks.Where(t => t.State == state && db.Inspections.Any(i => i.Id == t.InspectionId && i.Kind == InspectionKind.Routine) && !db.Problems.Any(p => p.Id == t.ProblemId && p.IsRestricted)
                && (state != TaskState.Submitted || t.Reviews.Any(r => r.AuditorId == person && r.Conclusion == null)) && (state != TaskState.UnderAcceptance || t.Panel.Any(seat => seat.PersonId == person)))
            .OrderBy(t => t.Sequence).Select(t => new { t.Id, Measure = t.Measures.Where(m => m.State != MeasureState.Cancelled).OrderBy(m => m.Position).Select(m => m.Id).First() }).FirstOrDefaultAsync());
        if (found is null) return;
        var files = new List<Domain.Evidence.StoredFile>();
        for (var i = 1; i <= photographs; i++) files.Add(await story.Keep($"核查现场{i}.png", "image/png", DemoPicture.Draw(70 + i)));
        await story.Do<RecordSpotCheck>(who, verb => verb.Run(SpotCheckId.New(), found.Id, new SpotCheckInput(way, story.Today, [person], null, finding, verdict, [found.Measure], files), ActId.New()));
    }
}
