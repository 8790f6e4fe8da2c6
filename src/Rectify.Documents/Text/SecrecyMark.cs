using System.Text.RegularExpressions;

namespace Rectify.Documents.Text;

/// <summary>
/// Finds the mark of a degree of secrecy (绝密, 机密, 秘密 with ★ or 级) in a file name or the head of a text.
/// Such a document may not be in this system; it is refused before anything of it is kept.
/// </summary>
public static partial class SecrecyMark
{
    /// <summary>A mark stands on the first page; further down the words are spoken about.</summary>
    private const int HeadCharacters = 1_000;

    /// <summary>A line that is nothing but a mark, with blanks between its signs.</summary>
    private const int LongestLine = 60;

    public static string? InFileName(string fileName) => Find(fileName, InName());

    public static string? InHead(string text) => Find(text.Length > HeadCharacters ? text[..HeadCharacters] : text, InText());

    /// <summary>In a whole text, as it is once it is taken out of the file: in its head, or on a line or in a cell of its own anywhere, as a classified attachment bears it. Null where there is none.</summary>
    public static (string Mark, int Page)? InPages(IReadOnlyList<TextPage> pages)
    {
        if (pages.Count > 0 && InHead(string.Join('\n', pages[0].Rows.SelectMany(row => row.Cells).Select(cell => cell.Text))) is { } head) return (head, 1);
        for (var page = 0; page < pages.Count; page++)
            foreach (var cell in pages[page].Rows.SelectMany(row => row.Cells))
                if (cell.Text.Length <= LongestLine && Find(cell.Text, OnItsOwn()) is { } mark) return (mark, page + 1);
        return null;
    }

    private static string? Find(string text, Regex mark)
    {
        var compact = Blanks().Replace(text, "");
        return mark.Match(compact) is { Success: true } match ? match.Groups["m"].Value : null;
    }

    [GeneratedRegex(@"[^\S\n]|[\u200b\ufeff]")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<m>(?:绝密|机密|秘密)(?:[★☆*＊✩]|级))|密级[：:]?(?<m>绝密|机密|秘密)|^(?:[（(【\[])?(?<m>绝密|机密|秘密)(?:[）)】\]]?)$", RegexOptions.Multiline)]
    private static partial Regex InText();

    // 机密★10年, 秘密★长期, 密级：秘密; a bare word further down is a heading or a value of something else
    [GeneratedRegex(@"^(?:密级[：:]?(?<m>绝密|机密|秘密)|(?<m>(?:绝密|机密|秘密)[★☆*＊✩]))(?:[\d一二三四五六七八九十]{1,3}(?:年|个月)|长期)?$")]
    private static partial Regex OnItsOwn();

    [GeneratedRegex(@"(?<m>(?:绝密|机密|秘密)(?:[★☆*＊✩]|级))|[（(【\[](?<m>绝密|机密|秘密)[）)】\]]|^(?<m>绝密|机密|秘密)(?=[-_—.])")]
    private static partial Regex InName();
}
