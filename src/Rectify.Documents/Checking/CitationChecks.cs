using System.Text;
using System.Text.RegularExpressions;
using Rectify.Domain.Notices;

namespace Rectify.Documents.Checking;

/// <summary>Cited documents: one number for two titles, drafts that count as institutions.</summary>
internal sealed partial class CitationChecks(CheckContext context)
{
    private const int LongestTitle = 120;

    public void Run()
    {
        Numbers();
        Drafts();
    }

    private void Numbers()
    {
        var titles = new Dictionary<DocumentNumber, List<string>>();
        foreach (Match match in Numbered().Matches(context.Text).Cast<Match>())
        {
            if (TitleEndingAt(match.Index) is not { } title || !DocumentNumber.TryParse(match.Groups["n"].Value, out var number))
                continue;
            if (!titles.TryGetValue(number, out var known))
                titles[number] = known = [];
            if (known.Count > 0 && known.TrueForAll(earlier => !IsSame(earlier, title)))
                context.AddAt(CheckRules.OneNumberTwoTitles, match.Index - title.Length, match.Index + match.Length - (match.Index - title.Length), number.ToString(), known[0], title);
            if (!known.Contains(title))
                known.Add(title);
        }
    }

    /// <summary>The title before a closing mark; marks may be nested.</summary>
    private string? TitleEndingAt(int close)
    {
        var depth = 0;
        for (var at = close; at >= 0 && close - at <= LongestTitle; at--)
        {
            depth += context.Text[at] switch { '》' => 1, '《' => -1, _ => 0 };
            if (depth == 0)
                return context.Text[(at + 1)..close];
            if (context.Text[at] == '\n')
                return null;
        }
        return null;
    }

    /// <summary>A short form, or a slip in one or two characters, is the same document.</summary>
    private static bool IsSame(string a, string b)
    {
        var (x, y) = (Letters(a), Letters(b));
        if (x.Contains(y, StringComparison.Ordinal) || y.Contains(x, StringComparison.Ordinal))
            return true;
        var common = Pairs(x).Intersect(Pairs(y)).Count();
        return common * 10 >= Math.Min(Pairs(x).Count, Pairs(y).Count) * 7;
    }

    private static HashSet<string> Pairs(string text) => [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(at => text.Substring(at, 2))];

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in Filler().Replace(text, ""))
        {
            if (char.IsLetterOrDigit(c))
                letters.Append(c);
        }
        return letters.ToString();
    }

    private void Drafts()
    {
        foreach (var problem in context.Proposal.Problems.Where(CheckContext.IsDone))
        {
            foreach (var item in problem.Measures.Concat(problem.Effects).Concat(problem.Progress))
            {
                foreach (Match draft in Draft().Matches(item.Text).Cast<Match>())
                    context.AddIn(CheckRules.DraftAsInstitution, problem, item, draft.Index, draft.Length, draft.Groups["d"].Value);
            }
        }
    }

    // 》（云环发〔2025〕12号）
    [GeneratedRegex(@"》(?:（[^（）\n]{1,6}）)?[，,]?[（(](?:文号[：:]?)?(?<n>[^（）()\n〔﹝\[]{1,20}[〔﹝\[［]\d{4}[〕﹞\]］]第?\d{1,5}号)[）)]")]
    private static partial Regex Numbered();

    [GeneratedRegex("（试行）|\\(试行\\)|（暂行）|关于印发|的通知|转发")]
    private static partial Regex Filler();

    // 形成《...办法（征求意见稿）》, 规划（初稿）; 意见稿已印发 and 由初稿修改 speak of something else
    [GeneratedRegex(@"(?:制定|制订|出台|建立|修订|完善|形成|起草|编制|印发|在)[^。；]{0,60}?(?<d>[^，。；《（(]{0,20}[（(](?:初稿|征求意见稿|草案|讨论稿|送审稿|代拟稿|草稿)[）)]》?)(?![^。；]{0,12}(?:已|正式)(?:印发|出台|实施))")]
    private static partial Regex Draft();
}
