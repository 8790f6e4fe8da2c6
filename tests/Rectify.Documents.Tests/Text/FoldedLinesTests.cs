using Rectify.Documents.Reading;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;
using Xunit;

namespace Rectify.Documents.Tests.Text;

public class FoldedLinesTests
{
    // broken at 20 full-width characters; the second heading fills its line
    private const string Folded = """
        青渚区水务局党组关于巡察整改情况的通报
        一、履行主体责任方面
        （一）供水管网漏损率高。局党组会专题研究3次
        ，制定分区计量方案，更换老旧管网18公里，漏
        损率由17.2%降到11.6%。
        （二）对下属单位监督宽松软，三年没有开展审计
        党组对4家下属单位全部审计一遍，发现并纠正问
        题21个，收回违规发放的补贴3.4万元。
        二、联系服务群众方面
        （一）热线工单办理敷衍。开展回访1260件，对
        不满意的逐件重办，满意率达到95%。
        """;

    [Fact]
    public void Only_full_lines_go_on_and_every_shorter_one_ends_where_its_author_ended_it()
    {
        var source = SourceText.Of(Folded);

        Assert.Contains("\n（一）供水管网漏损率高。局党组会专题研究3次，制定分区计量方案，更换老旧管网18公里，漏损率由17.2%降到11.6%。\n", source.Flow.Text, StringComparison.Ordinal);
        Assert.Contains("\n一、履行主体责任方面\n", source.Flow.Text, StringComparison.Ordinal);
        Assert.Contains(source.Damage, damage => damage.Kind == DamageKind.HardLineBreak && source[damage.Span] == "\n");
    }

    [Fact]
    public void What_was_put_together_keeps_its_place_in_the_raw_text()
    {
        var source = SourceText.Of(Folded);

        var at = source.Flow.Text.IndexOf("漏损率由", StringComparison.Ordinal);

        Assert.Equal("漏\n损率由", source[source.Flow.RawSpan(at, at + 4)]);
    }

    [Fact]
    public void Print_with_uneven_lines_is_left_to_the_reflow()
    {
        const string Raw = "我局对照反馈意见逐条研究，制定措施42条，明\n确责任人和完成时限，由局长任组长，统\n筹推进整改。各科室每周报送进展，办公室\n每月通报，对进度慢的3个科室约谈负责\n人，督促补齐短板，确保按期完成。";

        var source = SourceText.Of(Raw);

        Assert.Equal(Raw.Replace("\n", "", StringComparison.Ordinal), source.Flow.Text);
    }

    [Fact]
    public void A_row_of_a_table_broken_at_a_width_is_one_row_and_its_cells_know_their_places()
    {
        const string Raw = """
            | 序号 | 反馈问题 | 整改措施 | 责任单位 |
            | 1 | 泵站值守制度执行不严 | 1.修订值守办
            法。2.安装视频监控6处。 | 排水科 |
            | 2 | 二次供水水箱清洗不及时 | 对38个小区
            水箱全部清洗消毒，建立台账。 | 供水科 |
            """;

        var source = SourceText.Of(Raw);
        var proposal = ProposalReader.Read(source);

        var table = Assert.Single(source.Tables);
        Assert.Equal(3, table.Rows.Count);
        Assert.Equal(["泵站值守制度执行不严", "二次供水水箱清洗不及时"], proposal.Problems.Select(problem => problem.Wording.Text));
        var measure = proposal.Problems[0].Measures[0];
        Assert.Equal("修订值守办法。", measure.Text);
        Assert.Equal("1.修订值守办\n法。", source[measure.Span]);
        Assert.Equal(2, source.PlaceOf(measure.Span)?.Row);
    }
}
