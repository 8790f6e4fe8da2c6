using Rectify.App.Delivery;
using Rectify.App.Desk;
using Rectify.App.WiderChecks;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Domain.WiderChecks;
using Rectify.Web.Desk;
using Rectify.Web.Notifications;
using Rectify.Web.Resources;
using Rectify.Web.Tasks;
using Rectify.Web.Tests.Rendering;
using Rectify.Web.WiderChecks;
using Xunit;

namespace Rectify.Web.Tests.WiderChecks;

public sealed class WiderCheckPartsTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 7, 12);
    private static readonly IReadOnlyDictionary<WiderCheckVerb, IReadOnlyList<Unmet>> Nothing = new Dictionary<WiderCheckVerb, IReadOnlyList<Unmet>>();
    private static readonly UnitId Water = UnitId.New(), Finance = UnitId.New();

    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    public static TheoryData<FactKind> Kinds => [.. Enum.GetValues<FactKind>().Where(kind => kind is >= FactKind.WiderCheckOpened and <= FactKind.WiderCheckVoided)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_fact_of_a_wider_check_becomes_a_sentence_in_both_languages_with_the_same_holes(FactKind kind)
    {
        List<HashSet<string>> holes = [];
        foreach (var name in new[] { "zh-CN", "en" })
        {
            using var _ = new InLanguage(name);
            var bare = FactSentence.Of(kind, "许望川", new Dictionary<string, string>());
            Assert.StartsWith("许望川", bare, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"[\[\]{}]", bare);
            holes.Add([.. FactSentence.HolesOf(Texts.Facts[$"{kind}"])]);
        }
        Assert.Equal(holes[0], holes[1]);
    }

    [Fact]
    public void A_report_is_told_with_what_was_looked_at_and_that_all_is_in()
    {
        Assert.Equal("许望川填报水生态环境科的排查结果，2026年7月3日 排查，查看 12 件（处），发现问题 2 个。",
            FactSentence.Of(FactKind.WiderCheckReported, "许望川", new Dictionary<string, string> { ["unit"] = "水生态环境科", ["trueOn"] = "2026-07-03", ["lookedAt"] = "12", ["findings"] = "2" }));
        Assert.Equal("秦予安填报财务科的排查结果，未发现问题；各单位已报齐、问题均已整改。", FactSentence.Of(FactKind.WiderCheckReported, "秦予安", new Dictionary<string, string> { ["unit"] = "财务科", ["nothing"] = "true", ["all"] = "true" }));
        var row = new NotificationRow(1, FactKind.WiderFindingPutRight, "许望川", 1, "3", new Dictionary<string, string> { ["all"] = "true", ["number"] = "3" }, Today, default, false);
        Assert.Equal("举一反三与专项整治第 3 项：许望川填报问题整改到位；各单位已报齐、问题均已整改。", NotificationWords.Of(row));
    }

    [Fact]
    public void Every_kind_state_verb_and_rule_has_its_words_and_a_place_where_it_is_done()
    {
        var id = WiderCheckId.New();
        foreach (var name in new[] { "zh-CN", "en" })
        {
            using var _ = new InLanguage(name);
            Assert.All(Enum.GetValues<WiderCheckKind>(), kind => Assert.NotEqual($"WiderCheckKind.{kind}", FieldWords.Of(kind)));
            Assert.All(Enum.GetValues<WiderCheckState>(), state => Assert.NotEqual($"WiderCheckState.{state}", FieldWords.Of(state)));
            Assert.All(Enum.GetValues<Rule>().Where(rule => rule is >= Rule.UnitNotAsked and <= Rule.DayTooEarly), rule => Assert.NotEqual($"{rule}", Texts.Rules[$"{rule}"]));
            Assert.All(Enum.GetValues<WiderCheckBlock>(), block => Assert.All([$"WiderChecks.{block}", $"WiderChecksHint.{block}"], key => Assert.NotEqual(key, Texts.Desk[key])));
            Assert.All(Enum.GetValues<WiderCheckVerb>(), verb =>
            {
                Assert.NotEqual($"WiderCheckVerb.{verb}", FieldWords.Of(verb));
                var place = WiderCheckSigns.PlaceOf(verb, id, verb.Scope() == WiderCheckScope.OneUnit ? Water : null, verb.Scope() == WiderCheckScope.OneFinding ? 2 : null);
                Assert.Equal(WiderActs.FormOf(verb) is not null, place.Contains("/act/", StringComparison.Ordinal));
                if (WiderActs.FormOf(verb) is not null) Assert.All([$"Do.{verb}", $"Text.{verb}"], key => Assert.NotEqual(key, Texts.WiderChecks[key]));
            });
        }
        Assert.All(WiderCheckLifecycle.Rows, row => Assert.Equal(row.Input.Contains("due day not in the past", StringComparison.Ordinal), WiderActs.FormOf(row.Verb)?.Day == true));
    }

    [Fact]
    public void The_lists_address_says_its_conditions_and_reads_them_back()
    {
        var address = new WiderCheckAddress
        {
            Filter = new WiderCheckFilter(InspectionId.New(), WiderCheckKind.Campaign, WiderCheckState.Underway, Water, ProblemId.New(), true, "漏登 2处"), From = new WiderCheckKey(true, WiderCheckId.New()),
        };
        var read = WiderCheckAddress.Parse(address.Query);
        Assert.Equal(address, read);
        Assert.DoesNotContain("before", address.ExportHref, StringComparison.Ordinal);
        Assert.Equal("/wider-checks", WiderCheckAddress.Parse("?kind=none&unit=1&state=7&after=no&due=soon&q=").Href);
    }

    [Fact]
    public void A_report_is_read_as_one_types_it_and_blank_rows_are_no_findings()
    {
        var post = new WiderReportPost { CheckedOn = "2026-07-03", CheckedBy = " 许望川 ", LookedAt = "12", Result = "found", Findings = [new(), new() { Wording = "漏登。", Owner = "何以宁", DueOn = "2026-07-20" }] };
        post.Tidy();
        Assert.Equal((WiderReportPost.Rows, "漏登。"), (post.Findings.Count, post.Findings[0].Wording));
        var input = post.ToInput();
        Assert.Equal((new DateOnly(2026, 7, 3), "许望川", 12, false), (input.CheckedOn!.Value, input.CheckedBy, input.LookedAt!.Value, input.FoundNothing!.Value));
        Assert.Equal(new WiderFindingInput("漏登。", new DateOnly(2026, 7, 3), "何以宁", new DateOnly(2026, 7, 20)), Assert.Single(input.Findings));
        Assert.Equal((-1, null), (new WiderReportPost { LookedAt = "十二" }.ToInput().LookedAt, new WiderReportPost { Result = "?" }.ToInput().FoundNothing));
        Assert.Equal([1003, 1005], new WiderCheckPost { Problems = "1003、1005，1003" }.ToInput().Problems);
        Assert.Equal("第3项", new WiderCheckPost { Problems = "1003 第3项" }.NoNumber);
    }

    [Fact]
    public async Task A_row_says_what_who_until_when_and_how_far_and_that_only_ones_own_units_are_counted()
    {
        await using var table = await Rendered.Of<WiderCheckTable>((nameof(WiderCheckTable.Rows), (IReadOnlyList<WiderCheckListRow>)
            [Row(), Row() with { IsWhole = false, Sums = new(1, 0, 0, 0, 0), State = WiderCheckState.Concluded, Kind = WiderCheckKind.Campaign }]), (nameof(WiderCheckTable.Today), Today));
        var words = await table.Words();
        Assert.All(new[] { "举一反三排查第 4 项", "专项整治第 4 项", "排口登记", "水生态环境科", "超期 2 天", "2 / 3", "发现 5 个，已整改 3 个", "超期 1 个", "来自问题 1003、1005", "只计本单位", "已办结", "未登记问题" }, word => Assert.Contains(word, words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Units_and_findings_show_how_they_stand_and_only_acts_that_are_the_readers()
    {
        await using var units = await Rendered.Of<WiderUnitsPanel>((nameof(WiderUnitsPanel.Check), Sheet()));
        var body = await units.Body();
        Assert.Equal("未报", body.QuerySelector($"#unit-{Finance.Value:N} .tag")!.TextContent.Trim());
        Assert.EndsWith($"/report?unit={Finance.Value:N}", body.QuerySelector("a.main-act")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Null(body.QuerySelector($"#AddFinding-{Finance.Value:N}"));
        Assert.Contains("发现 2 个，未整改 1 个", body.TextContent, StringComparison.Ordinal);

        await using var findings = await Rendered.Of<WiderFindingsPanel>((nameof(WiderFindingsPanel.Check), Sheet()));
        var found = await findings.Body();
        Assert.Contains("苏见山 2026-07-09 退回：没有照片", found.TextContent, StringComparison.Ordinal);
        Assert.Equal("超期未整改", found.QuerySelector("#finding-1 .tag")!.TextContent.Trim());
        Assert.Equal("漏登3处。", found.QuerySelector("#finding-2 s")!.TextContent);
        Assert.NotNull(found.QuerySelector("#PutRight-1"));
        Assert.Empty(found.QuerySelectorAll("#finding-2 a.btn"));
    }

    [Fact]
    public async Task The_desk_says_how_much_waits_and_until_when()
    {
        await using var panel = await Rendered.Of<WiderCheckDeskPanel>((nameof(WiderCheckDeskPanel.Part), new WiderCheckDeskPart(WiderCheckBlock.ToPutRight, [new WiderCheckDeskRow(Row(), Today.AddDays(3), 2)], HasMore: true)), (nameof(WiderCheckDeskPanel.Today), Today));
        var words = await panel.Words();
        Assert.All(new[] { "待整改的排查发现问题", "2 个问题待整改", "还有 3 天" }, word => Assert.Contains(word, words, StringComparison.Ordinal));
        Assert.Contains((await panel.Body()).QuerySelectorAll("a"), link => link.GetAttribute("href") == "/wider-checks?state=Underway");
    }

    private static WiderCheckListRow Row() => new(
        WiderCheckId.New(), WiderCheckKind.WiderCheck, WiderCheckState.Underway, 4, "排口登记举一反三", "逐项核对。", "云湖市生态环境局", "2026年第二轮巡察", "水生态环境科", "陆清和", Today.AddDays(-2), Today.AddDays(-30), null, null, true, new WiderCheckSums(3, 2, 5, 3, 1))
    { Problems = [1003, 1005] };

    private static WiderCheckSheet Sheet()
    {
        IReadOnlyDictionary<WiderCheckVerb, IReadOnlyList<Unmet>> Offered(params WiderCheckVerb[] verbs) => verbs.ToDictionary(verb => verb, _ => (IReadOnlyList<Unmet>)[]);
        var report = new WiderReportRow(1, Today.AddDays(-9), "许望川", 12, false, "许望川", Today.AddDays(-8));
        var remedy = new WiderRemedyRow(1, Today.AddDays(-4), "已补登。", "照片.png", "许望川", Today.AddDays(-4), "没有照片", "苏见山", Today.AddDays(-3));
        return new WiderCheckSheet(
            Row(), 3, InspectionId.New(), UnitId.New(), Water, PersonId.New(), Today, "苏见山", null, false, [], [], [],
            [new WiderUnitRow(Water, "水生态环境科", null, report, [], 2, 1, 1, Nothing), new WiderUnitRow(Finance, "财务科", null, null, [], 0, 0, 0, Offered(WiderCheckVerb.Report))],
            [
                new WiderFindingRow(1, Water, "水生态环境科", "漏登2处。", Today.AddDays(-9), "何以宁", Today.AddDays(-1), "许望川", Today.AddDays(-8), null, null, null, true, true, [remedy], Offered(WiderCheckVerb.PutRight)),
                new WiderFindingRow(2, Water, "水生态环境科", "漏登3处。", Today.AddDays(-9), "何以宁", Today.AddDays(9), "许望川", Today.AddDays(-8), "重复登记", "苏见山", Today, false, false, [], Nothing),
            ], Nothing, []);
    }
}
