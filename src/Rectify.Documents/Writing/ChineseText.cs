using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Rectify.Domain.Notices;

namespace Rectify.Documents.Writing;

/// <summary>Ordinals, days and enumerations as official documents write them.</summary>
internal static partial class ChineseText
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>1 to 999: 一, 十, 二十一, 一百零三.</summary>
    public static string Number(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 999);
        var text = new StringBuilder();
        if (n >= 100)
            text.Append(Digits[n / 100]).Append('百');
        var tens = n / 10 % 10;
        if (tens > 1 || tens == 1 && n >= 100)
            text.Append(Digits[tens]);
        if (tens > 0)
            text.Append('十');
        else if (n > 100 && n % 100 > 0)
            text.Append('零');
        if (n % 10 > 0)
            text.Append(Digits[n % 10]);
        return text.ToString();
    }

    /// <summary>The ordinal of a heading by its level, GB/T 9704-2012, 7.3.3: 一、 （一） 1． （1） and below these ①.</summary>
    public static string Ordinal(int level, int n) => level switch
    {
        1 => Number(n) + "、",
        2 => $"（{Number(n)}）",
        3 => $"{n}．",
        4 => $"（{n}）",
        _ when n <= 20 => ((char)('①' + n - 1)).ToString(),
        _ => $"{n}）",
    };

    /// <summary>2026年7月31日</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>2026年3月2日至4月30日; the year is printed again only where it changes.</summary>
    public static string Period(NoticePeriod period) =>
        $"{Day(period.From)}至{(period.From.Year == period.To.Year ? period.To.ToString("M月d日", CultureInfo.InvariantCulture) : Day(period.To))}";

    /// <summary>The text ending in a full stop; a comma or semicolon it ended in becomes one.</summary>
    public static string Sentence(string text)
    {
        var trimmed = text.Trim().TrimEnd('；', ';', '，', ',', '、');
        return trimmed.Length == 0 || "。！？…".Contains(trimmed[^1], StringComparison.Ordinal)
            || trimmed.Length > 1 && trimmed[^1] is '”' or '）' && trimmed[^2] is '。'
            ? trimmed
            : trimmed + "。";
    }

    /// <summary>
    /// 一是…。二是…。; a single text stands without ordinal. An ordinal a text brings along at its start gives way to the one it gets here.
    /// </summary>
    public static string Enumeration(IEnumerable<string> texts)
    {
        var given = texts.Where(t => !string.IsNullOrWhiteSpace(t)).ToList();
        return given.Count == 1
            ? Sentence(given[0])
            : string.Concat(given.Select((text, i) => $"{Number(i + 1)}是{Sentence(LeadingOrdinal().Replace(text.Trim(), ""))}"));
    }

    [GeneratedRegex("^[一二三四五六七八九十]{1,3}是[，,]?")]
    private static partial Regex LeadingOrdinal();
}
