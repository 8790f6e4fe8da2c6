using Microsoft.EntityFrameworkCore;
using Rectify.App.Evaluations;
using Rectify.Domain;
using Rectify.Domain.Evaluations;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Demo;

/// <summary>A scheme in two versions; the environmental inspection is evaluated and concluded, of the routine one the first of two has handed in.</summary>
internal sealed class DemoEvaluations(DemoStory story, DateOnly today)
{
    private const string Name = "整改工作评估办法";

    private readonly SchemeId first = SchemeId.New(), second = SchemeId.New();
    private readonly EvaluationId concluded = EvaluationId.New(), running = EvaluationId.New();

    public void Plan()
    {
        story.On(today.AddDays(-100), () => MakeAsync(first, [("整改成效", "40"), ("整改进度", "30"), ("长效机制", "30")]));
        story.On(today.AddDays(-45), () => MakeAsync(second, [("整改成效", "40"), ("整改进度", "20"), ("长效机制", "20"), ("群众认可", "20")]));
        story.On(today.AddDays(-30), () => OpenAsync(concluded, InspectionKind.Environmental, first, "panelmember", "upper"));
        story.On(today.AddDays(-27), () => HandInAsync(concluded, "panelmember", [("92", "问题均已销号，现场抽查一致。"), ("84", "个别任务临近时限才完成。"), ("88", "巡查制度已印发，执行记录基本齐全。")]));
        story.On(today.AddDays(-26), () => HandInAsync(concluded, "upper", [("90", "抽查两处未见反弹。"), ("68", "消纳场外运处置仍在推进。"), ("85", "制度执行时间不长，需持续观察。")]));
        story.On(today.AddDays(-25), async () =>
        {
            var scan = await story.Keep("满意度测评表.png", "image/png", DemoPicture.Draw(96));
            await story.Do<EnterSurvey>("office", verb => verb.Run(concluded, new SurveyInput("120", "112", "74", "29", "5", "4"), scan, ActId.New()));
            await story.Do<SettleDifference>("office", verb => verb.Run(concluded, 2, Reason.Of("两人取样的任务不同，经合议，按平均分计能反映整体进度。"), ActId.New()));
        });
        story.On(today.AddDays(-24), () => story.Do<ConcludeEvaluation>("head", verb => verb.Run(concluded, ActId.New())));
        story.On(today.AddDays(-4), () => OpenAsync(running, InspectionKind.Routine, second, "auditor", "supervision"));
        story.On(today.AddDays(-2), () => HandInAsync(running, "auditor", [("80", "多数问题已有实质进展。"), ("75", "一项逾期，一项延期。"), ("82", "两项制度已印发。"), ("100", "")]));
    }

    private Task MakeAsync(SchemeId id, (string Item, string Weight)[] items) => story.Do<MakeScheme>("office", verb => verb.Run(id, new SchemeInput(Name,
        [.. items.Select(item => new SchemeLine(item.Item, item.Weight, item.Item switch { "整改成效" => "问题全部解决，现场与资料一致，未见反弹。", "整改进度" => "各项任务按原定时限完成。", "长效机制" => "制度健全，执行有记录可查。", _ => "满意率95%以上。" }))],
        [new SchemeLine("好", "90"), new SchemeLine("较好", "80"), new SchemeLine("一般", "60"), new SchemeLine("差", "0")], "10"), ActId.New()));

    private async Task OpenAsync(EvaluationId id, InspectionKind kind, SchemeId scheme, string one, string other)
    {
        var inspection = await story.Look(db => db.Inspections.Where(i => i.Kind == kind).Select(i => i.Id).SingleAsync());
        await story.Do<OpenEvaluation>("office", verb => verb.Run(id, inspection, scheme, story.People[one], story.People[other], ActId.New()));
    }

    private Task HandInAsync(EvaluationId id, string scorer, (string Points, string Remark)[] marks) =>
        story.Do<HandInMarks>(scorer, verb => verb.Run(id, [.. marks.Select((mark, i) => new MarkLine(i + 1, mark.Points, mark.Remark))], ActId.New()));
}
