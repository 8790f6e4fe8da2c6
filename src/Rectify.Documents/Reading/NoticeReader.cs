using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>
/// Decides for every heading of a notice whether it is a section or a problem. A problem is the lowest heading that names a deficiency
/// and has an answer of its own; a heading that only groups such is a section, whatever its wording.
/// </summary>
internal sealed partial class NoticeReader(ReadingContext context)
{
    private readonly ProblemReader problems = new(context);
    private readonly List<ProposedSection> sections = [];
    private readonly List<ProposedProblem> found = [];
    private readonly Dictionary<int, ProposedSection> sectionOf = [];
    private readonly HashSet<OutlineNode> problemNodes = [];
    private IReadOnlyList<OutlineNode> roots = [];

    public (ImmutableList<ProposedSection> Sections, ImmutableList<ProposedProblem> Problems) Read(Outline outline)
    {
        roots = outline.Roots;
        if (RecordBlocks.Of(context.Text, outline.Closings) is { Count: > 0 } records)
        {
            found.AddRange(records.Select(record => problems.Read(OneProblem(record.Start, record.End, record.Ordinal), record.End, ProblemForm.Labelled, Confidence.Sure)));
            return ([], [.. found]);
        }
        if (InParts(outline.Roots) is var (first, last))
        {
            var only = OneProblem(outline.Roots[first].Start, outline.Roots[last].End);
            problemNodes.Add(only);
            foreach (var root in outline.Roots.Take(first).Append(only).Concat(outline.Roots.Skip(last + 1)))
                Emit(root, null, SectionKind.Other);
            return ([.. sections], [.. found]);
        }
        if (InLists(outline.Roots) is { } lists)
            return ReadLists(outline.Roots, lists);
        foreach (var root in outline.Roots.Where(root => root.Shape != OutlineShapes.Demand || OwnKind(root) == SectionKind.Other))
            MarkStrong(root);
        foreach (var root in outline.Roots)
            MarkByNeighbours(root, SectionKind.Other);
        MarkByCousins(outline.Roots);
        MarkLike(outline.Roots);
        if (problemNodes.Count == 0)
            MarkUnannounced(outline.Roots, SectionKind.Other);
        foreach (var root in outline.Roots)
            Emit(root, null, SectionKind.Other);
        return ([.. sections], [.. found.OrderBy(problem => problem.Span.Start)]);
    }

    /// <summary>A plan with its lists: 问题清单 numbers the problems, 任务清单 and 责任清单 say what is done about each by its number. Null where they do not.</summary>
    private (OutlineNode Problems, IReadOnlyList<OutlineNode> Answers)? InLists(IReadOnlyList<OutlineNode> roots)
    {
        var problemList = roots.FirstOrDefault(root => (root.Shape == OutlineShapes.Demand || root.Ordinal is not null) && Heading(root).EndsWith("问题清单", StringComparison.Ordinal));
        var answers = roots.Where(root => (root.Shape == OutlineShapes.Demand || root.Ordinal is not null) && ListOfAnswers().IsMatch(Heading(root))).ToList();
        return problemList is not null && answers.Exists(list => ByNumber().IsMatch(context.Text[list.BodyStart..list.End])) ? (problemList, answers) : null;
    }

    private (ImmutableList<ProposedSection> Sections, ImmutableList<ProposedProblem> Problems) ReadLists(IReadOnlyList<OutlineNode> roots, (OutlineNode Problems, IReadOnlyList<OutlineNode> Answers) lists)
    {
        problemNodes.UnionWith(lists.Problems.Below().Where(node => node.Ordinal is not null && !node.CountsWords && node.Children.Count == 0));
        foreach (var root in roots.Where(root => !lists.Answers.Contains(root)))
            Emit(root, null, SectionKind.Other);
        foreach (var list in lists.Answers)
        {
            var heads = ByNumber().Matches(context.Text[list.BodyStart..list.End]).ToList();
            for (var i = 0; i < heads.Count; i++)
            {
                var start = list.BodyStart + heads[i].Index + heads[i].Length;
                var end = i + 1 < heads.Count ? list.BodyStart + heads[i + 1].Index : list.End;
                foreach (Capture number in heads[i].Groups["n"].Captures)
                {
                    var at = found.FindIndex(problem => problem.Ordinal == number.Value);
                    if (at >= 0)
                        found[at] = context.Text[start - 1] == '\t' ? problems.Answered(found[at], Cells(list, start, end)) : problems.Answered(found[at], start, end);
                }
            }
        }
        return ([.. sections], [.. found.OrderBy(problem => problem.Span.Start)]);
    }

    /// <summary>The cells of a row, each under its column's word in the line right above the first row: 序号, 责任领导, 完成时限.</summary>
    private List<PartRange> Cells(OutlineNode list, int start, int end)
    {
        var heads = context.Text[list.BodyStart..list.End].Trim('\n').Split('\n')[0].Split('\t').Skip(1).ToList();
        var stop = context.Text.IndexOf('\n', start, end - start);
        var cells = new List<PartRange>();
        for (var (at, column) = (start, 0); column < heads.Count && at < (stop < 0 ? end : stop); column++)
        {
            var to = context.Text.IndexOf('\t', at, (stop < 0 ? end : stop) - at) is >= 0 and var tab ? tab : stop < 0 ? end : stop;
            if (PartLabel.Table.FirstOrDefault(label => heads[column].StartsWith(label.Word, StringComparison.Ordinal)) is { } known)
                cells.Add(new(known.Part, known.Word, at, at, to));
            at = to + 1;
        }
        return cells;
    }

    [GeneratedRegex("(?:任务|措施|责任|时限)清单$")]
    private static partial Regex ListOfAnswers();

    /// <summary>对应问题3：, 问题1、2：, 针对第5个问题： at the start of a line.</summary>
    [GeneratedRegex(@"^(?:对应|对照|针对|关于)?第?(?:问题)?(?<n>\d{1,3})(?:[、和，](?:问题)?(?<n>\d{1,3}))*(?<=问题[\d、和，]{1,20}|第\d{1,3})(?:[个条项]?(?:反馈)?问题)?[：:\t]", RegexOptions.Multiline)]
    private static partial Regex ByNumber();

    /// <summary>一、反映问题, 二、调查核实情况, 三、处理和整改情况: the headings of a document about one problem name its parts. The first and the last of them; null where they do not.</summary>
    private (int First, int Last)? InParts(IReadOnlyList<OutlineNode> roots)
    {
        var labels = roots.Select(root => root.Ordinal is not null && PartSplitter.LabelAt(context.Text, root.HeadStart) is { RunsIn: false } at ? at.Label.Part : (ProblemPart?)null).ToList();
        var (first, last) = (labels.FindIndex(part => part is not null), labels.FindLastIndex(part => part is not null));
        return first >= 0 && labels[first] == ProblemPart.Statement && roots[first].Children.Count == 0 && labels.GetRange(first, last - first + 1).TrueForAll(part => part is not null)
            && labels.Exists(part => part is ProblemPart.Measures or ProblemPart.Progress) ? (first, last) : null;
    }

    private static OutlineNode OneProblem(int start, int end, string? ordinal = null) =>
        new() { Ordinal = ordinal, Shape = OutlineShapes.Stated, Start = start, HeadStart = start, HeadEnd = start, BodyStart = start, StatementStart = start, StatementEnd = start, End = end };

    /// <summary>Marks what is a problem by its wrapper or by an answer's label; returns whether there is one in the branch.</summary>
    private bool MarkStrong(OutlineNode node)
    {
        if (AnswersItsParts(node))
            return problemNodes.Add(node);
        var wrapped = node.Wrapper is not null && OwnKind(node) is SectionKind.Other or SectionKind.Organisation or SectionKind.NextSteps;
        // 主要问题： under a wrapped heading, or once under a heading that states a deficiency, is a part of that problem
        // unless such headings hold several of them, each with its answer: then they only group
        if (wrapped && HoldsLabelled(node, 1) && (node.Parent?.Children.Exists(beside => HoldsLabelled(beside, 2)) ?? false))
            wrapped = false;
        else if (node.Children is [{ Wrapper.Form: ProblemForm.Labelled, Ordinal: null } label, ..] && (wrapped || node.Children.Count == 1 && IsStated(node) && !(node.Parent?.Children ?? roots).Any(beside => HoldsLabelled(beside, 2))))
            node.Children.Remove(label);
        var answered = IsAnsweredByLabel(node);
        if ((wrapped || node.Ordinal is not null) && answered)
            return problemNodes.Add(node);
        if (wrapped && Groups(node))
            wrapped = false;
        var below = false;
        // 针对...问题， without an ordinal of its own answers a part of the numbered problem it stands in
        foreach (var child in node.Children.Where(child => !(wrapped && (child.CountsWords || node.Ordinal is not null && (child.Ordinal is null && IsTargeted(child) || child.Wrapper is { Targets: true } && HasText(node))))))
            below |= MarkStrong(child);
        if (below || !wrapped)
            return below;
        return context.Slice(node.BodyStart, node.End).Length > 0 && problemNodes.Add(node);
    }

    /// <summary>1、耕地保护责任扛得不牢。一是针对“数据虚报”问题，...。二是针对...: run in behind a stated deficiency they answer its parts.</summary>
    private bool AnswersItsParts(OutlineNode node) => node is { Ordinal: not null, CountsWords: false, Wrapper: null, Children.Count: > 0 } && IsStated(node)
        && node.Children.TrueForAll(part => part.CountsWords && IsTargeted(part)) && !context.Text.AsSpan(node.HeadStart, node.Children[0].Start - node.HeadStart).Contains('\n');

    private bool HoldsLabelled(OutlineNode node, int atLeast) =>
        context.Slice(node.BodyStart, node.OwnTextEnd).Length == 0 && node.Children.Count(child => child is { Wrapper.Form: ProblemForm.Labelled, Ordinal: null } && IsAnsweredByLabel(child)) >= atLeast;

    private bool IsAnsweredByLabel(OutlineNode node) =>
        PartSplitter.HasLabel(context.Text, node.BodyStart, node.OwnTextEnd, ProblemPart.Measures, ProblemPart.Progress, ProblemPart.Effects)
        || ProblemReader.SaysOfTheProblem().IsMatch(context.Slice(node.BodyStart, node.OwnTextEnd));

    private bool HasText(OutlineNode node) => context.Slice(node.BodyStart, node.OwnTextEnd).Length > 0 || node.Wrapper?.Form is ProblemForm.Quoted;

    private bool IsTargeted(OutlineNode node) => context.Text.AsSpan(node.HeadStart).StartsWith("针对", StringComparison.Ordinal);

    /// <summary>关于选人用人方面的问题 with numbered deficiencies below it and no text of its own: a section, though it is wrapped like a problem.</summary>
    private bool Groups(OutlineNode node)
    {
        // 一是台账不全。整改情况：... 二是..., 1.问题：... 整改措施：...: each has an answer of its own
        if (node.Children.Count(child => child.CountsWords && child.Wrapper is null && IsAnsweredByLabel(child)) > 1
            || node.Children.Exists(child => child is { Ordinal: not null, Wrapper.Form: ProblemForm.Labelled } && IsAnsweredByLabel(child)))
            return true;
        var below = node.Children.Where(child => child.Ordinal is not null && !child.CountsWords).ToList();
        if (below.Count == 0 || context.Slice(node.BodyStart, node.OwnTextEnd).Length > 0)
            return false;
        var stated = below.Count(child => (IsStated(child) || Heading(child).StartsWith("关于", StringComparison.Ordinal)) && child.HeadEnd - child.HeadStart <= LongestStatement && context.Slice(child.BodyStart, child.End).Length > 0);
        return IsStated(node) ? stated == below.Count && below.Count > 1 : stated * 2 > below.Count;
    }

    /// <summary>
    /// Headings without wrapper or label are problems when their neighbours are, or when they state a deficiency
    /// under a heading about problems - never in sections about organisation, next steps, suggestions or clues.
    /// </summary>
    private void MarkByNeighbours(OutlineNode node, SectionKind inherited)
    {
        if (problemNodes.Contains(node))
            return;
        var kind = KindOf(node, inherited);
        if (kind is SectionKind.Other or SectionKind.Problems)
        {
            var strong = node.Children.Where(problemNodes.Contains).Select(child => child.Shape).ToHashSet();
            var mostState = node.Children.Count(IsStated) * 2 > node.Children.Count;
            var actions = SpeaksOfAnsweredProblems(Heading(node)) && !node.Children.Any(HasProblems);
            // where the headings below most neighbours state what is wrong, the neighbours only group them
            var below = node.Children.SelectMany(child => child.Children).Where(IsCounted).ToList();
            var groups = below.Count(IsStated) * 2 > below.Count;
            foreach (var child in node.Children.Where(child => !HasProblems(child) && context.Slice(child.BodyStart, child.End).Length >= 10))
            {
                var stated = IsStated(child) && child.Children.Count(IsStated) * 2 <= child.Children.Count && mostState && !(groups && child.Children.Count(IsCounted) > 1);
                if (strong.Contains(child.Shape) && OwnKind(child) == SectionKind.Other || stated || actions && IsAction(child))
                    problemNodes.Add(child);
            }
            MarkAnswered(node);
            MarkLike(node.Children);
        }
        foreach (var child in node.Children)
            MarkByNeighbours(child, kind);
        if (kind is SectionKind.Other or SectionKind.Problems)
            MarkByCousins(node.Children);
    }

    private static bool IsCounted(OutlineNode node) => node.Ordinal is not null && !node.CountsWords && !node.Shape.EndsWith('\'');

    /// <summary>
    /// Under 整改落实情况 the lowest numbered headings with an answer of their own are problems, whatever their wording: one line that says what, and under
    /// it what was done. Headings that are sentences themselves are measures.
    /// </summary>
    private void MarkAnswered(OutlineNode node)
    {
        if (!node.Children.Exists(HasProblems) && IsUnderAnswers(node))
            MarkAnswered(node.Children);
    }

    /// <summary>No heading of the document announces answers: its lowest headings with one are problems all the same.</summary>
    private void MarkUnannounced(IReadOnlyList<OutlineNode> nodes, SectionKind inherited)
    {
        // 一、审计发现的主要问题 and 二、整改情况: the problems stand without their answers
        var lowest = nodes.Where(node => ListsProblems().IsMatch(Heading(node))).SelectMany(node => node.Below())
            .Where(node => node.Ordinal is not null && node.Children.Count == 0 && node.HeadEnd - node.HeadStart >= 6).ToList();
        // where nothing else is numbered, 一是 二是 count the problems
        var listed = lowest.Exists(node => !node.CountsWords) ? lowest.FindAll(node => !node.CountsWords) : lowest;
        problemNodes.UnionWith(listed);
        if (listed.Count > 0)
            return;
        foreach (var node in nodes.Where(node => KindOf(node, inherited) is SectionKind.Other or SectionKind.Problems))
            MarkUnannounced(node.Children, KindOf(node, inherited));
        if (!nodes.Any(HasProblems))
            MarkAnswered(nodes);
    }

    private void MarkAnswered(IReadOnlyList<OutlineNode> nodes)
    {
        foreach (var shape in nodes.Where(child => child.Ordinal is not null && !child.CountsWords && !child.Shape.EndsWith('\'')).GroupBy(child => child.Shape))
        {
            var answered = shape.Where(IsAnswered).ToList();
            if (answered.Count > 1 && answered.Count * 2 > shape.Count())
                problemNodes.UnionWith(answered);
        }
    }

    private bool IsUnderAnswers(OutlineNode node)
    {
        for (var above = node; above is not null; above = above.Parent)
        {
            if (AnswersProblems().IsMatch(Heading(above)))
                return true;
        }
        return false;
    }

    private bool IsAnswered(OutlineNode node) =>
        node.HeadEnd - node.HeadStart is >= 4 and <= LongestHeading && OwnKind(node) == SectionKind.Other && context.Slice(node.BodyStart, node.End).Length >= 10
        && !Done().IsMatch(Heading(node)) && !FieldOfWork().IsMatch(Heading(node)) && node.Children.Count(IsAnswered) * 2 <= node.Children.Count;

    /// <summary>Where most headings of a shape under one section are problems, the rest with an answer are too.</summary>
    private void MarkLike(IReadOnlyList<OutlineNode> neighbours)
    {
        foreach (var shape in neighbours.Where(child => child.Ordinal is not null && !child.CountsWords).GroupBy(child => child.Shape))
        {
            if (shape.Count(problemNodes.Contains) * 2 > shape.Count() && shape.Count() > 1)
                problemNodes.UnionWith(shape.Where(child => !HasProblems(child) && !Groups(child) && OwnKind(child) == SectionKind.Other && context.Slice(child.BodyStart, child.End).Length >= 10));
        }
    }

    private const int LongestHeading = 45;

    [GeneratedRegex("(?:发现|存在|反馈|指出)的?(?:主要|突出|具体)?问题[：:]?$")]
    private static partial Regex ListsProblems();

    [GeneratedRegex("(?:整改(?:落实|进展|完成|推进)*(?:工作)?(?:的)?(?:主要)?(?:情况|进展|成效|结果)$|^(?:逐项|逐条|具体)?整改(?:落实|措施))")]
    private static partial Regex AnswersProblems();

    /// <summary>A first sentence that already tells what was done: 修订办法3项, 已制定方案, 召开会议2次.</summary>
    [GeneratedRegex(@"^(?:已|制定|修订|印发|出台|召开|开展|组织|完善|建立|健全|成立|强化|加强|邀请|安排|更换|补|退|清|增设|新增|优化|严格|落实|推行|实行)")]
    private static partial Regex Done();

    /// <summary>在...上下功夫, 强化...: what is to be done; anything else under an ordinal says what was wrong, though in no word the reader knows.</summary>
    [GeneratedRegex("^(?:在|以|把|对|加强|强化|提高|提升|深化|深入|严格|严肃|严明|完善|健全|推进|推动|坚持|坚决|聚焦|围绕|压实|扛|筑牢|落实|规范|夯实|抓|持续|不断|优化|增强|着力|切实|全面|进一步|建|加大|加快|促进|拓展|突出|紧盯|紧扣|发挥|树立|改进|整治|狠抓|做|打造|牢固|凝聚)|(?:上下功夫|上见实效|上求突破|到位)$")]
    private static partial Regex OpensWithAction();

    [GeneratedRegex("(?:方面|领域|环节)(?:的?问题)?(?:的?整改)?(?:落实)?(?:情况)?$")]
    private static partial Regex FieldOfWork();

    /// <summary>Where the headings of a shape are problems under most sections, they are so under the last one too, whatever their words.</summary>
    private void MarkByCousins(IReadOnlyList<OutlineNode> neighbours)
    {
        var numbered = neighbours.Where(section => KindOf(section, SectionKind.Other) is SectionKind.Other or SectionKind.Problems)
            .SelectMany(section => section.Children).Where(cousin => cousin.Ordinal is not null && !cousin.CountsWords).ToList();
        foreach (var shape in numbered.GroupBy(cousin => cousin.Shape).Where(shape => shape.Count(problemNodes.Contains) * 2 > shape.Count()))
        {
            foreach (var left in shape.Where(cousin => !problemNodes.Contains(cousin.Parent!) && !HasProblems(cousin) && context.Slice(cousin.BodyStart, cousin.End).Length >= 10))
                problemNodes.Add(left);
        }
    }

    private const int LongestStatement = 80;

    /// <summary>在...上下功夫 under a heading about the rectification of problems: an answer without a statement.</summary>
    private bool IsAction(OutlineNode child) =>
        child.Ordinal is not null && !child.CountsWords && child.Children.Count == 0
        && OwnKind(child) is SectionKind.Other or SectionKind.Organisation;

    private static bool SpeaksOfAnsweredProblems(string heading) =>
        heading.Contains("问题", StringComparison.Ordinal) && heading.Contains("整改", StringComparison.Ordinal);

    private bool IsStated(OutlineNode node) => node.IsStated ??= Deficiency.IsStated(Heading(node));

    private bool HasProblems(OutlineNode node) => problemNodes.Contains(node) || node.Children.Exists(HasProblems);

    private SectionKind KindOf(OutlineNode node, SectionKind inherited)
    {
        if (HasProblems(node))
            return SectionKind.Problems;
        var own = OwnKind(node);
        return inherited is SectionKind.Other or SectionKind.Problems ? own : inherited;
    }

    private SectionKind OwnKind(OutlineNode node) => node.Kind ??= SectionHeading.KindOf(Heading(node));

    private string Heading(OutlineNode node) => context.Slice(node.HeadStart, node.HeadEnd);

    private void Emit(OutlineNode node, ProposedSection? above, SectionKind inherited)
    {
        var underField = problemNodes.Contains(node) ? StatementUnderField(node) : null;
        if (problemNodes.Contains(node) && underField is null)
        {
            EmitProblem(node, above);
            return;
        }
        var kind = KindOf(node, inherited);
        // 针对...问题， opens a sentence, and an ordinal inside a text that holds no problems counts sentences: neither is a section
        var section = above;
        var opensSentence = node.HeadEnd > node.HeadStart && context.Text[node.HeadEnd - 1] is '，' or ',';
        if (!opensSentence && (!node.CountsWords && !node.Shape.EndsWith('\'') && node.Wrapper?.Form != ProblemForm.Labelled || kind == SectionKind.Problems))
        {
            section = new ProposedSection(context.NextKey(), above?.Key, (above?.Level ?? 0) + 1, node.Ordinal,
                Heading(node).TrimEnd('。', '：', ':'), kind, BodyOf(node) ?? above?.Body, context.Span(node.Start, node.HeadEnd), context.Span(node.Start, node.End),
                node.Ordinal is null ? Confidence.Likely : Confidence.Sure);
            sections.Add(section);
            sectionOf[section.Key] = section;
        }
        if (underField is not null)
        {
            EmitProblem(underField, section);
            return;
        }
        foreach (var child in node.Children)
            Emit(child, section, kind);
    }

    /// <summary>（一）在理论学习方面。学习不够深入。整改情况：...: the heading names a field of work, the sentences after it the problem.</summary>
    private OutlineNode? StatementUnderField(OutlineNode node)
    {
        if (node.Wrapper is not null || node.CountsWords || !Heading(node).TrimEnd('。', '：').EndsWith("方面", StringComparison.Ordinal))
            return null;
        var before = PartSplitter.Split(context.Text, node.BodyStart, node.End, ProblemPart.Measures)[0];
        return before.End < node.End && Deficiency.IsStated(context.Slice(before.Start, before.End))
            ? new OutlineNode
            {
                Shape = OutlineShapes.Stated, Start = node.BodyStart, HeadStart = node.BodyStart, HeadEnd = before.End, BodyStart = before.End,
                StatementStart = node.BodyStart, StatementEnd = before.End, End = node.End,
            }
            : null;
    }

    private void EmitProblem(OutlineNode node, ProposedSection? section)
    {
        var (form, confidence) = node.Wrapper is { } wrapper
            ? (node.CountsWords ? ProblemForm.Ordinal : wrapper.Form, Confidence.Sure)
            : PartSplitter.HasLabel(context.Text, node.BodyStart, node.End, ProblemPart.Measures, ProblemPart.Progress, ProblemPart.Effects)
                ? (ProblemForm.Plain, Confidence.Sure)
                : (IsStated(node) || node.Ordinal is not null && !OpensWithAction().IsMatch(Heading(node)) ? ProblemForm.Plain : node.Ordinal is null ? ProblemForm.RunIn : ProblemForm.Action, Confidence.Likely);
        var problem = problems.Read(node, node.End, form, confidence) with { Section = section?.Key, Body = section?.Body };
        if (problem.Grade == ReportedGrade.NotStated)
        {
            var (grade, span) = Grade(section);
            problem = problem with { Grade = grade, GradeSpan = span };
        }
        found.Add(problem);
    }

    /// <summary>市档案馆党组整改情况: in a list of several bodies the section names whose problems these are.</summary>
    private string? BodyOf(OutlineNode node) => BodyHeading().Match(Heading(node)) is { Success: true } match ? match.Groups["b"].Value : null;

    [GeneratedRegex("^(?<b>[^，。；“”]{2,30}?(?:党组|党委|党工委|党总支|党支部))(?:关于)?(?:巡[视察]|反馈|问题|意见)*整改(?:落实|进展|完成|工作)*情况$")]
    private static partial Regex BodyHeading();

    private (ReportedGrade, TextSpan?) Grade(ProposedSection? nearest)
    {
        for (var section = nearest; section is not null; section = section.Parent is { } parent ? sectionOf[parent] : null)
        {
            var grades = GradeWord.Of(section.Heading);
            if (grades.Count > 1)
                context.Doubt(ProposalIssueCode.GradeUnclear, section.Span);
            if (grades.Count > 0)
                return grades.Count == 1 ? (grades[0], section.Span) : (ReportedGrade.NotStated, null);
        }
        return (ReportedGrade.NotStated, null);
    }
}
