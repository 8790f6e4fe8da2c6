using System.Text.RegularExpressions;
using Rectify.Documents.Text;
using Rectify.Domain.Evidence;
using Rectify.Domain.Notices;

namespace Rectify.Documents.Reading;

/// <summary>
/// Recognises what a document says of itself: number and issuer at its head, issuer and day at its foot, the day it speaks of where it is labelled, and how far it may be known where a line says so. Words inside sentences are about other documents and count for nothing.
/// An offer to a person, never a statement. Tables have no facts of that kind.
/// </summary>
public static partial class DocumentFactsReader
{
    private const int HeadLines = 30;

    private const string Body = @"(?:党组|党委|党工委|党总支|党支部|支部|委员会|政府|办公室|领导小组|公司|集团|中心|街道|[委局厅院校办会署县市区镇乡处科股所站队]|办事处|(?:巡视|巡察|督察|审计|检查|督查|工作)组)";

    private const string Date = @"(?:(?<y>\d{4})(?:年|[-./])(?<m>\d{1,2})(?:月|[-./])(?<d>\d{1,2})日?|(?<cy>[二一][〇○零一二三四五六七八九]{3})年(?<cm>[一二三四五六七八九十]{1,2})月(?<cd>[一二三四五六七八九十]{1,3})日)";

    public static DocumentFacts Read(PagedText text)
    {
        if (text.Pages.Count == 0 || text.Pages[0].IsTable) return DocumentFacts.None;
        // printed lines, not flowing text: where a line begins and ends says what it is; type setting puts blanks anywhere
        var lines = text.Pages.SelectMany(page => page.Rows).Select(row => Blanks().Replace(string.Concat(row.Cells.Select(cell => cell.Text)), "")).Where(line => line.Length > 0).ToList();
        var (signedOn, signer) = Foot(lines);
        var head = lines.Take(HeadLines).ToList();
        return new DocumentFacts(Number(head), signer ?? RedHead(head) ?? InTitle(head), signedOn, head.Select(Labelled).FirstOrDefault(day => day is not null) ?? signedOn, LevelOf(lines));
    }

    private static string? Number(List<string> head) =>
        head.Select(line => NumberLine().Match(line)).Where(found => found.Success).Select(found => DocumentNumber.TryParse(found.Groups["n"].Value, out var number) ? number.ToString() : null).FirstOrDefault(number => number is not null);

    /// <summary>The last day that stands on a line of its own below a body's name; else the last such line, as far as it stands near the end.</summary>
    private static (DateOnly? On, string? Issuer) Foot(List<string> lines)
    {
        DateOnly? alone = null;
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (DateLine().Match(lines[i]) is not { Success: true } line || DayOf(line) is not { } day) continue;
            if (line.Groups["i"].Length > 0) return (day, line.Groups["i"].Value);
            if (i > 0 && BodyLine().IsMatch(lines[i - 1])) return (day, lines[i - 1]);
            // an attachment may follow, with days of its own; what stands far above the end dates something else
            if (lines.Count - i <= HeadLines) alone ??= day;
        }
        return (alone, null);
    }

    private static string? RedHead(List<string> head) => head.Take(6).Select(line => RedHeadLine().Match(line)).FirstOrDefault(found => found.Success)?.Groups["i"].Value;

    private static string? InTitle(List<string> head) => head.Take(12).Select(HeaderReader.IssuerOfTitle).FirstOrDefault(issuer => issuer is not null);

    private static DateOnly? Labelled(string line) => LabelledDay().Match(line) is { Success: true } found ? DayOf(found) : null;

    /// <summary>The strictest of the marks that stand on a line of their own.</summary>
    private static SecrecyLevel? LevelOf(List<string> lines) => lines.Select(line => (SecrecyLevel?)(
        WorkSecretLine().IsMatch(line) ? SecrecyLevel.WorkSecret : InternalLine().IsMatch(line) ? SecrecyLevel.Internal : PublicLine().IsMatch(line) ? SecrecyLevel.Public : null)).Max();

    private static DateOnly? DayOf(Match found)
    {
        int Value(string name) => ChineseNumbers.Parse(found.Groups[name].Value) ?? 0;
        var (year, month, day) = found.Groups["y"].Success ? (Value("y"), Value("m"), Value("d")) : (Value("cy"), Value("cm"), Value("cd"));
        return day > 0 ? DayMeant.DayOf(year, month, day) : null;
    }

    // 工作秘密, 工作秘密★1年, 【工作秘密】
    [GeneratedRegex(@"^[（(【\[]?工作秘密(?:[★☆·]?\d{0,2}(?:年|个月|长期)?)?[）)】\]]?$")]
    private static partial Regex WorkSecretLine();

    // 内部资料 注意保存, 内部文件, （此件不公开）, 公开属性：依申请公开
    [GeneratedRegex(@"^[（(【\[]?(?:内部(?:资料|文件|使用|材料|刊物)[，,·]?(?:注意保存|注意保管|不得外传|严禁外传|请勿外传)?|此件(?:不予|不|依申请)公开|(?:(?:信息)?公开(?:属性|方式|选项)[:：])(?:依申请公开|不予公开|不公开))[）)】\]]?$")]
    private static partial Regex InternalLine();

    // （此件公开发布）, 信息公开选项：主动公开
    [GeneratedRegex(@"^[（(【\[]?(?:此件(?:主动公开|公开发布|公开)|(?:(?:信息)?公开(?:属性|方式|选项)[:：])主动公开)[）)】\]]?$")]
    private static partial Regex PublicLine();

    [GeneratedRegex(@"[\s\u200b\ufeff]")]
    private static partial Regex Blanks();

    // 云环党〔2026〕3号, with or without 签发人：... beside it; 文号：云环党〔2026〕3号
    [GeneratedRegex(@"^(?:(?:发文)?(?:文号|字号)[:：])?(?<n>[^《》“”，。；：:（）()〔\[﹝【\d]{1,20}[〔\[﹝（(【]\d{4}[〕\]﹞）)】]第?\d{1,6}号)(?:签发人[:：].*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberLine();

    // 云湖市生态环境局文件
    [GeneratedRegex(@"^(?<i>[^，。；：:《》\d]{1,38}" + Body + ")文件$", RegexOptions.ExplicitCapture)]
    private static partial Regex RedHeadLine();

    [GeneratedRegex(@"^(?!第)[^，。；：:《》\d（(]{1,38}" + Body + "$", RegexOptions.ExplicitCapture)]
    private static partial Regex BodyLine();

    // 2026年3月1日, 云湖市生态环境局2026年3月1日, 二〇二六年三月一日
    [GeneratedRegex(@"^(?<i>(?!第)[^，。；：:《》\d（(]{1,38}" + Body + @")?[（(]?" + Date + @"[）)]?$", RegexOptions.ExplicitCapture)]
    private static partial Regex DateLine();

    // 会议时间：2026年3月1日上午9时
    [GeneratedRegex(@"^[一二三四五六七八九十、.]{0,3}(?:会议|检查|核查|巡查|活动|培训|学习|谈话|走访|验收|完工|施工|整改完成|召开|记录)?(?:时间|日期)[:：]" + Date, RegexOptions.ExplicitCapture)]
    private static partial Regex LabelledDay();
}
