using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Tasks;

/// <summary>办理所选延期申请: one decision on many requests, a record each; where one cannot be decided none is.</summary>
public sealed class RequestSelectionTests : IAsyncLifetime
{
    private static readonly DateOnly DueOn = new(2026, 6, 30), Later = new(2026, 9, 30);

    private readonly TestOffice office = new();
    private readonly List<TestInspection> inspections = [];

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        for (var i = 0; i < 3; i++)
        {
            var inspection = await RegisteredAsync(office);
            await inspection.WalkTo(TaskState.Rectifying, DueOn);
            Must(await inspection.Act<RequestExtension>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), null, Later, Reason.Of("汛期停工。"))));
            inspections.Add(inspection);
        }
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Requests_are_agreed_to_by_their_leader_and_then_granted_with_one_reason_and_a_fact_each()
    {
        Must(await DecideAsync(ExtensionDecision.Agree, office.Leader));
        Must(await DecideAsync(ExtensionDecision.Grant, office.Office, "情况属实"));
        foreach (var inspection in inspections)
        {
            var task = await inspection.LoadAsync();
            Assert.Equal((Later, DueOn, "情况属实"), (task.DueOn, task.OriginalDueOn, Assert.Single(task.Extensions).DecisionReason));
        }
        await using var db = office.OpenDatabase();
        foreach (var kind in new[] { FactKind.ExtensionAgreed, FactKind.ExtensionDecided })
        {
            var facts = await db.Facts.Where(f => f.Kind == kind).ToListAsync();
            Assert.Equal((3, 1), (facts.Count, facts.Select(f => f.ActId).Distinct().Count()));
        }
    }

    [Fact]
    public async Task What_is_refused_keeps_its_deadline_and_may_be_asked_for_again()
    {
        Must(await DecideAsync(ExtensionDecision.Agree, office.Leader));
        Must(await DecideAsync(ExtensionDecision.Refuse, office.Office, "理由不充分"));
        Assert.Equal(DueOn, (await inspections[0].LoadAsync()).DueOn);
        Must(await inspections[0].Act<RequestExtension>(office.UnitLead, (verb, seen) => verb.Run(inspections[0].Task, seen, ActId.New(), null, Later, Reason.Of("汛期停工。"))));
    }

    [Fact]
    public async Task Where_one_is_not_agreed_to_yet_none_is_decided_and_the_refusal_names_it()
    {
        Must(await DecideAsync(ExtensionDecision.Agree, office.Leader, of: inspections[..2]));
        var unmet = Assert.IsType<Outcome.Refused>(await DecideAsync(ExtensionDecision.Grant, office.Office, "情况属实")).Refusal.Unmet;
        Assert.Equal((Rule.ExtensionNotAgreed, inspections[2].Task.Value), (Assert.Single(unmet).Rule, unmet[0].Subject!.Value));
        Assert.Equal(DueOn, (await inspections[0].LoadAsync()).DueOn);
    }

    [Fact]
    public async Task A_request_is_agreed_to_once_by_who_leads_and_decided_by_who_may()
    {
        Assert.Equal(Rule.NotYourAct, RuleOf(await DecideAsync(ExtensionDecision.Agree, office.Office)));
        Must(await DecideAsync(ExtensionDecision.Agree, office.Leader));
        Assert.Equal(Rule.AlreadyDone, RuleOf(await DecideAsync(ExtensionDecision.Agree, office.Leader)));
        Assert.Equal(Rule.NotYourAct, RuleOf(await DecideAsync(ExtensionDecision.Grant, office.Leader, "情况属实")));
        Assert.Equal("reason", Assert.IsType<Outcome.Invalid>(await DecideAsync(ExtensionDecision.Refuse, office.Office, " ")).Errors[0].Field);
    }

    [Fact]
    public async Task Decided_by_many_at_once_each_request_is_decided_once()
    {
        Must(await DecideAsync(ExtensionDecision.Agree, office.Leader));
        var seen = await SeenAsync(inspections);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => office.As<DecideExtensions, Outcome>(office.Office, verb => verb.Run(i % 2 == 0 ? seen : [.. seen.Reverse()], ExtensionDecision.Grant, "情况属实", ActId.New())))));
        Assert.Equal(1, outcomes.Count(outcome => outcome.IsDone));
    }

    [Fact]
    public async Task Everybody_finds_the_requests_that_wait_for_them_and_what_each_allows()
    {
        Must(await DecideAsync(ExtensionDecision.Agree, office.Leader, of: inspections[..1]));
        Assert.Equal(inspections[1..].Select(i => i.Task), await ListAsync(office.Leader, RequestView.ToAgree));
        Assert.Equal([inspections[0].Task], await ListAsync(office.Office, RequestView.ToDecide));
        Assert.Equal(inspections.Select(i => i.Task), await ListAsync(office.Office, RequestView.All));
        Assert.Empty(await ListAsync(office.FinanceLead, RequestView.All));

        IReadOnlyList<TaskId> chosen = [inspections[2].Task, inspections[0].Task];
        var rows = await office.As<ReadRequests, IReadOnlyList<RequestRow>>(office.Office, read => read.ChosenAsync(chosen));
        Assert.Equal(chosen, rows.Select(row => row.Task));
        Assert.Equal([Rule.ExtensionNotAgreed], rows[0].Offered.Single(act => act.Verb == TaskVerb.DecideExtension).Unmet.Select(u => u.Rule));
        Assert.Empty(rows[1].Offered.Single(act => act.Verb == TaskVerb.DecideExtension).Unmet);
        Must(await DecideAsync(ExtensionDecision.Grant, office.Office, "情况属实", inspections[..1]));
        Assert.True((await office.As<ReadRequests, IReadOnlyList<RequestRow>>(office.Office, read => read.ChosenAsync(chosen)))[1] is { IsGranted: true, Offered.Count: 0 });
    }

    [Fact]
    public async Task Only_where_time_was_granted_before_the_leading_group_finds_the_next_request()
    {
        Must(await DecideAsync(ExtensionDecision.Agree, office.Leader));
        Must(await DecideAsync(ExtensionDecision.Refuse, office.Office, "理由不充分", inspections[..1]));
        Must(await DecideAsync(ExtensionDecision.Grant, office.Office, "情况属实", inspections[1..]));
        foreach (var inspection in inspections) Must(await inspection.Act<RequestExtension>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), null, Later.AddDays(30), Reason.Of("汛期停工。"))));
        Must(await DecideAsync(ExtensionDecision.Agree, office.Leader));

        Assert.Equal([inspections[0].Task], await ListAsync(office.Office, RequestView.ToDecide));
        Assert.Equal(inspections[1..].Select(i => i.Task), await ListAsync(office.LeadingGroup, RequestView.ToDecide));
        Must(await DecideAsync(ExtensionDecision.Grant, office.Office, "情况属实", inspections[..1]));
        Must(await DecideAsync(ExtensionDecision.Grant, office.LeadingGroup, "情况属实", inspections[1..]));
    }

    private async Task<Outcome> DecideAsync(ExtensionDecision decision, PersonId who, string? reason = null, IReadOnlyList<TestInspection>? of = null)
    {
        var seen = await SeenAsync(of ?? inspections);
        return await office.As<DecideExtensions, Outcome>(who, verb => verb.Run(seen, decision, reason, ActId.New()));
    }

    private static async Task<IReadOnlyList<SeenTask>> SeenAsync(IReadOnlyList<TestInspection> of)
    {
        List<SeenTask> seen = [];
        foreach (var inspection in of) seen.Add(new SeenTask(inspection.Task, await inspection.SeenAsync(inspection.Task)));
        return seen;
    }

    private async Task<IEnumerable<TaskId>> ListAsync(PersonId who, RequestView view) => (await office.As<ReadRequests, RequestSlice?>(who, read => read.Run(view)))!.Rows.Select(row => row.Task);

    private static Rule RuleOf(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet[0].Rule;
}
