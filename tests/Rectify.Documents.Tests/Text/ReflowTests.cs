using Rectify.Documents.Text;
using Rectify.Domain.Intake;
using Xunit;

namespace Rectify.Documents.Tests.Text;

public class ReflowTests
{
    [Fact]
    public void The_raw_text_stays_as_it_came_and_every_flow_character_knows_its_place()
    {
        const string Raw = "一、总体 情况\r\n\r\n2024 年\u3000共开展 3 次检查，\r\n发现隐患 12 处。";

        var source = SourceText.Of(Raw);

        Assert.Equal(Raw, source.Raw);
        Assert.Equal("一、总体情况\n2024年共开展3次检查，发现隐患12处。", source.Flow.Text);
        var at = source.Flow.Text.IndexOf("隐患12处", StringComparison.Ordinal);
        Assert.Equal("隐患 12 处", source[source.Flow.RawSpan(at, at + 5)]);
    }

    [Theory]
    [InlineData("—22—")]
    [InlineData("- 3 -")]
    [InlineData("第 4 页 共 20 页")]
    [InlineData("5/12")]
    public void A_page_number_line_inside_a_sentence_is_noted_and_left_out(string page)
    {
        var source = SourceText.Of($"检查发现的问题涉及多个\n\n{page}\n\n科室。");

        Assert.Equal("检查发现的问题涉及多个科室。", source.Flow.Text);
        Assert.Contains(source.Damage, damage => damage.Kind == DamageKind.PageNumber && source[damage.Span] == page);
    }

    [Fact]
    public void A_torn_superscript_is_put_back()
    {
        var source = SourceText.Of("浓度为 33.8μg/m\n3\n，同比下降。");

        Assert.Equal("浓度为33.8μg/m3，同比下降。", source.Flow.Text);
        Assert.Contains(source.Damage, damage => damage.Kind == DamageKind.TornSuperscript);
    }

    [Fact]
    public void An_empty_stretch_has_an_empty_span_inside_the_text()
    {
        Assert.Equal(new TextSpan(0, 0), SourceText.Of("").Flow.RawSpan(0, 0));
        Assert.True(SourceText.Of("整改").Flow.RawSpan(2, 2).End <= 2);
    }
}
