using System.Text.RegularExpressions;

namespace Rectify.Domain.Supervision;

/// <summary>What people leave in a draft to fill in later; a text that goes out holds none of it.</summary>
public static partial class Placeholders
{
    public static bool IsIn(string text) => Sign().IsMatch(text);

    // ××局, XX月XX日, ____, 【单位名称】, {unit}, 待填
    [GeneratedRegex(@"[×✕]{2}|[xX]{2}|[＿_]{2}|【[^】]*】|\{[^}]*\}|待(?:填|补充|定)", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();
}
