using Microsoft.EntityFrameworkCore;
using Rectify.App.Registers;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Demo;

/// <summary>Institutions, accountability and sums of the routine inspection: a draft that is issued later, one that stays a draft, a slip put right, a record made void, one number with two titles, money that comes back in two steps.</summary>
internal sealed class DemoRegisters(DemoStory story, DateOnly today)
{
    private const string Bureau = "云湖市生态环境局";

    /// <summary>What the story calls an entry, and what it came to be.</summary>
    private readonly Dictionary<RegisterId, RegisterId> entries = [];

    public void Plan()
    {
        var (patrol, response, dust, files, late, travel) = (RegisterId.New(), RegisterId.New(), RegisterId.New(), RegisterId.New(), RegisterId.New(), RegisterId.New());
        Record<RecordInstitution>(-34, "water", "饮用水水源地", 4, (verb, task, measures) => verb.Run(task, ActId.New(), Rule("云湖市饮用水水源地巡查办法", 18, "水生态环境科", -36, InstitutionChange.Revised, InstitutionStage.Formal) with { Measures = measures }), patrol);
        Change<CorrectRegister>(-32, "water", patrol, (verb, id, next) => verb.Run(id, next, Rule("云湖市饮用水水源地巡查办法", 18, Bureau, -36, InstitutionChange.Revised, InstitutionStage.Formal), "登记时印发单位误填为承办科室。", ActId.New()));
        Record<RecordInstitution>(-30, "water", "断面水质异常", 1, (verb, task, measures) => verb.Run(task, ActId.New(), new InstitutionInput("水质异常响应规程", null, null, null, InstitutionChange.Created, InstitutionStage.Draft, measures)), response);
        Change<UpdateRegister>(-12, "water", response, (verb, id, next) => verb.Run(id, next, Rule("水质异常响应规程", 21, Bureau, -13, InstitutionChange.Created, InstitutionStage.Trial), ActId.New()));
        Record<RecordInstitution>(-20, "air", "扬尘在线监测", 3, (verb, task, measures) => verb.Run(task, ActId.New(), Rule("扬尘在线监测管理规定", 18, Bureau, -21, InstitutionChange.Revised, InstitutionStage.Issued) with { Measures = measures }), dust);
        Record<RecordInstitution>(-15, "enforcement", "执法案卷评查", 2, (verb, task, measures) => verb.Run(task, ActId.New(), new InstitutionInput("行政处罚案卷交叉评查办法", null, null, null, InstitutionChange.Revised, InstitutionStage.Draft, measures)), files);
        Record<RecordSum>(-62, "finance", "专项资金拨付慢", 1, (verb, task, measures) => verb.Run(task, ActId.New(), new SumInput("滞留专项资金", 420, 180, today.AddDays(-63), measures)), late);
        Change<UpdateRegister>(-48, "finance", late, (verb, id, next) => verb.Run(id, next, new SumInput("滞留专项资金", 420, 260, today.AddDays(-49), []), ActId.New()));
        Record<RecordSum>(-62, "finance", "差旅费审核", 1, (verb, task, measures) => verb.Run(task, ActId.New(), new SumInput("重复报销差旅费", 1.26m, 1.26m, today.AddDays(-64), measures)), travel);
        var (scolded, again) = (RegisterId.New(), RegisterId.New());
        foreach (var id in new[] { scolded, again })
            Record<RecordAccountability>(-62, "finance", "差旅费审核", 2, (verb, task, measures) => verb.Run(task, ActId.New(), new AccountabilityInput(AccountabilityKind.Organisational, 2, today.AddDays(-66), "批评教育", measures)), id);
        story.On(today.AddDays(-61), () => story.Do<VoidRegister>("finance", verb => verb.Run(entries[again], Reason.Of("与另一条记录重复登记。"), ActId.New())));
    }

    private InstitutionInput Rule(string title, int number, string issuer, int issued, InstitutionChange change, InstitutionStage stage) =>
        new(title, $"云环发〔{today.AddDays(issued).Year}〕{number}号", issuer, today.AddDays(issued), change, stage, []);

    /// <summary>Records on that measure of the problem which begins so.</summary>
    private void Record<TUseCase>(int day, string who, string wording, int position, Func<TUseCase, TaskId, IReadOnlyList<MeasureId>, Task<Outcome>> run, RegisterId known) where TUseCase : notnull => story.On(today.AddDays(day), async () =>
    {
        var (task, measure) = await story.Look(async db =>
        {
            var found = await db.Problems.Where(p => p.Wording.StartsWith(wording) && db.Inspections.Any(i => i.Id == p.InspectionId && i.Kind == InspectionKind.Routine)).Join(db.Tasks, p => p.Id, t => t.ProblemId, (_, t) => t.Id).SingleAsync();
            return (found, await db.Set<Measure>().Where(m => m.TaskId == found && m.Position == position).Select(m => m.Id).SingleAsync());
        });
        var before = await story.Look(db => db.Registers.Select(e => e.Id).ToListAsync());
        await story.Do<TUseCase>(who, verb => run(verb, task, [measure]));
        entries[known] = await story.Look(db => db.Registers.Where(e => !before.Contains(e.Id)).Select(e => e.Id).SingleAsync());
    });

    private void Change<TUseCase>(int day, string who, RegisterId known, Func<TUseCase, RegisterId, RegisterId, Task<Outcome>> run) where TUseCase : notnull =>
        story.On(today.AddDays(day), () => story.Do<TUseCase>(who, verb => run(verb, entries[known], RegisterId.New())));
}
