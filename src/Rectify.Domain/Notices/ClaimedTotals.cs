using System.Globalization;
using System.Text.RegularExpressions;

namespace Rectify.Domain.Notices;

/// <summary>A total that a passage written by hand states, with the figure of the notice it speaks of.</summary>
internal sealed record ClaimedTotal(string Excerpt, decimal Value, NoticeFigure Counted);

/// <summary>Finds the totals that free text states about the whole notice. It flags; it never corrects.</summary>
internal static class ClaimedTotals
{
    private const string N = @"(?<n>\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)";

    // the narrower forms first: what one row has taken, a later row does not see
    private static readonly (Regex Form, Func<NoticeTotals, NoticeFigure> Figure)[] Forms =
    [
        // 其中长期坚持2个
        (Form($@"长期坚持(?:的?问题)?{N}[个项]"), t => t.Sustained),
        // 已完成整改问题24个
        (Form($@"(?:已|全部)?(?:完成整改|整改完成|整改到位|完成)(?:的?问题)?{N}[个项](?:问题)?"), t => t.Done),
        // 正在推进整改问题2个
        (Form($@"(?:正在|持续)推进(?:整改)?(?:的?问题)?{N}[个项](?:问题)?"), t => t.Ongoing),
        // 制定整改措施79条
        (Form($@"(?:整改)?措施(?:共|总计)?{N}[条项个]"), t => t.Measures),
        // 79条整改措施
        (Form($@"{N}[条项个](?:整改)?措施"), t => t.Measures),
        // 建立健全制度31项
        (Form($@"(?:制度|长效机制)(?:共|总计)?{N}[项个部]"), t => t.Institutions),
        // 追责问责5人
        (Form($@"问责(?:处理)?(?:干部|党员干部)?{N}人"), t => t.PersonsHeldAccountable),
        // 挽回经济损失12.5万元
        (Form($@"挽回(?:经济)?损失(?:共计|合计)?{N}万元"), t => t.LossRecovered),
        // 意见建议5条
        (Form($@"意见建议{N}条"), t => t.Suggestions),
        // 反馈问题26个
        (Form($@"问题(?:共|总计)?{N}[个项]"), t => t.Problems),
        // 26个问题
        (Form($@"{N}[个项](?:具体)?问题"), t => t.Problems),
    ];

    public static IEnumerable<ClaimedTotal> Find(string text, NoticeTotals totals)
    {
        var rest = text;
        foreach (var (form, figure) in Forms)
        {
            foreach (Match m in form.Matches(rest))
                yield return new(m.Value, ValueOf(m.Groups["n"].Value), figure(totals));
            rest = form.Replace(rest, m => new string('\u25A1', m.Length));
        }
    }

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
