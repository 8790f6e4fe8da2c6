using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Rectify.Documents.Writing;

/// <summary>
/// The rows of one sheet, written forward only into a spool file: while the sheet is being written nothing of it is in memory.
/// Texts are inline strings, hence never a formula, whatever they begin with.
/// </summary>
internal sealed partial class LedgerSheet : IDisposable
{
    /// <summary>What a cell can hold; a longer text ends in a note.</summary>
    public const int LongestText = 32_767;

    private const string CutNote = "……（原文过长，此处未全部列出）";
    private const string SpreadsheetNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Day 0 of Excel's calendar as it counts from March 1900 on.</summary>
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    private readonly FileStream _spool = SpoolFile();
    private readonly XmlWriter _xml;

    public LedgerSheet() => _xml = XmlWriter.Create(_spool, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false });

    /// <summary>The row written last; 0 before the first.</summary>
    public int Rows { get; private set; }

    public void Begin(Action<XmlWriter> beforeRows)
    {
        _xml.WriteStartDocument(standalone: true);
        _xml.WriteStartElement("worksheet", SpreadsheetNamespace);
        beforeRows(_xml);
        _xml.WriteStartElement("sheetData");
    }

    public void BeginRow(double? heightInPoints = null)
    {
        Rows++;
        _xml.WriteStartElement("row");
        _xml.WriteAttributeString("r", Invariant(Rows));
        if (heightInPoints is { } height)
        {
            _xml.WriteAttributeString("ht", height.ToString("0.##", CultureInfo.InvariantCulture));
            _xml.WriteAttributeString("customHeight", "1");
        }
    }

    public void EndRow() => _xml.WriteEndElement();

    public void Cell(int column, int style, LedgerValue value)
    {
        _xml.WriteStartElement("c");
        _xml.WriteAttributeString("r", Reference(column, Rows));
        _xml.WriteAttributeString("s", Invariant(style));
        if (value.Text is { } text)
        {
            _xml.WriteAttributeString("t", "inlineStr");
            _xml.WriteStartElement("is");
            _xml.WriteStartElement("t");
            _xml.WriteAttributeString("xml", "space", null, "preserve");
            _xml.WriteString(Writable(text));
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }
        else if (value.Day is { } day)
        {
            _xml.WriteElementString("v", Invariant(day.DayNumber - DayZero.DayNumber));
        }
        else if (value.Number is { } number)
        {
            _xml.WriteElementString("v", number.ToString("0.############################", CultureInfo.InvariantCulture));
        }
        _xml.WriteEndElement();
    }

    public void End(Action<XmlWriter> afterRows)
    {
        _xml.WriteEndElement();
        afterRows(_xml);
        _xml.WriteEndElement();
        _xml.WriteEndDocument();
        _xml.Flush();
    }

    public void CopyTo(Stream output)
    {
        _spool.Position = 0;
        _spool.CopyTo(output);
    }

    public void Dispose()
    {
        _xml.Dispose();
        _spool.Dispose();
    }

    /// <summary>A temporary file that nobody else can read and that is gone when it is closed.</summary>
    public static FileStream SpoolFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 64 * 1024,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), "rectify-ledger-" + Path.GetRandomFileName()), options);
    }

    /// <summary>A1; column 0 is A.</summary>
    public static string Reference(int column, int row) => ColumnName(column) + Invariant(row);

    public static string ColumnName(int column) => column < 26
        ? ((char)('A' + column)).ToString()
        : ColumnName(column / 26 - 1) + (char)('A' + column % 26);

    private static string Writable(string text)
    {
        var clean = XmlText.Clean(text);
        // _x000D_ in a cell is read as the character it names: a text that holds these very letters is escaped
        if (clean.Contains("_x", StringComparison.Ordinal))
            clean = CharacterEscape().Replace(clean, "_x005F$0");
        if (clean.Length <= LongestText)
            return clean;
        var end = LongestText - CutNote.Length;
        return (char.IsHighSurrogate(clean[end - 1]) ? clean[..(end - 1)] : clean[..end]) + CutNote;
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex CharacterEscape();
}
