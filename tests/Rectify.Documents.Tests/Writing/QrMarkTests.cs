using System.Buffers.Binary;
using DocumentFormat.OpenXml.Packaging;
using Rectify.Documents.Writing;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

public class QrMarkTests
{
    private const string Text = "RO1.0198a1c27c9b7d10a7a1f3e0c5d40001.1.aa.12.bb";

    [Fact]
    public void Equal_texts_give_equal_bytes_and_other_texts_other_ones()
    {
        Assert.Equal(QrMark.Of(Text).Png(), QrMark.Of(Text).Png());
        Assert.NotEqual(QrMark.Of(Text).Png(), QrMark.Of(Text + "1").Png());
    }

    [Fact]
    public void The_picture_is_a_square_with_a_white_border_of_four_modules()
    {
        var mark = QrMark.Of(Text);
        var png = mark.Png();

        Assert.Equal((mark.Size * 8, mark.Size * 8), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        Assert.StartsWith("M4 4h1v1h-1zM5 4", mark.Path(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_printed_opinion_carries_the_code_as_a_picture_behind_its_digest()
    {
        using var file = new MemoryStream();
        await AcceptanceOpinionDocument.WriteAsync(file, SampleOpinion.Opinion with { VerificationCode = "12-aaaa-bbbb-cccc-dddd-eeee", ScanText = Text });
        using var document = Written.Word(file.ToArray());

        Assert.Empty(Written.SchemaErrors(document));
        using var picture = Assert.Single(document.MainDocumentPart!.GetPartsOfType<ImagePart>()).GetStream();
        using var bytes = new MemoryStream();
        picture.CopyTo(bytes);
        Assert.Equal(QrMark.Of(Text).Png(), bytes.ToArray());
    }

    [Fact]
    public void What_is_signed_is_found_again_in_the_words_of_the_paper()
    {
        var all = AcceptanceOpinionDocument.PlainText(SampleOpinion.Opinion);
        var signed = AcceptanceOpinionDocument.SignedText(SampleOpinion.Opinion);

        Assert.Contains(signed, all, StringComparison.Ordinal);
        Assert.EndsWith("。\n", signed, StringComparison.Ordinal);
    }
}
