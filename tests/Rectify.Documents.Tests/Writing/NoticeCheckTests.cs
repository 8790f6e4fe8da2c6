using Rectify.Domain.Notices;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

public class NoticeCheckTests
{
    private static readonly PublicNotice Sound = SampleNotice.Notice;
    private static readonly AnsweredProblem Closed = Sound.Problems.OfType<AnsweredProblem>().First(p => p.Standing == NoticeStanding.Closed);
    private static readonly AnsweredProblem Open = Sound.Problems.OfType<AnsweredProblem>().First(p => p.Standing == NoticeStanding.Ongoing);

    [Fact]
    public void A_sound_notice_has_no_finding() => Assert.Empty(NoticeCheck.Of(Sound, problemsFedBack: 8));

    /// <summary>What the leading group has not decided stands in no notice: the records say it.</summary>
    public static TheoryData<NoticeFindingKind> Kinds() => [.. Enum.GetValues<NoticeFindingKind>().Where(kind => kind != NoticeFindingKind.WithholdingUndecided)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_fault_is_found_alone_and_told_in_a_sentence(NoticeFindingKind kind)
    {
        var findings = NoticeCheck.Of(Faulty(kind), problemsFedBack: kind == NoticeFindingKind.NotAsFedBack ? 9 : null);

        var finding = Assert.Single(findings);
        Assert.Equal(kind, finding.Kind);
        Assert.Matches("[\u4e00-\u9fff]{4,}", finding.InChinese());
        Assert.DoesNotContain("！", finding.InChinese(), StringComparison.Ordinal);
    }

    private static PublicNotice Faulty(NoticeFindingKind kind) => kind switch
    {
        NoticeFindingKind.NumberTwice => With(new WithheldProblem(1, NoticeStanding.Closed)),
        NoticeFindingKind.MergedIntoNothing => With(new MergedProblem(90, "甲。", Into: 91)),
        NoticeFindingKind.MergedIntoWithheld => With(new MergedProblem(90, "甲。", Into: 7)),
        NoticeFindingKind.NotAsFedBack => Sound,
        NoticeFindingKind.MeasureWrittenDifferently => With(Closed with { Number = 90, Measures = [Closed.Measures[0] with { Text = "另一种写法" }] }),
        NoticeFindingKind.MoreConcludedThanReceived => Sound with { Petitions = new(5, 6) },
        NoticeFindingKind.DaysOutOfOrder => Sound with { AsOf = new(2026, 10, 16) },
        NoticeFindingKind.WordingMissing => With(Closed with { Number = 90, OriginalWording = " " }),
        NoticeFindingKind.MeasuresMissing => With(Closed with { Number = 90, Measures = [] }),
        NoticeFindingKind.EffectMissing => With(Closed with { Number = 90, Effects = [] }),
        NoticeFindingKind.ReasonMissing => With(Open with { Number = 90, Unfinished = Open.Unfinished! with { Reason = null } }),
        NoticeFindingKind.NextStepsMissing => With(Open with { Number = 90, Unfinished = Open.Unfinished! with { NextSteps = [""] } }),
        NoticeFindingKind.DeadlineMissing => With(Open with { Number = 90, Unfinished = Open.Unfinished! with { Deadline = null } }),
        NoticeFindingKind.DeadlinePassed =>
            With(Open with { Number = 90, Unfinished = Open.Unfinished! with { Deadline = NoticeDeadline.By(new(2026, 10, 14)) } }),
        NoticeFindingKind.UnfinishedThoughDone => With(Closed with { Number = 90, Unfinished = Open.Unfinished }),
        NoticeFindingKind.ContactMissing => Sound with { Contact = null },
        NoticeFindingKind.PersonalData => With(Closed with { Number = 90, Effects = ["请联系经办人13800000000"] }),
        NoticeFindingKind.ClaimDiffers => Sound with { Organisation = [new(null, "反馈的问题中，已完成整改6个。")] },
        NoticeFindingKind.OrdinalsInside => With(Closed with { Number = 90, Effects = ["一是建账。二是销账"] }),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No fault is made for it."),
    };

    [Fact]
    public void An_open_problem_without_an_answer_owes_all_three()
    {
        var findings = NoticeCheck.Of(With(Open with { Number = 90, Unfinished = null }));
        Assert.Equal(
            [NoticeFindingKind.ReasonMissing, NoticeFindingKind.NextStepsMissing, NoticeFindingKind.DeadlineMissing], findings.Select(f => f.Kind));
        Assert.All(findings, f => Assert.True(f.Blocks));
    }

    [Theory]
    [InlineData("共反馈问题7个", true)]
    [InlineData("共反馈问题8个", false)]
    [InlineData("七个问题，已完成整改问题五个，正在推进整改问题两个", true)]
    [InlineData("持续推进3个", false)]
    [InlineData("制定整改措施9条，建立健全制度2项，追责问责3人", true)]
    [InlineData("制定整改措施11条", false)]
    [InlineData("问责2人", false)]
    [InlineData("挽回经济损失12.5万元", true)]
    [InlineData("召开5次专题会议，走访12家企业", true)]
    public void A_total_claimed_in_free_text_is_held_against_the_counted_one(string text, bool agrees) =>
        Assert.Equal(agrees, NoticeCheck.Of(Sound with { NextSteps = [new("小结", text)] }).Count == 0);

    [Fact]
    public void A_finding_of_personal_data_does_not_repeat_it()
    {
        var finding = Assert.Single(NoticeCheck.Of(Faulty(NoticeFindingKind.PersonalData)));
        Assert.Equal("138…00", finding.Excerpt);
        Assert.True(finding.Blocks);
    }

    [Theory]
    [InlineData("电话13800000000。", PersonalDataKind.MobileNumber)]
    [InlineData("电话 +86 138-0000-0000", PersonalDataKind.MobileNumber)]
    [InlineData("电话１３８００００００００", PersonalDataKind.MobileNumber)]
    [InlineData("房号47 13800000000", PersonalDataKind.MobileNumber)]
    [InlineData("身份证11010119000101009X", PersonalDataKind.IdentityNumber)]
    [InlineData("身份证110101 19000101 009x", PersonalDataKind.IdentityNumber)]
    [InlineData("旧证110101000101001", PersonalDataKind.IdentityNumber)]
    [InlineData("卡号6222 0200 0000 0000 000", PersonalDataKind.BankCard)]
    [InlineData("邮箱 someone@example.com", PersonalDataKind.Email)]
    public void Personal_data_is_found_by_its_shape_and_check_digit(string text, PersonalDataKind kind) =>
        Assert.Equal(kind, Assert.Single(PersonalData.Find(text)).Kind);

    [Theory]
    [InlineData("联系人电话1380000\n0000，办公时间接听", PersonalDataKind.MobileNumber, "1380000\n0000")]
    [InlineData("联系人电话138-0000-\r\n  0000，办公时间接听", PersonalDataKind.MobileNumber, "138-0000-\r\n  0000")]
    [InlineData("联系人电话１３８\n００００００００。", PersonalDataKind.MobileNumber, "１３８\n００００００００")]
    [InlineData("身份证110101190001\n01009X的人员", PersonalDataKind.IdentityNumber, "110101190001\n01009X")]
    [InlineData("卡号6222 0200 0000\n0000 000。", PersonalDataKind.BankCard, "6222 0200 0000\n0000 000")]
    public void Personal_data_that_a_line_break_tears_is_found_whole(string text, PersonalDataKind kind, string torn)
    {
        var hit = Assert.Single(PersonalData.Find(text));
        Assert.Equal((kind, torn), (hit.Kind, text.Substring(hit.At, hit.Length)));
        Assert.DoesNotContain('\n', hit.Masked);
    }

    [Theory]
    [InlineData("138\n00000000")]
    [InlineData("1380000\n0000\n1390000\n0000")]
    [InlineData("整改138项\n00000000")]
    [InlineData("完成138\n\n00000000项")]
    [InlineData("共计1380000\n00001元")]
    public void Columns_of_numbers_and_longer_numbers_are_no_torn_personal_data(string text) => Assert.Empty(PersonalData.Find(text));

    [Theory]
    [InlineData("联系电话0599-8800112")]
    [InlineData("2026-07-31 至 2026-08-31")]
    [InlineData("合同编号202603151234567890")]
    [InlineData("金额1234567.89元")]
    public void Other_numbers_are_left_alone(string text) => Assert.Empty(PersonalData.Find(text));

    private static PublicNotice With(NoticeProblem problem) => Sound with { Problems = [.. Sound.Problems, problem] };
}
