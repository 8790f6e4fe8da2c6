using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>What a heading says: wrapped in 关于“...”的问题 and the like, or plain with its state in brackets.</summary>
internal sealed partial class Outline
{
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
}
