using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Rectify.Documents.Templates;

namespace Rectify.Documents.Writing;

// inside the namespace: Rectify.Documents.Text would win over the type outside of it
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;

/// <summary>The page of GB/T 9704-2012: paper, type area, grid and page number.</summary>
internal static class OfficialPage
{
    public const string OddFooterId = "rId4";
    public const string EvenFooterId = "rId5";

    /// <summary>Width of the type area (版心), in millimetres.</summary>
    public const double TypeAreaWidth = 156;

    /// <summary>Height of the type area, in millimetres: the width of it on a page turned a quarter.</summary>
    public const double TypeAreaHeight = 225;

    public const int CharactersPerLine = 28;

    /// <summary>A character of the body, 16 points less the quarter that the template takes off, in twentieths of a point.</summary>
    public const int TwipsPerCharacter = 315;

    public static uint Twips(double millimetres) => (uint)Math.Round(millimetres * 1440 / 25.4);

    /// <summary>Top margin 37 mm, binding margin 28 mm; what 156 x 225 mm leaves of A4 is 26 mm on the right and 35 mm below.</summary>
    public static SectionProperties Section() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = OddFooterId },
        new FooterReference { Type = HeaderFooterValues.Even, Id = EvenFooterId },
        new PageSize { Width = Twips(210), Height = Twips(297) },
        new PageMargin
        {
            Top = (int)Twips(37), Bottom = (int)Twips(35), Left = Twips(28), Right = Twips(26), Header = Twips(15), Footer = Twips(23), Gutter = 0,
        },
        // a grid of lines only: a grid of characters as well drew 14 of them a line in LibreOffice; the spacing of the style does it
        new DocGrid { Type = DocGridValues.Lines, LinePitch = OfficialTemplate.LinePitch });

    /// <summary>The same page turned a quarter, for wide tables: the binding margin is above, the type area 225 x 156 mm.</summary>
    public static SectionProperties LandscapeSection() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = OddFooterId },
        new FooterReference { Type = HeaderFooterValues.Even, Id = EvenFooterId },
        new PageSize { Width = Twips(297), Height = Twips(210), Orient = PageOrientationValues.Landscape },
        new PageMargin
        {
            Top = (int)Twips(28), Bottom = (int)Twips(26), Left = Twips(37), Right = Twips(35), Header = Twips(15), Footer = Twips(15), Gutter = 0,
        },
        new DocGrid { Type = DocGridValues.Lines, LinePitch = OfficialTemplate.LinePitch });

    /// <summary>— 1 — in 宋体 4号, one character from the outer edge: right on odd pages, left on even ones.</summary>
    public static Footer Footer(bool isOdd)
    {
        var outside = isOdd ? new Indentation { RightChars = 100, Right = "280" } : new Indentation { LeftChars = 100, Left = "280" };
        return new Footer(new Paragraph(
            new ParagraphProperties(
                new ParagraphStyleId { Val = "Footer" }, outside, new Justification { Val = isOdd ? JustificationValues.Right : JustificationValues.Left }),
            Run(new Text("— ") { Space = SpaceProcessingModeValues.Preserve }),
            Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
            Run(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
            Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
            Run(new Text("1")),
            Run(new FieldChar { FieldCharType = FieldCharValues.End }),
            Run(new Text(" —") { Space = SpaceProcessingModeValues.Preserve })));
    }

    private static Run Run(OpenXmlElement content) => new(content);
}
