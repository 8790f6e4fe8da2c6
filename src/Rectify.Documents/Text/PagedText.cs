using System.Text.RegularExpressions;

namespace Rectify.Documents.Text;

/// <summary>What a document is read as.</summary>
public enum PagedKind
{
    Plain,

    /// <summary>Values between commas, semicolons or tabs.</summary>
    Separated,
    Word,
    Workbook,
    Pdf,
}

/// <param name="Column">From 0; a line of text is one cell.</param>
public readonly record struct TextCell(int Column, string Text);

/// <summary>A line of text, or a row of a table.</summary>
/// <param name="Number">As the sheet prints it, or the line's, from 1.</param>
public sealed record TextRow(int Number, IReadOnlyList<TextCell> Cells);

/// <summary>As much as is looked at at once: a page of a PDF, some rows of a sheet, some lines of a text.</summary>
/// <param name="Sheet">The sheet's name; null outside of workbooks.</param>
/// <param name="IsTable">Rows of a sheet or of separated values, not lines.</param>
public sealed partial record TextPage(string? Sheet, bool IsTable, IReadOnlyList<TextRow> Rows)
{
    /// <summary>The page's text to search in: lines as <see cref="Flow"/> puts them together, rows as they are.</summary>
    public string Flowing { get; } = IsTable ? Join(Rows) : Flow(Join(Rows));

    /// <summary>A line that breaks between two Chinese characters goes on, and the blanks that type setting puts beside Chinese characters are taken out: nobody types them.</summary>
    public static string Flow(string text) => Blanks().Replace(BrokenLine().Replace(text, ""), "");

    private static string Join(IReadOnlyList<TextRow> rows) => string.Join('\n', rows.Select(row => string.Join('\t', row.Cells.Select(cell => cell.Text.Trim()))));

    [GeneratedRegex(@"(?<=[\u3400-\u9fff，、；：（“]) *\n *(?=[\u3400-\u9fff，、；：）”。])")]
    private static partial Regex BrokenLine();

    [GeneratedRegex(@"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff0-9A-Za-z])|(?<=[0-9A-Za-z%]) +(?=[\u3400-\u9fff])")]
    private static partial Regex Blanks();
}

/// <summary>A document as pages of text, to be looked at and searched: what a reader sees and nothing that runs. Bounded; what lies beyond the bounds is left out, and that is said.</summary>
/// <param name="IsCut">More follows that was not read.</param>
/// <param name="HiddenSheets">Names of a workbook's hidden sheets, which are not read.</param>
/// <param name="Refusal">Why there are no pages; null when there are.</param>
public sealed record PagedText(IReadOnlyList<TextPage> Pages, bool IsCut = false, IReadOnlyList<string>? HiddenSheets = null, RefusalReason? Refusal = null)
{
    private const int RowsOfPage = 100;
    private const int LinesOfPage = 80;
    private const int CharactersOfPage = 4_000;
    private const int CharactersOfRows = 40_000;

    /// <summary>Pages of a PDF beyond are not read.</summary>
    public const int MostPages = 300;

    /// <summary>Less than what is read in as a document: a piece that is looked at is held in memory.</summary>
    private static readonly TextLimits Limits = TextLimits.Default with { LedgerCharacters = 1_000_000, UnpackedWorkbookBytes = 256 * 1024 * 1024, CutsOff = true };

    /// <param name="content">From its start; closed by the caller. A PDF is read where it lies when it is a file.</param>
    public static PagedText Read(Stream content, PagedKind kind, TextLimits? limits = null)
    {
        var within = limits ?? Limits;
        if (kind == PagedKind.Pdf) return Pdf(content, within);
        var (bytes, isWhole) = Head(content, within.FileBytes);
        if (kind is PagedKind.Plain or PagedKind.Separated) return Plain(bytes, isWhole, kind, within);
        if (!isWhole) return Refused(RefusalReason.TooLarge);
        var check = PackageCheck.Run(bytes, within);
        if (check.Refusal is { } refusal) return Refused(refusal.Reason);
        return kind == PagedKind.Word ? Word(bytes, within) : Workbook(bytes, within);
    }

    private static PagedText Refused(RefusalReason reason) => new([], Refusal: reason);

    private static PagedText Pdf(Stream content, TextLimits limits)
    {
        var read = content is FileStream file ? PdfText.Read(file.Name, limits, MostPages) : PdfText.Read(Head(content, limits.FileBytes).Bytes, limits, MostPages);
        if (read.Refusal is { } refusal) return Refused(refusal.Reason);
        var pages = read.Text.Split('\f');
        // a form feed ends every page, the last one too
        return new([.. pages.Take(Math.Max(1, pages.Length - 1)).Select(page => new TextPage(null, false, [.. Lines(page.TrimEnd()).Select((line, i) => Line(i + 1, line))]))], read.IsCut);
    }

    private static PagedText Plain(byte[] bytes, bool isWhole, PagedKind kind, TextLimits limits)
    {
        if (PlainText.Decode(bytes) is not { } text) return Refused(RefusalReason.Binary);
        var isCut = !isWhole || text.Length > limits.Characters;
        text = text[..Math.Min(text.Length, limits.Characters)];
        if (string.IsNullOrWhiteSpace(text)) return Refused(RefusalReason.Empty);
        return kind == PagedKind.Plain
            ? new([.. Paged(null, false, Lines(text).SelectMany(Short).Select((line, i) => Line(i + 1, line)))], isCut)
            : new([.. Paged(null, true, SeparatedValues.Rows(text))], isCut);
    }

    private static PagedText Word(byte[] bytes, TextLimits limits)
    {
        var read = DocxText.Read(bytes, limits);
        if (read.Refusal is { } refusal) return Refused(refusal.Reason);
        if (string.IsNullOrWhiteSpace(read.Text)) return Refused(RefusalReason.Empty);
        var isCut = read.Text.Length > limits.Characters;
        var lines = Lines(isCut ? read.Text[..limits.Characters] : read.Text).SelectMany(Short);
        return new([.. Paged(null, false, lines.Select((line, i) => new TextRow(i + 1, [.. line.Split('\t').Select((cell, column) => new TextCell(column, cell))])))], isCut);
    }

    private static PagedText Workbook(byte[] bytes, TextLimits limits)
    {
        var read = Tables.WorkbookText.Read(bytes, limits);
        if (read.Refusal is { } refusal) return Refused(refusal.Reason);
        var pages = read.Tables.SelectMany(table => Paged(table.Name, true, table.Rows.Select(row => new TextRow(row.Number, [.. row.Cells.Select(cell => new TextCell(cell.Column, cell.Text))])))).ToList();
        return pages.Count == 0 ? Refused(RefusalReason.Empty) with { HiddenSheets = read.HiddenSheets } : new(pages, read.IsCut, read.HiddenSheets);
    }

    private static IEnumerable<TextPage> Paged(string? sheet, bool isTable, IEnumerable<TextRow> rows)
    {
        var (most, characters) = isTable ? (RowsOfPage, CharactersOfRows) : (LinesOfPage, CharactersOfPage);
        var (page, length) = (new List<TextRow>(), 0);
        foreach (var row in rows)
        {
            if (page.Count == most || length > characters)
            {
                yield return new TextPage(sheet, isTable, page);
                (page, length) = ([], 0);
            }
            page.Add(row);
            length += row.Cells.Sum(cell => cell.Text.Length);
        }
        if (page.Count > 0) yield return new TextPage(sheet, isTable, page);
    }

    private static TextRow Line(int number, string text) => new(number, [new TextCell(0, text)]);

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>A line longer than a page goes on in the next.</summary>
    private static IEnumerable<string> Short(string line)
    {
        while (line.Length > CharactersOfPage)
        {
            var end = char.IsHighSurrogate(line[CharactersOfPage - 1]) ? CharactersOfPage - 1 : CharactersOfPage;
            yield return line[..end];
            line = line[end..];
        }
        yield return line;
    }

    private static (byte[] Bytes, bool IsWhole) Head(Stream content, int most)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            var room = most - (int)copy.Length;
            copy.Write(buffer, 0, Math.Min(read, room));
            if (read > room) return (copy.ToArray(), false);
        }
        return (copy.ToArray(), true);
    }
}
