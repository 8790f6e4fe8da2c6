using System.Security.Cryptography;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Amendments;
using Rectify.App.Data;
using Rectify.App.Planning;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Planning;

/// <summary>An approved version of a plan reprints as it was approved; what has changed since stands in a document of its own.</summary>
public sealed class PlanPrintTests : IAsyncLifetime
{
    private const string New = "委托第三方逐口检测，建立电子台账。";

    private readonly TestOffice office = new();

    public Task InitializeAsync() => office.InitializeAsync();

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task An_amendment_an_extension_and_another_name_of_a_unit_change_no_byte_of_the_approved_version()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        var before = await BytesAsync(inspection, 1, office.Office);
        var text = TextOf(before);
        Assert.Contains("本方案为第1版，2026年3月18日审定", text, StringComparison.Ordinal);
        Assert.DoesNotContain("草案", text, StringComparison.Ordinal);

        await ChangeAsync(inspection);
        office.Clock.GoTo(new DateOnly(2026, 4, 20));
        await using (var db = office.OpenDatabase())
        {
            var unit = await db.Units.Include(u => u.Periods).SingleAsync(u => u.Id == office.WaterDepartment);
            unit.ChangeFrom(new DateOnly(2026, 4, 1), "水环境管理科", unit.Current.ParentId);
            await db.SaveChangesAsync();
        }

        Assert.Equal(before, await BytesAsync(inspection, 1, office.Office));
        await using var after = office.OpenDatabase();
        var version = await after.Set<PlanVersion>().SingleAsync(p => p.InspectionId == inspection.Id);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(before)), (string?)null), (version.PrintSha256, version.OpenPrintSha256));
        Assert.Equal(version.PrintSha256, (await after.Facts.SingleAsync(f => f.Chain == inspection.Id.Value && f.Kind == FactKind.PlanApproved)).Details["print"]);
    }

    [Fact]
    public async Task Today_s_content_is_another_document_that_tells_what_has_changed_since()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        Assert.Contains("第1版审定后，没有变化。", await TodayAsync(inspection, office.Office), StringComparison.Ordinal);

        await ChangeAsync(inspection);

        var text = await TodayAsync(inspection, office.Office);
        foreach (var said in new[] { "（今日内容）", "以审定稿为准", "批准第1次措施调整，调整1条", "批准延期，完成时限由", New }) Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain(New, TextOf(await BytesAsync(inspection, 1, office.Office)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_version_holds_what_was_approved_before_as_it_stands_and_leaves_out_what_is_not_approved()
    {
        var inspection = await RegisteredAsync(office, problems: 3);
        await inspection.Of(inspection.Tasks[0]).WalkTo(TaskState.Rectifying);
        var first = await BytesAsync(inspection, 1, office.Office);
        await ChangeAsync(inspection);
        await inspection.Of(inspection.Tasks[1]).WalkTo(TaskState.Rectifying);

        var second = TextOf(await BytesAsync(inspection, 2, office.Office));
        Assert.Contains("本方案为第2版", second, StringComparison.Ordinal);
        Assert.Contains(New, second, StringComparison.Ordinal);
        Assert.Contains("反馈问题共2项", second, StringComparison.Ordinal);
        Assert.Contains("另有1项整改任务的方案尚未审定，未列入本版。", second, StringComparison.Ordinal);
        Assert.Equal(first, await BytesAsync(inspection, 1, office.Office));
        Assert.Contains("反馈问题共1项", TextOf(first), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_restricted_is_left_out_for_who_may_not_see_it_and_reading_it_is_written_down()
    {
        var inspection = await RegisteredAsync(office, problems: 2, restricted: 1);
        await inspection.Of(inspection.Tasks[0]).WalkTo(TaskState.Rectifying);

        var (whole, open) = (TextOf(await BytesAsync(inspection, 1, office.LeadingGroup)), TextOf(await BytesAsync(inspection, 1, office.Auditor)));
        Assert.Contains("第1处排口", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("限制知悉", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("第1处排口", open, StringComparison.Ordinal);
        Assert.Contains("另有1项限制知悉", open, StringComparison.Ordinal);
        await using var db = office.OpenDatabase();
        Assert.Equal([office.LeadingGroup], await db.RestrictedReads.Where(r => r.Place == ReadPlace.Plan).Select(r => r.PersonId).Distinct().ToListAsync());
    }

    [Fact]
    public async Task A_unit_takes_no_document_of_the_whole_and_a_version_that_is_not_there_is_not_found()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);

        Assert.Null(await OpenAsync(inspection, 1, office.UnitLead));
        Assert.Null(await OpenAsync(inspection, 2, office.Office));
        await using (var db = office.OpenDatabase()) await db.Set<PlanVersion>().ExecuteUpdateAsync(set => set.SetProperty(p => p.PrintSha256, (string?)null));
        Assert.Null(await OpenAsync(inspection, 1, office.Office));
    }

    /// <summary>Another wording of the first measure, and a later deadline of the whole task.</summary>
    private async Task ChangeAsync(TestInspection inspection)
    {
        var task = inspection.Tasks[0];
        var first = (await inspection.LoadAsync(task)).Counting.First();
        Must(await inspection.Of(task).Act<ProposeAmendment>(office.UnitLead, (verb, seen) => verb.Run(task, seen, ActId.New(), [new AmendedMeasure(first.Id, AmendmentKind.Reworded, New, first.Kind, first.OwnerUnitId, first.OwnerPersonId, null)], "现场条件变化。")));
        foreach (var (decision, by) in new[] { (AmendmentDecision.Agree, office.Leader), (AmendmentDecision.Review, office.Office), (AmendmentDecision.Approve, office.LeadingGroup) })
            Must(await inspection.Of(task).Act<DecideAmendments>(by, (verb, seen) => verb.Run(decision, [new SeenTask(task, seen)], null, ActId.New())));
        Must(await inspection.Of(task).Act<RequestExtension>(office.UnitLead, (verb, seen) => verb.Run(task, seen, ActId.New(), null, new DateOnly(2026, 9, 30), Reason.Of("汛期停工。"))));
        Must(await inspection.Of(task).Act<AgreeExtension>(office.Leader, (verb, seen) => verb.Run(task, seen, ActId.New())));
        Must(await inspection.Of(task).Act<DecideExtension>(office.Office, (verb, seen) => verb.Run(task, seen, ActId.New(), true, Reason.Of("情况属实。"))));
    }

    private Task<OpenedPlan?> OpenAsync(TestInspection inspection, int version, PersonId reader) => office.As<OpenPlanPrint, OpenedPlan?>(reader, open => open.Run(inspection.Id, version));

    private async Task<byte[]> BytesAsync(TestInspection inspection, int version, PersonId reader)
    {
        var opened = (await OpenAsync(inspection, version, reader))!;
        Assert.EndsWith($"（第{version}版）.docx", opened.FileName, StringComparison.Ordinal);
        await using var content = opened.Content;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<string> TodayAsync(TestInspection inspection, PersonId reader)
    {
        using var output = new MemoryStream();
        Assert.NotNull(await office.As<WritePlan, string?>(reader, plan => plan.Run(output, inspection.Id)));
        return TextOf(output.ToArray());
    }

    private static string TextOf(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        return document.MainDocumentPart!.Document.InnerText;
    }
}
