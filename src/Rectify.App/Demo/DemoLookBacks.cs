using Microsoft.EntityFrameworkCore;
using Rectify.App.LookBacks;
using Rectify.App.Problems;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Demo;

/// <summary>Two campaigns of look-backs: one closed, in which something had relapsed, and one running; and a problem recognised as raised before.</summary>
internal sealed class DemoLookBacks(DemoStory story, DateOnly today)
{
    public void Plan()
    {
        var (closed, running) = (LookBackId.New(), LookBackId.New());
        story.On(today.AddDays(-60), () => OpenAsync(closed, "督察整改第一次回头看", InspectionKind.Environmental, 3, "云湖福彩当日三位号 4-0-7"));
        story.On(today.AddDays(-59), () => NameAsync(closed, "office2", all: true, 20));
        story.On(today.AddDays(-50), () => RecordAllAsync(closed));
        story.On(today.AddDays(-48), () => Keep<CloseLookBack>(closed, (verb, seen) => verb.Run(closed, seen, ActId.New())));

        story.On(today.AddDays(-6), () => OpenAsync(running, "巡察整改销号事项回头看", InspectionKind.Routine, 2, "云湖福彩当日三位号 9-2-5"));
        story.On(today.AddDays(-5), () => NameAsync(running, "office2", all: false, 15));

        story.On(today.AddDays(-100), RecogniseAsync);
    }

    private async Task OpenAsync(LookBackId id, string name, InspectionKind kind, int size, string seed)
    {
        var inspection = await story.Look(db => db.Inspections.Where(i => i.Kind == kind).Select(i => i.Id).SingleAsync());
        var draft = new LookBackDraft(name, [inspection], today.AddDays(-400), story.Today, size, seed, RiskWeights.Usual);
        await story.Do<OpenLookBack>("office", verb => verb.Run(id, draft, ActId.New()));
        await Keep<DrawSample>(id, (verb, seen) => verb.Run(id, seen, ActId.New()));
    }

    private async Task NameAsync(LookBackId id, string checker, bool all, int days)
    {
        var drawn = await story.Look(db => db.Set<LookBackItem>().Where(i => i.LookBackId == id).OrderBy(i => i.Position).Select(i => i.TaskId).ToListAsync());
        await Keep<NameCheckers>(id, (verb, seen) => verb.Run(id, seen, all ? drawn : [.. drawn.Take(1)], story.People[checker], story.Today.AddDays(days), ActId.New()));
    }

    /// <summary>The first of the sample has relapsed, the others hold.</summary>
    private async Task RecordAllAsync(LookBackId id)
    {
        var drawn = await story.Look(db => db.Set<LookBackItem>().Where(i => i.LookBackId == id).OrderBy(i => i.Position).Select(i => i.TaskId).ToListAsync());
        foreach (var (task, index) in drawn.Select((t, i) => (t, i)))
        {
            var relapsed = index == 0;
            var photograph = await story.Keep("复查现场.png", "image/png", DemoPicture.Draw(40 + index));
            await story.Do<RecordLookBack>("office2", verb => verb.Run(id, task, new LookBackInput(
                relapsed ? LookBackResult.Relapsed : LookBackResult.Holds, relapsed ? CheckingWay.OnSite : CheckingWay.Papers,
                relapsed ? "到场复查，整改时的做法没有坚持，同样的情形又出现两处。" : "抽查近三个月台账与现场记录，与销号时一致。", photograph, relapsed ? today.AddDays(45) : null), ActId.New()));
        }
    }

    /// <summary>The office sees at registering that a problem was raised by an earlier inspection.</summary>
    private async Task RecogniseAsync()
    {
        const string Same = "危险废物转移联单核查未成常态";
        var times = await story.Look(db => db.Problems.Where(p => p.Wording.StartsWith(Same)).OrderBy(p => p.Number).Select(p => p.Id).ToListAsync());
        await story.Do<DecideRecurrence>("office", verb => verb.Run(times[1], times[0], RecurrenceKind.Again, ActId.New()));
    }

    private async Task Keep<TUseCase>(LookBackId id, Func<TUseCase, int, Task<Outcome>> run) where TUseCase : notnull
    {
        var seen = await story.Look(db => db.LookBacks.Where(c => c.Id == id).Select(c => c.Version).SingleAsync());
        await story.Do<TUseCase>("office", verb => run(verb, seen));
    }
}
