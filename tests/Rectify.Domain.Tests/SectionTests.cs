using Rectify.Domain.Rounds;
using Xunit;

namespace Rectify.Domain.Tests;

public sealed class SectionTests
{
    [Theory]
    [InlineData("一、", "政治建设", "一、政治建设")]
    [InlineData("（二）", "政治建设", "（二）政治建设")]
    [InlineData("一", "政治建设", "一 政治建设")]
    [InlineData("3.", "政治建设", "3.政治建设")]
    [InlineData(null, "政治建设", "政治建设")]
    public void A_number_without_a_sign_at_its_end_is_parted_from_the_heading(string? ordinal, string heading, string title) => Assert.Equal(title, Section.TitleOf(ordinal, heading));
}
