using Rectify.Documents.Reading;
using Rectify.Domain.Intake;
using Xunit;

namespace Rectify.Documents.Tests.Reading;

public sealed class FrequencyTextTests
{
    [Theory]
    [InlineData("每两个月至少召开1次联席会议。", 1, 2, FrequencyPeriod.Month)]
    [InlineData("每年不少于4次。", 4, 1, FrequencyPeriod.Year)]
    [InlineData("每季度通报。", 1, 1, FrequencyPeriod.Quarter)]
    [InlineData("每半个月碰一次。", 1, 1, FrequencyPeriod.HalfMonth)]
    [InlineData("每个月召开一次调度会。", 1, 1, FrequencyPeriod.Month)]
    [InlineData("每个月检查不少于2次。", 2, 1, FrequencyPeriod.Month)]
    [InlineData("每个季度开展1次抽查。", 1, 1, FrequencyPeriod.Quarter)]
    [InlineData("每个学期组织2次培训。", 2, 1, FrequencyPeriod.Term)]
    [InlineData("党组会一年不少于4次专题研究。", 4, 1, FrequencyPeriod.Year)]
    [InlineData("全年不少于4次。", 4, 1, FrequencyPeriod.Year)]
    [InlineData("全年开展专项检查不少于6次。", 6, 1, FrequencyPeriod.Year)]
    [InlineData("一个月至少巡查2次。", 2, 1, FrequencyPeriod.Month)]
    [InlineData("每隔两个月评估一次。", 1, 2, FrequencyPeriod.Month)]
    [InlineData("每隔一周通报一次。", 1, 2, FrequencyPeriod.Week)]
    [InlineData("每隔半年抽查一次。", 1, 1, FrequencyPeriod.HalfYear)]
    [InlineData("每逢双月召开1次例会。", 1, 2, FrequencyPeriod.Month)]
    [InlineData("每单月组织1次演练。", 1, 2, FrequencyPeriod.Month)]
    [InlineData("每学年开展2次家访。", 2, 1, FrequencyPeriod.Year)]
    [InlineData("每年12月底前开展1次全面评估。", 1, 1, FrequencyPeriod.Year)]
    [InlineData("每月25日前报送进展。", 1, 1, FrequencyPeriod.Month)]
    public void How_often_a_measure_promises_something_is_found_in_its_words(string text, int times, int every, FrequencyPeriod period)
    {
        var found = FrequencyText.Find(text)!;
        Assert.Equal((times, every, period), (found.Times, found.Every, found.Period));
    }

    [Theory]
    [InlineData("每年12月底前完成清理。")]
    [InlineData("每年6月30日前完成汇总。")]
    [InlineData("每个工作日巡查1次。")]
    [InlineData("第一年不少于4次。")]
    [InlineData("近一年开展检查12次。")]
    [InlineData("一季度不少于1次。")]
    [InlineData("每个单位不少于2次。")]
    public void What_is_no_promise_by_the_calendar_is_not_offered(string text) => Assert.Null(FrequencyText.Find(text));
}
