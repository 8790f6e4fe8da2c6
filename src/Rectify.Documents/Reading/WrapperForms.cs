using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>
/// The wrappers in which documents print a problem, as rows of a table: name, pattern, sample. The pattern is tried where a
/// heading may begin, after its ordinal; its group "s" is the statement. The first row that fits is taken.
/// </summary>
/// <remarks>
/// <see cref="Place"/>: where the row may stand. <see cref="Sample"/>: a made-up line that must be read by this row and no earlier one;
/// <see cref="Statement"/>: the statement in it.
/// </remarks>
public sealed record WrapperForm(string Name, ProblemForm Form, WrapperPlace Place, Regex Pattern, string Sample, string Statement)
{
    private const string Open = "[“\"「『]";
    private const string Close = "[”\"」』]";
    private const string Answer = "(?:的?整改(?:落实)?(?:工作(?=进展|完成|情况))?(?:进展)?(?:完成)?(?:情况)?|的?落实情况)";
    // what an answer does with a problem; 着力整改, 坚决纠治, or the verb alone
    private const string Work = "(?:(?:着力|切实|重点|集中|聚焦|紧盯|推动|有效|全力|坚决|认真|扎实|大力|全面|深入|严肃|加快|聚力)(?:解决|整改|纠治|整治|破解|纠正|治理))";
    // statements that only say where they come from (巡察反馈的问题) name none
    private const string NotOrigin = "(?<!(?:指出|反馈|发现|提出|移交|存在|查摆|上述|有关|相关|以上|这些)的?)";
    // （已完成整改）, 【持续推进】: what the heading says about completion
    private const string State = @"(?:[（(【\[][^（）()【】\[\]\n]{2,20}[）)】\]])?";
    private const string End = State + "(?:[。：:]|(?=\n|$))";

    /// <summary>The words around the statement say too little; it counts only when it states a deficiency.</summary>
    public bool StatesItself { get; init; }

    /// <summary>The words also open an entry of an answer: inside a problem that is wrapped itself they open no problem of their own.</summary>
    public bool Targets { get; init; }

    public static ImmutableList<WrapperForm> Table { get; } =
    [
        Row("quoted statement", ProblemForm.Quoted, WrapperPlace.Anywhere,
            $@"关于{Open}(?<s>[^\n]{{2,3000}}?){Close}(?:的|等|方面)?(?:的)?问题{Answer}?{State}(?:[。：:]|(?=\n|$)|(?=一是|(?:整改|主要)(?:措施|举措|成效|情况)[：:])|\.(?!\d))",
            "关于“窗口值守不到位。午间无人接件。”问题的整改。", "窗口值守不到位。午间无人接件。"),
        Row("quoted statement, the word problem inside", ProblemForm.Quoted, WrapperPlace.Anywhere,
            $@"关于{Open}(?<s>[^\n]{{2,3000}}?){Close}{Answer}{End}",
            "关于“台账更新不及时问题”的整改落实情况", "台账更新不及时问题"),
        Row("targeted quotation", ProblemForm.Quoted, WrapperPlace.Anywhere,
            $@"针对{Open}(?<s>[^\n]{{2,600}}?){Close}(?:的|等|方面)?(?:的)?问题{Answer}?{State}(?:[，,。：:]|\.(?!\d))?",
            "针对“合同归档不及时”问题，", "合同归档不及时"),
        Row("labelled problem", ProblemForm.Labelled, WrapperPlace.Anywhere,
            @"(?:[^。，：:；\n]{0,10}(?:反馈|存在|具体|主要|检视|查摆|指出|发现))?(?:的)?(?:问题(?:描述|表述|表现)?（?(?<n>[一二三四五六七八九十\d]{0,3})）?|(?:典型)?案例(?<n>[一二三四五六七八九十\d]{0,3})|(?:反馈|整改)?(?:事项|任务)(?<n>[一二三四五六七八九十\d]{1,3})|(?:巡[视察]|督察|审计|检查)(?:组)?(?:反馈|指出|发现)(?:意见)?(?=[：:]))(?:[：:]|(?<=题[一二三四五六七八九十\d]{1,3})[.、](?!\d))\n?(?:(?<n>\d{1,2})[.．、](?:\d{1,2}[.．、])?(?!\d))?(?<s>[^\n]{2,2000}?)(?=\n|$|整改[：:]|整改(?:情况|措施|落实)[：:])",
            "问题：档案室温湿度记录缺失。整改：", "档案室温湿度记录缺失。"),
        Row("task of a display", ProblemForm.Labelled, WrapperPlace.LineStart,
            @"(?<!(?:问题|意见|事项)(?:描述|表述|内容|表现)?[：:]\n?[^\n]{2,2000}\n)(?:督察|巡[视察])?(?:整改|反馈|交办|销号)?(?:任务|事项)(?:名称|内容)?[：:]\n?(?<s>[^\n]{4,2000}?)(?=\n(?:(?:整改类[型别]|整改责任单位|(?:责任|牵头|督导|督办|验收)(?:单位|部门|领导)|整改时限|完成时限)[：:][^\n]{1,120}\n){0,6}整改目标[：:])",
            "整改任务：弃渣沿河堆放。\n整改目标：全部转运。", "弃渣沿河堆放。"),
        Row("work on a quoted problem", ProblemForm.Heading, WrapperPlace.LineStart,
            $@"(?:推动|有效)?{Work}{Open}(?<s>[^\n“”]{{2,300}}?){Close}(?:的|等|方面)?(?:的)?问题{Answer}?{State}(?:[。：:，]|(?=\n|$))",
            "聚焦解决“巡河记录造假”的问题。", "巡河记录造假"),
        Row("work on a problem, a line of its own", ProblemForm.Heading, WrapperPlace.LineStart,
            $@"(?:推动|有效)?{Work}(?<s>[^。\n]{{2,160}}?)的?问题{State}[。：:]?(?=\n|$)",
            "着力解决基层站点巡检流于形式的问题", "基层站点巡检流于形式"),
        Row("an aim, then work on a quoted problem", ProblemForm.Heading, WrapperPlace.LineStart,
            $@"[^。：；“”\n]{{2,40}}[，,]\s?(?:推动|有效)?(?:{Work}|解决|整改){Open}(?<s>[^\n“”]{{2,200}}?){Close}(?:的|等|方面)?(?:的)?问题{Answer}?{End}",
            "强化理论武装，切实解决“学用脱节”问题", "学用脱节"),
        Row("work on a problem, the text goes on", ProblemForm.Heading, WrapperPlace.AfterNumeral,
            $@"{Work}(?!了)(?<s>[^。；\n]{{4,100}}?){NotOrigin}(?:的)?问题{State}[。：:](?=[^\n])",
            "着力整改年检把关松的问题。实行双人审核。", "年检把关松") with { Targets = true },
        Row("work on a problem, then its measures", ProblemForm.Heading, WrapperPlace.LineStart,
            $@"{Work}(?!了)(?<s>[^。；\n]{{4,100}}?){NotOrigin}(?:的)?问题{State}[。：:](?=一是)",
            "着力解决库房钥匙一人保管的问题。一是双人双锁。", "库房钥匙一人保管"),
        Row("about a problem, a heading with the answer's name", ProblemForm.Named, WrapperPlace.Anywhere,
            $@"关于(?<s>[^。\n]{{2,400}}?)(?<p>的?问题){Answer}{End}",
            "关于预算编制不够精细问题的整改落实情况", "预算编制不够精细"),
        Row("on a problem, a heading with the answer's name", ProblemForm.Named, WrapperPlace.AfterNumeral,
            $@"(?:针对|对于?|就|聚焦|围绕)(?<s>[^。\n]{{2,200}}?){NotOrigin}(?<p>的?问题){Answer.TrimEnd('?')}{End}",
            "对窗口取号难问题的整改落实情况", "窗口取号难"),
        Row("about something, its rectification", ProblemForm.Named, WrapperPlace.Anywhere,
            $@"关于(?<s>[^。\n“”]{{2,80}}?)的?整改(?:落实)?(?:工作(?=情况))?(?:情况)?{End}",
            "关于班子自身建设方面的整改。", "班子自身建设方面"),
        Row("about a problem, the text goes on", ProblemForm.RunIn, WrapperPlace.LineStart,
            $@"关于(?<s>[^。\n]{{2,100}}?问题(?:整改工作)?){State}[。：:](?=[^\n])",
            "关于窗口服务问题。优化排号流程。", "窗口服务问题"),
        Row("about a problem, a line of its own", ProblemForm.Named, WrapperPlace.LineStart,
            $@"关于(?<s>[^。\n]{{2,160}}?)(?<p>的?问题){State}[。：:]?(?=\n|$)",
            "关于库存物资账实不符的问题", "库存物资账实不符"),
        Row("quoted statement, the stop lost", ProblemForm.Quoted, WrapperPlace.AfterOrdinalWord,
            $@"关于{Open}(?<s>[^\n]{{2,600}}?){Close}的问题(?=[\d一-龥-[的和及等是进作开得]])",
            "关于“支部换届超期”的问题2024年已换届。", "支部换届超期"),
        Row("quoted from a letter", ProblemForm.Quoted, WrapperPlace.LineStart,
            $@"(?:来[函文件]|[督交]办[函单件]|通[报知]|贵[组办局委厅])(?:中)?(?:所)?(?:指出|反映|反馈|提出|列出)的?{Open}(?<s>[^\n“”]{{4,600}}?){Close}(?:的|等)?(?:的?问题)?[。，：]",
            "来函指出的“河岸堆放渣土，影响行洪”。经查属实。", "河岸堆放渣土，影响行洪"),
        Row("targeted, without quotation marks", ProblemForm.Ordinal, WrapperPlace.AfterOrdinalWord,
            @"(?:针对|关于)(?<s>[^。，,“”\n]{4,100}?)(?<!(?:指出|反馈|发现|提出|移交)的?)(?:的)?问题[，,。：:]",
            "针对会议记录要素不全问题，", "会议记录要素不全"),
        Row("quoted statement, no word before it", ProblemForm.Quoted, WrapperPlace.LineStart,
            $@"{Open}(?<s>[^\n“”]{{4,600}}?){Close}(?:的|等|方面)?(?:的)?问题{Answer}?{End}",
            "“药品库存不足”问题", "药品库存不足"),
        Row("a deficiency and the word problem", ProblemForm.Ordinal, WrapperPlace.AfterOrdinalWord,
            @"(?!关于|针对|着力|切实|重点|集中|解决|整改|纠正|整治|治理|查找|查摆|梳理|排查|聚焦|围绕|对|将|全面|深入|开展|加强|推动|建立|完善|组织|督促|把|就|坚持|紧盯|反馈|巡[视察])(?<s>[^。，；\n]{4,80}?)(?:的)?问题[。：]",
            "垃圾清运不及时问题。", "垃圾清运不及时") with { StatesItself = true },
        Row("told by whom the letter is for", ProblemForm.Named, WrapperPlace.AfterNumeral,
            @"(?:关于|有关|针对|对于?)?(?:贵|你)(?:[组办局委院厅]|单位)(?:提出|指出|反馈|移交|通报)的?[，：]?(?<s>[^。\n]{4,300}?)(?:的?问题)?[。：]",
            "贵组指出的食堂采购不比价。已签订合同。", "食堂采购不比价"),
        Row("targeted at the start of a line", ProblemForm.RunIn, WrapperPlace.LineStart,
            @"针对(?<s>[^。，,“”\n]{4,100}?)(?<!(?:指出|反馈|发现|提出|移交)的?)(?:的)?问题[，,：:]",
            "针对车辆派单手续不全的问题，", "车辆派单手续不全") with { Targets = true },
        Row("targeted after a numeral", ProblemForm.RunIn, WrapperPlace.AfterNumeral,
            $@"(?:针对|聚焦|围绕|就|对于?|关于|有关)(?<s>[^。；，\n]{{4,100}}?){NotOrigin}(?:的)?问题{State}(?:[，,。：:]|(?=\n|$))",
            "聚焦流动党员底数不准的问题，逐户核实。", "流动党员底数不准") with { Targets = true },
    ];

    /// <summary>第一个问题：...: the ordinal itself says that a problem follows; the outline finds where its statement ends.</summary>
    internal static WrapperForm AfterCount { get; } = Row("counted as a problem", ProblemForm.Labelled, WrapperPlace.LineStart,
        @"(?<s>[^\n]{2,600}?)(?:。|(?=\n|$))", "值班表与实际不符。已更正。", "值班表与实际不符");

    /// <summary>A line without ordinal right before the label of its answer; the outline decides which lines are.</summary>
    internal static WrapperForm BeforeAnswer { get; } = Row("a line before its answer", ProblemForm.Plain, WrapperPlace.LineStart,
        @"(?:关于)?(?<s>[^\n]{4,160}?)(?:的)?(?:问题)。?(?=\n|$)", "窗口排队时间长的问题", "窗口排队时间长");

    private static WrapperForm Row(string name, ProblemForm form, WrapperPlace place, string pattern, string sample, string statement) =>
        new(name, form, place, new Regex(@"\G" + pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture), sample, statement);
}

public enum WrapperPlace
{
    /// <summary>At the start of a line or sentence, and after an ordinal.</summary>
    Anywhere,

    /// <summary>At the start of a line or after a numeral ordinal only.</summary>
    LineStart,

    /// <summary>After a numeral ordinal only.</summary>
    AfterNumeral,

    /// <summary>After 一是, 二是 only.</summary>
    AfterOrdinalWord,
}
