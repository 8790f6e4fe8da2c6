using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Rectify.App.Notices;
using Rectify.Domain.Notices;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Notices;
using Rectify.Web.Resources;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Notices;

public sealed class NoticePartsTests
{
    private static readonly TaskId Task = TaskId.New();

    private static readonly NoticeRecords Records = new()
    {
        Inspection = InspectionId.New(), AsOf = new(2026, 9, 30), KnownAt = new(2026, 10, 8, 1, 0, 0, TimeSpan.Zero), Today = new(2026, 10, 8),
        Opening = new() { Authority = "市委", Group = "市委第一巡察组", Body = "云湖市生态环境局", Kind = "常规巡察", Oversight = "巡察", FeedbackOn = new(2026, 6, 11) },
        Problems = [new AnsweredProblem(7, NoticeStanding.Closed, "台账漏登9处。") { Measures = [new(1, "补登台账")], Effects = ["已补登9处"] }],
        Withdrawn = [], Registers = new() { AccountabilityCases = 1, PersonsHeldAccountable = 3 }, Accountability = [new(AccountabilityKind.Organisational, 1, 3)],
        TaskOf = new Dictionary<int, TaskId> { [7] = Task }, MayRelease = true,
    };

    private static readonly PublicNotice Notice = Records.With(new NoticeWords { Signer = "中共云湖市生态环境局党组" }, new());

    [Fact]
    public async Task The_paper_shows_every_line_and_sets_title_headings_and_signer_apart()
    {
        var text = NoticeLines.TextOf(Notice);

        var body = await (await Rendered.Of<NoticePaper>((nameof(NoticePaper.Content), new NoticeContent(text, Notice.Title)))).Body();

        Assert.Equal(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), body.QuerySelectorAll("article > *").Select(line => line.TextContent));
        Assert.Equal(Notice.Title, body.QuerySelector("h2")!.TextContent);
        Assert.Equal(["一、整改落实情况", "（一）已整改完成的问题"], body.QuerySelectorAll("p.strong").Select(line => line.TextContent));
        Assert.Equal(["中共云湖市生态环境局党组", "2026年10月8日"], body.QuerySelectorAll("p.sign").Select(line => line.TextContent));
    }

    [Fact]
    public async Task Findings_lead_to_the_task_or_to_the_field_where_they_are_mended_and_blocking_ones_come_first()
    {
        NoticeFinding[] findings = [new(NoticeFindingKind.ContactMissing, NoticePart.Contact), new(NoticeFindingKind.EffectMissing, NoticePart.Problems, 7), new(NoticeFindingKind.MeasuresMissing, NoticePart.Problems, 7)];

        var body = await (await Rendered.Of<NoticeFindings>((nameof(NoticeFindings.Findings), findings), (nameof(NoticeFindings.Records), Records))).Body();

        var items = body.QuerySelectorAll("li");
        Assert.Equal(2, items.Length);
        Assert.Contains("7 号问题缺少整改成效，请补充。 7 号问题缺少整改措施，请补充。", items[0].TextContent, StringComparison.Ordinal);
        Assert.Equal([$"/tasks/{Task.Value}", "#words"], body.QuerySelectorAll("li a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Every_finding_has_its_sentence_in_both_languages()
    {
        foreach (var language in Web.Layout.PagesSetup.Languages)
            using (new InLanguage(language))
                foreach (var kind in Enum.GetValues<NoticeFindingKind>())
                {
                    var finding = new NoticeFinding(kind, NoticePart.Problems, 7, "原话") { Claimed = 3, Counted = 2 };
                    Assert.DoesNotContain(nameof(NoticeFindingKind), FindingWords.Of(finding), StringComparison.Ordinal);
                    Assert.DoesNotContain(nameof(NoticePart), FindingWords.Of(finding with { ProblemNumber = null }), StringComparison.Ordinal);
                }
    }

    [Fact]
    public void In_Chinese_a_finding_says_what_the_check_says()
    {
        foreach (var kind in Enum.GetValues<NoticeFindingKind>())
        {
            var finding = new NoticeFinding(kind, NoticePart.Clues, null, "原话") { Claimed = 3, Counted = 2 };
            Assert.Equal(finding.InChinese(), FindingWords.Of(finding).Replace(" ", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Figures_say_what_they_count_and_persons_and_cases_stand_apart_by_kind()
    {
        var words = await (await Rendered.Of<NoticeFigures>((nameof(NoticeFigures.Totals), Notice.Totals), (nameof(NoticeFigures.Records), Records))).Words();

        Assert.Matches(@"反馈问题\s*1\s*个问题", words);
        Assert.Contains("组织处理 1 件 3 人", words, StringComparison.Ordinal);
        Assert.DoesNotContain(Texts.Notices["Figure_Reopened"], words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suggestion_keeps_what_its_other_field_said_meanwhile()
    {
        IReadOnlyList<SuggestionWords> given = [];
        var rendered = await Rendered.Of<SuggestionFields>(
            (nameof(SuggestionFields.Suggestions), new SuggestionWords[] { new("建立台账", "已建立"), new() }),
            (nameof(SuggestionFields.SuggestionsChanged), Rendered.On<IReadOnlyList<SuggestionWords>>(all => given = all)));

        await rendered.Raise("onchange", new ChangeEventArgs { Value = true }, "id", "concluded-0");
        Assert.Equal([new("建立台账", "已建立", true), new()], given);

        await rendered.Raise("onclick", new MouseEventArgs(), "id", "drop-0");
        Assert.Equal([new SuggestionWords()], given);
    }

    [Fact]
    public void An_address_says_what_was_chosen_and_nothing_is_invented_from_a_wrong_one()
    {
        var choices = new NoticeChoices(new DateOnly(2026, 9, 30), NoticeLayoutChoice.Situation, NoticeGrouping.BySection);

        Assert.EndsWith("layout=Situation&grouping=BySection&asOf=2026-09-30", NoticeAddress.DraftOf(Records.Inspection, choices), StringComparison.Ordinal);
        Assert.Equal(choices, NoticeAddress.Choices("2026-09-30", "Situation", "BySection"));
        Assert.Equal(new NoticeChoices(), NoticeAddress.Choices("2026-13-45", "7", "none"));
    }
}
