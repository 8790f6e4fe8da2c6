using Microsoft.EntityFrameworkCore;
using Rectify.App.WiderChecks;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Demo;

/// <summary>A wider check that is underway (a unit has not reported, a finding is put right, one is late) and a campaign that is concluded, one of its findings sent back once on the way.</summary>
internal sealed class DemoWiderChecks(DemoStory story, DateOnly today)
{
    private readonly Dictionary<string, WiderCheckId> checks = new(StringComparer.Ordinal);

    public void Plan()
    {
        Open("outlets", -30, WiderCheckKind.WiderCheck, "入河排污口底数", "入河排污口同类登记工作举一反三排查", "对照登记台账逐项到现场核对：有没有漏登、错登和停用后没有注销的情形，登记数与现场数不一致的都列为问题。", "水生态环境科", "leader", due: 15, "水生态环境科", "大气环境科", "固废与化学品科", "执法支队");
        Report(-21, "outlets", "water", "水生态环境科", -22, "许望川、何以宁", 312, ("水库退水口2处没有登记编号，现场标识缺失。", "何以宁", -6));
        Report(-19, "outlets", "air", "大气环境科", -20, "白若溪", 86);
        Report(-17, "outlets", "waste", "固废与化学品科", -18, "江流云", 41, ("3家贮存点登记面积与现场不符，台账没有更新。", "江流云", -4));
        PutRight(-8, "outlets", "water", 1, -9, "两处退水口已补登编号、补设标识，登记台账同步更新。", picture: 71);

        Open("solvents", -72, WiderCheckKind.Campaign, "挥发性有机物治理设施", "重点行业治理设施停运专项整治", "对重点行业治理设施逐家检查：设施是否与生产同步运行，停运有没有报告，检查发现的问题是否书面督促整改。", "大气环境科", "leader2", due: -16, "大气环境科", "执法支队");
        Report(-60, "solvents", "air", "大气环境科", -61, "白若溪、柏予安", 58, ("2家企业治理设施停运没有报告。", "白若溪", -40), ("1家企业活性炭超期没有更换。", "白若溪", -35));
        Report(-57, "solvents", "enforcement", "执法支队", -58, "厉行简", 23, ("4件停运线索只做口头提醒，没有书面文书。", "厉行简", -38));
        PutRight(-42, "solvents", "air", 1, -43, "2家企业设施恢复运行，停运报告制度已告知到人。", picture: 72);
        PutRight(-40, "solvents", "air", 2, -41, "已更换活性炭。");
        story.On(today.AddDays(-39), () => story.Do<SendWiderFindingBack>("office", verb => verb.Run(checks["solvents"], 2, Reason.Of("没有更换记录和废活性炭去向，请补充后再报。"), today.AddDays(-30), ActId.New())));
        PutRight(-37, "solvents", "enforcement", 3, -38, "4件线索均已下达书面整改通知并复查。", picture: 73);
        PutRight(-32, "solvents", "air", 2, -33, "已更换活性炭，更换记录和废活性炭转移联单齐全。", picture: 74);
        story.On(today.AddDays(-28), async () =>
        {
            var seen = await story.Look(db => db.WiderChecks.Where(c => c.Id == checks["solvents"]).Select(c => c.Version).SingleAsync());
            await story.Do<ConcludeWiderCheck>("office2", verb => verb.Run(checks["solvents"], seen, Reason.Of("两家单位排查81家（件），发现的3个问题均已整改到位，整改材料齐全，同意办结。"), ActId.New()));
        });
    }

    /// <summary>Days count from today.</summary>
    private void Open(string key, int day, WiderCheckKind kind, string problem, string title, string looksFor, string lead, string leader, int due, params string[] units) => story.On(today.AddDays(day), async () =>
    {
        // keys are made in the order of the story: the list shows the latest first by them
        checks[key] = WiderCheckId.New();
        var (answers, inspection) = (kind.Answers(), await story.Look(db => db.Inspections.Where(i => i.Kind == InspectionKind.Routine).Select(i => i.Id).SingleAsync()));
        var from = await story.Look(db => db.Problems.Where(p => p.InspectionId == inspection && p.Wording.Contains(problem)).Select(p => new { p.Id, p.Number }).SingleAsync());
        var measures = await story.Look(db => db.Set<Measure>().Where(m => m.Kind == answers && m.State != MeasureState.Cancelled && db.Tasks.Any(t => t.Id == m.TaskId && t.ProblemId == from.Id)).Select(m => m.Id).ToListAsync());
        var input = new WiderCheckInput(title, looksFor, [from.Number], measures, story.Units[lead], story.People[leader], today.AddDays(due));
        await story.Do<OpenWiderCheck>("office", verb => verb.Run(checks[key], inspection, kind, input, [.. units.Select(unit => story.Units[unit])], ActId.New()));
    });

    private void Report(int day, string key, string who, string unit, int checkedOn, string people, int lookedAt, params (string Wording, string Owner, int Due)[] found) => story.On(today.AddDays(day), () =>
        story.Do<ReportWiderCheck>(who, verb => verb.Run(checks[key], story.Units[unit], new WiderReportInput(today.AddDays(checkedOn), people, lookedAt, found.Length == 0,
            [.. found.Select(f => new WiderFindingInput(f.Wording, today.AddDays(checkedOn), f.Owner, today.AddDays(f.Due)))]), ActId.New())));

    private void PutRight(int day, string key, string who, int finding, int on, string how, int? picture = null) => story.On(today.AddDays(day), async () =>
    {
        var paper = picture is { } seed ? await story.Keep($"整改后照片{finding}.png", "image/png", DemoPicture.Draw(seed)) : null;
        await story.Do<PutWiderFindingRight>(who, verb => verb.Run(checks[key], finding, today.AddDays(on), how, paper, ActId.New()));
    });
}
