using System.Collections.Immutable;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Rectify.Documents.Text.Tables;
using Rectify.Domain.Intake;

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
    private readonly List<SheetTable> tables = [];
    private readonly int limit;

    private DocxText(MainDocumentPart main, int limit)
    {
        numbers = new ListNumbers(main);
        this.limit = limit;
    }

    public sealed record Result(string Text, string Head, ImmutableList<SheetTable> Tables, TextLoad.Refused? Refusal);

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
            return new(reader.text.ToString(), head.Length > 2_000 ? head[..2_000] : head, [.. reader.tables], null);
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or XmlException or IOException or InvalidDataException or FormatException
            or ArgumentException or InvalidOperationException or NotSupportedException or KeyNotFoundException or UriFormatException)
        {
            return Refuse(RefusalReason.Broken);
        }
    }

    private static Result Refuse(RefusalReason reason) => new("", "", [], new TextLoad.Refused(reason));

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

    /// <summary>A table inside a table is read as text of its cell.</summary>
    private void Table(Table table)
    {
        var start = text.Length;
        var (rows, merges) = (new List<SheetRow>(), new List<SheetMerge>());
        // where a cell that goes on downwards began, by column
        var falling = new Dictionary<int, int>();
        var number = 0;
        foreach (var row in table.Descendants<TableRow>().Where(row => row.Ancestors<Table>().First() == table && row.TableRowProperties?.GetFirstChild<Deleted>() is null))
        {
            number++;
            var cells = Row(row, number, falling, merges);
            if (cells.Count > 0)
                rows.Add(new(number, false, [.. cells]));
        }
        if (table.Ancestors<Table>().Any())
            return;
        tables.Add(new SheetTable
        {
            Name = $"表{tables.Count + 1}",
            IsWorksheet = false,
            Rows = rows,
            Merges = [.. merges.OrderBy(merge => merge.FirstRow)],
            Span = TextSpan.FromTo(start, text.Length),
        });
    }

    private List<SheetCell> Row(TableRow row, int number, Dictionary<int, int> falling, List<SheetMerge> merges)
    {
        var cells = row.Descendants<TableCell>().Where(cell => cell.Ancestors<TableRow>().First() == row).ToList();
        var taken = new List<SheetCell>();
        var column = row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0;
        for (var i = 0; i < cells.Count; i++)
        {
            var span = Math.Clamp(cells[i].TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, 200);
            var start = text.Length;
            Blocks(cells[i]);
            var content = text.ToString(start, text.Length - start).Trim('\n').Replace('\t', ' ');
            var continues = cells[i].TableCellProperties?.VerticalMerge is { } fall && (fall.Val is null || fall.Val.Value == MergedCellValues.Continue);
            if (cells.Count > 1 || continues)
            {
                text.Length = start;
                text.Append(continues ? "" : content.Replace('\n', ' ')).Append(i + 1 < cells.Count ? '\t' : '\n');
            }
            if (!continues && content.Trim().Length > 0)
                taken.Add(new(column, start + content.Length - content.TrimStart().Length, content.Trim()));
            Merge(cells[i], column, span, number, falling, merges, continues);
            column += span;
        }
        return taken;
    }

    private static void Merge(TableCell cell, int column, int span, int row, Dictionary<int, int> falling, List<SheetMerge> merges, bool continues)
    {
        if (continues && falling.TryGetValue(column, out var index))
        {
            merges[index] = merges[index] with { LastRow = row };
            return;
        }
        falling.Remove(column);
        if (cell.TableCellProperties?.VerticalMerge is not null)
            falling[column] = merges.Count;
        if (span > 1 || cell.TableCellProperties?.VerticalMerge is not null)
            merges.Add(new(row, column, row, column + span - 1));
    }
}
