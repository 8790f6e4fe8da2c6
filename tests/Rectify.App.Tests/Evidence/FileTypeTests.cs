using System.IO.Compression;
using System.Text;
using Rectify.App.Evidence;
using Rectify.Domain.Evidence;
using Xunit;

namespace Rectify.App.Tests.Evidence;

public sealed class FileTypeTests
{
    public static TheoryData<string, byte[]> Samples => new()
    {
        { FileType.Pdf, "%PDF-1.7\n"u8.ToArray() },
        { "image/png", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0] },
        { "image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] },
        { "image/gif", "GIF89a\u0001\0"u8.ToArray() },
        { "image/webp", "RIFF\0\0\0\0WEBPVP8 "u8.ToArray() },
        { FileType.Text, "巡查记录：无异常。\n"u8.ToArray() },
        { FileType.Docx, Package("[Content_Types].xml", "word/document.xml") },
        { FileType.Xlsx, Package("[Content_Types].xml", "xl/workbook.xml") },
        { FileType.Unknown, Package("photos/1.png") },
        { FileType.Unknown, [(byte)'P', (byte)'K', 3, 4, 1, 2, 3] },
        { FileType.Unknown, [0x4D, 0x5A, 0x90, 0x00, 0x03] },
        { FileType.Unknown, [] },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_type_is_found_in_the_content(string expected, byte[] content)
    {
        using var stream = new MemoryStream(content);
        Assert.Equal(expected, FileType.Of(stream));
        Assert.Equal(0, stream.Position);
    }

    [Fact]
    public void Text_in_the_national_encoding_is_text()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = new MemoryStream(Encoding.GetEncoding("gb18030").GetBytes("排口整治台账，七月。"));
        Assert.Equal(FileType.Text, FileType.Of(stream));
    }

    [Fact]
    public void A_character_cut_by_the_end_of_the_head_does_not_make_text_binary()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("a" + new string('排', 3000)));
        Assert.Equal(FileType.Text, FileType.Of(stream));
    }

    [Fact]
    public void A_drawing_with_markup_is_never_a_picture()
    {
        using var stream = new MemoryStream("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"u8.ToArray());
        Assert.DoesNotContain(FileType.Of(stream), FileType.Pictures);
    }

    [Theory]
    [InlineData("../../etc/验收单.pdf", "验收单.pdf")]
    [InlineData(@"C:\材料\照片.jpg", "照片.jpg")]
    [InlineData("a\r\nb\u202Efdp.exe", "abfdp.exe")]
    [InlineData("  ..  ", "file")]
    [InlineData(null, "file")]
    public void A_name_is_cleaned(string? given, string kept) => Assert.Equal(kept, FileNames.Clean(given));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var kept = FileNames.Clean(new string('长', 300) + ".pdf");
        Assert.Equal(EvidenceItem.MaxFileNameLength, kept.Length);
        Assert.EndsWith(".pdf", kept, StringComparison.Ordinal);
    }

    private static byte[] Package(params string[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
                writer.Write("<x/>");
            }
        return bytes.ToArray();
    }
}
