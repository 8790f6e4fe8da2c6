using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Text.Tables;

/// <summary>
/// A workbook (.xlsx) as text, one line for each row and tabs between cells, together with its sheets cell by cell. Read forward only: nothing but
/// the texts of its cells is kept. Hidden sheets are named and not read.
/// </summary>
internal sealed class WorkbookText
{
    private const int MostCells = 5_000_000;

    private readonly WorkbookParts parts;
    private readonly TextLimits limits;
    private readonly StringBuilder raw = new();
    private readonly List<SheetTable> tables = [];
    private readonly List<string> hidden = [];
    private readonly StringBuilder heads = new();
    private List<string> shared = [];
    private CellFormats formats = null!;
    private int cellsTaken;
    private bool isCut;

    private WorkbookText(WorkbookParts parts, TextLimits limits)
    {
        this.parts = parts;
        this.limits = limits;
    }

    public sealed record Result(string Text, string Head, ImmutableList<SheetTable> Tables, ImmutableList<string> HiddenSheets, TextLoad.Refused? Refusal, bool IsCut = false);

    public static Result Read(byte[] bytes, TextLimits limits)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            var workbook = new WorkbookText(new WorkbookParts(archive, limits), limits);
            return workbook.Read();
        }
        catch (WorkbookParts.RefusedException refused)
        {
            return Refuse(refused.Reason, refused.Reason == RefusalReason.TooLarge ? $"{limits.LedgerCharacters}" : null);
        }
        catch (Exception broken) when (broken is XmlException or IOException or InvalidDataException or NotSupportedException or ArgumentException or FormatException)
        {
            return Refuse(RefusalReason.Broken, null);
        }
    }

    private static Result Refuse(RefusalReason reason, string? detail) => new("", "", [], [], new TextLoad.Refused(reason, detail));

    private Result Read()
    {
        var workbookPart = parts.Relations("").Values.FirstOrDefault(relation => relation.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target ?? "xl/workbook.xml";
        if (!parts.Has(workbookPart))
            return Refuse(RefusalReason.Broken, null);
        var relations = parts.Relations(workbookPart);
        var (sheets, from1904) = (new List<(string Name, string Part, bool Hidden)>(), false);
        parts.Read(workbookPart, reader =>
        {
            if (reader.LocalName == "workbookPr")
                from1904 = reader.GetAttribute("date1904") is "1" or "true";
            if (reader.LocalName == "sheet" && Id(reader) is { } id && relations.TryGetValue(id, out var relation) && relation.Type.EndsWith("/worksheet", StringComparison.Ordinal))
                sheets.Add((reader.GetAttribute("name") ?? $"Sheet{sheets.Count + 1}", relation.Target, reader.GetAttribute("state") is "hidden" or "veryHidden"));
        });
        formats = new CellFormats(parts, PartOf(relations, "/styles"), from1904);
        if (PartOf(relations, "/sharedStrings") is { } strings)
            shared = CellStrings.Shared(parts, strings, limits.LedgerCharacters);

        hidden.AddRange(sheets.Where(sheet => sheet.Hidden).Select(sheet => sheet.Name));
        var shown = sheets.Where(sheet => !sheet.Hidden).ToList();
        foreach (var sheet in shown.TakeWhile(_ => !isCut))
            Sheet(sheet.Name, sheet.Part, named: shown.Count > 1);
        var text = raw.ToString();
        return new(text, $"{string.Join('\n', sheets.Select(sheet => sheet.Name))}\n{heads}", [.. tables], [.. hidden], null, isCut);
    }

    private static string? PartOf(Dictionary<string, (string Type, string Target)> relations, string kind) =>
        relations.Values.FirstOrDefault(relation => relation.Type.EndsWith(kind, StringComparison.Ordinal)).Target;

    private static string? Id(XmlReader reader)
    {
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.LocalName == "id" && reader.Prefix.Length > 0)
            {
                var id = reader.Value;
                reader.MoveToElement();
                return id;
            }
        }
        reader.MoveToElement();
        return null;
    }

    private void Sheet(string name, string part, bool named)
    {
        if (raw.Length > 0)
            raw.Append('\n');
        if (named)
            raw.Append("工作表：").Append(Flat(name)).Append('\n');
        var start = raw.Length;
        var (rows, merges) = (new List<SheetRow>(), new List<SheetMerge>());
        var cells = new List<SheetCell>();
        var (rowNumber, column, isHidden, type, style) = (0, -1, false, (string?)null, (string?)null);
        var value = new StringBuilder();
        void EndCell()
        {
            if (column >= 0 && column < CellAddress.MostColumns && value.Length > 0 && TextOf(value.ToString(), type, style) is { Length: > 0 } text)
            {
                // places come when the row is complete: a row may name its cells in any order
                cells.Add(new(column, 0, text));
                if (++cellsTaken > MostCells)
                    throw new WorkbookParts.RefusedException(RefusalReason.TooLarge);
            }
            value.Clear();
        }
        void EndRow()
        {
            EndCell();
            if (cells.Count > 0)
                rows.Add(new(rowNumber, isHidden, Placed(cells)));
            cells.Clear();
            column = -1;
            if (raw.Length > limits.LedgerCharacters)
                throw new WorkbookParts.RefusedException(RefusalReason.TooLarge);
        }
        void Take(XmlReader reader)
        {
            switch (reader.LocalName)
            {
                case "row":
                    EndRow();
                    rowNumber = int.TryParse(reader.GetAttribute("r"), out var number) && number > rowNumber ? number : rowNumber + 1;
                    isHidden = reader.GetAttribute("hidden") is "1" or "true";
                    break;
                case "c":
                    EndCell();
                    column = CellAddress.ColumnOf(reader.GetAttribute("r")) ?? column + 1;
                    (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
                    break;
                case "v" or "t" when column >= 0:
                    CellStrings.Content(reader, value);
                    break;
                case "mergeCell" when merges.Count < 1_000_000 && CellAddress.MergeOf(reader.GetAttribute("ref")) is { } merge:
                    merges.Add(merge);
                    break;
                case "oddHeader" or "evenHeader" or "firstHeader" when heads.Length < 2_000:
                    CellStrings.Content(reader, heads);
                    heads.Append('\n');
                    break;
            }
        }
        try
        {
            parts.Read(part, Take);
            EndRow();
        }
        catch (WorkbookParts.RefusedException beyond) when (beyond.Reason == RefusalReason.TooLarge && limits.CutsOff)
        {
            isCut = true;
        }
        tables.Add(new SheetTable
        {
            Name = name,
            IsWorksheet = true,
            Rows = rows,
            Merges = [.. merges.OrderBy(merge => merge.FirstRow)],
            Span = TextSpan.FromTo(start, raw.Length),
        });
    }

    /// <summary>The cells of a row in order, written to the raw text as one line.</summary>
    private SheetCell[] Placed(List<SheetCell> cells)
    {
        cells.Sort((a, b) => a.Column.CompareTo(b.Column));
        var placed = new SheetCell[cells.Count];
        var column = 0;
        for (var i = 0; i < placed.Length; i++)
        {
            raw.Append('\t', Math.Max(0, cells[i].Column - column));
            column = cells[i].Column;
            placed[i] = cells[i] with { Start = raw.Length };
            raw.Append(Flat(cells[i].Text));
        }
        raw.Append('\n');
        return placed;
    }

    private string TextOf(string value, string? type, string? style) => type switch
    {
        "s" => int.TryParse(value.Trim(), out var index) && index >= 0 && index < shared.Count ? shared[index] : "",
        "b" => value.Trim() == "1" ? "是" : "否",
        "str" or "inlineStr" or "e" or "d" => CellStrings.Clean(value),
        _ => formats.Print(value.Trim(), style),
    };

    /// <summary>One line of raw text, of the same length.</summary>
    private static string Flat(string text) => text.AsSpan().IndexOfAny('\n', '\t') < 0 ? text : text.Replace('\n', ' ').Replace('\t', ' ');
}
