using Rectify.App.LookBacks;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Web.LookBacks;
using Rectify.Web.Tasks;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.LookBacks;

public sealed class LookBackPartsTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 7, 12);

    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    [Fact]
    public void Every_fact_of_a_look_back_becomes_a_sentence_in_both_languages()
    {
        foreach (var name in new[] { "zh-CN", "en" })
        {
            using var _ = new InLanguage(name);
            Assert.All(Enum.GetValues<FactKind>().Where(kind => kind is >= FactKind.LookBackOpened and <= FactKind.LookBackVoided), kind =>
            {
                var bare = FactSentence.Of(kind, "许望川", new Dictionary<string, string>());
                Assert.StartsWith("许望川", bare, StringComparison.Ordinal);
                Assert.DoesNotMatch(@"[\[\]{}]", bare);
            });
        }
        Assert.Equal("柳依然回头看核查：反弹，现场核查，又有排放。", FactSentence.Of(FactKind.TaskLookedBack, "柳依然", new Dictionary<string, string> { ["outcome"] = "Relapsed", ["way"] = "OnSite", ["reason"] = "又有排放。" }));
    }

    [Fact]
    public void The_lists_address_says_its_condition_and_reads_it_back()
    {
        var address = new LookBackAddress(LookBackState.Drawn, new LookBackKey(true, LookBackId.New()));
        Assert.Equal(address, LookBackAddress.Parse(new Uri("http://x" + address.Href).Query));
        Assert.DoesNotContain("before", address.ExportHref, StringComparison.Ordinal);
        Assert.Equal("/look-backs", LookBackAddress.Parse("?state=none&after=x").Href);
    }

    [Fact]
    public async Task A_row_of_the_sample_says_its_tickets_the_number_that_decided_who_looks_and_what_came_of_it()
    {
        await using var table = await Rendered.Of<SampleTable>((nameof(SampleTable.Sheet), Sheet(Row("1004") with { Result = LookBackResult.Relapsed, Finding = "又有排放", ReopenedUntil = Today.AddDays(60) }, Row("1005") with { Wording = null })), (nameof(SampleTable.Chosen), new HashSet<TaskId>()));
        var words = await table.Words();

        Assert.All(new[] { "1004 排口整治滞后", "曾回炉，长期坚持", "第 3 签 f0b524f6f911…", "柳依然", "反弹", "又有排放", "已重启，新时限 2026-09-10", "1005 号，限制知悉" }, word => Assert.Contains(word, words, StringComparison.Ordinal));
    }

    private static LookBackTaskRow Row(string number) => new(
        1, TaskId.New(), number, "排口整治滞后", "水生态环境科", TaskState.Closed, Risks.Returned | Risks.Sustained, 4, 3, "f0b524f6f91179c8e3df9648d37f4f9b390e3f0291844bbe6ebccb93c19dde05", true, PersonId.New(), "柳依然", Today.AddDays(5),
        null, null, null, null, null, null, false);

    private static LookBackSheet Sheet(params LookBackTaskRow[] sample) => new(
        new LookBackRow(LookBackId.New(), "年度回头看", LookBackState.Drawn, Today.AddDays(-90), Today, "号码", Today, Today, null, 9, 2, 1, 1), 3, 2, RiskWeights.Usual, [(InspectionId.New(), "云湖市生态环境局")], "苏见山", null, null, Today, true, 9,
        sample, [], null, true, [], []);
}
