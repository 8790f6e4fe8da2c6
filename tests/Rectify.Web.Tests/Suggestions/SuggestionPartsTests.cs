using Rectify.App.Suggestions;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Trail;
using Rectify.Web.Resources;
using Rectify.Web.Suggestions;
using Rectify.Web.Tasks;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Suggestions;

public sealed class SuggestionPartsTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 7, 12);

    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    public static TheoryData<FactKind> Kinds => [.. Enum.GetValues<FactKind>().Where(kind => kind is >= FactKind.SuggestionRegistered and <= FactKind.SuggestionConcluded)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_fact_of_a_suggestion_becomes_a_sentence_in_both_languages(FactKind kind)
    {
        foreach (var name in new[] { "zh-CN", "en" })
        {
            using var _ = new InLanguage(name);
            var bare = FactSentence.Of(kind, "许望川", new Dictionary<string, string>());
            Assert.StartsWith("许望川", bare, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"[\[\]{}]", bare);
        }
        Assert.Equal("苏见山分派办理，承办单位：水生态环境科，办理时限 长期。", FactSentence.Of(FactKind.SuggestionAssigned, "苏见山", new Dictionary<string, string> { ["unit"] = "水生态环境科", ["dueOn"] = $"{Deadline.LongTerm:yyyy-MM-dd}" }));
        Assert.Equal("苏见山登记纪检监察建议（云纪建〔2026〕7号）。", FactSentence.Of(FactKind.SuggestionRegistered, "苏见山", new Dictionary<string, string> { ["kind"] = "Discipline", ["number"] = "云纪建〔2026〕7号" }));
    }

    [Fact]
    public void Every_kind_state_and_verb_has_its_words_and_a_place_where_it_is_done()
    {
        var id = SuggestionId.New();
        Assert.All(Enum.GetValues<SuggestionKind>(), kind => Assert.NotEqual($"SuggestionKind.{kind}", FieldWords.Of(kind)));
        Assert.All(Enum.GetValues<SuggestionState>(), state => Assert.NotEqual($"SuggestionState.{state}", FieldWords.Of(state)));
        Assert.All(Enum.GetValues<SuggestionVerb>(), verb =>
        {
            Assert.NotEqual($"SuggestionVerb.{verb}", FieldWords.Of(verb));
            if (SuggestionActs.FormOf(verb) is null) Assert.NotEqual(SuggestionAddress.Of(id), SuggestionActs.PageOf(verb, id));
            else
            {
                Assert.NotEqual($"Do.{verb}", Texts.Suggestions[$"Do.{verb}"]);
                Assert.NotEqual($"Text.{verb}", Texts.Suggestions[$"Text.{verb}"]);
            }
        });
    }

    [Fact]
    public void The_lists_address_says_its_conditions_and_reads_them_back()
    {
        var address = new SuggestionAddress
        {
            Filter = new SuggestionFilter { Kind = SuggestionKind.Discipline, States = [SuggestionState.Registered, SuggestionState.InHand], Unit = UnitId.New(), Inspection = InspectionId.New(), Problem = ProblemId.New(), Overdue = true },
            From = new SuggestionKey(true, SuggestionId.New()),
        };
        var read = SuggestionAddress.Parse(address.Query);

        Assert.Equal(address.Query, read.Query);
        Assert.Equal(address.Filter.States, read.Filter.States);
        Assert.Equal(address.From, read.From);
        Assert.DoesNotContain("before", address.ExportHref, StringComparison.Ordinal);
        Assert.Equal("/suggestions", SuggestionAddress.Parse("?kind=none&unit=1&state=7&after=no&due=soon").Href);
    }

    [Fact]
    public void Numbers_of_problems_are_read_as_one_types_them_and_what_is_none_is_named()
    {
        Assert.Equal([1003, 1005, 1007], new SuggestionPost { Problems = " 1003、1005，1007 1003" }.ToInput().Problems);
        Assert.Empty(new SuggestionPost { Problems = "" }.ToInput().Problems);
        Assert.Equal("第3项", new SuggestionPost { Problems = "1003 第3项" }.NoNumber);
        Assert.Null(new SuggestionPost { Problems = "1003" }.NoNumber);
    }

    [Fact]
    public void Long_term_counts_whatever_day_stands_beside_it()
    {
        Assert.Equal(Deadline.LongTerm, new SuggestionAssignmentPost { DueOn = "2026-08-01", LongTerm = true }.Due);
        Assert.Equal(new DateOnly(2026, 8, 1), new SuggestionAssignmentPost { DueOn = "2026-08-01" }.Due);
        Assert.Null(new SuggestionAssignmentPost { DueOn = "soon" }.Due);
    }

    [Fact]
    public async Task A_row_says_what_who_until_when_and_that_it_is_overdue_and_long_term_never_is()
    {
        await using var table = await Rendered.Of<SuggestionTable>((nameof(SuggestionTable.Rows), (IReadOnlyList<SuggestionListRow>)
            [Row(SuggestionState.InHand, Today.AddDays(-2)), Row(SuggestionState.InHand, Deadline.LongTerm) with { Returns = 1 }, Row(SuggestionState.Registered, Deadline.LongTerm) with { Unit = null, Number = null }]), (nameof(SuggestionTable.Today), Today));
        var words = await table.Words();

        Assert.All(new[] { "健全排口动态更新机制。", "水生态环境科", "办理中", "超期 2 天", "长期", "退回 1 次", "尚未分派", "未编号", "待分派" }, word => Assert.Contains(word, words, StringComparison.Ordinal));
    }

    private static SuggestionListRow Row(SuggestionState state, DateOnly dueOn) => new()
    {
        Id = SuggestionId.New(), Kind = SuggestionKind.Inspection, State = state, Number = "1", Wording = "健全排口动态更新机制。", Body = "云湖市生态环境局", Round = "2026年第二轮巡察", Unit = "水生态环境科", DueOn = dueOn,
        RegisteredOn = new DateOnly(2026, 7, 1), Returns = 0,
    };
}
