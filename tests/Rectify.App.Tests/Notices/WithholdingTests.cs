using Microsoft.EntityFrameworkCore;
using Rectify.App.Desk;
using Rectify.App.Notices;
using Rectify.App.Rounds;
using Rectify.Documents.Writing;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Notices;

/// <summary>拟不公开: counted and not printed, in the channels and on the ground that the leading group has approved.</summary>
public sealed class WithholdingTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly ClosedOn = new(2026, 7, 1);

    private async Task<ProblemId> ProblemAsync(TestInspection inspection)
    {
        await using var db = office.OpenDatabase();
        return await db.Problems.Where(p => p.InspectionId == inspection.Id).OrderBy(p => p.Sequence).Select(p => p.Id).FirstAsync();
    }

    private async Task<Outcome> ProposeAsync(TestInspection inspection, NoticeChannel channels = NoticeChannel.Public, WithholdingGround ground = WithholdingGround.WorkSecret, string? reason = "涉及监测点位布设。", PersonId? by = null)
    {
        var problem = await ProblemAsync(inspection);
        return await office.As<ProposeWithholding, Outcome>(by ?? office.Office, verb => verb.Run(problem, channels, ground, reason, ActId.New()));
    }

    private async Task<WithholdingRow> RowAsync(TestInspection inspection) => (await office.As<WithholdingList, WithholdingSheet?>(office.Office, read => read.Run(inspection.Id)))!.Rows[0];

    private async Task<Outcome> DecideAsync(TestInspection inspection, WithholdingAct what, PersonId? by = null, string? reason = null)
    {
        var id = (await RowAsync(inspection)).Id;
        return await office.As<DecideWithholding, Outcome>(by ?? office.LeadingGroup, verb => verb.Run(id, what, reason, ActId.New()));
    }

    private async Task<NoticeRecords> RecordsAsync(TestInspection inspection, NoticeChannel channel = NoticeChannel.Public, DateTimeOffset? knownAt = null) =>
        (await office.As<NoticeDraft, NoticeRecords?>(office.Office, query => query.Run(inspection.Id, null, knownAt, channel)))!;

    private static string TextOf(NoticeRecords records, NoticeChannel channel = NoticeChannel.Public) => PublicNoticeText.Of(records.With(NoticeOffice.Words, new NoticeChoices { Channel = channel }));

    private static Rule RuleOf(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet).Rule;

    [Fact]
    public async Task What_is_withheld_in_a_channel_counts_there_and_is_printed_in_the_other()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        var wording = ((AnsweredProblem)(await RecordsAsync(inspection)).Problems[0]).OriginalWording;
        Must(await ProposeAsync(inspection));
        Must(await DecideAsync(inspection, WithholdingAct.Approve));

        var withheld = await RecordsAsync(inspection);
        var totals = withheld.With(NoticeOffice.Words, new()).Totals;
        Assert.Equal((1, 1, 1, 0), ((int)totals.Problems.Value, (int)totals.Done.Value, (int)totals.Withheld.Value, (int)totals.Printed.Value));
        Assert.DoesNotContain(wording, TextOf(withheld), StringComparison.Ordinal);
        Assert.Contains("1个按规定不在本通报公开", TextOf(withheld), StringComparison.Ordinal);
        Assert.Contains("已计入以上数字，其余0个逐项列出", TextOf(withheld), StringComparison.Ordinal);
        Assert.Equal((WithholdingGround.WorkSecret, "顾长风"), (withheld.Withheld[0].Ground, withheld.Withheld[0].ApprovedBy));
        Assert.Contains(wording, TextOf(await RecordsAsync(inspection, NoticeChannel.Party), NoticeChannel.Party), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_office_proposes_and_only_another_person_of_the_leading_group_decides()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        Assert.IsType<Outcome.NotAllowed>(await ProposeAsync(inspection, by: office.LeadingGroup));
        Must(await ProposeAsync(inspection));
        Assert.Equal(Rule.WithheldAlready, RuleOf(await ProposeAsync(inspection, NoticeChannel.Party)));

        Assert.IsType<Outcome.NotAllowed>(await DecideAsync(inspection, WithholdingAct.Approve, office.HeadOfOffice));
        Assert.IsType<Outcome.NotAllowed>(await DecideAsync(inspection, WithholdingAct.TakeBack, office.LeadingGroup, "不提了。"));
        Assert.IsType<Outcome.Invalid>(await DecideAsync(inspection, WithholdingAct.Refuse));
        Must(await DecideAsync(inspection, WithholdingAct.Approve));
        Assert.Equal(Rule.AlreadyDone, RuleOf(await DecideAsync(inspection, WithholdingAct.Refuse, reason: "可以公开。")));
        await using var db = office.OpenDatabase();
        var problem = (await ProblemAsync(inspection)).Value;
        var facts = await db.Facts.Where(f => f.SubjectId == problem && (f.Kind == FactKind.WithholdingProposed || f.Kind == FactKind.WithholdingApproved)).OrderBy(f => f.Number).ToListAsync();
        Assert.Equal([(FactKind.WithholdingProposed, office.Office, "Public"), (FactKind.WithholdingApproved, office.LeadingGroup, "Public")], facts.Select(f => (f.Kind, f.ActorId, f.Details["channels"])));
        // the units read the history
        Assert.All(facts, fact => Assert.DoesNotContain("ground", fact.Details.Keys));
    }

    [Fact]
    public async Task A_person_who_proposed_it_does_not_approve_it_in_another_role()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        await using (var db = office.OpenDatabase())
        {
            db.RoleGrants.Add(new RoleGrant(RoleGrantId.New(), office.LeadingGroup, Role.Office, office.Bureau, new DateOnly(2026, 1, 1)));
            await db.SaveChangesAsync();
        }
        Must(await ProposeAsync(inspection, by: office.LeadingGroup));

        Assert.Equal(Rule.ApproverIsProposer, RuleOf(await DecideAsync(inspection, WithholdingAct.Approve)));
        Must(await DecideAsync(inspection, WithholdingAct.Approve, office.Principal));
    }

    [Fact]
    public async Task Nothing_goes_out_before_a_proposal_for_its_channel_is_decided()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        Must(await ProposeAsync(inspection));
        Assert.Contains((await office.As<ReadDesk, DeskView?>(office.LeadingGroup, desk => desk.Run()))!.Parts, part => part.Block == DeskBlock.WithholdingsToApprove && part.Rows.Any(row => row.Inspection == inspection.Id));

        var refused = Assert.IsType<Outcome.Invalid>(await office.ReleaseAsync(inspection));
        Assert.Equal([nameof(NoticeFindingKind.WithholdingUndecided)], refused.Errors.Select(e => e.Code));
        Must(await office.ReleaseAsync(inspection, choices: new NoticeChoices { Channel = NoticeChannel.Party }));
        Must(await DecideAsync(inspection, WithholdingAct.TakeBack, office.Office, "已无必要。"));
        Must(await office.ReleaseAsync(inspection));

        var rows = (await office.As<NoticeList, NoticePage?>(office.Office, query => query.Run(inspection.Id)))!.Rows;
        Assert.Equal(new NoticeChannel?[] { NoticeChannel.Public, NoticeChannel.Party }.ToHashSet(), rows.Select(row => row.Channel).ToHashSet());
    }

    [Fact]
    public async Task A_notice_as_known_before_the_approval_or_after_the_lifting_prints_it()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        Must(await ProposeAsync(inspection));
        office.Clock.Add(TimeSpan.FromMinutes(1));
        var before = office.Clock.GetUtcNow();
        office.Clock.Add(TimeSpan.FromMinutes(1));
        Must(await DecideAsync(inspection, WithholdingAct.Approve));
        var approved = office.Clock.GetUtcNow();
        office.Clock.Add(TimeSpan.FromMinutes(1));
        Assert.IsType<Outcome.NotAllowed>(await DecideAsync(inspection, WithholdingAct.Lift, office.Office, "案件已公开。"));
        Must(await DecideAsync(inspection, WithholdingAct.Lift, reason: "已可公开。"));

        Assert.IsType<AnsweredProblem>((await RecordsAsync(inspection, knownAt: before)).Problems[0]);
        Assert.True((await RecordsAsync(inspection, knownAt: before)).Withheld[0].IsUndecided);
        Assert.IsType<WithheldProblem>((await RecordsAsync(inspection, knownAt: approved)).Problems[0]);
        Assert.IsType<AnsweredProblem>((await RecordsAsync(inspection)).Problems[0]);
        Assert.Empty((await RecordsAsync(inspection)).Withheld);
    }

    [Fact]
    public async Task What_is_wrong_with_a_proposal_is_named_and_a_ground_the_regime_does_not_permit_is_refused()
    {
        office.Clock.GoTo(NoticeOffice.RegisteredOn);
        var inspection = await RegisteredAsync(office, 1, new Regime { HasPanel = false, Withholding = WithholdingGround.StateSecret | WithholdingGround.CaseNotPublic });

        Assert.Equal(["channels", "ground", "reason"], Assert.IsType<Outcome.Invalid>(await ProposeAsync(inspection, NoticeChannel.None, WithholdingGround.None, " ")).Errors.Select(e => e.Field));
        Assert.Equal("not-permitted", Assert.Single(Assert.IsType<Outcome.Invalid>(await ProposeAsync(inspection)).Errors).Code);
        Assert.Equal([WithholdingGround.StateSecret, WithholdingGround.CaseNotPublic], (await office.As<WithholdingList, WithholdingSheet?>(office.Office, read => read.Run(inspection.Id)))!.Permitted);
        Must(await ProposeAsync(inspection, NoticeChannel.Party | NoticeChannel.Public, WithholdingGround.CaseNotPublic));
        Assert.Null(await office.As<WithholdingList, WithholdingSheet?>(office.UnitLead, read => read.Run(inspection.Id)));
    }

    // ---- a body under two kinds

    [Fact]
    public async Task One_notice_covers_a_body_under_two_kinds_in_two_halves_that_add_up()
    {
        var one = await NoticeOffice.ClosedAsync(office, ClosedOn);
        office.Clock.GoTo(NoticeOffice.RegisteredOn);
        var other = await RegisteredAsync(office, 2, NoticeOffice.WithoutPanel);
        office.Clock.GoTo(ClosedOn);
        await KindAsync(other, InspectionKind.Audit);
        var choices = new NoticeChoices { Second = other.Id };
        var records = (await office.As<NoticeDraft, NoticeRecords?>(office.Office, query => query.Run(one.Id, second: other.Id)))!;
        Assert.Contains(other.Id, records.Others.Select(o => o.Id));

        var notice = records.With(NoticeOffice.Words, choices);
        Assert.Equal([1, 2], notice.Halves.Select(half => (int)half.Totals.Problems.Value));
        Assert.Equal((3, 1, 2), ((int)notice.Totals.Problems.Value, (int)notice.Totals.Done.Value, (int)notice.Totals.Ongoing.Value));
        var text = PublicNoticeText.Of(notice);
        Assert.Contains("巡察和审计整改进展情况的通报", text, StringComparison.Ordinal);
        Assert.Contains("巡察和审计共反馈问题3个（巡察1个、审计2个），已完成整改1个，持续推进2个", text, StringComparison.Ordinal);
        Assert.Contains("三、巡察反馈问题整改落实情况", text, StringComparison.Ordinal);
        Assert.Contains("四、审计反馈问题整改落实情况", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split("联系电话").Length - 1);
    }

    [Fact]
    public async Task A_notice_of_two_is_told_to_both_chains_and_stands_in_both_lists()
    {
        var one = await NoticeOffice.ClosedAsync(office, ClosedOn);
        var other = await NoticeOffice.ClosedAsync(office, ClosedOn);
        await KindAsync(other, InspectionKind.Audit);
        var (words, choices) = (NoticeOffice.Words with { ProblemsFedBack = 2 }, new NoticeChoices { Second = other.Id });
        var records = (await office.As<NoticeDraft, NoticeRecords?>(office.Office, query => query.Run(one.Id, second: other.Id)))!;

        Must(await office.As<ReleaseNotice, Outcome>(office.Office, verb => verb.Run(one.Id, words, choices, PublicNoticeText.Of(records.With(words, choices)), ActId.New())));

        var rows = new[] { one, other }.Select(async of => Assert.Single((await office.As<NoticeList, NoticePage?>(office.Office, query => query.Run(of.Id)))!.Rows));
        var both = await Task.WhenAll(rows);
        Assert.Equal((both[0].Id, true, 0L, 0L), (both[1].Id, both[1].IsOfTwo, both[0].Later, both[1].Later));
        await using var db = office.OpenDatabase();
        Assert.Equal(2, await db.Facts.CountAsync(f => f.Kind == FactKind.NoticeReleased && f.SubjectId == both[0].Id.Value && (f.Chain == one.Id.Value || f.Chain == other.Id.Value)));
    }

    private async Task KindAsync(TestInspection inspection, InspectionKind kind)
    {
        var sheet = (await office.As<ReadInspection, InspectionSheet?>(office.Office, read => read.Run(inspection.Id)))!;
        Must(await office.As<CorrectInspection, Outcome>(office.Office, verb => verb.Run(inspection.Id, sheet.Version, sheet.Facts with { Kind = kind }, ActId.New())));
    }
}
