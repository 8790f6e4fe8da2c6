using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>The forms in which texts print frequencies, indicators, documents, sums and accountability, and what their words mean.</summary>
internal static partial class FactForms
{
    private const string Kinds = "党内严重警告|党内警告|严重警告|撤销党内职务|留党察看|开除党籍|党纪政务处分|党纪政纪处分|党纪处分|政务处分|政纪处分|政务警告|政务记大过|政务记过|记大过|记过|政务降级|降级|政务撤职|撤职|"
        + "警告处分|谈话提醒|提醒谈话|批评教育|责令(?:作出)?(?:书面)?检查|书面检查|通报批评|诫勉谈话|诫勉|约谈|谈话函询|组织处理|组织调整|调离岗位|免职|停职检查|立案审查调查|立案审查|立案查处|立案|移送司法机关|移送|追责问责|追责|问责|处分|警告|处理";

    public static Regex Frequency => FrequencyForm();

    public static Regex Indicator => IndicatorForm();

    public static Regex Document => DocumentForm();

    public static Regex Sum => SumForm();

    /// <summary>诫勉2人 and 对3名责任人给予诫勉.</summary>
    public static ImmutableList<Regex> Accountability { get; } = [KindThenCount(), CountThenKind()];

    [GeneratedRegex("(?<k>" + Kinds + @")(?:了)?(?:处分|处理|谈话)?(?:相关|有关)?(?:责任人员?|干部|党员|人员|案件|问题线索)?(?<n>\d+|[一二两三四五六七八九十]{1,3})(?<u>人次|人|名|起|件|案)", RegexOptions.ExplicitCapture)]
    private static partial Regex KindThenCount();

    [GeneratedRegex(@"(?:对|给予|将)(?<n>\d+|[一二两三四五六七八九十]{1,3})(?<u>人次|人|名|起|件)[^，。；\d]{0,20}?(?<k>" + Kinds + @")(?!\d|[一二两三四五六七八九十]{1,2}人)", RegexOptions.ExplicitCapture)]
    private static partial Regex CountThenKind();

    private static readonly ImmutableList<(Regex Words, NamedDocumentStage Stage)> TitleStages =
    [
        (Pattern("初稿"), NamedDocumentStage.Draft),
        (Pattern("征求意见稿|送审稿|讨论稿"), NamedDocumentStage.ForComment),
        (Pattern("试行|暂行"), NamedDocumentStage.Trial),
    ];

    /// <summary>Tried in order on the words before a title; the nearest verb decides.</summary>
    private static readonly ImmutableList<(Regex Words, NamedDocumentStage Stage)> VerbStages =
    [
        (Pattern("起草|拟定|草拟"), NamedDocumentStage.Draft),
        (Pattern("废止"), NamedDocumentStage.Repealed),
        (Pattern("印发|出台|下发|发布|公布|颁布|联合发文"), NamedDocumentStage.Issued),
        (Pattern("修订|修改|完善|修编"), NamedDocumentStage.Revised),
        (Pattern("制定|建立|编制|研究制定|新建|形成|健全"), NamedDocumentStage.Made),
        (Pattern("学习|贯彻|落实|根据|按照|依据|执行|对照|违反|传达|审议|严格"), NamedDocumentStage.Cited),
    ];

    private static readonly ImmutableList<(Regex Words, SumRole Role)> SumRoles =
    [
        (Pattern("追缴|追回|收回|清退|退缴|退还|退回|上缴|补缴|挽回|收缴|清收|追收|缴回|缴库|入库"), SumRole.Recovered),
        (Pattern("罚款|处罚|罚没"), SumRole.Fined),
        (Pattern("投入|投资|拨付|兑付|筹集|安排|落实|支付|争取|下达|节约"), SumRole.Spent),
        (Pattern("涉及|涉案|违规|拖欠|欠|闲置|沉淀|滞留|挪用|套取|超|金额|未"), SumRole.AtStake),
    ];

    public static FrequencyPeriod PeriodOf(string word) => word switch
    {
        "日" or "天" => FrequencyPeriod.Day,
        "周" or "星期" => FrequencyPeriod.Week,
        "旬" => FrequencyPeriod.TenDays,
        "半月" or "半个月" => FrequencyPeriod.HalfMonth,
        "月" => FrequencyPeriod.Month,
        "季度" or "季" => FrequencyPeriod.Quarter,
        "半年" => FrequencyPeriod.HalfYear,
        "学期" => FrequencyPeriod.Term,
        _ => FrequencyPeriod.Year,
    };

    public static IndicatorComparison ComparisonOf(string verb, string bound) => (verb, bound) switch
    {
        _ when LowerBound().IsMatch(verb) => IndicatorComparison.AtLeast,
        _ when UpperBound().IsMatch(verb) => IndicatorComparison.AtMost,
        _ when Falls().IsMatch(verb) => IndicatorComparison.FallsBy,
        _ when Rises().IsMatch(verb) => IndicatorComparison.RisesBy,
        (_, "以上") => IndicatorComparison.AtLeast,
        (_, "以下" or "以内" or "之内") => IndicatorComparison.AtMost,
        _ => IndicatorComparison.Reaches,
    };

    /// <summary>年底前漏损率 is 漏损率.</summary>
    public static string NameOnly(string words) => BeforeName().Replace(words, "") is { Length: > 0 } name ? name : words;

    [GeneratedRegex("^(?:年?底前|[年月日]?前|以来|将|确保|力争|推动|使|[一二三四五六七八九十]{1,2}是)+")]
    private static partial Regex BeforeName();

    public static NamedDocumentStage StageOf(string title, string before, string after)
    {
        var cited = CitedHere().IsMatch(before);
        foreach (var (words, stage) in TitleStages)
        {
            if (words.IsMatch(title) && !(cited && stage == NamedDocumentStage.Trial) || stage != NamedDocumentStage.Trial && words.IsMatch(after))
                return stage;
        }
        var verbs = VerbStages.SelectMany(row => row.Words.Matches(before).Select(verb => (verb.Index, row.Stage))).ToList();
        // 制定印发《》 is issued, 修订印发 too: of verbs side by side the further stage counts, otherwise the nearest
        return verbs.Count == 0 ? NamedDocumentStage.Cited
            : verbs.Exists(verb => verb.Stage == NamedDocumentStage.Issued && verb.Index >= verbs.Max(last => last.Index) - 3) ? NamedDocumentStage.Issued
            : verbs.MaxBy(verb => verb.Index).Stage;
    }

    public static SumRole RoleOf(string before)
    {
        // 追回违规报销费用: what was done with the money says more than what it was
        var clause = before[(before.LastIndexOf('，') + 1)..];
        return SumRoles.FirstOrDefault(row => row.Words.IsMatch(clause)).Role is var near and not SumRole.NotStated ? near
            : SumRoles.FirstOrDefault(row => row.Words.IsMatch(before)).Role;
    }

    public static AccountabilityFamily FamilyOf(string kind) => kind switch
    {
        "党纪政务处分" or "党纪政纪处分" => AccountabilityFamily.General,
        _ when PartyKind().IsMatch(kind) => AccountabilityFamily.PartyDiscipline,
        _ when AdministrativeKind().IsMatch(kind) => AccountabilityFamily.AdministrativeSanction,
        _ when kind.StartsWith("立案", StringComparison.Ordinal) || kind.StartsWith("移送", StringComparison.Ordinal) => AccountabilityFamily.Case,
        "追责问责" or "追责" or "问责" or "处分" or "处理" or "警告" or "警告处分" => AccountabilityFamily.General,
        _ => AccountabilityFamily.Organisational,
    };

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private const string CountOfTimes = @"(?<n>\d{1,3}|[一二两三四五六七八九十]{1,2})(?:次|场|期|轮|遍|批)(?:以上)?";

    // 每两个月至少1次, 每年不少于4次, 每季度通报, 每半月调度一次, 每个月, 每隔两个月, 每逢双月, 每学年; 每年12月底前 without a number is a deadline
    private const string EveryForm = @"每(?:(?<e>[两二三四五六\d]{1,2})个?(?=月|季|年|周)|隔(?<gap>[一两二三四五六\d]{1,2})个?(?=月|季|年|周|星期|天|日)|隔(?=半)|逢?(?<other>[单双])(?=月)|个(?=月|季|周|星期|学期|学年|半年|半月))?(?<p>半年|半个?月|季度|季|学年|学期|年|月|星期|周|旬|日|天)(?!来|级|份)"
        + @"(?!(?<=年)\d{1,2}月(?:\d{1,2}日|底|末)?(?:以|之)?前(?![^，。；：\n]{0,20}?(?:\d{1,3}|[一二两三四五六七八九十]{1,2})(?:次|场|期|轮|遍|批)))"
        + @"(?:[^，。；：\n]{0,24}?(?:至少|不少于|不低于|最少)?(?:召开|开展|组织|进行|研究|学习|调度|检查|巡查)?" + CountOfTimes + ")?";

    // 一年不少于4次, 全年不少于4次, 一个月至少1次: only with a bound and a number
    private const string WithinForm = @"(?<![第近过前后头十二三四五六七八九\d])(?:一(?=年|周)|一个(?=月|季度)|全(?=年))(?<p>年|月|季度|周)[^，。；：\n]{0,24}?(?:至少|不少于|不低于|最少)[^，。；：\n]{0,8}?" + CountOfTimes;

    [GeneratedRegex("(?:" + EveryForm + "|" + WithinForm + ")", RegexOptions.ExplicitCapture)]
    private static partial Regex FrequencyForm();

    [GeneratedRegex(@"(?<!\d)(?<w>[\p{IsCJKUnifiedIdeographs}A-Za-z]{2,20}?)(?:年均)?(?:由[^，。；]{1,12}?)?(?:稳定|均|总体|力争|已|平均)?(?<c>达到|提高到|提升到|提升至|提高至|增加到|增长到|降至|降到|降低到|下降到|压缩到|压减到|压缩至|控制在|不低于|不少于|不超过|不高于|不得低于|不得超过|保持在|同比下降|同比增长|下降|增长|提高|提升|减少|压减|降低|达)了?(?<n>\d+(?:\.\d+)?|[ⅠⅡⅢⅣⅤ]|100)(?<u>%|个百分点|微克/立方米|毫克/升|μg/m3?|类|小时|天|公里|公顷|亩|吨|平方公里)(?:标准)?(?<b>以上|以下|以内|之内)?", RegexOptions.ExplicitCapture)]
    private static partial Regex IndicatorForm();

    [GeneratedRegex(@"《(?<t>[^《》\n]{2,80}(?:《[^《》\n]{2,60}》[^《》\n]{0,40})?)》(?<s>（(?:试行|暂行|征求意见稿|初稿|送审稿)）)?(?:（(?<n>[^（）\n，。]{1,20}〔\d{4}〕\s?\d{1,5}\s?号)）)?", RegexOptions.ExplicitCapture)]
    private static partial Regex DocumentForm();

    [GeneratedRegex(@"(?<![\d.])(?<n>\d[\d,]*(?:\.\d+)?)(?:余|多)?(?<u>亿元|万元|元)(?!化|旦)", RegexOptions.ExplicitCapture)]
    private static partial Regex SumForm();

    [GeneratedRegex("(?:学习|贯彻|落实|根据|按照|依据|执行|对照|违反|传达)[^，。；]{0,60}$")]
    private static partial Regex CitedHere();

    [GeneratedRegex("不低于|不少于|不得低于")]
    private static partial Regex LowerBound();

    [GeneratedRegex("不超过|不高于|不得超过|控制在")]
    private static partial Regex UpperBound();

    [GeneratedRegex("^(?:同比)?(?:下降|减少|压减|降低)$")]
    private static partial Regex Falls();

    [GeneratedRegex("^(?:同比)?(?:增长|提高|提升)$")]
    private static partial Regex Rises();

    [GeneratedRegex("党内|党籍|党纪处分|严重警告|留党察看")]
    private static partial Regex PartyKind();

    [GeneratedRegex("政务|政纪处分|记过|记大过|降级|撤职")]
    private static partial Regex AdministrativeKind();
}
