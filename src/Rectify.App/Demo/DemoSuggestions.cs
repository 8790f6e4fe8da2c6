using Microsoft.EntityFrameworkCore;
using Rectify.App.Suggestions;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Demo;

/// <summary>Suggestions beside the problems of the routine inspection, one of every fate: concluded, sent back once and answered again, overdue, without a day, not yet assigned.</summary>
internal sealed class DemoSuggestions(DemoStory story, DateOnly today)
{
    private static readonly string[] Replies = ["已制定落实办法，明确牵头人和完成时间，相关安排列入年度重点工作。", "已补充附件：相关文件已下达，牵头人和完成时间在文件中写明，年内执行到位。"];

    public void Plan()
    {
        Tell("1", SuggestionKind.Inspection, "健全排口动态更新机制，把季度巡查结果与执法台账核对一致。", "水生态环境科", "water", due: -40, answered: [-46], concluded: -44);
        Tell("2", SuggestionKind.Inspection, "统筹安排监测经费，优先保障在线监测设备的运行维护。", "财务审计科", "finance", due: 12, answered: [-20, -3], returned: -16);
        Tell("3", SuggestionKind.Inspection, "加强基层环保站所人员培训，三年内轮训一遍。", "大气环境科", "air", due: null);
        Tell("云纪建〔{0}〕7号", SuggestionKind.Discipline, "梳理行政处罚自由裁量环节的廉洁风险点，完善案件集体审议制度。", "执法支队", null, due: -5);
        Tell("4", SuggestionKind.Inspection, "探索建立跨县区河湖保护协作机制。", null, null, due: null);
    }

    /// <summary>One suggestion; days count from today, the deadline is none where it is null.</summary>
    private void Tell(string number, SuggestionKind kind, string wording, string? unit, string? lead, int? due, int[]? answered = null, int? returned = null, int? concluded = null)
    {
        var id = default(SuggestionId);
        story.On(today.AddDays(-90), async () =>
        {
            // keys are made in the order of the story: the list shows the latest first by them
            id = SuggestionId.New();
            var inspection = await story.Look(db => db.Inspections.Where(i => i.Kind == InspectionKind.Routine).Select(i => i.Id).SingleAsync());
            var problems = kind == SuggestionKind.Discipline || number != "1" ? [] : await story.Look(db => db.Problems.Where(p => p.InspectionId == inspection && !p.IsRestricted).OrderBy(p => p.Sequence).Select(p => p.Number).Take(1).ToListAsync());
            var input = new SuggestionInput(kind, string.Format(System.Globalization.CultureInfo.InvariantCulture, number, today.AddDays(-90).Year), wording, problems);
            await story.Do<RegisterSuggestion>("office", verb => verb.Run(id, inspection, input, ActId.New()));
        });
        if (unit is not null) story.On(today.AddDays(-85), () => Decide<AssignSuggestion>("office", (verb, seen) => verb.Run(id, seen, story.Units[unit], due is { } days ? today.AddDays(days) : Deadline.LongTerm, ActId.New())));
        foreach (var (day, text) in (answered ?? []).Zip(Replies))
            story.On(today.AddDays(day), async () =>
            {
                var paper = await story.Keep("建议落实情况的函.png", "image/png", DemoPicture.Draw(60 - day));
                await Decide<AnswerSuggestion>(lead!, (verb, seen) => verb.Run(id, seen, text, paper, ActId.New()));
            });
        if (returned is { } back) story.On(today.AddDays(back), () => Decide<ReturnSuggestion>("office", (verb, seen) => verb.Run(id, seen, ActId.New(), Reason.Of("只说明了安排，没有附经费下达文件，请补充后再报。"), today.AddDays(due!.Value))));
        if (concluded is { } end) story.On(today.AddDays(end), () => Decide<ConcludeSuggestion>("office2", (verb, seen) => verb.Run(id, seen, ActId.New(), Reason.Of("办法已印发，首轮核对结果与台账一致。"))));

        async Task Decide<TUseCase>(string who, Func<TUseCase, int, Task<Outcome>> run) where TUseCase : notnull
        {
            var seen = await story.Look(db => db.Suggestions.Where(s => s.Id == id).Select(s => s.Version).SingleAsync());
            await story.Do<TUseCase>(who, verb => run(verb, seen));
        }
    }
}
