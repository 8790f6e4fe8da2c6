using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data.Mappings;
using Rectify.App.Meetings;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Rounds;

public sealed class MilestonePaperTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Day = new(2026, 3, 18);

    [Fact]
    public async Task A_milestone_is_not_done_without_the_papers_its_regime_asks_for_and_says_which()
    {
        var inspection = await RegisteredAsync(office, regime: new Regime { Papers = MilestonePapers.Usual });
        var refused = Assert.IsType<Outcome.Refused>(await DoneAsync(inspection, MilestoneKind.Plan)).Refusal.Unmet;
        Assert.Equal([(Rule.MilestonePaperMissing, "整改方案"), (Rule.MilestonePaperMissing, "审议方案的会议纪要")], refused.Select(u => (u.Rule, u.Detail!)));

        Must(await HandInAsync(inspection, MilestoneKind.Plan, "整改方案"));
        Assert.Equal(1, (await RowAsync(inspection, MilestoneKind.Plan)).MissingPapers);
        Must(await HandInAsync(inspection, MilestoneKind.Plan, "审议方案的会议纪要"));
        Must(await DoneAsync(inspection, MilestoneKind.Plan));
        await using var db = office.OpenDatabase();
        Assert.Equal(2, await db.Facts.CountAsync(f => f.SubjectId == inspection.Id.Value && f.Kind == FactKind.MilestonePaperHandedIn));
    }

    [Fact]
    public async Task A_newer_paper_stands_in_the_place_of_the_earlier_one_which_stays_until_the_milestone_is_done()
    {
        var inspection = await RegisteredAsync(office, regime: new Regime { Papers = MilestonePapers.Usual });
        Must(await HandInAsync(inspection, MilestoneKind.Evaluation, "评估报告", 'c'));
        Must(await HandInAsync(inspection, MilestoneKind.Evaluation, "评估报告", 'd'));
        var paper = Assert.Single((await RowAsync(inspection, MilestoneKind.Evaluation)).Papers);
        Assert.Equal((2, "d.pdf"), (paper.Number, paper.FileName));
        await using (var db = office.OpenDatabase()) Assert.Equal(2, await db.Set<MilestonePaper>().CountAsync(p => p.InspectionId == inspection.Id));
        Assert.Equal("Name", Assert.IsType<Outcome.Invalid>(await HandInAsync(inspection, MilestoneKind.Evaluation, "没有要求的材料")).Errors[0].Field);
        Assert.IsType<Outcome.NotAllowed>(await HandInAsync(inspection, MilestoneKind.Evaluation, "评估报告", by: office.Auditor));
        Must(await DoneAsync(inspection, MilestoneKind.Evaluation));
        Assert.IsType<Outcome.Invalid>(await HandInAsync(inspection, MilestoneKind.Evaluation, "评估报告", 'e'));
    }

    [Fact]
    public async Task The_minutes_of_its_meeting_are_not_handed_in_twice()
    {
        var inspection = await RegisteredAsync(office, regime: new Regime { Papers = MilestonePapers.Usual });
        Must(await office.As<RecordMeeting, Outcome>(office.Office, verb => verb.Run(MeetingId.New(), inspection.Id, new MeetingInput(
            MeetingKind.Feedback, "巡察反馈会", null, Day.AddDays(-2), null, [], null, [], null, null, [new StoredFile(new string('f', 64), 10, "纪要.pdf", "application/pdf")], [], ForMilestone: true), ActId.New())));
        var row = await RowAsync(inspection, MilestoneKind.FeedbackMeeting);
        Assert.Equal([(MilestonePapers.Minutes, true), ("签到表", false)], row.Papers.Select(p => (p.Name, p.IsThere)));
        Must(await HandInAsync(inspection, MilestoneKind.FeedbackMeeting, "签到表"));
        Must(await DoneAsync(inspection, MilestoneKind.FeedbackMeeting));
    }

    [Fact]
    public async Task For_an_inspection_whose_regime_asks_for_none_nothing_changes()
    {
        var inspection = await RegisteredAsync(office);
        Must(await DoneAsync(inspection, MilestoneKind.Plan));
        Assert.DoesNotContain("papers", JsonSerializer.Serialize(new Regime(), RegimeJson.Options), StringComparison.Ordinal);
        var asked = new Regime { Papers = MilestonePapers.Usual };
        Assert.Equal(asked, JsonSerializer.Deserialize<Regime>(JsonSerializer.Serialize(asked, RegimeJson.Options), RegimeJson.Options));
        Assert.NotNull(Regime.For(InspectionKind.Routine).Papers);
    }

    private Task<Outcome> HandInAsync(TestInspection inspection, MilestoneKind kind, string name, char content = 'a', PersonId? by = null) =>
        office.As<HandInMilestonePaper, Outcome>(by ?? office.Office, verb => verb.Run(inspection.Id, kind, name, new StoredFile(new string(content, 64), 10, $"{content}.pdf", "application/pdf"), ActId.New()));

    private async Task<Outcome> DoneAsync(TestInspection inspection, MilestoneKind kind)
    {
        var seen = (await SheetAsync(inspection)).Version;
        return await office.As<MarkMilestoneDone, Outcome>(office.Office, verb => verb.Run(inspection.Id, seen, kind, Day, Reason.Of("已归档"), ActId.New()));
    }

    private async Task<MilestoneRow> RowAsync(TestInspection inspection, MilestoneKind kind) => (await SheetAsync(inspection)).Milestones.Single(m => m.Kind == kind);

    private async Task<InspectionSheet> SheetAsync(TestInspection inspection) => (await office.As<ReadInspection, InspectionSheet?>(office.Office, read => read.Run(inspection.Id)))!;
}
