using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Rectify.Documents.Text.Tables;

/// <summary>The texts of cells: shared strings, their parts put together, escapes and line breaks read.</summary>
internal static partial class CellStrings
{
    /// <summary>The table of shared strings; readings of characters (phonetic runs) are left out.</summary>
    public static List<string> Shared(WorkbookParts parts, string part, long most)
    {
        var (strings, current, characters, phonetic) = (new List<string>(), new StringBuilder(), 0L, -1);
        var open = false;
        parts.Read(part, reader =>
        {
            if (phonetic >= 0 && reader.Depth <= phonetic)
                phonetic = -1;
            switch (reader.LocalName)
            {
                case "si":
                    if (open)
                        strings.Add(Clean(current.ToString()));
                    open = true;
                    current.Clear();
                    break;
                case "rPh":
                    phonetic = reader.Depth;
                    break;
                case "t" when phonetic < 0 && !reader.IsEmptyElement:
                    var before = current.Length;
                    Content(reader, current);
                    if ((characters += current.Length - before) > most)
                        throw new WorkbookParts.RefusedException(RefusalReason.TooLarge);
                    break;
            }
        });
        if (open)
            strings.Add(Clean(current.ToString()));
        return strings;
    }

    /// <summary>Appends the text of the element the reader stands on and leaves it on the element's end.</summary>
    public static void Content(XmlReader reader, StringBuilder into)
    {
        if (reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                into.Append(reader.Value);
        }
    }

    /// <summary>Line breaks as \n, blanks at both ends off, half characters out; escapes (_x000D_) read.</summary>
    public static string Clean(string text)
    {
        if (text.Contains("_x", StringComparison.Ordinal))
            text = Escape().Replace(text, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString());
        if (text.AsSpan().ContainsAny('\r', '\u2028', '\v') || text.Contains('\f'))
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\u2028', '\n').Replace('\v', '\n').Replace('\f', '\n');
        return Writing.XmlText.Clean(text).Trim();
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
