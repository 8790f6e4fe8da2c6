using Rectify.App.Supervision;
using Rectify.Domain.Supervision;
using Rectify.Domain.Trail;
using Rectify.Web.Letters;
using Rectify.Web.Resources;
using Rectify.Web.Tasks;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Letters;

public sealed class LetterPartsTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 7, 12);

    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    public static TheoryData<FactKind> Kinds => [.. Enum.GetValues<FactKind>().Where(kind => kind is >= FactKind.LetterDrafted and <= FactKind.LetterRuleSet)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_fact_of_a_letter_becomes_a_sentence_in_both_languages(FactKind kind)
    {
        foreach (var name in new[] { "zh-CN", "en" })
        {
            using var _ = new InLanguage(name);
            var bare = FactSentence.Of(kind, "许望川", new Dictionary<string, string>());
            Assert.StartsWith("许望川", bare, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"[\[\]{}]", bare);
        }
        Assert.Equal("苏见山签发督办函生态环境局整督〔2026〕3号，回复时限 2026年7月19日。", FactSentence.Of(FactKind.LetterIssued, "苏见山", new Dictionary<string, string> { ["kind"] = "Urging", ["number"] = "生态环境局整督〔2026〕3号", ["dueOn"] = "2026-07-19" }));
    }

    [Fact]
    public void Every_kind_state_verb_and_occasion_has_its_words_and_every_dialog_says_what_it_does()
    {
        Assert.All(Enum.GetValues<LetterKind>(), kind => Assert.NotEqual($"LetterKind.{kind}", FieldWords.Of(kind)));
        Assert.All(Enum.GetValues<LetterState>(), state => Assert.NotEqual($"LetterState.{state}", FieldWords.Of(state)));
        Assert.All(Enum.GetValues<LetterAuthor>(), author => Assert.NotEqual($"LetterAuthor.{author}", FieldWords.Of(author)));
        Assert.All(Enum.GetValues<LetterOccasion>(), occasion => Assert.NotEqual($"Occasion.{occasion}", Texts.Letters[$"Occasion.{occasion}"]));
        Assert.All(Enum.GetValues<LetterVerb>(), verb =>
        {
            Assert.NotEqual($"LetterVerb.{verb}", FieldWords.Of(verb));
            if (LetterActs.FormOf(verb) is not { } form) return;
            Assert.NotEqual($"Do.{verb}", Texts.Letters[$"Do.{verb}"]);
            if (form.Reason) Assert.NotEqual($"Text.{verb}", Texts.Letters[$"Text.{verb}"]);
        });
    }

    [Fact]
    public void An_act_that_must_carry_a_text_asks_for_it() => Assert.All(
        LetterLifecycle.Rows.Where(row => row.By.Count > 0 && (row.Input.Contains("reason", StringComparison.Ordinal) || row.Input.Contains("reply", StringComparison.Ordinal) || row.Input.Contains("conclusion", StringComparison.Ordinal)) && row.Verb != LetterVerb.Rewrite),
        row => Assert.True(LetterActs.FormOf(row.Verb)!.Reason, $"{row.Verb}"));

    [Fact]
    public void The_lists_address_says_its_conditions_and_reads_them_back()
    {
        var address = new LetterAddress { Filter = new LetterFilter { Kind = LetterKind.Urging, States = [LetterState.Issued, LetterState.Received], Year = 2026, ReplyOverdue = true }, From = new LetterKey(true, LetterId.New()) };
        var read = LetterAddress.Parse(address.Query);

        Assert.Equal(address.Query, read.Query);
        Assert.Equal(address.Filter.States, read.Filter.States);
        Assert.Equal(address.From, read.From);
        Assert.DoesNotContain("before", address.ExportHref, StringComparison.Ordinal);
        Assert.Equal("/letters", LetterAddress.Parse("?kind=none&year=x&unit=1&state=7&after=no").Href);
    }

    [Fact]
    public async Task A_row_says_number_unit_state_and_whether_its_reply_is_overdue()
    {
        await using var table = await Rendered.Of<LetterTable>((nameof(LetterTable.Rows), (IReadOnlyList<LetterListRow>)[Row(LetterState.Received, Today.AddDays(-2)), Row(LetterState.Drafted, Today.AddDays(5)) with { Number = null, ByRule = true }]), (nameof(LetterTable.Today), Today));
        var words = await table.Words();

        Assert.All(new[] { "生态环境局整督〔2026〕3号", "水生态环境科", "待回复", "超期 2 天", "第 3 项等 2 项", "未编号", "规则生成" }, word => Assert.Contains(word, words, StringComparison.Ordinal));
    }

    private static LetterListRow Row(LetterState state, DateOnly replyDueOn) => new()
    {
        Id = LetterId.New(), Kind = LetterKind.Urging, State = state, Author = LetterAuthor.Office, Number = "生态环境局整督〔2026〕3号", Title = "关于限期办理的督办函", Unit = "水生态环境科", Tasks = 2, FirstOrdinal = "3",
        ByRule = false, DraftedAt = new DateTimeOffset(2026, 7, 1, 1, 0, 0, TimeSpan.Zero), IssuedOn = new DateOnly(2026, 7, 1), ReplyDueOn = replyDueOn, EndedByItself = false,
    };
}
