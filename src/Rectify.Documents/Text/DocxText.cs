using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Rectify.Documents.Text;

/// <summary>
/// The text of a Word document as its reader sees it: automatic numbers written out, tracked changes taken as accepted,
/// tables row by row with tabs between cells, text boxes after the paragraph they hang on, footnotes at the end.
/// </summary>
internal sealed class DocxText
{
    private readonly StringBuilder text = new();
    private readonly ListNumbers numbers;
    private readonly List<OpenXmlElement> boxes = [];
    private readonly int limit;

    private DocxText(MainDocumentPart main, int limit)
    {
        numbers = new ListNumbers(main);
        this.limit = limit;
    }

    public sealed record Result(string Text, string Head, TextLoad.Refused? Refusal);

    /// <summary><see cref="Result.Head"/> is the text of page headers, where marks of secrecy may stand.</summary>
    public static Result Read(byte[] bytes, TextLimits limits)
    {
        try
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(bytes, writable: false), false, new OpenSettings
            {
                AutoSave = false,
                MarkupCompatibilityProcessSettings = new(MarkupCompatibilityProcessMode.ProcessAllParts, FileFormatVersions.Office2019),
            });
            var main = document.MainDocumentPart;
            if (main?.Document?.Body is not { } body)
                return Refuse(RefusalReason.Broken);
            var reader = new DocxText(main, limits.Characters);
            reader.Blocks(body);
            foreach (var note in main.FootnotesPart?.Footnotes?.Elements<Footnote>().Where(note => note.Type is null || note.Type.Value == FootnoteEndnoteValues.Normal) ?? [])
                reader.Blocks(note);
            foreach (var note in main.EndnotesPart?.Endnotes?.Elements<Endnote>().Where(note => note.Type is null || note.Type.Value == FootnoteEndnoteValues.Normal) ?? [])
                reader.Blocks(note);
            var head = string.Join('\n', main.HeaderParts.Select(part => part.Header?.InnerText ?? ""));
            return new(reader.text.ToString(), head.Length > 2_000 ? head[..2_000] : head, null);
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or XmlException or IOException or InvalidDataException or FormatException
            or ArgumentException or InvalidOperationException or NotSupportedException or KeyNotFoundException or UriFormatException)
        {
            return Refuse(RefusalReason.Broken);
        }
    }

    private static Result Refuse(RefusalReason reason) => new("", "", new TextLoad.Refused(reason));

    private void Blocks(OpenXmlElement container)
    {
        foreach (var element in container.Elements())
        {
            if (text.Length > limit)
                return;
            switch (element)
            {
                case Paragraph paragraph:
                    Paragraph(paragraph);
                    break;
                case Table table:
                    Table(table);
                    break;
                case DeletedRun or MoveFromRun or SectionProperties:
                    break;
                default:
                    // content controls, custom XML and inserted blocks only wrap
                    Blocks(element);
                    break;
            }
        }
    }

    private void Paragraph(Paragraph paragraph)
    {
        var start = text.Length;
        Inline(paragraph);
        var joinsNext = paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.GetFirstChild<Deleted>() is not null;
        var fresh = start == 0 || text[start - 1] == '\n';
        if (fresh && (text.Length > start || !joinsNext) && numbers.Next(paragraph) is { } number && text.Length > start)
            text.Insert(start, number + ' ');
        if (!joinsNext)
            text.Append('\n');
        var hanging = boxes.ToList();
        boxes.Clear();
        foreach (var box in hanging)
            Blocks(box);
    }

    private void Inline(OpenXmlElement parent)
    {
        foreach (var element in parent.Elements())
        {
            switch (element)
            {
                case DeletedRun or MoveFromRun or FieldCode or DeletedText or ParagraphProperties:
                    break;
                case Run run when IsHidden(run):
                    break;
                case DocumentFormat.OpenXml.Wordprocessing.Text word:
                    text.Append(word.Text.ReplaceLineEndings(" "));
                    break;
                case TabChar:
                    // inside a paragraph a tab is layout, not a column
                    text.Append(' ');
                    break;
                case Break or CarriageReturn:
                    text.Append('\n');
                    break;
                case NoBreakHyphen:
                    text.Append('-');
                    break;
                case TextBoxContent box:
                    boxes.Add(box);
                    break;
                default:
                    Inline(element);
                    break;
            }
        }
    }

    private static bool IsHidden(Run run) => run.RunProperties?.Vanish is { } vanish && (vanish.Val is null || vanish.Val.Value);

    private void Table(Table table)
    {
        foreach (var row in table.Elements<TableRow>().Where(row => row.TableRowProperties?.GetFirstChild<Deleted>() is null))
        {
            var cells = row.Descendants<TableCell>().Where(cell => cell.Ancestors<TableRow>().First() == row).ToList();
            if (cells.Count == 1)
            {
                Blocks(cells[0]);
                continue;
            }
            for (var i = 0; i < cells.Count; i++)
            {
                var start = text.Length;
                Blocks(cells[i]);
                var content = text.ToString(start, text.Length - start).Trim('\n').Replace('\n', ' ').Replace('\t', ' ');
                text.Length = start;
                text.Append(content).Append(i + 1 < cells.Count ? '\t' : '\n');
            }
        }
    }
}
