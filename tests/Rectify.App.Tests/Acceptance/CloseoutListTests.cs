using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Tests.Notices;
using Rectify.Documents.Writing;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Acceptance;

/// <summary>销号清单: printed for the file, and compared later with the record as it was at the printing.</summary>
public sealed class CloseoutListTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly ClosedOn = new(2026, 7, 1);

    private Task<CloseoutList?> PrintAsync(TestInspection inspection, PersonId? by = null, params TaskId[] chosen) =>
        office.As<CloseoutLists, CloseoutList?>(by ?? office.Office, lists => lists.ListAsync(inspection.Id, chosen.Length == 0 ? null : chosen));

    private static CloseoutCode CodeOf(CloseoutList list)
    {
        Assert.True(CloseoutCode.TryParse(list.ScanText, out var code));
        return code;
    }

    private Task<CloseoutVerdict?> CompareAsync(CloseoutCode code, PersonId? by = null) => office.As<CloseoutLists, CloseoutVerdict?>(by ?? office.Office, lists => lists.CompareAsync(code));

    [Fact]
    public async Task A_printed_list_says_by_what_each_task_was_closed_and_fits_the_record()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        var list = (await PrintAsync(inspection))!;

        var task = await inspection.LoadAsync();
        var row = Assert.Single(list.Rows);
        var opinion = task.Opinions.Single(o => o.ConcludedOn is not null);
        Assert.Equal((ClosedOn, task.ClosedOn!.Value, opinion.TextSha256, opinion.FilingNumber, task.Counting.Count()), (row.ClosedOn, row.ClosedOn, row.OpinionSha256, row.FilingNumber, row.MeasuresDone));
        Assert.Equal(CloseoutList.EvidenceDigest(task.Evidence.Where(e => e.IsSubmitted).Select(e => e.Sha256)), row.EvidenceSha256);
        Assert.NotEqual("—", row.Head);
        Assert.True((await CompareAsync(CodeOf(list)))!.Fits);
        Assert.True(TrailCode.TryParse(list.VerificationCode, out var typed));
        var byEye = (await office.As<CloseoutLists, CloseoutVerdict?>(office.Office, lists => lists.CompareAsync(typed, inspection.Id)))!;
        Assert.Equal((null, true, list.Digest()), (byEye.IsList, byEye.IsTrail, byEye.RecordSha256));
        Assert.NotNull(await office.As<CloseoutLists, string?>(office.Office, lists => lists.Run(new MemoryStream(), inspection.Id)));
    }

    [Fact]
    public async Task What_came_after_the_printing_does_not_make_the_list_wrong_and_is_said()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        var code = CodeOf((await PrintAsync(inspection))!);
        await NoticeOffice.RestartAsync(office, inspection, ClosedOn.AddDays(20), ClosedOn.AddDays(60));

        var verdict = (await CompareAsync(code))!;
        Assert.True(verdict.Fits);
        Assert.True(verdict.Lines.Single().IsOpenNow);
        Assert.Null(await PrintAsync(inspection));
    }

    [Fact]
    public async Task An_opinion_or_evidence_changed_behind_the_system_does_not_fit_the_printed_list()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        var code = CodeOf((await PrintAsync(inspection))!);
        await using (var db = office.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"update opinions set text_sha256 = {new string('e', 64)} where task_id = {inspection.Task.Value}");

        var verdict = (await CompareAsync(code))!;
        Assert.Equal((false, true, false), (verdict.IsList, verdict.IsTrail, verdict.Fits));
        Assert.False((await CompareAsync(code with { TrailHash = new string('0', 64) }))!.IsTrail);
        var later = (await CompareAsync(code with { TrailNumber = 100_000 }))!;
        Assert.Equal((null, null, false), (later.IsList, later.IsTrail, later.Fits));
    }

    [Fact]
    public async Task Some_of_the_closed_tasks_are_printed_by_themselves_and_nothing_that_is_open()
    {
        office.Clock.GoTo(NoticeOffice.RegisteredOn);
        var inspection = await TestInspection.RegisteredAsync(office, 2, NoticeOffice.WithoutPanel);
        await inspection.WalkTo(TaskState.Submitted);
        office.Clock.GoTo(ClosedOn);
        await NoticeOffice.CloseAsync(office, inspection, false);
        TaskId open;
        await using (var db = office.OpenDatabase()) open = await db.Tasks.Where(t => t.InspectionId == inspection.Id && t.Id != inspection.Task).Select(t => t.Id).SingleAsync();

        var chosen = (await PrintAsync(inspection, null, inspection.Task))!;
        Assert.True(chosen.IsSelection);
        Assert.Equal([chosen.Rows[0].Key], CodeOf(chosen).Tasks!);
        Assert.True((await CompareAsync(CodeOf(chosen)))!.Fits);
        Assert.Null(await PrintAsync(inspection, null, inspection.Task, open));
        Assert.Single((await PrintAsync(inspection))!.Rows);
    }

    [Fact]
    public async Task Who_does_not_see_the_inspection_as_a_whole_neither_prints_nor_compares()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        var code = CodeOf((await PrintAsync(inspection))!);

        Assert.Null(await PrintAsync(inspection, office.FinanceLead));
        Assert.Null(await CompareAsync(code, office.FinanceLead));
        Assert.NotNull(await CompareAsync(code, office.Supervision));
    }

    [Theory]
    [InlineData("")]
    [InlineData("RL1.x.all.1.y.2.z")]
    [InlineData("RL1.00000000000000000000000000000001.1_2.3.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.2.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("RL1.00000000000000000000000000000001.1-2.1.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.2.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void What_is_no_code_is_told_apart(string text) => Assert.False(CloseoutCode.TryParse(text, out _));
}
