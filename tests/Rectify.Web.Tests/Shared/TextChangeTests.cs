using Rectify.Web.Shared;
using Xunit;

namespace Rectify.Web.Tests.Shared;

/// <summary>A changed wording is read with what goes and what comes, and both texts can be told from it again.</summary>
public sealed class TextChangeTests
{
    [Theory]
    [InlineData("逐口排查并登记造册。", "逐口检测并登记造册。", "逐口[-排查][+检测]并登记造册。")]
    [InlineData("每季度抽查一次。", "每季度抽查一次，并通报。", "每季度抽查一次[+，并通报]。")]
    [InlineData("", "新增措施。", "[+新增措施。]")]
    [InlineData("取消。", "", "[-取消。]")]
    [InlineData("不变。", "不变。", "不变。")]
    public void What_goes_stands_before_what_comes(string before, string after, string read) =>
        Assert.Equal(read, string.Concat(TextChange.Of(before, after).Select(p => p.IsGone ? $"[-{p.Text}]" : p.IsNew ? $"[+{p.Text}]" : p.Text)));

    [Fact]
    public void Both_texts_can_be_told_from_it_again()
    {
        var random = new Random(7);
        string Any() => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => "整改措施，。一二三"[random.Next(9)]));
        for (var run = 0; run < 500; run++)
        {
            var (before, after) = (Any(), Any());
            var pieces = TextChange.Of(before, after);
            Assert.Equal(before, string.Concat(pieces.Where(p => !p.IsNew).Select(p => p.Text)));
            Assert.Equal(after, string.Concat(pieces.Where(p => !p.IsGone).Select(p => p.Text)));
        }
    }

    [Fact]
    public void Long_texts_without_anything_in_common_are_replaced_as_a_whole()
    {
        var pieces = TextChange.Of(new string('甲', 4000), new string('乙', 4000));

        Assert.Equal([(4000, true, false), (4000, false, true)], pieces.Select(p => (p.Text.Length, p.IsGone, p.IsNew)));
    }
}
