using Rectify.App.Clues;
using Rectify.Domain.Clues;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;
using Rectify.Web.Clues;
using Rectify.Web.Resources;
using Rectify.Web.Tasks;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Clues;

public sealed class CluePartsTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 7, 12);

    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    public static TheoryData<FactKind> Kinds => [.. Enum.GetValues<FactKind>().Where(kind => kind is >= FactKind.ClueRegistered and <= FactKind.ClueReopened)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_fact_of_a_clue_becomes_a_sentence_in_both_languages(FactKind kind)
    {
        foreach (var name in new[] { "zh-CN", "en" })
        {
            using var _ = new InLanguage(name);
            var bare = FactSentence.Of(kind, "乔砚清", new Dictionary<string, string>());
            Assert.StartsWith("乔砚清", bare, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"[\[\]{}]", bare);
        }
        Assert.Equal("乔砚清登记违反廉洁纪律（云巡线〔2026〕12号），移交日期 2026年3月18日。", FactSentence.Of(FactKind.ClueRegistered, "乔砚清", new Dictionary<string, string> { ["kind"] = "Integrity", ["number"] = "云巡线〔2026〕12号", ["trueOn"] = "2026-03-18" }));
        Assert.Equal("乔砚清记录办结：予以了结，2026年3月18日。", FactSentence.Of(FactKind.ClueConcluded, "乔砚清", new Dictionary<string, string> { ["disposal"] = "Dismissed", ["trueOn"] = "2026-03-18" }));
    }

    [Fact]
    public void Every_kind_state_verb_disposal_and_place_has_its_words_and_every_verb_its_form()
    {
        Assert.All(Enum.GetValues<ClueMatter>(), matter => Assert.NotEqual($"ClueMatter.{matter}", FieldWords.Of(matter)));
        Assert.All(Enum.GetValues<ClueKind>(), kind => Assert.NotEqual($"ClueKind.{kind}", FieldWords.Of(kind)));
        Assert.All(Enum.GetValues<ClueState>(), state => Assert.NotEqual($"ClueState.{state}", FieldWords.Of(state)));
        Assert.All(Enum.GetValues<DisposalKind>(), kind => Assert.NotEqual($"DisposalKind.{kind}", FieldWords.Of(kind)));
        Assert.All(Enum.GetValues<ClueReadPlace>(), place => Assert.NotEqual($"ClueReadPlace.{place}", Texts.Clues.Of(place)));
        Assert.All(Enum.GetValues<ClueVerb>(), verb =>
        {
            Assert.NotEqual($"ClueVerb.{verb}", FieldWords.Of(verb));
            Assert.NotEqual($"Do.{verb}", Texts.Clues[$"Do.{verb}"]);
            Assert.Equal(verb, ClueActForm.Of($"{verb}")!.Verb);
        });
        Assert.Null(ClueActForm.Of("new"));
    }

    [Fact]
    public void The_lists_address_says_its_conditions_and_reads_them_back()
    {
        var address = ClueAddress.Of(new ClueFilter
        {
            Matter = ClueMatter.Petition, Kind = ClueKind.Claim, States = [ClueState.Registered, ClueState.InHand], Unit = UnitId.From(Guid.NewGuid()), Inspection = new InspectionId(Guid.NewGuid()), Overdue = true,
        }) with { From = new ClueKey(true, ClueId.New()) };
        Assert.Equal(address.Href, ClueAddress.Parse(address.Query).Href);
        Assert.Equal(ClueAddress.Page, ClueAddress.Parse("?kind=x&unit=1&state=none&after=z").Href);
        var log = new ClueReadsAddress(new ClueReadsAsked(PersonId.From(Guid.NewGuid()), ClueId.New(), ClueReadPlace.Export, Today, Today), Guid.NewGuid());
        Assert.Equal(log.Href, ClueReadsAddress.Parse(log.Href[log.Href.IndexOf('?', StringComparison.Ordinal)..]).Href);
    }

    [Fact]
    public void A_row_says_its_last_disposal_and_how_many_days_it_took()
    {
        var row = new ClueListRow { Id = ClueId.New(), Matter = ClueMatter.Clue, Kind = ClueKind.Work, Number = "12", State = ClueState.Concluded, Body = "云湖市生态环境局", Round = "第二轮巡察", ReceivedOn = Today.AddDays(-30), DueOn = Today, Disposal = DisposalKind.CaseFiled, DisposedOn = Today.AddDays(-10), ConcludedOn = Today.AddDays(-10) };
        Assert.Equal("立案审查调查（2026-07-02）", ClueSigns.DisposalOf(row));
        Assert.Equal(20, row.DaysTaken(Today));
        Assert.Equal(30, (row with { State = ClueState.InHand, ConcludedOn = null }).DaysTaken(Today));
        Assert.Equal("尚未处置", ClueSigns.DisposalOf(row with { Disposal = null }));
    }
}
