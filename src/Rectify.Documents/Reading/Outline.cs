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

    /// <summary>The contact block or the signature: no section or problem reaches into it. One may stand between two halves of a document.</summary>
    [GeneratedRegex(@"\G(?<=^|\n)(?:欢迎(?:广大|社会|各界)|(?:上述|以上|综上)[^。，；：\n]{0,12}\d{1,4}(?:个|项|条)[^。，；：\n]{0,10}(?:问题|任务|事项)[^。\n]{0,6}，[^。\n]{0,12}(?:完成|到位)[^。\n]{0,10}\d|特此(?:公示|公告|通报|报告|函复|函告|说明)[！!。]?(?=\n|$)|公示(?:期|时间|期限)|是否(?:属实|办结)[：:]|如(?:有|对)[^。\n]{0,20}异议|[^。，；：\n]{2,40}\n（?(?:\d{4}年\d{1,2}月\d{1,2}日|[二一][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)）?(?=\n|$)|联系(?:方式|电话|地址|人)|监督电话|通讯地址|通信地址|邮编|附件[：:\d\n]|中共[^。，；：\n]{2,40}(?:党组|党委|[市县区省]委|委员会|支部|总支)(?=\n|$)|[^。，；：\n]{0,40}(?:\d{4}年\d{1,2}月\d{1,2}日)(?=\n?$))")]
    private static partial Regex Closing();

    [GeneratedRegex(@"\G(?<=^|[\n。])(?<h>[^。：；，\n]{0,20}(?:建议|要求|提出[^。：；，\n]{0,8}意见))：\n?(?=（一）|1[.．、](?!\d))")]
    private static partial Regex Demand();

    [GeneratedRegex(@"\G(?<=^|\n)(?<h>(?:[^。：；，、（）\d\n]{0,12}(?:发现|存在|反馈|指出))?的?(?:主要|突出)?问题|[^。：；，、（）\d\n]{0,30}(?:问题|任务|措施|责任)清单|(?:整改|工作|几点|有关)?(?:意见|建议|要求|意见建议|意见和建议))：?\n(?=（一）|（1）|1[.．、](?!\d)|(?:对应|针对)?(?:问题|第)[\d一二三四五六七八九十])")]
    private static partial Regex BareHeading();

    [GeneratedRegex(@"\G(?<=^|\n)" + LineOpeners.MarkedBodyForm + @"(?=\n)")]
    private static partial Regex MarkedBody();
}
