using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Reviews;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Reviews;

public sealed class DecideReviewsTests : IAsyncLifetime
{
    private readonly TestOffice office = new();
    private readonly List<TestInspection> submitted = [];

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        for (var i = 0; i < 3; i++)
        {
            var inspection = await TestInspection.RegisteredAsync(office);
            await inspection.WalkTo(TaskState.Submitted);
            submitted.Add(inspection);
        }
    }

    public Task DisposeAsync() => office.DisposeAsync();

    private async Task<Outcome> DecideAsync(PersonId person, ReviewDecision decision, string? reason = null, ActId? act = null)
    {
        var tasks = new List<SeenTask>();
        foreach (var inspection in submitted) tasks.Add(new SeenTask(inspection.Task, await inspection.SeenAsync(inspection.Task)));
        return await office.As<DecideReviews, Outcome>(person, verb => verb.Run(tasks, decision, reason is null ? null : Reason.Of(reason), act ?? ActId.New()));
    }

    private async Task<TaskState[]> StatesAsync()
    {
        var states = new List<TaskState>();
        foreach (var inspection in submitted) states.Add((await inspection.LoadAsync()).State);
        return [.. states];
    }

    [Fact]
    public async Task Several_are_taken_and_sent_back_with_one_reason_each_with_a_record_of_its_own()
    {
        var act = ActId.New();
        TestInspection.Must(await DecideAsync(office.Auditor, ReviewDecision.Return, "影像没有日期，请重新拍摄。", act));

        Assert.Equal([TaskState.Rectifying, TaskState.Rectifying, TaskState.Rectifying], await StatesAsync());
        await using var db = office.OpenDatabase();
        var facts = await db.Facts.AsNoTracking().Where(f => f.ActId == act && f.Kind == FactKind.ReturnedForRework).ToListAsync();
        Assert.Equal(submitted.Select(i => i.Task.Value).Order(), facts.Select(f => f.SubjectId).Order());
        Assert.All(facts, fact => Assert.Equal("影像没有日期，请重新拍摄。", fact.Details["reason"]));
        Assert.Equal(3, await db.Facts.CountAsync(f => f.ActId == act && f.Kind == FactKind.ReviewTaken));
    }

    [Fact]
    public async Task One_that_may_not_be_decided_leaves_all_as_they_were_and_is_named()
    {
        var others = submitted[1];
        TestInspection.Must(await others.Act<TakeReview>(office.SecondAuditor, (verb, seen) => verb.Run(others.Task, seen, ActId.New())));

        var refused = Assert.IsType<Outcome.Refused>(await DecideAsync(office.Auditor, ReviewDecision.Return, "影像没有日期，请重新拍摄。"));

        Assert.Equal([others.Task.Value], refused.Refusal.Unmet.Select(unmet => unmet.Subject!.Value).Distinct());
        Assert.Equal([TaskState.Submitted, TaskState.Submitted, TaskState.Submitted], await StatesAsync());
    }

    [Fact]
    public async Task What_is_of_the_auditors_own_unit_is_not_decided()
    {
        await office.GrantAsync(office.Handler, Role.Auditor, office.Bureau);

        var refused = Assert.IsType<Outcome.Refused>(await DecideAsync(office.Handler, ReviewDecision.Take));

        Assert.Contains(refused.Refusal.Unmet, unmet => unmet.Rule == Rule.OwnUnit);
        Assert.Equal(submitted.Select(i => i.Task.Value).Order(), refused.Refusal.Unmet.Select(unmet => unmet.Subject!.Value).Distinct().Order());
    }

    [Fact]
    public async Task Sending_back_wants_a_reason() => Assert.IsType<Outcome.Invalid>(await DecideAsync(office.Auditor, ReviewDecision.Return));

    [Fact]
    public async Task Only_what_has_every_verdict_is_passed()
    {
        TestInspection.Must(await DecideAsync(office.Auditor, ReviewDecision.Take));
        Assert.Contains(Assert.IsType<Outcome.Refused>(await DecideAsync(office.Auditor, ReviewDecision.Pass)).Refusal.Unmet, unmet => unmet.Rule == Rule.EvidenceUndecided);

        foreach (var inspection in submitted)
        {
            var acceptance = new TestAcceptance(office, inspection);
            await acceptance.ReviewAsync();
            TestInspection.Must(await acceptance.AppointAsync());
        }
        TestInspection.Must(await DecideAsync(office.Auditor, ReviewDecision.Pass));

        Assert.Equal([TaskState.UnderAcceptance, TaskState.UnderAcceptance, TaskState.UnderAcceptance], await StatesAsync());
    }
}
