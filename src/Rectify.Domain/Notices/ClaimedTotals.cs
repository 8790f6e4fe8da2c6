using System.Globalization;
using System.Text.RegularExpressions;

namespace Rectify.Domain.Notices;

/// <summary>What a total in free text counts.</summary>
public enum TotalOf
{
    Problems,
    Done,
    Ongoing,
    Sustained,
    Measures,
    Institutions,
    PersonsHeldAccountable,
    LossRecovered,
    Suggestions,
}

/// <summary>A total that a passage written by hand states; <paramref name="At"/> is its place in the passage.</summary>
public sealed record ClaimedTotal(string Excerpt, int At, decimal Value, TotalOf Of);

/// <summary>Finds the totals that free text states about a whole notice. It flags; it never corrects.</summary>
public static class ClaimedTotals
{
    private const string N = @"(?<n>\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)";

    // the narrower forms first: what one row has taken, a later row does not see
    private static readonly (Regex Form, TotalOf Of)[] Forms =
    [
        // 其中长期坚持2个
        (Form($@"长期坚持(?:的?问题)?{N}[个项]"), TotalOf.Sustained),
        // 已完成整改问题24个
        (Form($@"(?:已|全部)?(?:完成整改|整改完成|整改到位|完成)(?:的?问题)?{N}[个项](?:问题)?"), TotalOf.Done),
        // 正在推进整改问题2个
        (Form($@"(?:正在|持续)推进(?:整改)?(?:的?问题)?{N}[个项](?:问题)?"), TotalOf.Ongoing),
        // 制定整改措施79条
        (Form($@"(?:整改)?措施(?:共|总计)?{N}[条项个]"), TotalOf.Measures),
        // 79条整改措施
        (Form($@"{N}[条项个](?:整改)?措施"), TotalOf.Measures),
        // 建立健全制度31项
        (Form($@"(?:制度|长效机制)(?:共|总计)?{N}[项个部]"), TotalOf.Institutions),
        // 追责问责5人
        (Form($@"问责(?:处理)?(?:干部|党员干部)?{N}人"), TotalOf.PersonsHeldAccountable),
        // 挽回经济损失12.5万元
        (Form($@"挽回(?:经济)?损失(?:共计|合计)?{N}万元"), TotalOf.LossRecovered),
        // 意见建议5条
        (Form($@"意见建议{N}条"), TotalOf.Suggestions),
        // 反馈问题26个
        (Form($@"问题(?:共|总计)?{N}[个项]"), TotalOf.Problems),
        // 26个问题
        (Form($@"{N}[个项](?:具体)?问题"), TotalOf.Problems),
    ];

    public static IEnumerable<ClaimedTotal> Find(string text)
    {
        var rest = text;
        foreach (var (form, of) in Forms)
        {
            foreach (Match m in form.Matches(rest))
                yield return new(m.Value, m.Index, ValueOf(m.Groups["n"].Value), of);
            rest = form.Replace(rest, m => new string('\u25A1', m.Length));
        }
    }

    /// <summary>The figure of the notice that a claim speaks of.</summary>
    internal static NoticeFigure Of(this NoticeTotals totals, TotalOf of) => of switch
    {
        TotalOf.Problems => totals.Problems,
        TotalOf.Done => totals.Done,
        TotalOf.Ongoing => totals.Ongoing,
        TotalOf.Sustained => totals.Sustained,
        TotalOf.Measures => totals.Measures,
        TotalOf.Institutions => totals.Institutions,
        TotalOf.PersonsHeldAccountable => totals.PersonsHeldAccountable,
        TotalOf.LossRecovered => totals.LossRecovered,
        TotalOf.Suggestions => totals.Suggestions,
        _ => throw new ArgumentOutOfRangeException(nameof(of)),
    };

    private static Regex Form(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled);

    /// <summary>12, 12.5, 二十六, 一百三十.</summary>
    private static decimal ValueOf(string number)
    {
        if (decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var plain))
            return plain;
        var (total, digit) = (0, 0);
        foreach (var c in number)
        {
            if (c is '十' or '百')
            {
                total += (digit == 0 ? 1 : digit) * (c == '十' ? 10 : 100);
                digit = 0;
            }
            else
            {
                digit = c == '两' ? 2 : "一二三四五六七八九".IndexOf(c, StringComparison.Ordinal) + 1;
            }
        }
        return total + digit;
    }
}
