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

    public static string? InFileName(string fileName) => Find(fileName, InName());

    public static string? InHead(string text) => Find(text.Length > HeadCharacters ? text[..HeadCharacters] : text, InText());

    private static string? Find(string text, Regex mark)
    {
        var compact = Blanks().Replace(text, "");
        return mark.Match(compact) is { Success: true } match ? match.Groups["m"].Value : null;
    }

    [GeneratedRegex(@"[^\S\n]|[\u200b\ufeff]")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<m>(?:绝密|机密|秘密)(?:[★☆*＊✩]|级))|密级[：:]?(?<m>绝密|机密|秘密)|^(?:[（(【\[])?(?<m>绝密|机密|秘密)(?:[）)】\]]?)$", RegexOptions.Multiline)]
    private static partial Regex InText();

    [GeneratedRegex(@"(?<m>(?:绝密|机密|秘密)(?:[★☆*＊✩]|级))|[（(【\[](?<m>绝密|机密|秘密)[）)】\]]|^(?<m>绝密|机密|秘密)(?=[-_—.])")]
    private static partial Regex InName();
}
