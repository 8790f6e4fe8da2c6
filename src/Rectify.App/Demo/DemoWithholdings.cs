using Microsoft.EntityFrameworkCore;
using Rectify.App.Notices;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Demo;

/// <summary>拟不公开: one problem of the routine inspection is kept out of the public notice, and another waits for the leading group.</summary>
internal sealed class DemoWithholdings(DemoStory story, DateOnly today)
{
    public void Plan()
    {
        story.On(today.AddDays(-18), () => ProposeAsync("执法案卷评查流于形式", WithholdingGround.CaseNotPublic, "抽查中2卷涉及正在查办的案件，结案前不宜向社会公开。"));
        story.On(today.AddDays(-17), ApproveAsync);
        story.On(today.AddDays(-3), () => ProposeAsync("部分片区管网改造", WithholdingGround.NegativePublicity, "柳湾片区居民户内改造尚未完工，拟完工后再向社会公开。"));
    }

    private async Task ProposeAsync(string wording, WithholdingGround ground, string reason)
    {
        var problem = await story.Look(db => db.Problems.Where(p => p.Wording.StartsWith(wording) && db.Inspections.Any(i => i.Id == p.InspectionId && i.Kind == InspectionKind.Routine)).Select(p => p.Id).SingleAsync());
        await story.Do<ProposeWithholding>("office", verb => verb.Run(problem, NoticeChannel.Public, ground, reason, ActId.New()));
    }

    private async Task ApproveAsync()
    {
        var waiting = await story.Look(db => db.Withholdings.Where(w => w.State == WithholdingState.Proposed).Select(w => w.Id).SingleAsync());
        await story.Do<DecideWithholding>("principal", verb => verb.Run(waiting, WithholdingAct.Approve, null, ActId.New()));
    }
}
