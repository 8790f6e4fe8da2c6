using Rectify.Domain;
using Rectify.Web.Planning;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Planning;

public sealed class TypedDayTests : IDisposable
{
    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    [Theory]
    [InlineData("2026-6-30")]
    [InlineData(" 2026/06/30 ")]
    [InlineData("2026.6.30")]
    [InlineData("2026年6月30日")]
    [InlineData("20260630")]
    public void A_deadline_is_understood_as_people_write_it(string typed) => Assert.Equal(new DateOnly(2026, 6, 30), TypedDay.Parse(typed));

    [Theory]
    [InlineData("")]
    [InlineData("2026-2-30")]
    [InlineData("2026-13-01")]
    [InlineData("6-30")]
    [InlineData("月底前")]
    [InlineData("2026-06-30 之前")]
    public void What_is_no_day_stays_as_it_was_typed(string typed)
    {
        Assert.Null(TypedDay.Parse(typed));
        Assert.Equal(typed, TypedDay.Tidy(typed));
    }

    [Fact]
    public void The_word_for_no_deadline_is_one()
    {
        Assert.Equal(Deadline.LongTerm, TypedDay.Parse("长期"));
        Assert.Equal("长期", TypedDay.Write(Deadline.LongTerm));
    }
}
