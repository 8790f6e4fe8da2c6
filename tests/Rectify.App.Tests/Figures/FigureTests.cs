using Rectify.App.Figures;
using Rectify.App.Ledger;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Figures;

public sealed class FigureTests(TestOffice office) : IClassFixture<TestOffice>, IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 18);

    public Task InitializeAsync()
    {
        office.Clock.GoTo(Day);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private AsOf Now => new(OfficeDay.Default.Of(office.Clock.GetUtcNow()), office.Clock.GetUtcNow());

    private async Task<(ProblemSums Problems, MeasureSums Measures)> Count(TestInspection inspection, AsOf asOf) =>
        ((await office.As<CountProblems, ProblemSums?>(office.Office, count => count.Run(inspection.Id, asOf)))!, (await office.As<CountMeasures, MeasureSums?>(office.Office, count => count.Run(inspection.Id, asOf)))!);

    /// <summary>Day by day: registered, planned, one measure reported done, overdue.</summary>
    private async Task<(TestInspection Inspection, List<(AsOf When, ProblemSums Problems, MeasureSums Measures)> Seen)> Lived()
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 3);
        var seen = new List<(AsOf, ProblemSums, MeasureSums)>();
        async Task Look()
        {
            var (problems, measures) = await Count(inspection, Now);
            seen.Add((Now, problems, measures));
            office.Clock.Add(TimeSpan.FromDays(1));
        }
        await Look();
        await inspection.WalkTo(TaskState.Rectifying);
        await Look();
        var first = (await inspection.LoadAsync()).Counting.First().Id;
        await Done(office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(inspection.Task, new ProgressReport(first, "已完成。", Day.AddDays(1), ReportedGrade.Done))], ActId.New())));
        await Look();
        office.Clock.GoTo(new DateOnly(2026, 7, 5));
        await Look();
        return (inspection, seen);
    }

    [Fact]
    public async Task Asked_later_for_an_earlier_day_the_figures_are_what_they_were()
    {
        var (inspection, seen) = await Lived();
        foreach (var (when, problems, measures) in seen)
        {
            var (again, then) = await Count(inspection, when);
            Assert.Equal(problems, again);
            Assert.Equal(measures, then);
        }
        Assert.NotEqual(seen[0].Problems, seen[^1].Problems);
    }

    [Fact]
    public async Task What_is_recorded_after_the_knowledge_moment_does_not_count_though_it_is_true_for_an_earlier_day()
    {
        var (inspection, seen) = await Lived();
        var before = seen[1].When;
        var late = before with { Day = Day.AddDays(30) };
        Assert.Equal(0, (await Count(inspection, late)).Measures.Claimed);
        Assert.Equal(1, (await Count(inspection, late with { KnownAt = office.Clock.GetUtcNow() })).Measures.Claimed);
    }

    [Fact]
    public async Task Told_up_to_now_the_history_of_every_measure_ends_in_its_state()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Submitted);
        office.Clock.Add(TimeSpan.FromHours(1));
        await Done(inspection.Act<TakeReview>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        var first = (await inspection.LoadAsync()).Counting.First().Id;
        await Done(inspection.Act<JudgeMeasure>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), first, MeasureVerdict.Fulfilled, null)));
        office.Clock.Add(TimeSpan.FromHours(1));
        await Done(inspection.Act<ReturnForRework>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("验收单没有签字页"))));

        var record = await Count(inspection, Now);
        Assert.Equal(new MeasureSums(1, 0, 0, 0, 0, 1, 0), record.Measures);
        // a fact recorded later makes the present a past
        var then = Now;
        office.Clock.Add(TimeSpan.FromMinutes(5));
        await Done(office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(inspection.Task, new ProgressReport(first, "补充说明。", Day, ReportedGrade.Done))], ActId.New())));
        Assert.Equal(record, await Count(inspection, then));
    }

    [Fact]
    public async Task The_weeks_are_cumulative_and_end_on_the_day_asked_for()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        office.Clock.GoTo(new DateOnly(2026, 6, 1));
        var weeks = await office.As<CountByWeek, IReadOnlyList<WeekSums>>(office.Office, count => count.Run(inspection.Id, Now));
        Assert.Equal(new DateOnly(2026, 6, 1), weeks[^1].On);
        Assert.Equal(11, weeks.Count);
        Assert.Equal((0, 2), (weeks[^1].Done, weeks[^1].Due));
        Assert.All(weeks.SkipLast(1), week => Assert.Equal(0, week.Due));
    }

    [Fact]
    public async Task The_ledger_behind_every_number_shows_exactly_that_many_problems()
    {
        var (inspection, _) = await Lived();
        await inspection.Assign(new DateOnly(2026, 8, 30), inspection.Tasks[1]);
        var dashboard = (await office.As<ReadDashboard, Dashboard?>(office.Office, read => read.Run(inspection.Id)))!;
        var sums = dashboard.Problems;
        Assert.True(sums is { FedBack: 3, Overdue: 1 });

        foreach (var (part, count) in new[]
        {
            (FigurePart.FedBack, sums.FedBack), (FigurePart.Closed, sums.Closed), (FigurePart.Sustained, sums.Sustained), (FigurePart.Ongoing, sums.Ongoing), (FigurePart.Waiting, sums.Waiting),
            (FigurePart.Working, sums.Working), (FigurePart.Overdue, sums.Overdue), (FigurePart.Behind, sums.Behind), (FigurePart.Restarted, sums.Restarted), (FigurePart.Withdrawn, sums.Withdrawn), (FigurePart.Merged, sums.Merged),
        })
            Assert.Equal(count, (await Ledger(new LedgerFilter { Inspection = inspection.Id, Part = part })).Select(r => r.Number).Distinct().Count());
        foreach (var unit in dashboard.Units)
            Assert.Equal(unit.Problems.FedBack, (await Ledger(new LedgerFilter { Inspection = inspection.Id, Part = FigurePart.FedBack, Unit = unit.Unit, WithBelow = false })).Count);
        Assert.Equal(dashboard.Measures.Claimed, (await Ledger(new LedgerFilter { Inspection = inspection.Id, Measure = MeasureState.ReportedDone })).Sum(r => r.Steps.Claimed));
        Assert.Equal(sums.Overdue, dashboard.OverdueTasks.Count);
        Assert.Equal(3, (await Ledger(new LedgerFilter { Inspection = inspection.Id, Part = FigurePart.Working, AsOf = Day })).Count);
    }

    [Fact]
    public async Task Each_reader_is_told_what_they_may_see()
    {
        var (inspection, _) = await Lived();
        var unit = (await office.As<ReadDashboard, Dashboard?>(office.UnitLead, read => read.Run(inspection.Id)))!;
        Assert.Equal((1, 0), (unit.Problems.FedBack, unit.Restricted));
        Assert.Null(await office.As<ReadDashboard, Dashboard?>(office.FinanceLead, read => read.Run(inspection.Id)));
    }

    private async Task<IReadOnlyList<LedgerRow>> Ledger(LedgerFilter filter) => (await office.As<ReadLedger, LedgerSlice?>(office.Office, ledger => ledger.Run(filter)))!.Rows;

    private static async Task Done(Task<Outcome> act) => Assert.True((await act).IsDone);
}
