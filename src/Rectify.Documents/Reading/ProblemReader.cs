using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>Reads one problem: its statement, and the parts of the text under it. What 一是 counts is decided by the part it stands in.</summary>
internal sealed partial class ProblemReader(ReadingContext context)
{
    /// <summary>下一步，学校党总支一是...: whose steps they are says no step.</summary>
    private const int LongestName = 12;

    private readonly DeadlineReader deadlines = new(context);
    private readonly FactReader facts = new(context);

    /// <remarks><paramref name="end"/>: end of everything under the heading, exclusive.</remarks>
    public ProposedProblem Read(OutlineNode node, int end, ProblemForm form, Confidence confidence)
    {
        var key = context.NextKey();
        var (text, bodyStart) = (context.Text, Math.Min(node.BodyStart, end));
        var (statementEnd, printedEnd) = (node.StatementEnd, node.HeadEnd);
        var parts = PartSplitter.Split(text, bodyStart, end, ProblemPart.Measures);
        // a statement of several sentences: what stands between the heading and the first label belongs to it, unless it tells what was done and no label does
        if (node.Wrapper is null && parts.Count > 1 && !(TellsWhatWasDone().IsMatch(context.Slice(parts[0].Start, parts[0].End)) && !parts.Exists(part => part is { Label: not null, Part: ProblemPart.Measures or ProblemPart.Progress or ProblemPart.Effects })) && parts[1].Part is not (ProblemPart.Statement or ProblemPart.Requirements) && context.Slice(parts[0].Start, parts[0].End).Length > 0)
        {
            (statementEnd, printedEnd) = (parts[0].End, parts[0].End);
            parts.RemoveAt(0);
        }
        // 关于“...”问题。接待费同比增长23.5%。整改情况：...: what stands between the wrapped statement and the label of its answer tells more of it
        else if (node.Wrapper is not null && parts.Count > 1 && parts[1] is { Part: ProblemPart.Measures or ProblemPart.Progress, Label: not null } && context.Slice(parts[0].Start, parts[0].End) is { Length: > 0 } told
            && !TellsWhatWasDone().IsMatch(told) && ItemScanner.Scan(text, parts[0].Start, parts[0].End).Items.Count == 0)
        {
            parts[0] = parts[0] with { Part = ProblemPart.Statement };
        }
        // 原因：点多线长。一是...；二是...: what is counted behind the reason is the answer, where nothing else is
        if (parts.FindIndex(part => part.Part == ProblemPart.Reason) is >= 0 and var reason && !parts.Exists(part => part.Part is ProblemPart.Measures or ProblemPart.Progress or ProblemPart.Effects && context.Slice(part.Start, part.End).Length > 0)
            && ItemScanner.Scan(text, parts[reason].Start, parts[reason].End) is { Items.Count: > 1 } counted && context.Slice(counted.Start, counted.LeadEnd).Length > 0)
        {
            parts.Insert(reason + 1, new(ProblemPart.Measures, null, counted.LeadEnd, counted.LeadEnd, parts[reason].End));
            parts[reason] = parts[reason] with { End = counted.LeadEnd };
        }
        // 一、整改任务（编号：7号）, then （一）督察反馈问题: the heading only numbers what is stated below it
        var (statementStart, stated) = (node.StatementStart, parts.Find(part => part.Part == ProblemPart.Statement && context.Slice(part.Start, part.End).Length > 0));
        if (stated is not null && NumbersOnly().IsMatch(context.Slice(node.HeadStart, node.HeadEnd)))
        {
            (statementStart, statementEnd) = (stated.Start, stated.End);
            parts.Remove(stated);
        }
        var problem = new ProposedProblem
        {
            Key = key,
            Ordinal = node.CountsWords ? node.Ordinal + "是" : node.Ordinal ?? node.LabelNumber,
            Wording = Wording(node, statementStart, statementEnd, confidence),
            Printed = context.Slice(node.Start, printedEnd),
            Span = context.Span(node.Start, end),
            Form = form,
            Confidence = confidence,
            Manifestations = Manifestations(statementStart, statementEnd, key),
        };
        if (GradeWord.OfHeadingEnd(context.Slice(node.StatementStart, node.BodyStart)) is { } grade)
            problem = problem with { Grade = grade, GradeSpan = context.Span(Math.Min(statementEnd, node.BodyStart), node.BodyStart) };
        var planned = parts.Exists(part => part is { Part: ProblemPart.Measures, Label: not null } && context.Slice(part.Start, part.End).Length > 0);
        foreach (var part in parts)
            problem = WithPart(problem, part.Part == ProblemPart.Progress ? part with { Part = planned ? ProblemPart.Effects : ProblemPart.Measures } : part);
        problem = WithAnsweredGrade(problem, parts);
        var promised = parts.Where(part => part.Part is ProblemPart.Measures or ProblemPart.Progress or ProblemPart.NextSteps).Select(part => (part.Start, part.End));
        problem = problem with { Deadlines = problem.Deadlines.AddRange(deadlines.Promised(promised)) };
        problem = problem with { SubProblems = SubProblems(parts) };
        return Checked(problem with { Facts = facts.Read(node.Start, end, ItemsOf(problem)) }, node);
    }

    /// <summary>What another list of the document says of a problem by its number: 对应问题3：....</summary>
    public ProposedProblem Answered(ProposedProblem problem, int start, int end) => Answered(problem, PartSplitter.Split(context.Text, start, end, ProblemPart.Measures));

    public ProposedProblem Answered(ProposedProblem problem, IEnumerable<PartRange> parts)
    {
        foreach (var part in parts)
            problem = WithPart(problem, part.Part == ProblemPart.Progress ? part with { Part = ProblemPart.Measures } : part);
        return problem;
    }

    /// <summary>A problem that is nothing but a stretch of text: an ordinal item or a paragraph of a feedback document.</summary>
    public ProposedProblem ReadBare(string? ordinal, int start, int statementStart, int statementEnd, int end, ProblemForm form, Confidence confidence)
    {
        var key = context.NextKey();
        // 消防水池干涸（整改期限：7月8日前）
        var (whole, due) = (end, DueAtEnd().Match(context.Text, start, end - start));
        if (due.Success)
            (end, statementEnd) = (due.Index, Math.Min(statementEnd, due.Index));
        var rest = context.Slice(Math.Min(statementEnd + 1, end), end);
        var problem = new ProposedProblem
        {
            Key = key,
            Ordinal = ordinal,
            Wording = Trimmed(context.Proposed(statementStart, statementEnd, confidence)),
            Printed = context.Slice(start, whole),
            Span = context.Span(start, whole),
            Form = form,
            Confidence = confidence,
            Deadlines = due.Success ? [.. deadlines.Labelled(due.Groups["d"].Index, due.Groups["d"].Index + due.Groups["d"].Length)] : [],
            Manifestations = rest.Length == 0 ? [] : Sentences(statementEnd + 1, end),
        };
        return problem with { Facts = facts.Read(start, whole, ItemsOf(problem)) };
    }

    [GeneratedRegex(@"[；。]?（(?:整改|完成)?(?:期限|时限)[：:](?<d>[^（）\n]{2,40})）[。；\n]*$")]
    private static partial Regex DueAtEnd();

    private static List<ProposedItem> ItemsOf(ProposedProblem problem) => [.. Enum.GetValues<ItemList>().SelectMany(list => problem.Items(list))];

    /// <summary>整改结果：已完成。 states the grade, unless the heading has done so.</summary>
    private ProposedProblem WithAnsweredGrade(ProposedProblem problem, List<PartRange> parts)
    {
        foreach (var part in parts.Where(part => part.Label is not null ? part.Part is ProblemPart.Progress or ProblemPart.Effects or ProblemPart.State : SaysOfTheProblem().IsMatch(context.Slice(part.Start, part.End)) || SaysAtTheEnd().IsMatch(context.Canonical(part.Start, part.End)) || GradeWord.EndsAnswer(context.Text[part.Start..part.End].Trim())))
        {
            if (problem.Grade == ReportedGrade.NotStated && GradeWord.OfAnswer(context.Text[part.Start..part.End].Trim()) is { } grade)
                problem = problem with { Grade = grade, GradeSpan = context.Span(part.Start, part.End) };
        }
        return problem;
    }

    /// <summary>资金使用效率低。已盘活320万元。完成时间：...: the second sentence is the answer.</summary>
    [GeneratedRegex("^(?:目前|截至目前)?，?(?:现)?(?:已|完成|修订|制定|印发|出台|召开|开展|查处|收回|追回|兑付|清理|补齐|退回|约谈|整改)")]
    private static partial Regex TellsWhatWasDone();

    /// <summary>该问题已完成整改。 opens an answer that has no label.</summary>
    [GeneratedRegex("^(?:目前，?|截至目前，?)?(?:该|此|本|上述)(?:项|条|类|个)?问题")]
    internal static partial Regex SaysOfTheProblem();

    /// <summary>...全部下达。该问题已整改到位。 ends one.</summary>
    [GeneratedRegex("[。；](?:目前，?|截至目前，?)?(?:该|此|本|上述)(?:项|条|类|个)?问题[^。；，]{2,12}[。；]?$")]
    private static partial Regex SaysAtTheEnd();

    [GeneratedRegex("^(?:第.{1,4}[项个条])?(?:整改|反馈|销号)?(?:任务|事项|问题|项目)?(?:[（(][^（）()]{1,30}[）)])?$")]
    private static partial Regex NumbersOnly();

    private ProposedText Wording(OutlineNode node, int statementStart, int statementEnd, Confidence confidence)
    {
        var wording = context.Proposed(statementStart, statementEnd, confidence);
        // 主要领导存在的问题, 选人用人方面的问题, 食堂管理问题 name where a problem is: the word stays. What is itself the deficiency (学习不够深入的问题, 学习走神的问题) stands without
        if (node.Wrapper?.Form is ProblemForm.Named && !Deficiency.IsStated(wording.Text)
            && context.Text.AsSpan(node.StatementEnd).StartsWith("的问题", StringComparison.Ordinal) is var withParticle
            && (withParticle ? Place().IsMatch(wording.Text) : context.Text.AsSpan(node.StatementEnd).StartsWith("问题", StringComparison.Ordinal)))
            wording = context.Proposed(node.StatementStart, node.StatementEnd + (withParticle ? 3 : 2), confidence);
        return Trimmed(wording);
    }

    [GeneratedRegex("(?:存在|方面|领域|环节|过程中|工作中|反映|反馈|指出|发现|提出)$")]
    private static partial Regex Place();

    private static ProposedText Trimmed(ProposedText wording) =>
        wording with { Text = wording.Text.TrimEnd('。', '；', ';', '，', ',', '：', ':') };

    private ImmutableList<ProposedItem> Manifestations(int start, int end, int key)
    {
        var scan = ItemScanner.Scan(context.Text, start, end);
        return scan.Items.Count < 2 ? [] : context.ItemsOf(scan, key);
    }

    private ImmutableList<ProposedItem> Sentences(int start, int end)
    {
        var sentences = ImmutableList.CreateBuilder<ProposedItem>();
        for (var from = start; from < end;)
        {
            var stop = context.Text.AsSpan(from, end - from).IndexOfAny('。', '；', '\n');
            var to = stop < 0 ? end : from + stop + 1;
            if (context.Slice(from, to).Length > 1)
                sentences.Add(new(context.NextKey(), null, context.Slice(from, to), null, null, context.Span(from, to), Confidence.Likely));
            from = to;
        }
        return sentences.ToImmutable();
    }

    private ProposedProblem WithPart(ProposedProblem problem, PartRange part)
    {
        var (start, end) = (part.Start, part.End);
        if (context.Slice(start, end).Length == 0)
            return problem;
        switch (part.Part)
        {
            case ProblemPart.Statement:
                return problem with { Manifestations = problem.Manifestations.AddRange(Lead(start, end)).AddRange(context.Items(start, end, problem.Key)) };
            case ProblemPart.Measures or ProblemPart.Effects:
                return WithWork(problem, part);
            case ProblemPart.NextSteps:
                return problem with { NextSteps = problem.NextSteps.AddRange(context.Items(start, end, problem.Key)) };
            case ProblemPart.Requirements:
                return problem with { Requirements = problem.Requirements.AddRange(context.Items(start, end, problem.Key)) };
            case ProblemPart.Reason:
                return problem with { Reason = context.Proposed(start, end, Confidence.Sure) };
            case ProblemPart.State:
                return problem;
            case ProblemPart.Target:
                return problem with { Target = context.Proposed(start, end, Confidence.Sure) };
            case ProblemPart.Party:
                return problem with { Parties = problem.Parties.Add(new(part.Label!, context.Proposed(start, end, Confidence.Sure))) };
            case ProblemPart.Deadline:
                return problem with { Deadlines = problem.Deadlines.AddRange(deadlines.Labelled(start, end)) };
            default:
                throw new ArgumentOutOfRangeException(nameof(part));
        }
    }

    /// <summary>经调查，反映问题部分属实。1.…: the sentence before what is counted.</summary>
    private ImmutableList<ProposedItem> Lead(int start, int end)
    {
        var scan = ItemScanner.Scan(context.Text, start, end);
        return scan.Items.Count > 0 && context.Slice(scan.Start, scan.LeadEnd) is { Length: > 0 } lead
            ? [new(context.NextKey(), null, lead, null, null, context.Span(scan.Start, scan.LeadEnd), Confidence.Sure)] : [];
    }

    /// <summary>Measures or effects; a 下一步， inside them opens next steps.</summary>
    private ProposedProblem WithWork(ProposedProblem problem, PartRange part)
    {
        var list = part.Part == ProblemPart.Effects ? ItemList.Effects : ItemList.Measures;
        var (start, end) = (part.Start, part.End);
        if (NextStepFrom(start, end) is { } next)
        {
            problem = problem with { NextSteps = problem.NextSteps.AddRange(Lead(next.Start, next.End).FindAll(lead => lead.Text.Length > LongestName)).AddRange(context.Items(next.Start, next.End, problem.Key)) };
            if (next.End < end)
                problem = problem.WithItems(list, problem.Items(list).AddRange(context.Items(start, end, problem.Key)));
            else if (next.Mark > start)
                problem = problem.WithItems(list, problem.Items(list).AddRange(context.Items(start, next.Mark, problem.Key)));
            end = next.End < end ? end : next.Mark;
        }
        else
        {
            problem = problem.WithItems(list, problem.Items(list).AddRange(context.Items(start, end, problem.Key)));
        }
        var scan = ItemScanner.Scan(context.Text, start, end);
        return scan.Items.Count > 0 && list == ItemList.Measures && context.Slice(scan.Start, scan.LeadEnd).Length > 0
            ? problem with { MeasuresLead = context.Proposed(scan.Start, scan.LeadEnd, Confidence.Sure) }
            : problem;
    }

    /// <summary>Next steps reach to the end, with their own 一是 二是; only when the items before go on counting do they end there.</summary>
    private (int Mark, int Start, int End)? NextStepFrom(int start, int end)
    {
        foreach (Match match in NextStep().Matches(context.Text[start..end]).Cast<Match>())
        {
            var mark = start + match.Index;
            var before = ItemScanner.Scan(context.Text, start, mark).Items;
            var all = ItemScanner.Scan(context.Text, start, end).Items;
            var after = all.FirstOrDefault(item => item.MarkStart >= mark);
            var goesOn = before.Count > 0 && after is not null && after.Number == before[^1].Number + 1;
            return (mark, mark + match.Length, goesOn ? after!.MarkStart : end);
        }
        return null;
    }

    /// <summary>针对“...”问题， inside the answer: the part of the problem it answers.</summary>
    private ImmutableList<ProposedText> SubProblems(List<PartRange> parts)
    {
        var found = ImmutableList.CreateBuilder<ProposedText>();
        foreach (var part in parts.Where(part => part.Part is ProblemPart.Measures or ProblemPart.Progress))
        {
            for (var match = SubProblem().Match(context.Text, part.Start, part.End - part.Start); match.Success; match = match.NextMatch())
                found.Add(context.Proposed(match.Groups["s"].Index, match.Groups["s"].Index + match.Groups["s"].Length, Confidence.Likely));
        }
        return found.ToImmutable();
    }

    [GeneratedRegex(@"(?<=^|[。；：\n是])针对(?:“(?<s>[^”\n]{2,200})”|(?<s>[^。，；“”\n]{4,60}?))(?<!(?:指出|反馈|发现|提出|移交)的?)(?:的|等|方面)?(?:的)?问题[，：。]")]
    private static partial Regex SubProblem();

    private ProposedProblem Checked(ProposedProblem problem, OutlineNode node)
    {
        if (problem.Wording.Text.Count(c => c == '“') != problem.Wording.Text.Count(c => c == '”'))
            context.Doubt(ProposalIssueCode.QuoteNotClosed, problem.Wording.Span, problem.Key);
        if (problem.Form == ProblemForm.Action)
            context.Doubt(ProposalIssueCode.StatementMissing, context.Span(node.Start, node.HeadEnd), problem.Key);
        if (problem.Measures.IsEmpty && problem.Effects.IsEmpty && problem.NextSteps.IsEmpty)
            context.Doubt(ProposalIssueCode.NothingUnderneath, context.Span(node.Start, node.HeadEnd), problem.Key);
        return problem;
    }

    [GeneratedRegex(@"(?<=^|[。；;！\n])(?:下一步|下步|下一阶段)(?:工作中)?[，,：:]")]
    private static partial Regex NextStep();
}
