using System.IO.Compression;
using System.Text;
using Rectify.Documents.Text;
using Xunit;

namespace Rectify.Documents.Tests.Text;

public class RefusalTests
{
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static TheoryData<string, string, byte[], RefusalReason> Hopeless => new()
    {
        { "nothing in it", "空.txt", [], RefusalReason.Empty },
        { "blanks only", "空白.txt", "  \n\u3000\n"u8.ToArray(), RefusalReason.Empty },
        { "a document without text", "图.docx", new DocxBuilder().Body("<w:p/>").Build(), RefusalReason.Empty },
        { "password", "加密.docx", [.. Ole, .. new byte[64], .. Encoding.Unicode.GetBytes("EncryptedPackage")], RefusalReason.Encrypted },
        { "old Word under a new name", "旧.docx", [.. Ole, .. new byte[512]], RefusalReason.WrongExtension },
        { "old Word", "旧.doc", [.. Ole, .. new byte[512]], RefusalReason.UnsupportedType },
        { "macros", "宏.docx", new DocxBuilder().Body("<w:p/>").Raw("word/vbaProject.bin", "x").Build(), RefusalReason.MacroFile },
        { "cut off", "断.docx", new DocxBuilder().Body(DocxBuilder.Paragraph("正文")).Build()[..300], RefusalReason.Broken },
        { "ill-formed markup", "坏.docx", new DocxBuilder().Raw("word/document.xml", "<w:document><w:body>").Build(), RefusalReason.Broken },
        { "no text part", "缺.docx", new DocxBuilder().Raw("word/other.xml", "<a/>").Build(), RefusalReason.WrongExtension },
        { "text under a Word name", "文本.docx", Encoding.UTF8.GetBytes("这是一份普通文本。"), RefusalReason.WrongExtension },
        { "a package under a text name", "包.txt", new DocxBuilder().Body("<w:p/>").Build(), RefusalReason.WrongExtension },
        { "PDF under a text name", "版式.txt", "%PDF-1.7 ..."u8.ToArray(), RefusalReason.WrongExtension },
        { "external entity", "实体.docx", new DocxBuilder().Raw("word/document.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>").Build(), RefusalReason.ExternalEntity },
        { "random bytes", "数据.txt", [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7919 % 251 ^ i % 13))], RefusalReason.Binary },
        { "unknown kind", "图.png", Encoding.UTF8.GetBytes("文字"), RefusalReason.UnsupportedType },
        { "deep nesting", "深.docx", new DocxBuilder().Body(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 5000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 5000))).Build(), RefusalReason.Broken },
        { "mark in the name", "【秘密】反馈意见.txt", Encoding.UTF8.GetBytes("正文。"), RefusalReason.SecrecyMark },
        { "mark in the name with a star", "机密★反馈.docx", [], RefusalReason.SecrecyMark },
        { "mark with a star", "意见.txt", Encoding.UTF8.GetBytes("机 密 ★ 1年\n关于巡察情况的反馈\n正文。"), RefusalReason.SecrecyMark },
        { "mark as a line", "意见.txt", Encoding.UTF8.GetBytes("秘密\n关于巡察情况的反馈\n正文。"), RefusalReason.SecrecyMark },
        { "mark as a level", "意见.txt", Encoding.UTF8.GetBytes("密级：绝密\n正文。"), RefusalReason.SecrecyMark },
    };

    [Theory]
    [MemberData(nameof(Hopeless))]
    public void A_file_that_cannot_or_may_not_be_read_is_refused_with_its_reason(string what, string name, byte[] content, RefusalReason reason)
    {
        var refused = Assert.IsType<TextLoad.Refused>(TextLoader.FromFile(new MemoryStream(content), name));

        Assert.True(reason == refused.Reason, $"{what}: {refused.Reason}");
    }

    [Fact]
    public void A_package_that_unpacks_beyond_measure_is_refused_before_it_is_opened()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            entry.Write("<a>"u8);
            var blanks = new byte[1024 * 1024];
            Array.Fill(blanks, (byte)' ');
            for (var i = 0; i < 20; i++)
                entry.Write(blanks);
            entry.Write("</a>"u8);
        }
        stream.Position = 0;

        var refused = Assert.IsType<TextLoad.Refused>(TextLoader.FromFile(stream, "弹.docx", new TextLimits { UnpackedBytes = 8 * 1024 * 1024 }));

        Assert.Equal(RefusalReason.ZipBomb, refused.Reason);
    }

    [Fact]
    public void A_stream_beyond_the_limit_is_given_up_without_reading_it_whole()
    {
        using var endless = new EndlessStream();

        var refused = Assert.IsType<TextLoad.Refused>(TextLoader.FromFile(endless, "大.txt", new TextLimits { FileBytes = 1024 * 1024 }));

        Assert.Equal(RefusalReason.TooLarge, refused.Reason);
        Assert.True(endless.Given < 2 * 1024 * 1024);
    }

    [Theory]
    [InlineData("保守国家秘密是公民的义务，泄露秘密要追责。")]
    [InlineData("加强商业秘密保护，落实保密制度。")]
    public void Speaking_of_secrecy_is_no_mark(string text)
    {
        Assert.IsType<TextLoad.Loaded>(TextLoader.FromPaste(text));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("GB18030", false)]
    public void A_text_file_is_read_in_its_own_encoding(string name, bool withMark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        const string Text = "关于“台账不清”问题的整改。\n整改措施：一是补齐2024年台账㐀。\n";
        byte[] bytes = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)];

        var loaded = Assert.IsType<TextLoad.Loaded>(TextLoader.FromFile(new MemoryStream(bytes), "通报.txt"));

        Assert.Equal(Text, loaded.Source.Raw);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    public void A_text_with_a_few_broken_bytes_is_still_read(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(name).GetBytes(string.Concat(Enumerable.Repeat("关于台账不清问题的整改，整改措施如下。\n", 20)));
        bytes[101] = 0xFF;

        var loaded = Assert.IsType<TextLoad.Loaded>(TextLoader.FromFile(new MemoryStream(bytes), "通报.txt"));

        Assert.Contains("关于台账不清问题的整改", loaded.Source.Raw, StringComparison.Ordinal);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'a');
            Given += buffer.Length;
            return buffer.Length;
        }
    }
}
