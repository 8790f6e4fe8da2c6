using Rectify.Documents.Reading;
using Rectify.Domain.Measures;
using Xunit;

namespace Rectify.Documents.Tests.Reading;

public sealed class IndicatorTextTests
{
    [Theory]
    [InlineData("逐条核查销账，处置率达到95%以上。", "处置率", "%", IndicatorDirection.AtLeast, "95")]
    [InlineData("抽查比例不低于20%。", "抽查比例", "%", IndicatorDirection.AtLeast, "20")]
    [InlineData("到场时间控制在12小时以内。", "到场时间", "小时", IndicatorDirection.AtMost, "12")]
    [InlineData("管网漏损率降至8.5%。", "管网漏损率", "%", IndicatorDirection.AtMost, "8.5")]
    [InlineData("投诉量下降50%以上。", "投诉量降幅", "%", IndicatorDirection.AtLeast, "50")]
    [InlineData("断面水质达到Ⅳ类标准，达标率不低于90%。", "达标率", "%", IndicatorDirection.AtLeast, "90")]
    public void What_a_measure_is_to_reach_in_numbers_is_found_in_its_words(string text, string name, string unit, IndicatorDirection direction, string target)
    {
        var found = IndicatorText.Find(text)!;
        Assert.Equal((name, unit, direction, target), (found.Name, found.Unit, found.Direction, Indicator.Printed(found.Target)));
    }

    [Theory]
    [InlineData("修订印发巡查办法。")]
    [InlineData("断面水质达到Ⅳ类标准。")]
    public void Words_without_a_number_name_none(string text) => Assert.Null(IndicatorText.Find(text));
}
