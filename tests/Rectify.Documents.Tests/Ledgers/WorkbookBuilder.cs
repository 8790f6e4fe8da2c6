using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Rectify.Documents.Text;
using Rectify.Documents.Text.Tables;
using Xunit;

namespace Rectify.Documents.Tests.Ledgers;

/// <summary>Workbooks written part by part, so that a test can hold exactly the cells it is about.</summary>
internal sealed class WorkbookBuilder
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, SheetBuilder Sheet, string State)> sheets = [];
    private readonly List<string> strings = [];
    private readonly Dictionary<string, string> further = [];

    public bool From1904 { get; init; }

    /// <summary>Texts as shared strings, as Excel writes them; otherwise inline.</summary>
    public bool Shared { get; init; } = true;

    public WorkbookBuilder Sheet(string name, Action<SheetBuilder> fill, string state = "visible")
    {
        var sheet = new SheetBuilder(this);
        fill(sheet);
        sheets.Add((name, sheet, state));
        return this;
    }

    public WorkbookBuilder Raw(string path, string content)
    {
        further[path] = content;
        return this;
    }

    public SourceText Load(string fileName = "台账.xlsx") =>
        Assert.IsType<TextLoad.Loaded>(TextLoader.FromFile(new MemoryStream(Build()), fileName)).Source;

    public byte[] Build()
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""",
            ["_rels/.rels"] = $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
            ["xl/styles.xml"] = $"""<styleSheet {Main}><numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="10"/></cellXfs></styleSheet>""",
        };
        var links = new StringBuilder($"""<Relationship Id="s" Type="{Relation}/styles" Target="styles.xml"/><Relationship Id="t" Type="{Relation}/sharedStrings" Target="sharedStrings.xml"/>""");
        var list = new StringBuilder();
        for (var i = 0; i < sheets.Count; i++)
        {
            parts[$"xl/worksheets/sheet{i + 1}.xml"] = $"<worksheet {Main}>{sheets[i].Sheet.Xml()}</worksheet>";
            links.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="r{i + 1}" Type="{Relation}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>""");
            list.Append(CultureInfo.InvariantCulture, $"""<sheet name="{SecurityElement.Escape(sheets[i].Name)}" sheetId="{i + 1}" state="{sheets[i].State}" r:id="r{i + 1}"/>""");
        }
        parts["xl/workbook.xml"] = $"<workbook {Main}><workbookPr date1904=\"{(From1904 ? 1 : 0)}\"/><sheets>{list}</sheets></workbook>";
        parts["xl/_rels/workbook.xml.rels"] = $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>""";
        parts["xl/sharedStrings.xml"] = $"<sst {Main}>{string.Concat(strings.Select(text => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></si>"))}</sst>";
        foreach (var (path, content) in further)
            parts[path] = content;

        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in parts)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return stream.ToArray();
    }

    private int Share(string text)
    {
        var at = strings.IndexOf(text);
        if (at < 0)
        {
            strings.Add(text);
            at = strings.Count - 1;
        }
        return at;
    }

    public sealed class SheetBuilder(WorkbookBuilder workbook)
    {
        private readonly StringBuilder rows = new();
        private readonly List<string> merges = [];
        private int number;

        public SheetBuilder Row(params object?[] values) => Add(values, "");

        public SheetBuilder HiddenRow(params object?[] values) => Add(values, " hidden=\"1\"");

        public SheetBuilder Merge(params string[] ranges)
        {
            merges.AddRange(ranges);
            return this;
        }

        public string Xml() => $"<sheetData>{rows}</sheetData>{(merges.Count == 0 ? "" : $"<mergeCells count=\"{merges.Count}\">{string.Concat(merges.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>")}";

        private SheetBuilder Add(object?[] values, string attributes)
        {
            number++;
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\"{attributes}>");
            for (var column = 0; column < values.Length; column++)
                rows.Append(Cell(SheetTable.Address(column, number), values[column]));
            rows.Append("</row>");
            return this;
        }

        private string Cell(string address, object? value) => value switch
        {
            null => $"<c r=\"{address}\" s=\"0\"/>",
            // a day of which the format shows year and month only
            (int year, int month) => $"<c r=\"{address}\" s=\"2\"><v>{Serial(new DateOnly(year, month, 1))}</v></c>",
            DateOnly day => $"<c r=\"{address}\" s=\"1\"><v>{Serial(day)}</v></c>",
            int or double => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{address}\"><v>{value}</v></c>"),
            _ when workbook.Shared => $"<c r=\"{address}\" t=\"s\"><v>{workbook.Share($"{value}")}</v></c>",
            _ => $"<c r=\"{address}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape($"{value}")}</t></is></c>",
        };

        private int Serial(DateOnly day) => day.DayNumber - new DateOnly(1899, 12, 30).DayNumber - (workbook.From1904 ? 1462 : 0);
    }
}
