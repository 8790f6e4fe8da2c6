using FsCheck;
using FsCheck.Fluent;
using Rectify.Domain.Notices;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

public class DocumentNumberTests
{
    [Theory]
    [InlineData("某巡改〔2026〕3号")]
    [InlineData("某巡改﹝2026﹞3号")]
    [InlineData("某巡改[2026]3号")]
    [InlineData("某巡改［2026］3号")]
    [InlineData("某巡改(2026)3号")]
    [InlineData("某巡改（２０２６）３号")]
    [InlineData("某巡改〔2026〕第003号")]
    [InlineData(" 某巡改〔20\n26〕 3 号 ")]
    public void Every_bracket_in_use_is_read_and_one_is_written(string text) => Assert.Equal("某巡改〔2026〕3号", DocumentNumber.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("〔2026〕3号")]
    [InlineData("某巡改〔26〕3号")]
    [InlineData("某巡改〔2026〕号")]
    [InlineData("某巡改〔2026〕0号")]
    [InlineData("某巡改〔2026〕3")]
    [InlineData("某巡改2026年3号")]
    [InlineData("某巡改〔2026〕3号、5号")]
    public void What_is_not_one_document_number_is_refused(string? text) => Assert.False(DocumentNumber.TryParse(text, out _));

    [Fact]
    public void A_written_number_reads_back_as_itself() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(1949, 2199).SelectMany(year => Gen.Choose(1, 999_999).Select(number => (year, number))).ToArbitrary(),
        n => DocumentNumber.Of("云环党", n.year, n.number) == DocumentNumber.Parse(DocumentNumber.Of("云环党", n.year, n.number).ToString())));

    [Fact]
    public void An_issuer_that_holds_a_bracket_is_refused() => Assert.Throws<ArgumentException>(() => DocumentNumber.Of("云环〔党", 2026, 1));
}
