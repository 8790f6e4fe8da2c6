using System.Text.RegularExpressions;

namespace Rectify.App.Notices;

/// <summary>Takes a text that counts its own items apart: each line, and within a line 一是…二是…; the notice numbers them itself.</summary>
internal static partial class Enumerated
{
    public static IReadOnlyList<string> Items(string? text) =>
        [.. (text ?? "").ReplaceLineEndings("\n").Split('\n').SelectMany(Counted).Select(item => item.Trim()).Where(item => item.Length > 0)];

    /// <summary>A line that opens with words before 一是 stays whole: they belong to all its items.</summary>
    private static IEnumerable<string> Counted(string line) => First().IsMatch(line) ? Ordinal().Split(line) : [line];

    [GeneratedRegex(@"^\s*一是")]
    private static partial Regex First();

    // 一是，建立台账。二是
    [GeneratedRegex(@"(?:^|(?<=[。；;！？]))\s*[一二三四五六七八九十]{1,3}是[，,：:]?")]
    private static partial Regex Ordinal();
}
