using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>What a heading says about its section, as rows of a table; the first row that fits is taken.</summary>
public sealed partial record SectionHeading(SectionKind Kind, Regex Pattern, string Sample)
{
    public static ImmutableList<SectionHeading> Table { get; } =
    [
        Row(SectionKind.NextSteps, @"^(?:下一?步|今后|后续|接下来|下阶段|下一阶段)|(?:工作|整改|努力)(?:打算|计划|安排|方向)$|^(?:持续|不断|进一步)?(?:巩固|深化).{0,12}成果|巩固整改成果$|成果巩固|^(?:坚持|注重|着眼|立足)常态长效|^(?:持续|不断|进一步|继续)(?:深化|巩固|扩大|抓好|做好|推进|强化)[^。]{0,16}(?:整改|成果|成效|后半篇文章)|(?:努力|主攻|工作)方向$|(?:持续|后续|下一?步|今后|深化)[^。]{0,20}(?:思路|打算|举措)", "下一步工作打算"),
        Row(SectionKind.CluesAndPetitions, @"问题线索|信访件|信访举报|移交.{0,8}(?:线索|信访)", "移交信访件办理情况"),
        Row(SectionKind.Suggestions, @"(?:意见建议|意见和建议|工作建议|整改意见|整改要求|整改建议|几点建议|意见与建议|^(?:整改|有关)?工作要求$|^(?:有关|相关|几点|具体|下步)?要求$|(?:组|督导)(?:的)?(?:建议|要求|意见)$|^(?:提出)?(?:有关|相关|对策|具体)?建议$|提出[^。]{0,8}(?:意见|建议|要求)$)", "意见建议落实情况"),
        Row(SectionKind.Organisation, @"整改工作(?:组织|开展|推进|总体|部署)|(?:组织|开展|推进|总体)(?:整改|情况)|^(?:切实|坚决|主动|全面)?(?:提高|提升|强化|扛起|扛牢|压实|加强|统一|深化|增强|加压).{0,16}(?:站位|责任|领导|认识|担当|自觉)|^基本情况|^整改(?:工作)?概况|组织落实情况|履行.{0,16}责任.{0,6}情况$|^(?:总体|基本)(?:评价|情况)|^(?:取得的?|整改)?(?:主要|初步|阶段性)?成效$", "提高政治站位，加强组织领导"),
    ];

    /// <remarks>需持续推进整改的问题: a grade and the word problem say what stands below, whatever else the words could mean.</remarks>
    public static SectionKind KindOf(string heading) =>
        OfProblems().IsMatch(heading) && GradeWord.Of(heading).Count > 0 ? SectionKind.Other : Table.FirstOrDefault(row => row.Pattern.IsMatch(heading))?.Kind ?? SectionKind.Other;

    [GeneratedRegex("的(?:问题|事项|任务)(?:整改(?:进展)?情况)?$")]
    private static partial Regex OfProblems();

    private static SectionHeading Row(SectionKind kind, string pattern, string sample) =>
        new(kind, new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture), sample);
}

/// <summary>The grade a heading states for all under it. Rows are tried in order, so that 未完成 is not read as 完成.</summary>
public sealed record GradeWord(ReportedGrade Grade, Regex Pattern, string Sample)
{
    public static ImmutableList<GradeWord> Table { get; } =
    [
        Row(ReportedGrade.MostlyCompleted, "基本(?:完成|整改)", "基本完成整改的问题"),
        Row(ReportedGrade.InProgress, "(?:达到|按照|按)?序时进度|(?:未|尚未|没有)(?:按期)?(?:整改)?(?:完成|到位|办结)|未(?:整改)?完成|正在(?:推进|整改|进行|抓紧)|部分(?:整改|完成)|分阶段整改|推进中|整改中|取得阶段性|阶段性(?:成效|进展|完成|办结)", "正在推进的问题"),
        Row(ReportedGrade.Continuing, "持续(?:推进|整改|用力|坚持|深化整改)|长期(?:坚持|整改|推进)|需要?(?:长期|持续)", "持续推进的问题"),
        Row(ReportedGrade.Completed, "已(?:全部)?(?:按期)?(?:整改)?(?:完成|到位|办结|销号)(?!\\d)|已完成整改|完成整改|整改(?:已)?(?:完成|到位)的|整改(?:已完成|已?到位)情况|已整改|内(?:已)?(?:整改)?完成|^已?通过验收|^(?:已)?销号(?!后)", "已整改完成的问题"),
    ];

    private static readonly Regex Counts = new(@"[（(][^（）()]*\d[^（）()]*[）)]", RegexOptions.CultureInvariant);
    private static readonly Regex State = new(@"[（(【\[](?<g>[^（）()【】\[\]\d]{2,20})[）)】\]][。：:]?$", RegexOptions.CultureInvariant);
    private static readonly Regex Opening = new("^(?:目前|截至目前|现)?(?:该(?:项)?(?:问题|任务|事项)|整改(?:任务|工作)?)?", RegexOptions.CultureInvariant);
    private static readonly Regex StatesProblem = new("^(?:关于(?!已|正在|持续|未|基本)|着力|切实|针对)", RegexOptions.CultureInvariant);
    private static readonly Regex SpeaksOfProblems = new("问题|整改|事项|任务|项目|内容|情况", RegexOptions.CultureInvariant);

    private static readonly Regex Closing = new(@"(?:[。；\n][（(【]?|[（(【])(?:目前|现)?(?:已(?:完成|销号|整改|办结|整改到位|整改完成|完成整改|完成销号)|(?:正在|持续|部分|分阶段)(?:整改|推进)|基本完成(?:整改)?|长期坚持)[）)】]?。?$", RegexOptions.CultureInvariant);

    /// <returns>Null when the heading says nothing; more than one grade when it names several.</returns>
    public static IReadOnlyList<ReportedGrade> Of(string heading)
    {
        // 关于...仍需持续用力问题的整改 states a problem, not a grade
        heading = Counts.Replace(heading, "");
        if (heading.Length > 40 || !SpeaksOfProblems.IsMatch(heading) || StatesProblem.IsMatch(heading))
            return [];
        var rest = heading;
        var grades = new List<ReportedGrade>();
        foreach (var row in Table.Where(row => row.Pattern.IsMatch(rest)))
        {
            grades.Add(row.Grade);
            rest = row.Pattern.Replace(rest, "");
        }
        return grades;
    }

    /// <summary>（已完成整改） at the end of a problem's own heading; null when there is none.</summary>
    public static ReportedGrade? OfHeadingEnd(string heading) => State.Match(heading) is { Success: true } state ? First(state.Groups["g"].Value) : null;

    /// <summary>已完成。 or 正在推进，... as the first words under 整改结果： or 完成情况：</summary>
    public static ReportedGrade? OfAnswer(string answer)
    {
        // 已通过验收，长期坚持。: the first clause that names a grade, as long as the clauses are short
        foreach (var clause in answer.Split('，', '。', '；', '\n').Take(2).TakeWhile(clause => clause.Length <= 16))
        {
            if (First(clause[Opening.Match(clause).Length..], atOnce: true) is { } grade)
                return grade;
        }
        // ...恢复活动室。已完成整改。: the last sentence, when it says nothing else
        var last = answer.TrimEnd('。', '；').Split('。', '；', '，', '\n')[^1].Trim('（', '）', '(', ')', '【', '】');
        return last.Length <= 10 ? First(last[Opening.Match(last).Length..], atOnce: true) : null;
    }

    /// <summary>...全部上缴。已完成整改。 or （已销号）: the last sentence of an answer says how far it is and nothing else.</summary>
    public static bool EndsAnswer(string answer) => Closing.IsMatch(answer);

    /// <summary>The grade named first: 已完成并长期坚持 is done.</summary>
    private static ReportedGrade? First(string text, bool atOnce = false) => Table.Select(row => (row.Grade, Match: row.Pattern.Match(text)))
        .Where(found => found.Match.Success && !(atOnce && found.Match.Index > 0)).OrderBy(found => found.Match.Index).ThenByDescending(found => found.Match.Length)
        .Select(found => (ReportedGrade?)found.Grade).FirstOrDefault();

    private static GradeWord Row(ReportedGrade grade, string pattern, string sample) =>
        new(grade, new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture), sample);
}
