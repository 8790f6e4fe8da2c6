using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Notices;
using Rectify.Documents.Writing;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Notices;

public sealed class ReleaseNoticeTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly ClosedOn = new(2026, 7, 1);

    [Fact]
    public async Task A_released_notice_is_kept_as_it_went_out_and_told_to_the_chain()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        var expected = (await office.RecordsAsync(inspection))!.With(NoticeOffice.Words, new());

        Assert.True((await office.ReleaseAsync(inspection)).IsDone);

        var row = Assert.Single((await ListAsync(inspection))!.Rows);
        var kept = await office.As<NoticeList, NoticeText?>(office.UnitLead, query => query.TextAsync(row.Id));
        Assert.Equal(PublicNoticeText.Of(expected), kept!.Text);
        await using var document = await office.As<NoticeList, Stream?>(office.UnitLead, query => Task.FromResult(query.Open(kept)));
        using var again = new MemoryStream();
        await PublicNoticeDocument.WriteAsync(again, expected);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(again.ToArray())), Convert.ToHexStringLower(await SHA256.HashDataAsync(document!)));
        await using var db = office.OpenDatabase();
        var fact = await db.Facts.SingleAsync(f => f.Chain == inspection.Id.Value && f.Kind == FactKind.NoticeReleased);
        Assert.Equal((row.Id.Value, kept.Sha256, "2026-07-01"), (fact.SubjectId, fact.Details["sha256"], fact.Details["asOf"]));
    }

    [Fact]
    public async Task What_happens_after_the_release_leaves_the_notice_alone_and_is_counted()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        await office.ReleaseAsync(inspection);
        var before = Assert.Single((await ListAsync(inspection))!.Rows);
        var text = await office.As<NoticeList, NoticeText?>(office.Office, query => query.TextAsync(before.Id));

        await NoticeOffice.RestartAsync(office, inspection, ClosedOn.AddDays(20), new DateOnly(2026, 10, 31));

        var after = Assert.Single((await ListAsync(inspection))!.Rows);
        Assert.Equal((0, 1), (before.Later, after.Later));
        Assert.Equal(text, await office.As<NoticeList, NoticeText?>(office.Office, query => query.TextAsync(before.Id)));
    }

    [Fact]
    public async Task Another_release_is_another_notice_and_no_news_to_the_first()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        await office.ReleaseAsync(inspection);
        office.Clock.Add(TimeSpan.FromHours(1));
        await office.ReleaseAsync(inspection, choices: new NoticeChoices(Layout: NoticeLayoutChoice.Situation));

        var rows = (await ListAsync(inspection))!.Rows;

        Assert.Equal([NoticeLayoutChoice.Situation, NoticeLayoutChoice.MeasuresAndEffects], rows.Select(r => r.Layout));
        Assert.All(rows, row => Assert.Equal(0, row.Later));
    }

    [Fact]
    public async Task What_stands_in_the_way_refuses_the_release_with_its_sentences_and_nothing_is_kept()
    {
        office.Clock.GoTo(NoticeOffice.RegisteredOn);
        var inspection = await TestInspection.RegisteredAsync(office);

        var outcome = await office.ReleaseAsync(inspection, NoticeOffice.Words with { NextSteps = "请致电13800000000。", ProblemsFedBack = 2 });

        var errors = Assert.IsType<Outcome.Invalid>(outcome).Errors;
        Assert.All(errors, e => Assert.Equal(ReleaseNotice.Findings, e.Field));
        Assert.Equal([nameof(NoticeFindingKind.DeadlineMissing), nameof(NoticeFindingKind.EffectMissing), nameof(NoticeFindingKind.MeasuresMissing), nameof(NoticeFindingKind.NextStepsMissing),
            nameof(NoticeFindingKind.NotAsFedBack), nameof(NoticeFindingKind.PersonalData), nameof(NoticeFindingKind.ReasonMissing)], errors.Select(e => e.Code).Order(StringComparer.Ordinal));
        Assert.Empty((await ListAsync(inspection))!.Rows);
        await using var db = office.OpenDatabase();
        Assert.False(await db.Facts.AnyAsync(f => f.Chain == inspection.Id.Value && f.Kind == FactKind.NoticeReleased));
    }

    [Fact]
    public async Task A_text_that_changed_after_it_was_read_is_not_released()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        var read = PublicNoticeText.Of((await office.RecordsAsync(inspection))!.With(NoticeOffice.Words, new()));
        await NoticeOffice.RestartAsync(office, inspection, ClosedOn, new DateOnly(2026, 10, 31));

        var outcome = await office.As<ReleaseNotice, Outcome>(office.Office, verb => verb.Run(inspection.Id, NoticeOffice.Words, new(), read, ActId.New()));

        Assert.IsType<Outcome.ChangedMeanwhile>(outcome);
        Assert.Empty((await ListAsync(inspection))!.Rows);
    }

    [Fact]
    public async Task Only_the_office_of_the_body_releases()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);

        var outcome = await office.ReleaseAsync(inspection, by: office.LeadingGroup);

        Assert.Equal([Role.Office, Role.HeadOfOffice], Assert.IsType<Outcome.NotAllowed>(outcome).WhoCan);
    }

    [Fact]
    public async Task The_same_act_twice_releases_one_notice()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        var act = ActId.New();

        Assert.True((await office.ReleaseAsync(inspection, act: act)).IsDone && (await office.ReleaseAsync(inspection, act: act)).IsDone);

        Assert.Single((await ListAsync(inspection))!.Rows);
    }

    [Fact]
    public async Task A_day_to_come_has_no_figures()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);

        var outcome = await office.ReleaseAsync(inspection, choices: new NoticeChoices(ClosedOn.AddDays(1)));

        Assert.Equal(nameof(NoticeChoices.AsOf), Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Field);
    }

    [Fact]
    public async Task The_list_goes_on_where_its_first_page_ended()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        for (var i = 0; i <= NoticeList.PageSize; i++)
        {
            office.Clock.Add(TimeSpan.FromMinutes(1));
            await office.ReleaseAsync(inspection);
        }

        var first = await ListAsync(inspection);
        var second = await office.As<NoticeList, NoticePage?>(office.Office, query => query.Run(inspection.Id, first!.Next));

        Assert.Equal((NoticeList.PageSize, 1), (first!.Rows.Count, second!.Rows.Count));
        Assert.Null(second.Next);
        Assert.True(second.Rows[0].ReleasedAt < first.Rows[^1].ReleasedAt);
    }

    [Fact]
    public async Task The_words_are_kept_for_who_writes_them()
    {
        office.Clock.GoTo(NoticeOffice.RegisteredOn);
        var inspection = await TestInspection.RegisteredAsync(office);
        var words = NoticeOffice.Words with { Suggestions = [new("建立台账", "已建立", true)], CluesReceived = 2 };

        await office.As<NoticeWordsDraft, DateTimeOffset?>(office.Office, drafts => drafts.SaveAsync(inspection.Id, words));

        var kept = await office.As<NoticeWordsDraft, NoticeWords>(office.Office, drafts => drafts.ReadAsync(inspection.Id));
        Assert.Equivalent(words, kept, strict: true);
        Assert.Equivalent(new NoticeWords(), await office.As<NoticeWordsDraft, NoticeWords>(office.SecondOffice, drafts => drafts.ReadAsync(inspection.Id)), strict: true);
    }

    private Task<NoticePage?> ListAsync(TestInspection inspection) => office.As<NoticeList, NoticePage?>(office.Office, query => query.Run(inspection.Id));
}
