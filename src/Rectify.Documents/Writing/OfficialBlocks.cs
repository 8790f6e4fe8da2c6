using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Rectify.Domain.Notices;

namespace Rectify.Documents.Writing;

// inside the namespace: Rectify.Documents.Text would win over the type outside of it
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;

/// <summary>Each block as the elements of a Word document.</summary>
internal static class OfficialBlocks
{
    public static IEnumerable<OpenXmlElement> Elements(OfficialBlock block) => block switch
    {
        LetterHead head => Head(head),
        OfficialTitle title => [Blank(), .. OfficialTitleLines.Of(title.Text).Select(line => Paragraph("Title", line)), Blank()],
        Addressee addressee => [Paragraph("Normal", addressee.Name + "：")],
        OfficialHeading heading => [Paragraph($"Heading{heading.Level}", heading.Text)],
        OfficialParagraph paragraph => Body(paragraph),
        AttachmentNote note => [Blank(), Paragraph("OfficialBody", "附件：" + note.Name)],
        SignOff signOff => Signed(signOff),
        OfficialRemark remark => [Paragraph("OfficialBody", $"（{remark.Text}）")],
        AppendixStart appendix => [Paragraph("AppendixMark", appendix.Mark)],
        AppendixTitle title => [new Paragraph(Style("TableHead", new Justification { Val = JustificationValues.Center }), Run(title.Text))],
        QrPicture picture => [OfficialPictures.Paragraph(picture)],
        TableNote note => [Paragraph("TableNote", note.Text)],
        OfficialTable table => [OfficialTables.Table(table)],
        _ => throw new InvalidOperationException($"No Word elements for {block.GetType().Name}."),
    };

    public static Paragraph Paragraph(string style, string text) => new(Style(style), Run(text));

    public static Run Run(string text, params OpenXmlElement[] properties)
    {
        // the hint makes “ ” … — full width, as the Chinese characters beside them
        OpenXmlElement[] all = [new RunFonts { Hint = FontTypeHintValues.EastAsia }, .. properties];
        return new Run(new RunProperties(all), new Text(XmlText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static ParagraphProperties Style(string style, params OpenXmlElement[] further) => new([new ParagraphStyleId { Val = style }, .. further]);

    private static Paragraph Blank() => new(Style("Normal"));

    /// <summary>The issuer's name as large as its length allows, at most 小初 (36 points), its number, and the red rule.</summary>
    private static IEnumerable<OpenXmlElement> Head(LetterHead head)
    {
        var points = Math.Clamp((int)(OfficialPage.TypeAreaWidth / 25.4 * 72 / Math.Max(1, head.Issuer.Length)), 18, 36);
        yield return new Paragraph(Style("LetterHead"), Run(head.Issuer, new FontSize { Val = (points * 2).ToString(CultureInfo.InvariantCulture) }));
        yield return Blank();
        if (head.Number is { } number)
            yield return Paragraph("DocumentNumber", number.ToString());
        yield return new Paragraph(Style("HeadRule"));
    }

    private static IEnumerable<OpenXmlElement> Body(OfficialParagraph paragraph)
    {
        OpenXmlElement[] look = paragraph.LeadIsHeading
            ? [new RunFonts { Hint = FontTypeHintValues.EastAsia, EastAsia = "楷体_GB2312" }]
            : [new RunFonts { Hint = FontTypeHintValues.EastAsia }, new Bold()];
        var lines = paragraph.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var set = new Paragraph(Style("OfficialBody"));
            if (i == 0 && paragraph.Lead.Length > 0)
                set.Append(new Run(new RunProperties(look), new Text(XmlText.Clean(paragraph.Lead)) { Space = SpaceProcessingModeValues.Preserve }));
            set.Append(Run(lines[i]));
            yield return set;
        }
    }

    /// <summary>
    /// The signer ends two characters before the right edge and the date begins two characters to the right of the signer's beginning; where the
    /// date would then pass that distance from the edge, both move left. Counted from the left, so that it holds whatever the width of digits.
    /// </summary>
    private static IEnumerable<OpenXmlElement> Signed(SignOff signOff)
    {
        var date = ChineseText.Day(signOff.On);
        var end = OfficialPage.CharactersPerLine - 2;
        var begin = Math.Max(0, Math.Min(end - Width(signOff.Signer), end - Width(date) - 2));
        yield return new Paragraph(Style("Normal", new KeepNext()));
        yield return new Paragraph(Style("Normal", new KeepNext()));
        yield return new Paragraph(Style("SignOff", new KeepNext(), FromLeft(begin)), Run(signOff.Signer));
        yield return new Paragraph(Style("SignOff", FromLeft(begin + 2)), Run(date));
    }

    private static Indentation FromLeft(double characters) => new()
    {
        LeftChars = (int)(characters * 100),
        Left = ((int)(characters * OfficialPage.TwipsPerCharacter)).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Width in characters; digits and Latin letters are half as wide.</summary>
    private static double Width(string text) => text.Sum(c => c < 0x2000 ? 0.5 : 1);
}
