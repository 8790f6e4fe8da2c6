using System.Text.RegularExpressions;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>Finds the headings of a text by their ordinals and wrappers and hangs them into a tree by the order in which their shapes appear.</summary>
internal sealed partial class Outline
{
    /// <summary>Deeper nesting than any document has; keeps hostile input flat.</summary>
    private const int DeepestLevel = 12;

    private readonly string text;
    private readonly List<OutlineNode> roots = [];

    private readonly IReadOnlySet<int> contents;
    private readonly IReadOnlySet<int> statements;
    /// <summary>Where a heading begins though the line break before it is lost.</summary>
    private readonly HashSet<int> glues;

    private Outline(string text) => (this.text, contents, statements, glues) = (text, ContentsPage.Lines(text), StatementLines.Of(text), GluedHeadings.Entries(text));

    public IReadOnlyList<OutlineNode> Roots => roots;

    /// <summary>Contact blocks and signatures: from where they begin to the next heading or the end.</summary>
    public IReadOnlyList<(int Start, int End)> Closings { get; private set; } = [];

    public static Outline Of(FlowText flow)
    {
        var outline = new Outline(flow.Text);
        outline.Build();
        return outline;
    }

    public IEnumerable<OutlineNode> All() => roots.SelectMany(root => root.Below().Prepend(root));

    /// <summary>◆问题一：… : the mark before a heading belongs to it.</summary>
    private const string Bullets = "▲△◆◇■□●○★☆※▶►•";

    private void Build()
    {
        // the open headings from the top down; one of each shape
        var open = new List<OutlineNode>();
        var closings = new List<int>();
        for (var at = NextStart(0); at >= 0; at = NextStart(at))
        {
            if (contents.Contains(at))
            {
                at = LineEnd(at);
                continue;
            }
            if (Closing().IsMatch(text, at))
            {
                foreach (var ended in open)
                    ended.End = at;
                open.Clear();
                closings.Add(at);
                at++;
                continue;
            }
            var node = DemandAt(at, open) ?? NodeAt(at, open);
            if (node is null)
            {
                at++;
                continue;
            }
            if (at > 0 && Bullets.Contains(text[at - 1]) && (at == 1 || text[at - 2] == '\n'))
                node.Start = at - 1;
            Hang(node, open);
            at = Math.Max(node.HeadEnd, at + 1);
        }
        foreach (var node in open)
            node.End = text.Length;
        var starts = closings.Concat(roots.Select(root => root.Start)).Append(text.Length).Order().ToList();
        Closings = [.. closings.Select(start => (start, starts[starts.BinarySearch(start) + 1]))];
    }

    private void Hang(OutlineNode node, List<OutlineNode> open)
    {
        // what somebody asks for belongs to no heading before it, and a chapter after it not to the asking
        if (node.Shape == OutlineShapes.Demand || open is [{ Shape: OutlineShapes.Demand }, ..] && node.Shape == "一、")
        {
            foreach (var ended in open)
                ended.End = node.Start;
            open.Clear();
        }
        // 关于...问题 without a number, its answer, then 1.关于...: the number was left out, nothing is below
        if (node is { Ordinal: not null, Wrapper.Form: ProblemForm.Quoted or ProblemForm.Named } && open is [.., { Ordinal: null, Wrapper.Form: ProblemForm.Quoted or ProblemForm.Named } beside]
            && (PartSplitter.HasLabel(text, beside.BodyStart, node.Start, ProblemPart.Measures, ProblemPart.Progress) || node.Number > 1 && beside.Children.Count == 0 && IsAnsweredBefore(beside, node)))
            Leave(beside);
        // 二是关于“...”的问题。①..., then 关于“...”的问题 at the start of a line: the same the other way round
        else if (node is { Ordinal: null, Wrapper.Form: ProblemForm.Quoted } && open is [.., { Ordinal: not null, Wrapper.Form: ProblemForm.Quoted } counted] && IsAbout(node) && IsAbout(counted) && IsAnsweredBefore(counted, node))
            Leave(counted);
        var level = open.FindIndex(above => above.Shape == node.Shape);
        if (level < 0 && node.Ordinal is null)
            level = open.FindIndex(above => above.Ordinal is null && RankOf(above.Shape) > RankOf(node.Shape));
        if (level < 0 && open.Count >= DeepestLevel)
            level = open.Count - 1;
        if (level >= 0)
        {
            foreach (var closed in open.Skip(level))
                closed.End = node.Start;
            open.RemoveRange(level, open.Count - level);
        }
        node.Parent = open.Count > 0 ? open[^1] : null;
        (node.Parent?.Children ?? roots).Add(node);
        open.Add(node);

        void Leave(OutlineNode beside)
        {
            beside.End = node.Start;
            open.RemoveAt(open.Count - 1);
        }
    }

    private bool IsAbout(OutlineNode node) => text.AsSpan(node.HeadStart).StartsWith("关于“", StringComparison.Ordinal);

    /// <summary>Something stands between the two that is more than a mark.</summary>
    private bool IsAnsweredBefore(OutlineNode node, OutlineNode next) => (next.Start == 0 || text[next.Start - 1] == '\n') && text.AsSpan(node.BodyStart, next.Start - node.BodyStart).Trim().Length > 10;

    /// <summary>
    /// 巡察组建议： before （一）...: a heading without ordinal, whose entries are no problems. In a text without chapters 主要问题 and 整改意见 on lines of
    /// their own head what is counted under them.
    /// </summary>
    private OutlineNode? DemandAt(int at, List<OutlineNode> open)
    {
        var match = Demand().Match(text, at);
        if (!match.Success && !open.Exists(above => above.Shape is "一、" or "第一部分"))
            match = BareHeading().Match(text, at);
        if (!match.Success)
            match = MarkedBody().Match(text, at);
        return !match.Success ? null : new OutlineNode
        {
            Shape = OutlineShapes.Demand, Start = at, HeadStart = match.Groups["h"].Index, HeadEnd = match.Groups["h"].Index + match.Groups["h"].Length, BodyStart = at + match.Length,
            StatementStart = match.Groups["h"].Index, StatementEnd = match.Groups["h"].Index + match.Groups["h"].Length,
        };
    }

    /// <summary>Headings without ordinal have an order of their own: 关于...问题 groups 着力解决..., never the other way round.</summary>
    private static int RankOf(string shape) => Array.IndexOf(OutlineShapes.Wrappers, shape);

    /// <summary>The next start of a line or sentence at or after <paramref name="from"/>; -1 at the end.</summary>
    private int NextStart(int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (at == 0 || text[at - 1] == '\n' || IsSentenceEnd(at - 1) || glues.Contains(at))
                return at;
        }
        return -1;
    }

    private bool IsSentenceEnd(int at) => text[at] is '。' or '！' or '？' || text[at] is '”' or '）' && at > 0 && text[at - 1] is '。' or '！' or '？';

    private OutlineNode? NodeAt(int at, List<OutlineNode> open)
    {
        var lineStart = at == 0 || text[at - 1] == '\n' || glues.Contains(at);
        // a bullet before a heading says nothing
        if (lineStart && at + 1 < text.Length && "●■◆▲★◎○•▪►▶□◇".Contains(text[at]))
            (at, lineStart) = (at + 1, true);
        foreach (var (shape, pattern) in OrdinalForms.Table)
        {
            var match = pattern.Match(text, at);
            if (match.Success)
                return Numbered(at, shape, match, lineStart, open);
        }
        var word = OrdinalWord().Match(text, at);
        if (word.Success)
            return Counted(at, word, open);
        return Wrapped(at, lineStart) ?? (statements.Contains(at) || lineStart && at > 0 && statements.Contains(at - 1) ? Stated(at) : null);
    }

    /// <summary>A line without ordinal right before its answer.</summary>
    private OutlineNode Stated(int at)
    {
        var end = LineEnd(at);
        var match = WrapperForm.BeforeAnswer.Pattern.Match(text, at);
        var statement = match.Success ? match.Groups["s"] : null;
        return new OutlineNode
        {
            Shape = OutlineShapes.Stated, Start = at, HeadStart = at, HeadEnd = end, BodyStart = end, Wrapper = match.Success ? WrapperForm.BeforeAnswer : null,
            StatementStart = at, StatementEnd = statement is null ? end : statement.Index + statement.Length,
        };
    }

    private OutlineNode? Numbered(int at, string shape, Match match, bool lineStart, List<OutlineNode> open)
    {
        var head = at + match.Length;
        // 一、一、: typed twice
        if (match.Length > 1 && string.CompareOrdinal(text, head, text, at, match.Length) == 0)
            head += match.Length;
        if (open.Count > 0 && open[0].Shape != shape && IsPart(at, head, match))
            return null;
        var ordinal = match.Groups["n"].Value;
        var number = ordinal[0] is >= '①' and <= '⑳' ? ordinal[0] - '①' + 1 : ChineseNumbers.Parse(ordinal[(ordinal.LastIndexOfAny(['.', '．', '-']) + 1)..]);
        var wrapped = Wrapper(head, place => place != WrapperPlace.AfterOrdinalWord);
        // 二、巡察发现的主要问题： is a heading; 二、督察反馈问题：... is a problem when its answer follows
        if (wrapped is ({ Form: ProblemForm.Labelled }, var label) && !PartSplitter.LabelFollows(text, label.Index + label.Length, except: ProblemPart.Statement))
            wrapped = null;
        var before = open.FindLast(above => above.Shape == shape || above.Shape == shape + "'");
        // inside a line 聚焦...问题， is more often an entry than a heading
        if (!lineStart && wrapped is ({ Targets: true }, _))
            wrapped = null;
        // 围绕“...”问题，着力强化理论武装 on a line of its own with numbered headings below: the whole line is the heading
        if (lineStart && wrapped is var (_, aim) && text[aim.Index + aim.Length - 1] is '，' && LineEnd(head) is var stop && stop - head <= LongestEntry && stop + 1 < text.Length
            && text.IndexOf('。', head, stop - head) < 0 && OrdinalForms.Table.Any(below => below.Shape != shape && below.Pattern.IsMatch(text, stop + 1)))
            wrapped = null;
        // glued to the end of the line before: only what goes on counting, or wraps a problem
        if (!lineStart && wrapped is null && (shape is "1." && !IsGluedNext(at, before, number, match, head) || shape == "(1)" || before?.Number + 1 != number && number != 1 || LineEnd(head) - head > 60 && SentenceEnd(head) - head > 40))
            return null;
        // （1）立德树人有欠缺。近视防控效果不明显。（2）...: run in, they count what one paragraph tells
        if (shape == "(1)" && wrapped is null && number == 1 && RunsOn().IsMatch(text, head))
            return null;
        // an ordinal that starts again right after a label counts the items of that label
        if (before is not null && wrapped is null && IsItemOf(before, at, shape, number, head))
            shape += "'";
        return wrapped is var (form, found)
            ? Node(at, shape, ordinal, number, head, form, found)
            : Plain(at, shape, ordinal, number, head, shape == OrdinalForms.CountedProblem && match.Value.Contains("问题", StringComparison.Ordinal) ? WrapperForm.AfterCount : null);
    }

    /// <summary>1、...。一是...。二是...。2、支部阵地闲置。...: the next heading of a count whose first began a line; its own line break is lost.</summary>
    private bool IsGluedNext(int at, OutlineNode? before, int? number, Match mark, int head) =>
        mark.Value[^1] == '、' && number > 1 && before?.Number + 1 == number && (before!.Start == 0 || text[before.Start - 1] == '\n') && SentenceEnd(head) - head <= LongestGlued
        && text.IndexOf("1、", before.BodyStart, at - before.BodyStart, StringComparison.Ordinal) < 0;

    private const int LongestGlued = 40;

    /// <summary>
    /// 2.整改措施：... counts the parts of a problem. A label alone on its line does so only near one that can be nothing else: 二、整改情况 is a section
    /// where no 整改措施 or 整改目标 is counted beside it.
    /// </summary>
    private bool IsPart(int at, int head, Match mark)
    {
        if (PartSplitter.LabelAt(text, head) is not var (label, runsIn))
            return false;
        if (IsUnmistakable(label.Part) || runsIn && label.Part != ProblemPart.Statement)
            return true;
        // 1.反馈问题：... opens a problem; 1.主要问题：... counts a part when 2. does so too
        var from = label.Part == ProblemPart.Statement ? head : Math.Max(0, at - PartsWithin);
        foreach (Match other in CountedLine().Matches(text, from).TakeWhile(other => other.Index < at + PartsWithin))
        {
            if (other.Index == at || ShapeOfMark(other.Groups["m"].Value) != ShapeOfMark(mark.Value))
                continue;
            if (PartSplitter.LabelAt(text, other.Groups["l"].Index) is var (neighbour, _) && IsUnmistakable(neighbour.Part))
                return true;
            if (label.Part == ProblemPart.Statement)
                return false;
        }
        return false;
    }

    [GeneratedRegex(@"\G[^\n]{4,400}?[。；][（(]2[）)]")]
    private static partial Regex RunsOn();

    private static bool IsUnmistakable(ProblemPart part) =>
        part is ProblemPart.Measures or ProblemPart.Effects or ProblemPart.Target or ProblemPart.Deadline or ProblemPart.Reason or ProblemPart.Party;

    private static char ShapeOfMark(string mark) => mark[0] == '（' ? char.IsAsciiDigit(mark[1]) ? '(' : '（' : char.IsAsciiDigit(mark[0]) ? '1' : '一';

    private bool IsItemOf(OutlineNode before, int at, string shape, int? number, int head)
    {
        if (number == 1 && EndsWithLabel(at))
            return true;
        if (before.Shape == shape)
            return false;
        if (number != before.Number + 1)
            return false;
        var outer = before.Parent;
        while (outer is not null && outer.Shape != shape)
            outer = outer.Parent;
        return number != outer?.Number + 1 || !PartSplitter.LabelFollows(text, SentenceEnd(head), except: ProblemPart.Effects);
    }

    private bool EndsWithLabel(int at)
    {
        var last = at - 1;
        while (last >= 0 && char.IsWhiteSpace(text[last]))
            last--;
        return last >= 0 && text[last] is '：' or ':' && PartSplitter.LabelEndingAt(text, last, 0) is not null;
    }

    /// <summary>一是关于“...”问题, 一是...方面: the ordinal word opens a problem or a section, not an item.</summary>
    private OutlineNode? Counted(int at, Match word, List<OutlineNode> open)
    {
        var head = at + word.Length;
        var ordinal = word.Groups["n"].Value;
        if (Wrapper(head, place => place is WrapperPlace.Anywhere or WrapperPlace.AfterOrdinalWord) is var (form, found)
            && form.Form is not ProblemForm.Labelled && (form.Place == WrapperPlace.Anywhere || !form.StatesItself || Deficiency.IsStated(found.Groups["s"].Value)))
            return Node(at, OutlineShapes.OrdinalWord, ordinal, ChineseNumbers.Parse(ordinal), head, form, found);
        var aspect = Aspect().Match(text, head);
        if (!aspect.Success && IsAnsweredOnItsOwn(at, head, ChineseNumbers.Parse(ordinal), open))
            return Plain(at, OutlineShapes.OrdinalWord, ordinal, ChineseNumbers.Parse(ordinal), head);
        return aspect.Success
            ? new OutlineNode
            {
                Shape = OutlineShapes.OrdinalWord, Start = at, Ordinal = ordinal, Number = ChineseNumbers.Parse(ordinal),
                HeadStart = head, HeadEnd = head + aspect.Groups["h"].Length, BodyStart = head + aspect.Length,
                StatementStart = head, StatementEnd = head + aspect.Groups["h"].Length,
            }
            : null;
    }

    /// <summary>
    /// （一）... 一是资料不全。整改情况：... 二是巡查不到位。整改情况：...: the ordinal words count deficiencies, each with its answer. The first stands right
    /// under a heading; under a label it would count the entries of that label.
    /// </summary>
    private bool IsAnsweredOnItsOwn(int at, int head, int? number, List<OutlineNode> open)
    {
        var stop = text.AsSpan(head, Math.Min(LongestEntry, text.Length - head)).IndexOfAny('。', '\n');
        var end = head + stop;
        if (stop < 0 || !PartSplitter.LabelFollows(text, end, ProblemPart.Measures, ProblemPart.Progress))
            return false;
        var before = open.FindLast(above => above.Shape == OutlineShapes.OrdinalWord);
        return before is null ? number == 1 && (open.Count == 0 || at - open[^1].BodyStart <= PartsWithin && !PartSplitter.HasLabel(text, open[^1].BodyStart, at)) : before.Wrapper is null && number == before.Number + 1;
    }

    private OutlineNode? Wrapped(int at, bool lineStart)
    {
        if (text[at] is not ('关' or '针' or '问' or '着' or '切' or '重' or '集' or '推' or '有' or '反' or '存' or '具' or '主' or '检' or '查' or '指' or '发' or '巡' or '督' or '整' or '任' or '事' or '交' or '销' or '典' or '案' or '“'))
            return null;
        if (Wrapper(at, place => place == WrapperPlace.Anywhere || lineStart && place == WrapperPlace.LineStart) is not var (form, found))
            return null;
        // the label of a part is no heading of its own; the problem it belongs to reads it
        if (form.Form == ProblemForm.Labelled && !lineStart)
            return null;
        return Node(at, WrapperShape(form, found), null, null, at, form, found, found.Groups["n"] is { Success: true, Length: > 0 } number ? number.Value : null);
    }

    /// <summary>A line of its own may group what runs into its text; otherwise wrappers without ordinal are neighbours, whatever row read them.</summary>
    private string WrapperShape(WrapperForm form, Match match)
    {
        var end = match.Index + match.Length;
        var ownLine = end >= text.Length || text[end] == '\n';
        return form.Form switch
        {
            ProblemForm.Labelled => OutlineShapes.Label,
            ProblemForm.Heading => OutlineShapes.Work,
            _ => ownLine ? OutlineShapes.AboutLine : OutlineShapes.About,
        };
    }

    private (WrapperForm, Match)? Wrapper(int at, Func<WrapperPlace, bool> allowed)
    {
        foreach (var form in WrapperForm.Table)
        {
            if (allowed(form.Place) && form.Pattern.Match(text, at) is { Success: true } match)
                return (form, match);
        }
        return null;
    }

    private static OutlineNode Node(int at, string shape, string? ordinal, int? number, int head, WrapperForm form, Match match, string? labelNumber = null)
    {
        var statement = match.Groups["s"];
        return new OutlineNode
        {
            Shape = shape, Start = at, Ordinal = ordinal, Number = number,
            HeadStart = head, HeadEnd = head + match.Length, BodyStart = head + match.Length,
            Wrapper = form, LabelNumber = labelNumber, StatementStart = statement.Index, StatementEnd = statement.Index + statement.Length,
        };
    }

    private OutlineNode Plain(int at, string shape, string ordinal, int? number, int head, WrapperForm? wrapper = null)
    {
        var end = SentenceEnd(head);
        if (GluedHeadings.FieldEnd(text, head) is { } field)
            glues.Add(end = field);
        else if (GluedHeadings.AnswerFrom(text, head, end) is { } answer)
            end = answer;
        var body = end < text.Length && text[end] is '。' or '：' or ':' ? end + 1 : end;
        // 3.学习不够深入（已完成）。 and 3.学习不够深入。（已完成）
        var state = GradeBracketBefore(head, end);
        // 关于学术委员会作用弱 and its answer under a label: wrapped, though the word problem is lost
        var about = end - head > 6 && text.AsSpan(head).StartsWith("关于", StringComparison.Ordinal) && PartSplitter.LabelFollows(text, body, except: ProblemPart.Statement) ? 2 : 0;
        if (state == end && GradeBracketAt(body) is { } closed)
            body = closed;
        return new OutlineNode
        {
            Shape = shape, Start = at, Ordinal = ordinal, Number = number,
            HeadStart = head, HeadEnd = end, BodyStart = body, Wrapper = wrapper,
            StatementStart = head + about, StatementEnd = state,
        };
    }

    private int GradeBracketBefore(int head, int end)
    {
        if (end - head < 4 || text[end - 1] is not ('）' or '】'))
            return end;
        var open = text.LastIndexOfAny(['（', '【'], end - 1, Math.Min(24, end - head));
        return open > head && GradeWord.OfHeadingEnd(text[open..end]) is not null ? open : end;
    }

    private int? GradeBracketAt(int at)
    {
        if (at >= text.Length || text[at] is not ('（' or '【'))
            return null;
        var close = text.AsSpan(at, Math.Min(24, text.Length - at)).IndexOfAny('）', '】');
        if (close < 0 || GradeWord.OfHeadingEnd(text.Substring(at, close + 1)) is null)
            return null;
        return at + close + 1 < text.Length && text[at + close + 1] == '。' ? at + close + 2 : at + close + 1;
    }

    /// <summary>End of the first sentence of a heading: the full stop outside quotation marks, or the end of the line.</summary>
    private int SentenceEnd(int from)
    {
        var (line, depth) = (LineEnd(from), 0);
        for (var at = from; at < line; at++)
        {
            switch (text[at])
            {
                case '“' or '《': depth++; break;
                case '”' or '》': depth = Math.Max(0, depth - 1); break;
                case '。' when depth == 0: return at;
            }
        }
        var stop = text.IndexOf('。', from, line - from);
        return depth > 0 && stop >= 0 ? stop : line;
    }

    private int LineEnd(int from)
    {
        var end = text.IndexOf('\n', from);
        return end < 0 ? text.Length : end;
    }

    private const int PartsWithin = 1500;
    private const int LongestEntry = 80;

    [GeneratedRegex(@"^(?<m>\d{1,2}\s?[.、]|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}、)(?<l>[^\n：]{2,12})(?:：|$)", RegexOptions.Multiline)]
    private static partial Regex CountedLine();

    /// <summary>The contact block or the signature: no section or problem reaches into it. One may stand between two halves of a document.</summary>
    [GeneratedRegex(@"\G(?<=^|\n)(?:欢迎(?:广大|社会|各界)|(?:上述|以上|综上)[^。，；：\n]{0,12}\d{1,4}(?:个|项|条)[^。，；：\n]{0,10}(?:问题|任务|事项)[^。\n]{0,6}，[^。\n]{0,12}(?:完成|到位)[^。\n]{0,10}\d|特此(?:公示|公告|通报|报告|函复|函告|说明)[！!。]?(?=\n|$)|公示(?:期|时间|期限)|是否(?:属实|办结)[：:]|如(?:有|对)[^。\n]{0,20}异议|[^。，；：\n]{2,40}\n（?(?:\d{4}年\d{1,2}月\d{1,2}日|[二一][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)）?(?=\n|$)|联系(?:方式|电话|地址|人)|监督电话|通讯地址|通信地址|邮编|附件[：:\d\n]|中共[^。，；：\n]{2,40}(?:党组|党委|[市县区省]委|委员会|支部|总支)(?=\n|$)|[^。，；：\n]{0,40}(?:\d{4}年\d{1,2}月\d{1,2}日)(?=\n?$))")]
    private static partial Regex Closing();

    [GeneratedRegex(@"\G(?<=^|[\n。])(?<h>[^。：；，\n]{0,20}(?:建议|要求|提出[^。：；，\n]{0,8}意见))：\n?(?=（一）|1[.．、](?!\d))")]
    private static partial Regex Demand();

    [GeneratedRegex(@"\G(?<=^|\n)(?<h>(?:[^。：；，、（）\d\n]{0,12}(?:发现|存在|反馈|指出))?的?(?:主要|突出)?问题|[^。：；，、（）\d\n]{0,30}(?:问题|任务|措施|责任)清单|(?:整改|工作|几点|有关)?(?:意见|建议|要求|意见建议|意见和建议))：?\n(?=（一）|（1）|1[.．、](?!\d)|(?:对应|针对)?(?:问题|第)[\d一二三四五六七八九十])")]
    private static partial Regex BareHeading();

    [GeneratedRegex(@"\G(?<n>[一二三四五六七八九十]{1,3})是")]
    private static partial Regex OrdinalWord();

    [GeneratedRegex(@"\G(?<=^|\n)" + LineOpeners.MarkedBodyForm + @"(?=\n)")]
    private static partial Regex MarkedBody();

    [GeneratedRegex(@"\G(?<h>[^。，,；;：:\n]{2,50}方面)(?:[。：:]|(?=\n))")]
    private static partial Regex Aspect();
}
