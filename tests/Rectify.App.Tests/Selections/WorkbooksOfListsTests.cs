using System.IO.Compression;
using Rectify.App.Evaluations;
using Rectify.App.Figures;
using Rectify.App.Meetings;
using Rectify.App.SpotChecks;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Selections;

/// <summary>Every list can be taken along as a workbook, whole by its conditions or what was ticked, and holds what the reader may see and nothing else.</summary>
public sealed class WorkbooksOfListsTests : IAsyncLifetime
{
    private static readonly DateOnly Due = new(2026, 6, 30), Day = new(2026, 3, 18);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying, Due);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task The_measures_behind_a_number_are_a_row_each_also_of_an_earlier_day()
    {
        office.Clock.GoTo(Day.AddDays(10));
        var today = await MeasuresAsync(office.Office, MeasureFigure.NotStarted, null);
        Assert.Contains("对排口逐一溯源，建立一口一档。", today, StringComparison.Ordinal);
        Assert.Contains("2026-05-31", today, StringComparison.Ordinal);
        Assert.Equal(3, today.Split("<row ").Length - 1);
        // the day before its plan was approved there was none
        Assert.Equal(1, (await MeasuresAsync(office.Office, MeasureFigure.NotStarted, Day.AddDays(-1))).Split("<row ").Length - 1);
        Assert.Equal(1, (await MeasuresAsync(office.Office, MeasureFigure.Verified, Day.AddDays(2))).Split("<row ").Length - 1);
        Assert.Null(await MeasuresOrNothingAsync(office.FinanceLead, MeasureFigure.NotStarted, null));
    }

    [Fact]
    public async Task Requests_that_wait_are_a_row_each_for_who_sees_them()
    {
        Must(await inspection.Act<RequestExtension>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), null, Due.AddDays(60), Reason.Of("汛期停工。"))));
        Assert.Contains("汛期停工。", await RequestsAsync(office.Office, RequestView.All), StringComparison.Ordinal);
        Assert.Contains("汛期停工。", await RequestsAsync(office.Leader, RequestView.ToAgree), StringComparison.Ordinal);
        Assert.DoesNotContain("汛期停工。", await RequestsAsync(office.Office, RequestView.ToDecide), StringComparison.Ordinal);
        Assert.DoesNotContain("汛期停工。", await RequestsAsync(office.FinanceLead, RequestView.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluations_meetings_and_checks_that_are_not_there_leave_a_head_and_no_row()
    {
        using var evaluations = new MemoryStream();
        Assert.True(await office.As<EvaluationList, bool>(office.Office, read => read.ExportAsync(evaluations, inspection.Id, new EvaluationListWords("评估", (name, number) => $"{name}{number}", stage => $"{stage}"))));
        Assert.Equal(1, TextOf(evaluations).Split("<row ").Length - 1);
        using var meetings = new MemoryStream();
        Assert.True(await office.As<ExportMeetings, bool>(office.Office, read => read.Run(meetings, new MeetingFilter { Chosen = [MeetingId.New()] }, new MeetingExportWords("会议与调研", kind => $"{kind}", "已作废"))));
        Assert.Equal(1, TextOf(meetings).Split("<row ").Length - 1);
        using var checks = new MemoryStream();
        Assert.True(await office.As<ExportSpotChecks, bool>(office.Office, read => read.Run(checks, new SpotCheckFilter { Chosen = [SpotCheckId.New()] }, new SpotCheckExportWords("核查记录", way => $"{way}", verdict => $"{verdict}", "已划销"))));
        Assert.Equal(1, TextOf(checks).Split("<row ").Length - 1);
    }

    private async Task<string> MeasuresAsync(PersonId who, MeasureFigure figure, DateOnly? on) => (await MeasuresOrNothingAsync(who, figure, on))!;

    private async Task<string?> MeasuresOrNothingAsync(PersonId who, MeasureFigure figure, DateOnly? on)
    {
        using var output = new MemoryStream();
        return await office.As<ListMeasures, bool>(who, read => read.ExportAsync(output, inspection.Id, figure, on, new MeasureListWords("措施", "长期", state => $"{state}"))) ? TextOf(output) : null;
    }

    private async Task<string> RequestsAsync(PersonId who, RequestView view)
    {
        using var output = new MemoryStream();
        Assert.True(await office.As<ReadRequests, bool>(who, read => read.ExportAsync(output, view, new RequestWords("延期申请", "长期", measure => $"{measure}"))));
        return TextOf(output);
    }

    private static string TextOf(MemoryStream workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook.ToArray()));
        return string.Concat(zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd()));
    }
}
