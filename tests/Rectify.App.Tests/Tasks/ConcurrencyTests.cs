using Rectify.App.Data;
using Rectify.App.Tasks;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Tasks;

public sealed class ConcurrencyTests(TestOffice office) : IClassFixture<TestOffice>
{
    [Fact]
    public async Task Of_two_who_decide_on_what_they_saw_the_second_is_told_who_changed_it()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        var seen = await inspection.SeenAsync(inspection.Task);

        var first = await office.As<WriteResult, Outcome>(office.Handler, verb => verb.Run(inspection.Task, seen, ActId.New(), new Result("已封堵两处", null, null)));
        var second = await office.As<WriteResult, Outcome>(office.UnitLead, verb => verb.Run(inspection.Task, seen, ActId.New(), new Result("已封堵四处", null, null)));

        Assert.True(first.IsDone);
        var since = Assert.Single(Assert.IsType<Outcome.ChangedMeanwhile>(second).Since);
        Assert.Equal("何以宁", since.PersonName);
        Assert.Equal("已封堵两处", (await inspection.LoadAsync()).Effect);
    }

    [Fact]
    public async Task A_result_longer_than_its_record_is_refused_and_nothing_changes()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        var seen = await inspection.SeenAsync(inspection.Task);

        var outcome = await office.As<WriteResult, Outcome>(office.UnitLead, verb => verb.Run(inspection.Task, seen, ActId.New(), new Result(new string('长', RectificationTask.MaxTextLength + 1), null, null)));

        Assert.Equal("too-long", Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code);
        Assert.Equal(seen, await inspection.SeenAsync(inspection.Task));
    }

    [Fact]
    public async Task Two_acts_that_wait_for_each_other_both_come_through_one_after_the_other()
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 2);
        using var both = new Barrier(2);
        var runs = 0;

        var outcomes = await Task.WhenAll(new[] { inspection.Tasks, [.. inspection.Tasks.Reverse()] }.Select(order => Task.Run(() => office.As<UnitOfWork, Outcome>(office.Office, work =>
        {
            var isFirst = true;
            return work.RunAsync("Probe", ActId.New(), async session =>
            {
                Interlocked.Increment(ref runs);
                await session.LockTaskAsync(order[0], deciding: true, TaskParts.Measures);
                if (isFirst) both.SignalAndWait(TimeSpan.FromSeconds(20));
                isFirst = false;
                await session.LockTaskAsync(order[1], deciding: true, TaskParts.Measures);
                return Outcome.Ok;
            }, CancellationToken.None);
        }))));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsDone, outcome.ToString()));
        Assert.Equal(3, runs);
    }

    [Fact]
    public async Task Sixteen_presses_of_one_button_are_one_act()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned);
        var (seen, act) = (await inspection.SeenAsync(inspection.Task), ActId.New());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => office.As<SignForTask, Outcome>(office.UnitLead, verb => verb.Run(inspection.Task, seen, act)))));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsDone, outcome.ToString()));
        Assert.Equal(3, (await inspection.LoadAsync()).Spans.Count);
    }

    [Fact]
    public async Task Of_many_deciding_at_once_with_acts_of_their_own_one_decides()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned);
        var seen = await inspection.SeenAsync(inspection.Task);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => office.As<SignForTask, Outcome>(office.UnitLead, verb => verb.Run(inspection.Task, seen, ActId.New())))));

        Assert.Single(outcomes, outcome => outcome.IsDone);
        Assert.Equal(15, outcomes.Count(outcome => outcome is Outcome.ChangedMeanwhile));
    }

    /// <summary>Reads and writes again when told that somebody else was first, as a person does, until it is written.</summary>
    [Fact]
    public async Task Of_sixty_four_editors_of_one_problem_no_ones_words_are_lost()
    {
        const int editors = 64;
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        PersonId[] people = [office.Handler, office.UnitLead];

        await Task.WhenAll(Enumerable.Range(0, editors).Select(i => Task.Run(async () =>
        {
            for (var written = false; !written;)
            {
                var page = (await office.As<TaskPages, TaskPageRow?>(people[i % people.Length], pages => pages.ReadAsync(inspection.Task)))!;
                var outcome = await office.As<WriteResult, Outcome>(people[i % people.Length], verb => verb.Run(inspection.Task, page.Version, ActId.New(), new Result($"{page.Texts.Effect}【{i}】", null, null)));
                written = outcome.IsDone;
                if (!written) Assert.IsType<Outcome.ChangedMeanwhile>(outcome);
            }
        })));

        var effect = (await inspection.LoadAsync()).Effect!;
        Assert.All(Enumerable.Range(0, editors), i => Assert.Contains($"【{i}】", effect, StringComparison.Ordinal));
    }
}
