using Microsoft.EntityFrameworkCore;
using Rectify.App;
using Rectify.App.Acceptance;
using Rectify.App.Tasks;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using static Rectify.Testing.TestInspection;

namespace Rectify.Testing;

/// <summary>The second half of a task's way, from the auditor's desk to the file, by the real use cases.</summary>
public sealed class TestAcceptance(TestOffice office, TestInspection inspection)
{
    private TaskId Task => inspection.Task;

    /// <summary>From Submitted to under acceptance, closed or sustained; with or without a panel as the regime has it.</summary>
    public async Task WalkTo(TaskState state)
    {
        await ReviewAsync();
        var conclusion = state == TaskState.Sustained ? OpinionConclusion.PassedSustained : OpinionConclusion.Passed;
        if (!await HasPanelAsync())
        {
            await Must(async () => await SignReviewAsync(await InputAsync(office.Auditor, conclusion)));
            await Must(() => SignAsync<CloseWithoutPanel>(office.HeadOfOffice, (verb, seen, act) => verb.Run(Task, seen, ActId.New(), act, TestAccounts.Password)));
            return;
        }
        await Must(() => AppointAsync());
        await Must(() => inspection.Act<PassReview>(office.Auditor, (verb, seen) => verb.Run(Task, seen, ActId.New())));
        if (state == TaskState.UnderAcceptance) return;
        await Must(async () => await DraftAsync(await InputAsync(office.PanelMember, conclusion)));
        await Must(() => SignAsync<SignOpinion>(office.PanelMember, (verb, seen, act) => verb.Run(Task, seen, ActId.New(), act, TestAccounts.Password)));
        await Must(() => SignAsync<AcceptRectification>(office.PanelHead, (verb, seen, act) => verb.Run(Task, seen, ActId.New(), act, TestAccounts.Password)));
    }

    /// <summary>The auditor takes the review, accepts every piece and judges every measure fulfilled.</summary>
    public async Task ReviewAsync(PersonId? auditor = null)
    {
        var by = auditor ?? office.Auditor;
        if (await IsRestrictedAsync()) await Must(() => inspection.Act<AllotReview>(office.Office, (verb, seen) => verb.Run(Task, seen, ActId.New(), by)));
        await Must(() => inspection.Act<TakeReview>(by, (verb, seen) => verb.Run(Task, seen, ActId.New())));
        var task = await inspection.LoadAsync();
        foreach (var (piece, measure) in task.Evidence.Where(e => !e.IsReplaced && e.IsSubmitted).SelectMany(e => e.Uses.Select(use => (e.Id, use.MeasureId))))
            await Must(() => inspection.Act<DecideEvidence>(by, (verb, seen) => verb.Run(Task, seen, ActId.New(), [new Cell(piece, measure)], CellDecision.Fulfilled)));
        foreach (var measure in task.Counting)
            await Must(() => inspection.Act<JudgeMeasure>(by, (verb, seen) => verb.Run(Task, seen, ActId.New(), measure.Id, MeasureVerdict.Fulfilled, null)));
    }

    /// <summary>Head and one member, unless other seats are named.</summary>
    public Task<Outcome> AppointAsync(params IReadOnlyList<SeatDraft> seats) =>
        inspection.Act<AppointPanel>(office.Office, (verb, seen) => verb.Run(Task, seen, ActId.New(), seats.Count > 0 ? seats :
            [new SeatDraft(office.PanelHead, PanelRole.Head, office.City, "验收组组长"), new SeatDraft(office.PanelMember, PanelRole.Member, office.City, "验收组成员")]));

    /// <summary>What the record proposes, with the conclusion and what it demands.</summary>
    public async Task<OpinionInput> InputAsync(PersonId reader, OpinionConclusion conclusion = OpinionConclusion.Passed)
    {
        var sheet = await office.As<ReadOpinion, OpinionSheet?>(reader, query => query.Run(Task));
        var today = Domain.OfficeDay.Default.Of(office.Clock.GetUtcNow());
        return sheet!.Input with
        {
            Conclusion = conclusion,
            Requirements = conclusion == OpinionConclusion.Passed ? null : "每季度复查一次排口。",
            NextCheckOn = conclusion == OpinionConclusion.PassedSustained ? today.AddMonths(3) : null,
        };
    }

    public Task<Outcome> DraftAsync(OpinionInput input, PersonId? by = null) =>
        inspection.Act<DraftOpinion>(by ?? office.PanelMember, (verb, seen) => verb.Run(Task, seen, ActId.New(), input));

    public async Task<Outcome> SignReviewAsync(OpinionInput input)
    {
        await office.EnsureAccountAsync(office.Auditor);
        return await inspection.Act<SignReview>(office.Auditor, (verb, seen) => verb.Run(Task, seen, ActId.New(), input, TestAccounts.Password));
    }

    /// <summary>Runs a signing use case as that person, over the text as it stands.</summary>
    public async Task<Outcome> SignAsync<TUseCase>(PersonId person, Func<TUseCase, int, SigningAct, Task<Outcome>> run) where TUseCase : notnull
    {
        await office.EnsureAccountAsync(person);
        var text = (await inspection.LoadAsync()).CurrentOpinion?.TextSha256 ?? "";
        return await inspection.Act<TUseCase>(person, (verb, seen) => run(verb, seen, new SigningAct(text)));
    }

    private async Task<bool> IsRestrictedAsync()
    {
        await using var db = office.OpenDatabase();
        return await db.Tasks.Where(t => t.Id == Task).Join(db.Problems, t => t.ProblemId, p => p.Id, (_, p) => p.IsRestricted).SingleAsync();
    }

    private async Task<bool> HasPanelAsync()
    {
        await using var db = office.OpenDatabase();
        return (await db.Inspections.Where(i => i.Id == inspection.Id).Select(i => i.Regime).SingleAsync()).HasPanel;
    }
}
