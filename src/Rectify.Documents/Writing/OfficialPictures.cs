using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using D = DocumentFormat.OpenXml.Drawing;
using DP = DocumentFormat.OpenXml.Drawing.Pictures;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Rectify.Documents.Writing;

/// <summary>A QR code in the flow of the text; its picture is a part of the package.</summary>
internal static class OfficialPictures
{
    private const double EmuPerMillimetre = 36000;
    private const string PictureNamespace = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    /// <summary>Documents have one at most.</summary>
    public const string RelationshipId = "rId6";

    public const string PartName = "word/media/qr.png";

    public static Paragraph Paragraph(QrPicture picture)
    {
        var side = (long)(picture.SideInMillimetres * EmuPerMillimetre);
        var shown = new DW.Inline(
            new DW.Extent { Cx = side, Cy = side },
            new DW.DocProperties { Id = 1, Name = "QR", Description = picture.Description },
            new D.Graphic(new D.GraphicData(new DP.Picture(
                new DP.NonVisualPictureProperties(new DP.NonVisualDrawingProperties { Id = 1, Name = "QR", Description = picture.Description }, new DP.NonVisualPictureDrawingProperties()),
                new DP.BlipFill(new D.Blip { Embed = RelationshipId }, new D.Stretch(new D.FillRectangle())),
                new DP.ShapeProperties(
                    new D.Transform2D(new D.Offset { X = 0, Y = 0 }, new D.Extents { Cx = side, Cy = side }),
                    new D.PresetGeometry(new D.AdjustValueList()) { Preset = D.ShapeTypeValues.Rectangle })))
            { Uri = PictureNamespace }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 };
        // the grid of lines would cut it to the height of one
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = "TableNote" }, new KeepLines(), new SnapToGrid { Val = OnOffValue.FromBoolean(false) }, new SpacingBetweenLines { Line = "240", LineRule = LineSpacingRuleValues.Auto });
        return new Paragraph(properties, new Run(new Drawing(shown)));
    }
}
