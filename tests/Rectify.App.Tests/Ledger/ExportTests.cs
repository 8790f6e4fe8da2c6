using System.IO.Compression;
using System.Text.RegularExpressions;
using Rectify.App.Ledger;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Ledger;

public sealed class ExportTests(TestOffice office) : IClassFixture<TestOffice>
{
    private async Task<string> Sheet(PersonId who, LedgerFilter filter)
    {
        using var output = new MemoryStream();
        Assert.True(await office.As<ExportLedger, bool>(who, export => export.Run(output, filter, "整改台账")));
        using var archive = new ZipArchive(output, ZipArchiveMode.Read);
        using var reader = new StreamReader(archive.GetEntry("xl/worksheets/filter.xml")!.Open());
        return await reader.ReadToEndAsync();
    }

    [Fact]
    public async Task The_workbook_holds_every_task_of_the_filter_over_several_batches_and_no_other()
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 105);
        await inspection.WalkTo(TaskState.Applied);
        var filter = new LedgerFilter { Inspection = inspection.Id };

        var sheet = await Sheet(office.Office, filter);

        // a head, a row for each of the two measures of the first task, one for each task without measures
        Assert.Equal(1 + 2 + 104, Regex.Count(sheet, "<row "));
        Assert.Contains("第105处排口", sheet, StringComparison.Ordinal);
        Assert.Contains("申报完成", sheet, StringComparison.Ordinal);
        Assert.Contains("验收单1.pdf", sheet, StringComparison.Ordinal);
        var own = await Sheet(office.UnitLead, filter);
        Assert.Equal(1 + 2, Regex.Count(own, "<row "));
        Assert.DoesNotContain("第105处排口", own, StringComparison.Ordinal);
    }
}
