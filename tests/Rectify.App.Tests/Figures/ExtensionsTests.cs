using Rectify.App.Figures;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Figures;

/// <summary>延期统计: what was granted, by unit and leader, for who sees the tasks.</summary>
public sealed class ExtensionsTests : IAsyncLifetime
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
    public async Task Times_tasks_and_days_are_counted_of_what_was_granted_and_not_of_what_was_refused()
    {
        await ExtendAsync(Due.AddDays(30), granted: true);
        await ExtendAsync(Due.AddDays(60), granted: false);
        office.Clock.GoTo(Day.AddDays(5));
        await ExtendAsync(Due.AddDays(45), granted: true);

        var slice = (await ReadAsync(office.Office))!;
        var count = Assert.Single(slice.Counts);
        Assert.Equal((office.WaterDepartment, "水生态环境科", office.Leader, "陆清和", 2, 1, 45), (count.Unit!.Value, count.UnitName, count.Leader!.Value, count.LeaderName, count.Times, count.Tasks, count.Days));
        Assert.Equal([(3, 15, Day.AddDays(5)), (1, 30, Day)], slice.Rows.Select(row => (row.Time, row.Days, row.On)));
        Assert.Equal((5001, "苏见山", "汛期停工"), (slice.Rows[1].Number, slice.Rows[1].DecidedBy, slice.Rows[1].Reason));
    }

    [Fact]
    public async Task A_span_of_days_a_unit_and_a_leader_narrow_and_a_page_begins_behind_its_cursor()
    {
        await ExtendAsync(Due.AddDays(30), granted: true);
        office.Clock.GoTo(Day.AddDays(5));
        await ExtendAsync(Due.AddDays(45), granted: true);

        Assert.Equal(15, Assert.Single((await ReadAsync(office.Office, new ExtensionsAsked(From: Day.AddDays(5))))!.Counts).Days);
        Assert.Equal(30, Assert.Single((await ReadAsync(office.Office, new ExtensionsAsked(Until: Day.AddDays(4))))!.Counts).Days);
        Assert.Empty((await ReadAsync(office.Office, new ExtensionsAsked(Unit: office.FinanceDepartment)))!.Rows);
        Assert.Equal(2, (await ReadAsync(office.Office, new ExtensionsAsked(Leader: office.Leader, Inspection: inspection.Id)))!.Rows.Count);
        var first = (await ReadAsync(office.Office))!.Rows[0];
        Assert.Equal(30, Assert.Single((await ReadAsync(office.Office, after: new ExtensionsCursor(first.At, first.Id)))!.Rows).Days);
    }

    [Fact]
    public async Task Another_unit_sees_none_of_it_and_the_workbook_holds_both_counts_and_the_list()
    {
        await ExtendAsync(Due.AddDays(30), granted: true);
        Assert.Empty((await ReadAsync(office.FinanceLead))!.Counts);

        var output = new MemoryStream();
        Assert.True(await office.As<ReadExtensions, bool>(office.UnitLead, read => read.ExportAsync(output, new ExtensionsAsked(), new ExtensionsWords("延期统计", "按单位", "按领导", "长期", _ => "整项任务"))));
        output.Position = 0;
        using var document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(output, false);
        Assert.Equal(["按单位", "按领导", "延期统计"], document.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value));
    }

    private async Task ExtendAsync(DateOnly to, bool granted)
    {
        Must(await inspection.Act<RequestExtension>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), null, to, Reason.Of("汛期停工"))));
        Must(await inspection.Act<AgreeExtension>(office.Leader, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        var second = (await inspection.LoadAsync()).OpenExtension!.Number > 1;
        Must(await inspection.Act<DecideExtension>(second ? office.LeadingGroup : office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), granted, Reason.Of("情况属实"))));
    }

    private Task<ExtensionsSlice?> ReadAsync(PersonId who, ExtensionsAsked? asked = null, ExtensionsCursor? after = null) => office.As<ReadExtensions, ExtensionsSlice?>(who, read => read.Run(asked ?? new ExtensionsAsked(), after));
}
