using Npgsql;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Planning;
using Rectify.App.Reviews;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Tasks;

/// <summary>指标 on real PostgreSQL: set, measured, corrected, seen on the task's page and by the reviewer.</summary>
public sealed class IndicatorTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly Indicator Share = new("处置率", "%", IndicatorDirection.AtLeast, 95, null, 35.6m, "平台月报");

    private DateOnly Today => OfficeDay.Default.Of(office.Clock.GetUtcNow());

    [Fact]
    public async Task An_indicator_is_measured_and_the_page_says_whether_it_is_met()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        var measure = (await inspection.LoadAsync()).Measures.MinBy(m => m.Position)!.Id;

        Assert.Equal("Upper", Assert.IsType<Outcome.Invalid>(await SetAsync(Share with { Upper = 97 })).Errors[0].Field);
        Must(await SetAsync(Share));
        Assert.Contains((await PageAsync()).Readiness.Missing, m => m.Unmet.Rule == Rule.IndicatorWithoutValue);

        Assert.Equal(["Source", "Value"], Assert.IsType<Outcome.Invalid>(await RecordAsync(0.00001m, " ")).Errors.Select(e => e.Field).Order());
        Must(await RecordAsync(96.5m, "平台6月月报"));
        var page = await PageAsync();
        var part = page.Measures[0].Indicator!;
        Assert.Equal((true, 96.5m, "%", "平台6月月报"), (part.IsMet, part.Latest!.Value, part.Latest.Unit, part.Latest.Source));
        Assert.NotEqual("", part.Latest.RecordedBy);
        Assert.DoesNotContain(page.Readiness.Missing, m => m.Unmet.Rule is Rule.IndicatorWithoutValue or Rule.IndicatorNotMet);

        Must(await inspection.Act<CorrectIndicatorValue>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), part.Latest.Id, new IndicatorValueDraft(measure, Today, 69.5m, "平台6月月报", null), Reason.Of("看错一行"))));
        page = await PageAsync();
        part = page.Measures[0].Indicator!;
        Assert.Equal((false, 69.5m), (part.IsMet, part.Latest!.Value));
        Assert.Equal([(96.5m, "看错一行", false), (69.5m, null, true)], part.All.Select(v => (v.Value, v.VoidedBecause, v.IsCorrection)).OrderByDescending(v => v.Value));
        Assert.Contains(page.Readiness.Missing, m => m.Unmet.Rule == Rule.IndicatorNotMet);
        await using var db = office.OpenDatabase();
        Assert.Equal([FactKind.IndicatorSet, FactKind.IndicatorValueRecorded, FactKind.IndicatorValueVoided], (await db.Facts.Where(f => f.SubjectId == inspection.Task.Value).OrderBy(f => f.Number).Select(f => f.Kind).ToListAsync()).TakeLast(3));

        Task<Outcome> SetAsync(Indicator indicator) => inspection.Act<SetIndicator>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), measure, indicator, Reason.Of("方案写有指标")));
        Task<Outcome> RecordAsync(decimal value, string source) => office.As<RecordIndicatorValue, Outcome>(office.Handler, verb => verb.Run(inspection.Task, ActId.New(), new IndicatorValueDraft(measure, Today, value, source, null)));
        async Task<TaskPageRow> PageAsync() => (await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(inspection.Task)))!;
    }

    [Fact]
    public async Task A_value_once_recorded_is_changed_by_nobody_not_even_in_the_database()
    {
        var (_, measure) = await MeasuredAsync();
        await using var db = office.OpenDatabase();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Set<IndicatorValue>().Where(v => v.MeasureId == measure).ExecuteUpdateAsync(set => set.SetProperty(v => v.Value, 100)));
        Assert.Contains("append-only", $"{refused.MessageText} {refused.Message}", StringComparison.OrdinalIgnoreCase);
        await Assert.ThrowsAsync<PostgresException>(() => db.Set<IndicatorValue>().Where(v => v.MeasureId == measure).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task The_reviewer_sees_what_an_indicator_came_to()
    {
        var (inspection, measure) = await MeasuredAsync();
        var sheet = (await office.As<ReadReview, ReviewSheet?>(office.Office, read => read.Run(inspection.Task)))!;
        Assert.Equal((true, 97m), (sheet.Measures.Single(m => m.Id == measure).Indicator!.IsMet, sheet.Measures.Single(m => m.Id == measure).Indicator!.Latest!.Value));
    }

    [Fact]
    public async Task A_measure_that_was_measured_is_cancelled_and_never_taken_away()
    {
        var (inspection, measure) = await MeasuredAsync();
        Must(await inspection.Act<ReassignTask>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), new Assignment(office.Leader, office.WaterDepartment, Today.AddDays(90), null, office.Handler), Reason.Of("职责调整"))));
        Must(await inspection.Act<SignForTask>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        var draft = new PlanDraft("目标", null, null, [(MeasureId.New(), new MeasureDraft("重新制定措施。", MeasureKind.General, office.WaterDepartment, office.Handler, Today.AddDays(60)))]);
        Must(await inspection.Act<DraftPlan>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), draft)));
        Assert.Equal(MeasureState.Cancelled, (await inspection.LoadAsync()).Measures.Single(m => m.Id == measure).State);
    }

    /// <summary>Rectifying, with an indicator on the first measure and a value that meets it.</summary>
    private async Task<(TestInspection Inspection, MeasureId Measure)> MeasuredAsync()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        var measure = (await inspection.LoadAsync()).Measures.MinBy(m => m.Position)!.Id;
        Must(await inspection.Act<SetIndicator>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), measure, Share, Reason.Of("方案写有指标"))));
        Must(await office.As<RecordIndicatorValue, Outcome>(office.Handler, verb => verb.Run(inspection.Task, ActId.New(), new IndicatorValueDraft(measure, Today, 97, "平台6月月报", null))));
        return (inspection, measure);
    }
}
