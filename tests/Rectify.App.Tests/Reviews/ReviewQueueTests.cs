using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Reviews;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Reviews;

public sealed class ReviewQueueTests : IAsyncLifetime
{
    private readonly TestOffice office = new();

    public Task InitializeAsync() => office.InitializeAsync();

    public Task DisposeAsync() => office.DisposeAsync();

    private async Task<TestInspection> AtAsync(TaskState state, DateOnly? dueOn = null, Regime? regime = null)
    {
        var inspection = await TestInspection.RegisteredAsync(office, regime: regime);
        await inspection.WalkTo(state, dueOn);
        return inspection;
    }

    private Task<ReviewRows?> GroupAsync(PersonId person, ReviewGroup group, DueCursor? after = null, bool withAll = false, int rows = 50) =>
        office.As<ReviewQueue, ReviewRows?>(person, query => query.Run(group, after, withAll, rows));

    [Fact]
    public async Task The_pool_comes_by_deadline_and_page_by_page()
    {
        var later = await AtAsync(TaskState.Submitted, new DateOnly(2026, 8, 31));
        var sooner = await AtAsync(TaskState.Submitted, new DateOnly(2026, 6, 30));
        var first = await GroupAsync(office.Auditor, ReviewGroup.Pool, rows: 1);
        var second = await GroupAsync(office.Auditor, ReviewGroup.Pool, first!.Next, rows: 1);

        Assert.Equal([sooner.Task, later.Task], first.Rows.Concat(second!.Rows).Select(row => row.Id));
        Assert.Null(second.Next);
        Assert.Equal((2, 2, "水生态环境科"), (first.Rows[0].Measures, first.Rows[0].Pieces, first.Rows[0].Unit));
        Assert.True(DueCursor.TryParse(first.Next.ToString(), out var parsed) && parsed == first.Next);
    }

    [Fact]
    public async Task Of_one_deadline_the_riskier_comes_first_and_the_risk_says_what_it_adds_up_from()
    {
        var plain = await AtAsync(TaskState.Submitted, new DateOnly(2026, 6, 30));
        var returned = await AtAsync(TaskState.Submitted, new DateOnly(2026, 6, 30));
        await ReturnedAsync(returned);
        var latest = await AtAsync(TaskState.Submitted, new DateOnly(2026, 8, 31));
        await ReturnedAsync(latest);
        await using (var db = office.OpenDatabase())
        {
            var problem = await db.Problems.SingleAsync(p => db.Tasks.Any(t => t.Id == latest.Task && t.ProblemId == p.Id));
            db.Entry(problem).Property(p => p.StakeAmount).CurrentValue = 60;
            db.Entry(problem).Property(p => p.StakeUnit).CurrentValue = "万元";
            await db.SaveChangesAsync();
        }
        Task<ReviewRows?> Page(ReviewOrder order, DueCursor? after) => office.As<ReviewQueue, ReviewRows?>(office.SecondAuditor, query => query.Run(ReviewGroup.Pool, after, rows: 1, order: order));

        async Task<List<App.Reviews.ReviewRow>> AllAsync(ReviewOrder order)
        {
            var rows = new List<App.Reviews.ReviewRow>();
            DueCursor? after = null;
            do
            {
                var page = await Page(order, after);
                rows.AddRange(page!.Rows);
                after = page.Next;
            }
            while (after is not null);
            return rows;
        }
        var byDue = await AllAsync(ReviewOrder.Due);

        Assert.Equal([returned.Task, plain.Task, latest.Task], byDue.Select(row => row.Id));
        Assert.Equal([Risks.Returned, Risks.None, Risks.Returned | Risks.Amount], byDue.Select(row => row.Risks));
        Assert.Equal([2, 0, 4], byDue.Select(row => row.Risk));
        Assert.Equal([latest.Task, returned.Task, plain.Task], (await AllAsync(ReviewOrder.Risk)).Select(row => row.Id));
    }

    private async Task ReturnedAsync(TestInspection inspection)
    {
        TestInspection.Must(await inspection.Act<TakeReview>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        TestInspection.Must(await inspection.Act<ReturnForRework>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("请补影像。"))));
        await inspection.ApplyAgainAsync();
    }

    [Fact]
    public async Task What_one_may_not_take_is_shown_on_demand_with_the_reason()
    {
        await AtAsync(TaskState.Submitted);
        await office.GrantAsync(office.Handler, Role.Auditor, office.Bureau);

        var offered = await GroupAsync(office.Handler, ReviewGroup.Pool);
        var all = await GroupAsync(office.Handler, ReviewGroup.Pool, withAll: true);

        Assert.Equal((0, 1), (offered!.Rows.Count, offered.Withheld));
        Assert.Equal([Rule.OwnUnit, Rule.ReviewerIsInvolved], Assert.Single(all!.Rows).WhyNot.Select(unmet => unmet.Rule));
    }

    [Fact]
    public async Task A_taken_review_leaves_the_pool_for_who_took_it()
    {
        var inspection = await AtAsync(TaskState.Submitted);
        TestInspection.Must(await inspection.Act<TakeReview>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));

        Assert.Equal(inspection.Task, Assert.Single((await GroupAsync(office.Auditor, ReviewGroup.Mine))!.Rows).Id);
        Assert.Empty((await GroupAsync(office.SecondAuditor, ReviewGroup.Mine))!.Rows);
        Assert.Empty((await GroupAsync(office.SecondAuditor, ReviewGroup.Pool, withAll: true))!.Rows);
    }

    [Fact]
    public async Task A_signature_and_a_panel_wait_for_those_who_owe_them()
    {
        var submitted = await AtAsync(TaskState.Submitted);
        var under = await AtAsync(TaskState.UnderAcceptance);
        var acceptance = new TestAcceptance(office, under);

        Assert.Equal(submitted.Task, Assert.Single((await GroupAsync(office.Office, ReviewGroup.PanelMissing))!.Rows).Id);
        Assert.Null(await GroupAsync(office.Auditor, ReviewGroup.PanelMissing));
        Assert.Equal(under.Task, Assert.Single((await GroupAsync(office.PanelMember, ReviewGroup.ToSign))!.Rows).Id);
        TestInspection.Must(await acceptance.DraftAsync(await acceptance.InputAsync(office.PanelMember)));
        TestInspection.Must(await acceptance.SignAsync<SignOpinion>(office.PanelMember, (verb, seen, act) => verb.Run(under.Task, seen, ActId.New(), act, TestAccounts.Password)));
        Assert.Empty((await GroupAsync(office.PanelMember, ReviewGroup.ToSign))!.Rows);
        Assert.Single((await GroupAsync(office.PanelHead, ReviewGroup.ToSign))!.Rows);
    }

    [Fact]
    public async Task The_second_signature_waits_for_the_head_of_the_office()
    {
        var inspection = await AtAsync(TaskState.Submitted, regime: new Regime { HasPanel = false });
        var acceptance = new TestAcceptance(office, inspection);
        await acceptance.ReviewAsync();
        Assert.Empty((await GroupAsync(office.HeadOfOffice, ReviewGroup.SecondSignature))!.Rows);

        TestInspection.Must(await acceptance.SignReviewAsync(await acceptance.InputAsync(office.Auditor)));

        Assert.Equal(inspection.Task, Assert.Single((await GroupAsync(office.HeadOfOffice, ReviewGroup.SecondSignature))!.Rows).Id);
        Assert.Empty((await GroupAsync(office.HeadOfOffice, ReviewGroup.PanelMissing))!.Rows);
    }

    [Fact]
    public async Task A_returned_task_shows_the_reviewer_what_is_new()
    {
        var inspection = await AtAsync(TaskState.Submitted);
        var acceptance = new TestAcceptance(office, inspection);
        await acceptance.ReviewAsync();
        var measure = (await inspection.LoadAsync()).Counting.First();
        TestInspection.Must(await inspection.Act<JudgeMeasure>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), measure.Id, MeasureVerdict.NotFulfilled, Reason.Of("缺影像。"))));
        TestInspection.Must(await inspection.Act<ReturnForRework>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("请补影像。"))));
        office.Clock.Add(TimeSpan.FromHours(1));
        TestInspection.Must(await office.As<AddEvidence, Outcome>(office.Handler, verb => verb.Run(inspection.Task, ActId.New(), new StoredFile(new string('e', 64), 10, "影像.jpg", "image/jpeg"), null, [new Proof(measure.Id, "封堵后影像。")])));
        await inspection.ApplyAgainAsync();
        TestInspection.Must(await inspection.Act<TakeReview>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));

        var sheet = await office.As<ReadReview, ReviewSheet?>(office.Auditor, query => query.Run(inspection.Task));

        Assert.Equal("请补影像。", sheet!.ReturnedBecause);
        var first = sheet.Measures[0];
        Assert.Equal((MeasureVerdict.NotFulfilled, "缺影像。", null), (first.Before!.Value, first.RemarkBefore, first.Verdict));
        Assert.Equal([("验收单1.pdf", false), ("影像.jpg", true)], first.Pieces.Select(piece => (piece.FileName, piece.IsNew)));
        Assert.True(first.ProgressIsNew);
        Assert.Equal((3, 2, 0), (sheet.Pieces, sheet.PiecesDecided, sheet.MeasuresJudged));
        Assert.Contains(sheet.Offered[TaskVerb.PassReview], unmet => unmet is { Rule: Rule.EvidenceUndecided, Detail: "1" });
    }
}
