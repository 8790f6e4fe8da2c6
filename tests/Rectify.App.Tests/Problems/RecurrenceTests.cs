using Microsoft.EntityFrameworkCore;
using Rectify.App.Problems;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Problems;

public sealed class RecurrenceTests : IAsyncLifetime
{
    private readonly TestOffice office = new();
    private TestInspection earlier = null!, later = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        earlier = await RegisteredAsync(office);
        later = await RegisteredAsync(office);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task A_problem_of_another_inspection_in_nearly_the_same_words_is_offered_with_how_alike_it_is()
    {
        var offered = Assert.Single(await OfferedAsync(office.Office));
        Assert.Equal(await ProblemAsync(earlier.Task), offered.Id);
        Assert.True(offered.Similarity > 0.9);
        Assert.Empty(await OfferedAsync(office.Auditor));
    }

    [Fact]
    public async Task A_person_decides_and_what_is_the_same_again_counts_how_often_it_was_raised()
    {
        var (now, before) = (await ProblemAsync(later.Task), await ProblemAsync(earlier.Task));
        Must(await DecideAsync(now, before, RecurrenceKind.Again));

        var sheet = await ReadAsync(later.Task);
        Assert.Equal((2, 0), (sheet.Times, (await OfferedAsync(office.Office)).Count));
        Assert.Equal([before, now], sheet.Raised.Select(time => time.Id).OrderBy(id => id.Value));
        Assert.Equal(2, (await ReadAsync(earlier.Task)).Times);
        await using var db = office.OpenDatabase();
        Assert.Equal(FactKind.RecurrenceDecided, await db.Facts.Where(f => f.SubjectId == now.Value).OrderByDescending(f => f.Number).Select(f => f.Kind).FirstAsync());
    }

    [Fact]
    public async Task What_was_found_to_be_something_else_is_not_offered_again_and_counts_nothing()
    {
        var (now, before) = (await ProblemAsync(later.Task), await ProblemAsync(earlier.Task));
        Must(await DecideAsync(now, before, RecurrenceKind.Unrelated));
        var sheet = await ReadAsync(later.Task);
        Assert.Equal((1, 0, 0), (sheet.Times, (await OfferedAsync(office.Office)).Count, sheet.Similar.Count));
        Must(await DecideAsync(now, before, RecurrenceKind.Similar));
        Assert.Equal(before, Assert.Single((await ReadAsync(later.Task)).Similar).Id);
    }

    [Fact]
    public async Task Only_the_office_decides_and_nothing_is_compared_with_itself()
    {
        var (now, before) = (await ProblemAsync(later.Task), await ProblemAsync(earlier.Task));
        Assert.IsType<Outcome.NotAllowed>(await DecideAsync(now, before, RecurrenceKind.Again, office.Auditor));
        Assert.IsType<Outcome.Missing>(await DecideAsync(now, before, RecurrenceKind.Again, office.UnitLead));
        Assert.IsType<Outcome.Invalid>(await DecideAsync(now, now, RecurrenceKind.Again));
    }

    [Fact]
    public async Task The_page_says_when_the_earlier_time_was_closed_and_by_whom()
    {
        await earlier.WalkTo(TaskState.Closed);
        Must(await DecideAsync(await ProblemAsync(later.Task), await ProblemAsync(earlier.Task), RecurrenceKind.Again));
        var first = (await ReadAsync(later.Task)).Raised.Single(time => !time.IsThis);
        Assert.Equal((TaskState.Closed, new DateOnly(2026, 3, 18), "孟怀谷"), (first.State, first.ClosedOn!.Value, first.ClosedBy));
    }

    [Fact]
    public async Task A_restricted_problem_is_offered_to_nobody_who_may_not_know_of_it()
    {
        var hidden = await RegisteredAsync(office, restricted: 1);
        Assert.Contains(await OfferedAsync(office.Office), offered => offered.Number == 5003);
        await later.Assign(new DateOnly(2026, 6, 30));
        Assert.Empty(await OfferedAsync(office.UnitLead));
        Assert.NotEqual(default, hidden.Task);
    }

    [Fact]
    public async Task After_registering_the_office_goes_through_what_resembles_earlier_problems_a_page_at_a_time()
    {
        var many = await RegisteredAsync(office, problems: 12);
        var page = (await ListAsync(many.Id))!;
        Assert.Equal((10, 10, 10), (page.LookedThrough, page.Rows.Count, page.Next!.Value));
        Assert.All(page.Rows, row => Assert.Contains(row.Offered, offered => offered.Number is 5001 or 5002));

        foreach (var offered in page.Rows[0].Offered) Must(await DecideAsync(page.Rows[0].Id, offered.Id, RecurrenceKind.Unrelated));
        Assert.DoesNotContain((await ListAsync(many.Id))!.Rows, row => row.Id == page.Rows[0].Id);
        var last = (await ListAsync(many.Id, 10))!;
        Assert.Equal((2, null), (last.LookedThrough, last.Next));
        Assert.Null(await office.As<ListSimilar, SimilarSheet?>(office.Auditor, query => query.Run(many.Id)));
    }

    private Task<SimilarSheet?> ListAsync(Domain.Rounds.InspectionId inspection, int after = 0) => office.As<ListSimilar, SimilarSheet?>(office.Office, query => query.Run(inspection, after));

    private Task<Outcome> DecideAsync(ProblemId problem, ProblemId before, RecurrenceKind kind, PersonId? who = null) => office.As<DecideRecurrence, Outcome>(who ?? office.Office, verb => verb.Run(problem, before, kind, ActId.New()));

    private async Task<RecurrenceSheet> ReadAsync(TaskId task) => (await office.As<ReadRecurrence, RecurrenceSheet?>(office.Office, query => query.Run(task)))!;

    private Task<IReadOnlyList<SimilarProblem>> OfferedAsync(PersonId who) => office.As<ReadRecurrence, IReadOnlyList<SimilarProblem>>(who, query => query.OfferedAsync(later.Task));

    private async Task<ProblemId> ProblemAsync(TaskId task)
    {
        await using var db = office.OpenDatabase();
        return await db.Tasks.Where(t => t.Id == task).Select(t => t.ProblemId).SingleAsync();
    }
}
