using System.Text.RegularExpressions;
using Rectify.Documents.Text;

namespace Rectify.Documents.Reading;

/// <summary>The ordinals of headings as rows of a table, tried in this order where a heading may begin; the group "n" is the number. Headings of one shape are neighbours.</summary>
internal static partial class OrdinalForms
{
    public static IReadOnlyList<(string Shape, Regex Pattern)> Table { get; } =
    [
        ("第一部分", Part()), (CountedProblem, Entry()), ("第一，", First()), ("一、", Chinese()), ("（一）", ChineseBracketed()), ("1.1", Decimal()), ("1.", Arabic()), ("1)", ArabicClosed()), ("(1)", ArabicBracketed()), ("①", Circled()),
    ];

    /// <summary>The shape of an ordinal that says what it counts.</summary>
    public const string CountedProblem = "第一项";

    [GeneratedRegex(@"\G第(?<n>[一二三四五六七八九十]{1,3})部分[：:、\s]?")]
    private static partial Regex Part();

    /// <summary>第一项：..., 第3个问题：... at the start of a line.</summary>
    [GeneratedRegex(@"\G(?<=^|\n)第(?<n>[一二三四五六七八九十]{1,3}|\d{1,3})(?:项|条|个)(?:反馈|整改)?(?:问题|任务|事项)?[：:、]")]
    private static partial Regex Entry();

    /// <summary>At the start of a line only, and where the heading is a short sentence with a text after it; elsewhere it counts entries.</summary>
    [GeneratedRegex(@"\G(?<=^|\n)(?<n>[①-⑳])(?=[^。，；：\n]{4,45}(?:。[^\n]{8}|\n(?![①-⑳])))")]
    private static partial Regex Circled();

    /// <summary>第一，...的问题。 on a line of its own or opening one; elsewhere it counts items.</summary>
    [GeneratedRegex(@"\G(?<=^|\n)第(?<n>[一二三四五六七八九十]{1,3})[，、：](?=[^。；\n]{2,80}(?:问题|方面|不足|短板)(?:[。：，]|\n)|(?:关于|有关|针对)?(?:贵|你)[组办局委院厅单])")]
    private static partial Regex First();

    /// <summary>With a stop in place of the mark at the start of a line only.</summary>
    [GeneratedRegex(@"\G(?:(?<n>[一二三四五六七八九十百]{1,5})、|(?<=^|\n)(?<n>[一二三四五六七八九十]{1,3})[.．]\s?(?=[^\n]))")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\G[（(](?<n>[一二三四五六七八九十]{1,3})[）)][、.．]?")]
    private static partial Regex ChineseBracketed();

    [GeneratedRegex(@"\G(?:(?<=^|\n)(?<n>\d{1,3})[．.、]\k<n>[．.、](?!\d)|(?<n>\d{1,3})\s?[．.、](?!\d)|(?<=^|\n)(?<n>\d{1,2})，(?=[一-龥“])|(?<=^|\n)(?<n>\d{1,3})(?:、(?=\d)|[．.](?=" + LineOpeners.Counted + @")))")]
    private static partial Regex Arabic();

    [GeneratedRegex(@"\G(?<=^|\n)(?<n>\d{1,2})[）)][、.．]?")]
    private static partial Regex ArabicClosed();

    /// <summary>1.1 关于..., 2-3 ... at the start of a line; 1.5万元 is none.</summary>
    [GeneratedRegex(@"\G(?<=^|\n)(?!(?<d>\d{1,2})[.．]\k<d>[.．、](?!\d))(?<n>\d{1,2}[.．-]\d{1,2})[.．、]?" + LineOpeners.NoQuantity + @"(?=\s?[“一-龥])\s?")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"\G[（(](?<n>\d{1,3})[）)][、.．]?")]
    private static partial Regex ArabicBracketed();
}
