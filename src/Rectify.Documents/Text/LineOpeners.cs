using System.Text.RegularExpressions;

namespace Rectify.Documents.Text;

/// <summary>What the start of a line says about the break before it.</summary>
internal static partial class LineOpeners
{
    /// <summary>What tells an ordinal from a decimal where a digit follows its stop: 2.21个, 1.2019年.</summary>
    internal const string Counted = @"\d{4}年|\d{1,3}(?:个(?!百分)|名|户|家|人|项|次|条|件|处|座|所|辆|套|台|宗)";

    /// <summary>◆市水利局党组, all of a line: whose feedback follows, in a text about several bodies; the group "h" is the body.</summary>
    internal const string MarkedBodyForm = @"[◆■●▲★▶►□◇]\s?(?<h>[^。；，：\n]{2,30}(?:党组|党委|党工委|党总支|党支部))";

    /// <summary>Not a quantity: 1.5万元, 2.3倍 count nothing.</summary>
    internal const string NoQuantity = @"(?!\s?(?:万|亿|个|倍|公里|千米|米|吨|元|亩|平方|公顷|户|名|人|度|级|分|天|小时|%|％|‰|年|月|℃))";

    /// <summary>一、 一. （一） 1. 1） (1) 一是 第一部分 ①</summary>
    [GeneratedRegex(@"^(?:\d{1,2}[.．-]\d{1,2}[.．、]?" + NoQuantity + @"(?=\s?[“一-龥])|[一二三四五六七八九十百]{1,4}[、．.]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,3}(?:\s?[．.、](?!\d)|、|[．.](?=" + Counted + @"))|\d{1,2}，(?=[一-龥“])|\d{1,2}[）)]|[（(]\d{1,3}[）)]|[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,3}(?:部分|项[：:]|(?:项|个|条)(?:反馈|整改)?(?:问题|任务|事项)[：:]|[，,、：:])|[①-⑳])")]
    private static partial Regex Ordinal();

    /// <summary>整改措施： and its like: opens a line whatever stands before. A bare 问题： may be the end of a sentence.</summary>
    [GeneratedRegex(@"^(?:(?:阶段性)?(?:整改|取得|主要|存在|具体|反馈|已采取的?|阶段性|未完成整改|未完成|未整改|下步工作|下一步工作|下步|下一步|完成|责任|牵头|配合|目前|最新|当前|整改落实|整改工作|督导|包保){1,2}(?:措施|举措|表现|成果|成效|情况|进展|原因|打算|安排|时限|期限|意见|要求|目标|问题|单位|领导|部门|科室|人|结果|状态|进展情况|落实情况|完成情况|推进情况|进度|股室|处室|主体|领导))[一二三四五六七八九十\d]{0,2}[：:]|^(?:巡[视察]|督察|审计|检查)(?:组)?(?:反馈|指出|发现)(?:意见)?[：:]|^是否(?:属实|办结)[：:]|^(?:(?:受理|信访|举报|案件|交办)?编号|行政区域|污染类型|(?:交办|信访|举报)问题(?:基本情况)?|问责情况|责任人被处理情况)[：:]|^(?:落实措施|落实举措|工作举措|工作措施|原因分析|原因剖析|问题原因|产生原因|成因分析|问题表现|整改类型|整改类别|进展情况|落实情况|办理情况|反映问题|调查核实情况|处理和整改情况)[：:]|^(?:反馈|检视|整改|督察|对应|对照|针对)?(?:问题|任务|事项)[一二三四五六七八九十\d]{1,3}(?:[：:、]|[．.](?!\d))")]
    private static partial Regex Label();

    /// <summary>（一）督察反馈问题, 2.整改目标: an ordinal and the name of a part, nothing else.</summary>
    [GeneratedRegex(@"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[．.、]|[▲△◆◇■□●○★☆※▶►•])?(?:(?:督察|巡[视察]|审计)?(?:反馈|指出|发现|存在|主要|具体)的?(?:主要)?(?:问题|意见)|问题(?:描述|表述)|整改(?:落实)?(?:目标|措施|要求|时限|进展|情况|成效|完成情况|落实情况|进展情况|责任单位)|(?:责任|牵头|配合)(?:单位|部门|领导)|(?:完成|进展|落实)情况|取得成效|验收(?:情况|意见|结论)|(?:群众|信访|举报)?反映(?:的)?问题|调查(?:核实)?情况|处理(?:和|及)?整改情况|办理情况|问责情况|附件[一二三四五\d]{0,2})[：:]?$")]
    private static partial Regex LabelOnly();

    /// <summary>1．关于“ ... : an ordinal that wraps a problem, whatever stands before.</summary>
    [GeneratedRegex(@"^(?:\d{1,3}\s?[．.、]|[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]|[一二三四五六七八九十]{1,3}、)\s?(?:关于|针对)“")]
    private static partial Regex NumberedWrapper();

    /// <summary>Headings without an ordinal, signatures and the sentences that open a notice or close it.</summary>
    [GeneratedRegex(@"^(?:(?:着力|切实|重点|集中)解决|关于.{2,80}(?:问题|整改|情况)|[•●◆■▲△◇□★☆※▶►]|—{1,2}(?=[^\d—\s])|附件|附：|联系(?:方式|电话|地址|人)|通讯地址|邮编|欢迎(?:广大|社会|各界)|根据|按照|下一步[，,]|中共.{2,30}(?:党组|委员会|委)$|[（(]?\d{4}年\d{1,2}月\d{1,2}日[）)]?$|[（(]?[二〇○零一三四五六七八九十]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日[）)]?$)")]
    private static partial Regex Other();

    /// <summary>Navigation above the title, the line with source and day below it, buttons.</summary>
    [GeneratedRegex(@"^(?:您(?:当前)?的?(?:所在)?(?:的)?位置|(?:您)?当前(?:的)?(?:所在)?位置|(?:网站)?首页|.{0,6}[【\[]?(?:信息来源|文章来源|稿件来源|来源|发布时间|发布日期|信息时间|更新时间|浏览次数|浏览量|阅读次数|点击(?:数|次数|量)|字号|字体|我要打印|打印本页|分享到|关闭窗口|作者|责任编辑)[：:】\]）\s]|(?=.{2,60}$)[^。，；：|｜>›»]{1,14}(?:\s?(?:[|｜›»]|>{1,2})\s?[^。，；：|｜>›»]{1,14}){1,8}$|.{0,6}[【\[]?(?:打印本页|分享到|关闭窗口|我要打印|责任编辑|作者|字号))")]
    private static partial Regex Chrome();

    /// <summary>What stands below the text of a web page: buttons, neighbours, who runs the site.</summary>
    [GeneratedRegex(@"^[【\[（(〖]?\s?(?:(?:打印(?:本页|本文|文章|此页)?|关闭(?:窗口|本页|页面|此页)?|返回(?:顶部|首页|列表|上一页|上级)?|收藏(?:本页)?|分享(?:到|至)?|点赞|纠错|复制链接|朗读)(?:[】\]）)：:\s|]|$)|(?:责任编辑|责编|编辑|审核|审核人|初审|复审|终审|校对|供稿|撰稿|信息员|来源|稿源|信息来源|文章来源|作者|发布时间|发布日期|浏览次数|浏览量|阅读量|点击数|点击次数|主办|主办单位|承办|承办单位|协办单位|运维单位|技术支持|版权所有|网站标识码|政府网站标识码|上一篇|下一篇|上一条|下一条|前一篇|后一篇|相关链接|相关文章|相关阅读|相关附件|相关新闻|相关信息|相关稿件|友情链接|附件下载|扫一扫.{0,20}|扫描二维码.{0,20}|微信扫.{0,20})(?:[】\]）)：:\s|]|$)|网站地图|网站声明|网站管理|联系我们|关于我们|版权声明|版权所有|隐私声明|Copyright|copyright|©|.{1,4}ICP备|.{0,3}公网安备|建议使用|推荐使用|扫一扫在手机|用手机扫)")]
    private static partial Regex Foot();

    [GeneratedRegex(@"(?:…+|\.{3,}|·{3,}|⋯+|-{4,}|。{3,})\s?\d{1,3}$|^目\s?录$")]
    private static partial Regex Contents();

    [GeneratedRegex(@"^(?:[一二三四五六七八九十百]{1,4}[、．.]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,3}(?:\s?[．.、](?!\d)|、|[．.](?=" + Counted + @"))|\d{1,2}[）)]|第[一二三四五六七八九十]{1,3}部分：?)[^。；：]*：?$")]
    private static partial Regex HeadingOnly();

    [GeneratedRegex(@"^(?:(?:着力|切实|重点|集中)解决|关于)[^。；;]{2,120}(?:问题|整改|整改(?:落实)?(?:工作)?(?:进展)?情况)$")]
    private static partial Regex WholeHeading();

    [GeneratedRegex(@"^(?:欢迎|联系(?:方式|电话|人)|监督电话|电子邮箱|邮政信箱|(?:中共)?[^。，；：\n]{2,40}(?:党组|党委|委员会|支部|总支)$)")]
    private static partial Regex Signature();

    [GeneratedRegex("整改|巡视|巡察|督察|审计|检视")]
    private static partial Regex OfTheField();

    [GeneratedRegex(@"^（?(?:\d{4}年\d{1,2}月\d{1,2}日|[二一][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)）?$")]
    private static partial Regex Date();

    [GeneratedRegex("^的?(?:问题)?的?(?:整改|改)?(?:落实|实)?(?:工作)?(?:进展)?(?:情况|况)?$")]
    private static partial Regex HeadingRest();

    [GeneratedRegex(@"^[^。；，\n]{0,60}关于[^。；\n]{4,120}(?:通报|通告|公告|公示|报告|意见|方案|(?:整改|情况|问题)的(?:复?函|说明)|情况说明)$")]
    private static partial Regex Title();

    [GeneratedRegex(@"^表$|^的?(?:复?函|回复|答复|说明)$|^[^。；，：]{0,30}(?:通报|通告|公告|公示|公示表|情况表|报告|意见|方案|情况|清单|台账|一览表|汇编|情况的(?:复?函|回复|答复|说明)|情况说明)(?:（截至[^）\n]{1,16}）)?$")]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"^[^。；，：\n]{4,120}(?:通报|通告|公告|公示|公示表|情况表|报告|意见|方案|情况|清单|台账|一览表|汇编|反馈|整改进展|情况公开|情况的(?:复?函|回复|答复|说明)|情况说明)(?:（[^）\n]{1,20}）)?$")]
    private static partial Regex HeadTitle();

    /// <summary>Labels and wrappers so short that they may as well stand inside a sentence: they open a line after a full stop only.</summary>
    [GeneratedRegex(@"^(?:(?:整改|问题[一二三四五六七八九十\d]{0,2})[：:]|针对.{2,80}?问题[，,。]|“[^”]{4,80}”(?:的|等)?问题[，,。])")]
    private static partial Regex ShortLabel();

    [GeneratedRegex(@"^(?:的|等|方面)?的?问题(?:的整改(?:落实)?(?:工作)?(?:进展)?(?:情况)?)?|^的?整改(?:落实)?(?:情况)?")]
    private static partial Regex WrapperEnd();

    [GeneratedRegex(@"^[—–\-－─―~·\s]+\d{1,4}[—–\-－─―~·\s]+$|^第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?$|^\d{1,4}\s*/\s*\d{1,4}$")]
    private static partial Regex PageNumber();

    /// <summary>责任领导：中心主任　责任科室：办公室　完成情况：已完成: fields set side by side, with nothing but blanks between them.</summary>
    [GeneratedRegex(@"[ \u3000]+(?=(?:责任|牵头|配合|整改|完成|督导|验收|销号|包保)(?:领导|单位|部门|科室|处室|股室|主体|人|时限|期限|时间|情况|措施|成效|结果|目标|状态)[：:])")]
    private static partial Regex FieldGap();

    /// <summary>...。2.关于“...”的问题, ...方面7.关于“...”, ...。三、...方面 at the end of a line: headings whose line break is lost.</summary>
    [GeneratedRegex(@"(?<=[。；！？]|方面)(?=(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)])\s?(?:关于|针对)[“""])|(?<=[。！？])(?=[一二三四五六七八九十]{1,3}、[^。；：:\n]{4,40}(?:方面|问题|情况|打算|安排|责任|成效|成果|落实|整改责任)(?:\s*$|\d{1,2}[.．、]\s?(?:关于|针对)[“""]))", RegexOptions.Multiline)]
    private static partial Regex LostBreak();

    /// <summary>Where the fields of a line, and the headings glued into it, begin and end; the whole line where it holds no more than one.</summary>
    public static IEnumerable<(int Start, int End)> Fields(string raw, int start, int end)
    {
        for (var gap = FieldGap().Match(raw, start, end - start); gap.Success; gap = gap.NextMatch())
        {
            if (gap.Index > start)
                foreach (var piece in Unglued(raw, start, gap.Index))
                    yield return piece;
            start = gap.Index + gap.Length;
        }
        foreach (var piece in Unglued(raw, start, end))
            yield return piece;
    }

    private static IEnumerable<(int Start, int End)> Unglued(string raw, int start, int end)
    {
        var line = raw[start..end];
        var from = 0;
        for (var lost = LostBreak().Match(line); lost.Success; lost = lost.NextMatch())
        {
            if (lost.Index <= from)
                continue;
            yield return (start + from, start + lost.Index);
            from = lost.Index;
        }
        yield return (start + from, end);
    }

    [GeneratedRegex("^" + MarkedBodyForm + "$")]
    private static partial Regex MarkedBody();

    /// <summary>临开工委〔2023〕9号, all of a line: it stands above a title.</summary>
    [GeneratedRegex(@"^[^。，；：〔\s]{2,14}〔\d{4}〕第?\d{1,4}号$")]
    private static partial Regex DocumentNumber();

    public static bool IsDocumentNumber(string line) => line.Length <= 30 && DocumentNumber().IsMatch(line);

    public static bool IsMarkedBody(string line) => line.Length <= 32 && MarkedBody().IsMatch(line);

    /// <summary>The name of a part on a line of its own: what follows is its text, whatever the line's length says.</summary>
    public static bool IsLabelOnly(string line) => line.Length <= 24 && LabelOnly().IsMatch(line);

    public static bool IsOrdinal(string line) => Ordinal().IsMatch(line);

    /// <summary>The ordinal a line opens with.</summary>
    public static string? OrdinalOf(string line) => Ordinal().Match(line) is { Success: true } ordinal ? ordinal.Value : null;

    public static bool IsUnconditional(string line) => Label().IsMatch(line) || NumberedWrapper().IsMatch(line);

    public static bool IsAny(string line) => IsOrdinal(line) || Label().IsMatch(line) || Other().IsMatch(line);

    public static bool IsAnyAfterSentence(string line) => IsAny(line) || ShortLabel().IsMatch(line) || Signature().IsMatch(line);

    public static bool IsChrome(string line) => Chrome().IsMatch(line);

    /// <summary>A line below the text of a web page.</summary>
    public static bool IsFoot(string line) => line.Length <= 120 && Foot().IsMatch(line);

    /// <summary>A day, the name of a party body or a contact: the end of the document itself, also among what the page prints below it.</summary>
    public static bool IsClosing(string line) => IsDate(line) || Signature().IsMatch(line);

    /// <summary>The name of a body and nothing else.</summary>
    public static bool IsBody(string line) => line.Length is >= 4 and <= 40 && Body().IsMatch(line);

    [GeneratedRegex(@"^[^。；，：、\d\s]{2,38}(?:党组|党委|党工委|党总支|党支部|委员会|政府|办公室|领导小组|公司|集团|中心|[委局厅院校办会署])$")]
    private static partial Regex Body();

    /// <summary>A line of a contents page: leaders and a page number.</summary>
    public static bool IsContents(string line) => line.Length <= 150 && Contents().IsMatch(line);

    /// <summary>A heading that is complete as it stands, with an ordinal and no full stop inside.</summary>
    public static bool IsNumberedHeading(string line) => line.Length <= 120 && HeadingOnly().IsMatch(line);

    /// <summary>一 for 一、 （ for （一） 1 for 1. ( for (1)</summary>
    public static char ShapeOf(string line) => line[0] switch
    {
        '（' or '(' => line.Length > 1 && char.IsDigit(line[1]) ? '(' : '（',
        >= '0' and <= '9' => '1',
        _ => '一',
    };

    /// <summary>关于...问题的整改落实情况, 着力解决...的问题; not when the next line is the rest of it.</summary>
    public static bool IsWholeHeading(string line, string next) => line.Length <= 130 && WholeHeading().IsMatch(line) && !HeadingRest().IsMatch(next) && !TitleEnd().IsMatch(next);

    /// <summary>A title that ends here, unless the next line goes on with it.</summary>
    public static bool IsTitle(string line, string next) => line.Length <= 180 && Title().IsMatch(line) && !TitleEnd().IsMatch(next);

    /// <summary>Above the first sentence of a text a line that ends like a title is one, also without 关于.</summary>
    public static bool IsHeadTitle(string line, string next) => line.Length <= 130 && HeadTitle().IsMatch(line) && !TitleEnd().IsMatch(next);

    /// <summary>The title of the next document of a compilation, set off by a blank line.</summary>
    public static bool IsInnerTitle(string line, string next) => IsHeadTitle(line, next) && OfTheField().IsMatch(line);

    /// <summary>The line ends inside 关于“...”问题的整改: whatever comes next belongs to the quotation or ends the wrapper.</summary>
    public static bool EndsInsideWrapper(string line, string next)
    {
        var quotation = line.IndexOf('“', StringComparison.Ordinal);
        // 一、...，切实解决“... | ...”问题
        if (quotation > 8 && line.Length <= 120 && line[(quotation - 2)..quotation] is "解决" && IsOrdinal(line)
            && (line.IndexOf('”', quotation) < 0 ? next.Contains('”') : "”问题".StartsWith(line[line.LastIndexOf('”')..], StringComparison.Ordinal) && !line.EndsWith("问题", StringComparison.Ordinal)))
            return true;
        var worded = quotation >= 2 && line[(quotation - 2)..quotation] is "关于" or "针对";
        var at = worded ? quotation - 2 : quotation;
        if (at < (worded ? 0 : 2))
            return false;
        if (at > 8 || at > 0 && !IsOrdinal(line[..at]) || line.Length - at > 2000)
            return false;
        var (opened, closed) = (line.Count(c => c == '“'), line.Count(c => c == '”'));
        if (opened > closed)
            return true;
        // ...”的问 | 题
        var rest = line[(line.LastIndexOf('”') + 1)..];
        return rest.Length <= 12 && closed > 0 && WrapperEnd().Match(rest + next) is { Success: true } end && end.Length > rest.Length;
    }

    /// <summary>问 | 题, 措 | 施: no paragraph ends within a word.</summary>
    public static bool IsTornWord(char last, char first) => (last, first) is ('问', '题') or ('措', '施') or ('整', '改') or ('情', '况') or ('方', '面');

    /// <summary>（共4项，长期 | 坚持1项）, 《... | ...》: a bracket is open that the next line closes before it opens one.</summary>
    public static bool EndsInsideBrackets(string line, string next) => IsOpen(line, next, '（', '）') || IsOpen(line, next, '《', '》');

    private static bool IsOpen(string line, string next, char opening, char closing)
    {
        var opened = line.LastIndexOf(opening);
        if (opened < 0 || line.Length - opened > 100 || line.IndexOf(closing, opened) >= 0) return false;
        var closed = next.IndexOf(closing, StringComparison.Ordinal);
        var again = next.IndexOf(opening, StringComparison.Ordinal);
        return closed >= 0 && closed < 100 && (again < 0 || closed < again);
    }

    /// <summary>A day on a line of its own: the end of a signature.</summary>
    public static bool IsDate(string line) => line.Length <= 16 && Date().IsMatch(line);

    public static bool IsPageNumber(string line) => line.Length <= 24 && PageNumber().IsMatch(line);
}
