using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Rectify.Documents.Text.Tables;

/// <summary>What the number formats of a workbook make of a number: a day, a month, a percentage or the number itself.</summary>
internal sealed partial class CellFormats
{
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <summary>Numbers of formats that Excel does not write out; those from 27 to 58 as Chinese editions set them.</summary>
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [9] = "0%", [10] = "0.00%", [14] = "yyyy/m/d", [15] = "d-mmm-yy", [16] = "d-mmm", [17] = "mmm-yy", [22] = "yyyy/m/d h:mm",
        [27] = "yyyy年m月", [28] = "m月d日", [29] = "m月d日", [30] = "m-d-yy", [31] = "yyyy年m月d日", [36] = "yyyy年m月", [50] = "yyyy年m月",
        [51] = "m月d日", [52] = "yyyy年m月", [53] = "m月d日", [54] = "m月d日", [57] = "yyyy年m月", [58] = "m月d日",
    };

    private readonly Dictionary<int, string> codes = new(BuiltIn);
    private readonly List<int> formatOf = [];
    private readonly int dayOffset;

    public CellFormats(WorkbookParts parts, string? stylesPart, bool from1904)
    {
        dayOffset = from1904 ? 1462 : 0;
        var inCellFormats = false;
        if (stylesPart is not null)
        {
            parts.Read(stylesPart, reader =>
            {
                switch (reader.LocalName)
                {
                    case "numFmt" when int.TryParse(reader.GetAttribute("numFmtId"), out var id):
                        codes[id] = reader.GetAttribute("formatCode") ?? "";
                        break;
                    case "cellXfs" or "cellStyleXfs" or "dxfs" or "cellStyles":
                        inCellFormats = reader.LocalName == "cellXfs";
                        break;
                    case "xf" when inCellFormats && formatOf.Count < 65_536:
                        formatOf.Add(int.TryParse(reader.GetAttribute("numFmtId"), out var format) ? format : 0);
                        break;
                }
            });
        }
    }

    public string Print(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return value;
        var code = int.TryParse(style, out var index) && index >= 0 && index < formatOf.Count ? codes.GetValueOrDefault(formatOf[index], "") : "";
        var plain = Decoration().Replace(code, "");
        if (plain.Contains('%'))
            return Number(number * 100) + "%";
        var (hasYear, hasDay) = (plain.Contains('y') || plain.Contains('Y') || plain.Contains('e'), plain.Contains('d') || plain.Contains('D'));
        if ((hasYear || hasDay) && plain is not "General" && !plain.Contains('0') && !plain.Contains('#') && DayOf(number) is { } day)
            return hasDay ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : $"{day.Year}年{day.Month}月";
        return Number(number);
    }

    private DateOnly? DayOf(double number) =>
        number is >= 1 and < 2_958_466 ? DayZero.AddDays(Math.Min((int)number + dayOffset, 2_958_465)) : null;

    /// <summary>As a person typed it: 0.3, not 0.30000000000000004.</summary>
    private static string Number(double number) => Math.Abs(number) is < 1e15 and (0 or >= 1e-6)
        ? Math.Round((decimal)number, 10).ToString("0.##########", CultureInfo.InvariantCulture)
        : number.ToString("G15", CultureInfo.InvariantCulture);

    /// <summary>Quoted words, escaped characters and brackets ([$-804], [Red], [h]) say nothing about day or number.</summary>
    [GeneratedRegex(@"""[^""]*""|\\.|\[[^\]]*\]|_.")]
    private static partial Regex Decoration();
}
