using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>Headings that count: which ordinal opens one, and which counts the parts or items of a problem.</summary>
internal sealed partial class Outline
{
    private const int PartsWithin = 1500;
    private const int LongestEntry = 80;

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

    [GeneratedRegex(@"^(?<m>\d{1,2}\s?[.、]|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}、)(?<l>[^\n：]{2,12})(?:：|$)", RegexOptions.Multiline)]
    private static partial Regex CountedLine();

    [GeneratedRegex(@"\G(?<n>[一二三四五六七八九十]{1,3})是")]
    private static partial Regex OrdinalWord();

    [GeneratedRegex(@"\G(?<h>[^。，,；;：:\n]{2,50}方面)(?:[。：:]|(?=\n))")]
    private static partial Regex Aspect();
}
