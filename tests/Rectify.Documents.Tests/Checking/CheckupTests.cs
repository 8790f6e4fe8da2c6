using Rectify.Documents.Checking;
using Rectify.Documents.Reading;
using Rectify.Documents.Text;
using Xunit;

namespace Rectify.Documents.Tests.Checking;

/// <summary>Each rule on a text where it must speak and on one where it must not.</summary>
public class CheckupTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    [Theory]
    [InlineData("反馈的2个问题，已完成整改问题1个，正在推进整改问题1个，共制定整改措施3条", true)]
    [InlineData("反馈的2个问题，已完成整改问题1个，正在推进整改问题1个，共制定整改措施2条", false)]
    [InlineData("反馈的2个问题，已完成整改问题1个，正在推进整改问题1个，其中立行立改问题1个", false)]
    [InlineData("反馈的2个问题，已完成整改问题1个，正在推进整改问题1个，督促各科室整改问题15个", false)]
    public void A_claimed_total_is_held_against_what_is_counted(string claim, bool fires)
    {
        var finding = Check(Notice(claim)).Find(found => found.Rule == CheckRules.ClaimedNotCounted);

        Assert.Equal(fires, finding is not null);
        if (finding is not null)
            Assert.Equal("写明整改措施3，正文逐项数得2，相差1。", finding.InChinese());
    }

    [Theory]
    [InlineData("一、业务工作方面（共2个问题）", true)]
    [InlineData("一、业务工作方面（共1个问题）", false)]
    public void A_total_in_a_heading_speaks_for_its_section(string heading, bool fires) => Expect(CheckRules.ClaimedNotCounted, $"""
        关于巡察整改情况的通报
        {heading}
        1.关于“台账登记不全”问题的整改。
        整改措施：补登台账42本。
        二、党的建设方面（共1个问题）
        1.关于“学习不经常”问题的整改。
        整改措施：制定学习计划1份。
        """, fires);

    [Theory]
    [InlineData("反馈的3个问题，已完成整改问题1个，正在推进整改问题1个", true)]
    [InlineData("反馈的2个问题，已完成整改问题1个，正在推进整改问题1个", false)]
    public void Done_and_open_make_the_total(string claim, bool fires) => Expect(CheckRules.StatusesNotTotal, Notice(claim), fires);

    [Theory]
    [InlineData("累计清理欠费300万元，其中居民欠费110万元、企业欠费200万元。", true)]
    [InlineData("累计清理欠费300万元，其中居民欠费100万元、企业欠费200万元。", false)]
    [InlineData("检查企业50家（其中重点企业20家、一般企业32家），均已反馈。", true)]
    [InlineData("检查企业50家（其中重点企业20家、一般企业30家），均已反馈。", false)]
    [InlineData("检查企业50家，其中重点企业20家、停产企业3家。", false)]
    [InlineData("检查企业50家，其中重点企业52家。", false)]
    public void Parts_that_nearly_make_the_whole_must_make_it(string effect, bool fires) => Expect(CheckRules.PartsNotSum, Notice(effect: effect), fires);

    [Theory]
    [InlineData("移交信访件12件，已办结15件。", true)]
    [InlineData("移交信访件12件，已办结12件。", false)]
    [InlineData("移交信访件12件，办结前走访群众15户。", false)]
    [InlineData("移交问题线索12件，信访件已办结31件。", false)]
    [InlineData("移交问题线索已办结12件，信访件已办结31件。", false)]
    public void No_more_can_be_completed_than_there_were(string effect, bool fires) => Expect(CheckRules.CompletedAboveTotal, Notice(effect: effect), fires);

    [Theory]
    [InlineData("水费收缴率达到103%。", true)]
    [InlineData("水费收缴率达到100%。", false)]
    [InlineData("办结量同比增长130%。", false)]
    public void A_rate_is_not_above_a_hundred(string effect, bool fires) => Expect(CheckRules.RateAboveHundred, Notice(effect: effect), fires);

    [Theory]
    [InlineData("3", true)]
    [InlineData("2", false)]
    public void Numbers_of_problems_follow_each_other(string second, bool fires) => Expect(CheckRules.ProblemOrdinals, $"""
        关于巡察整改情况的通报
        一、整改完成情况
        1.关于“台账登记不全”问题的整改。
        整改措施：补登台账42本。
        {second}.关于“巡河记录缺失”问题的整改。
        整改措施：补录记录30条。
        """, fires);

    [Theory]
    [InlineData("一是补登台账42本。三是核对台账2次。", true)]
    [InlineData("一是补登台账42本。二是核对台账2次。", false)]
    public void Numbers_of_measures_follow_each_other(string effect, bool fires) => Expect(CheckRules.ItemOrdinals, Notice(effect: effect), fires);

    [Theory]
    [InlineData("台账登记不全", true)]
    [InlineData("巡河记录不全", false)]
    public void A_problem_is_listed_once(string second, bool fires) => Expect(CheckRules.SameProblem, Notice(second: second), fires);

    [Theory]
    [InlineData("组织专班对全市四十二条河流的台账逐条核对，补登缺失的记录，并将核对结果在全局范围内通报，建立每季度核对制度。", true)]
    [InlineData("已核对。", false)]
    public void A_paragraph_stands_under_one_problem(string paragraph, bool fires) =>
        Expect(CheckRules.SameParagraph, Notice(effect: paragraph, openEffect: paragraph), fires);

    [Theory]
    [InlineData("印发《河道巡查办法》（云水发〔2025〕12号），又印发《欠费催收细则》（云水发﹝2025﹞12号）。", true)]
    [InlineData("印发《河道巡查办法》（云水发〔2025〕12号），又印发《欠费催收细则》（云水发〔2025〕13号）。", false)]
    [InlineData("印发《河道巡查办法（试行）》（云水发〔2025〕12号），按照《关于印发〈河道巡查办法〉的通知》（云水发〔2025〕12号）执行。", false)]
    public void A_document_number_has_one_title(string effect, bool fires) => Expect(CheckRules.OneNumberTwoTitles, Notice(effect: effect), fires);

    [Theory]
    [InlineData("制定《河道巡查办法（征求意见稿）》。", true)]
    [InlineData("制定《河道巡查办法》（云水发〔2025〕12号）。", false)]
    [InlineData("在《河道巡查办法（征求意见稿）》基础上修改完善并已印发。", false)]
    public void A_draft_is_no_institution(string effect, bool fires) => Expect(CheckRules.DraftAsInstitution, Notice(effect: effect), fires);

    [Theory]
    [InlineData("台账补登工作正在进行。", true)]
    [InlineData("正在使用的42本台账已全部补登。", false)]
    [InlineData("台账管理水平逐步提高。", true)]
    [InlineData("2026年3月补登台账，管理水平逐步提高。", false)]
    public void Completed_is_not_said_in_soft_words_alone(string effect, bool fires) =>
        Expect(CheckRules.SoftWords, Notice(effect: effect, measure: "补登缺失的台账。"), fires);

    [Theory]
    [InlineData("", "未完成原因、下步打算、整改时限")]
    [InlineData("未完成整改原因：资金尚未到位。\n下步工作打算：争取资金。", "整改时限")]
    [InlineData("未完成整改原因：资金尚未到位。\n下步工作打算：争取资金。\n整改时限：2026年12月底前", null)]
    public void What_is_unfinished_says_why_what_next_and_by_when(string rest, string? missing)
    {
        var finding = Check(Notice(openRest: rest)).Find(found => found.Rule == CheckRules.UnfinishedUnexplained);

        Assert.Equal(missing, finding?.Values[0]);
    }

    [Theory]
    [InlineData("2026年3月底前", true)]
    [InlineData("2026年6月30日前", false)]
    [InlineData("长期坚持", false)]
    public void A_deadline_before_the_as_of_day_is_past_and_the_day_itself_is_in_time(string deadline, bool fires) => Expect(CheckRules.DeadlinePast,
        Notice(openRest: $"未完成整改原因：资金尚未到位。\n下步工作打算：争取资金。\n整改时限：{deadline}"), fires);

    [Theory]
    [InlineData("每季度至少开展1次台账核对。", "台账已补登。", true)]
    [InlineData("每季度至少开展1次台账核对。", "已开展核对3次。", false)]
    [InlineData("开展台账核对。", "台账已补登。", false)]
    public void A_promised_frequency_is_answered_by_a_count(string measure, string effect, bool fires) =>
        Expect(CheckRules.FrequencyWithoutCount, Notice(measure: measure, effect: effect), fires);

    [Theory]
    [InlineData("联系人手机13800000000。", true)]
    [InlineData("请在工作日联系经办人，手机1380000\n0000。", true)]
    [InlineData("联系电话0000-8800000。", false)]
    public void Personal_numbers_are_seen_and_not_repeated(string effect, bool fires)
    {
        Expect(CheckRules.PersonalNumber, Notice(effect: effect), fires);
        Assert.DoesNotContain(Check(Notice(effect: effect)), finding => finding.Sentence.Contains("13800000000", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("对王小某同志给予诫勉处理。", false)]
    [InlineData("对赵甲乙同志给予诫勉处理。", true)]
    [InlineData("对负责同志给予诫勉处理。", false)]
    [InlineData("对副主任同志批评教育1次。", false)]
    [InlineData("赵甲乙同志参加了学习。", false)]
    public void Names_beside_punishments_are_seen(string effect, bool fires) => Expect(CheckRules.PunishedPerson, Notice(effect: effect), fires);

    [Fact]
    public void A_clean_notice_has_no_findings() => Assert.Empty(Check(Notice("反馈的2个问题，已完成整改问题1个，正在推进整改问题1个，共制定整改措施2条")));

    [Fact]
    public void A_finding_points_at_its_words_and_at_its_problem()
    {
        var source = SourceText.Of(Notice(effect: "水费收缴率达到103%。"));

        var finding = Assert.Single(Checkup.Of(ProposalReader.Read(source), source, AsOf), found => found.Rule == CheckRules.RateAboveHundred);

        Assert.Equal("水费收缴率达到103%", source[finding.Span]);
        Assert.Equal(("整改成效：水费收缴率达到103%。", "1"), (finding.Sentence, finding.Ordinal));
        Assert.Equal(("“水费收缴率”写为103%。", "\"水费收缴率\" is given as 103 %."), (finding.InChinese(), finding.InEnglish()));
    }

    private static void Expect(CheckRule rule, string text, bool fires)
    {
        var findings = Check(text);
        Assert.True(findings.Exists(finding => finding.Rule == rule) == fires, string.Join('\n', findings.Select(finding => $"{finding.Rule.Id} {finding.InChinese()} {finding.Sentence}")));
    }

    private static List<Finding> Check(string text)
    {
        var source = SourceText.Of(text);
        return [.. Checkup.Of(ProposalReader.Read(source), source, AsOf)];
    }

    private static string Notice(
        string claim = "反馈的2个问题，已完成整改问题1个，正在推进整改问题1个", string measure = "补登缺失的台账42本。", string effect = "台账已补登42本。",
        string second = "水费收缴不及时", string openEffect = "清收欠费12万元。",
        string openRest = "未完成整改原因：两户企业停产。\n下步工作打算：依法申请支付令。\n整改时限：2026年12月底前") => $"""
        中共云湖市水务局党组关于巡察整改进展情况的通报
        按照市委统一部署，2026年1月5日至3月5日，市委第一巡察组对中共云湖市水务局党组开展了常规巡察。2026年4月8日，市委第一巡察组向局党组反馈了巡察意见。现将整改进展情况予以公布。
        一、整改工作组织情况
        局党组对照{claim}。
        二、已整改完成的问题
        1.关于“台账登记不全”问题的整改。
        整改措施：{measure}
        整改成效：{effect}
        三、正在推进的问题
        1.关于“{second}”问题的整改。
        整改措施：建立欠费清单。
        阶段性整改成效：{openEffect}
        {openRest}
        """;
}

/// <summary>Reads and checks a text whatever it is.</summary>
internal static class CheckupText
{
    public static void Run(SourceText source) => Checkup.Of(ProposalReader.Read(source), source, new DateOnly(2026, 6, 30));
}
