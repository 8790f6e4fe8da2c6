using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>
/// Reads feedback: problems without an answer. 一是 counts problems there, requirements under 整改意见, and nothing in what the body replies.
/// </summary>
internal sealed partial class FeedbackReader(ReadingContext context)
{
    private readonly ProblemReader problems = new(context);
    private readonly List<ProposedSection> sections = [];
    private readonly List<ProposedProblem> found = [];
    private readonly List<ProposedItem> requirements = [];

    public (ImmutableList<ProposedSection> Sections, ImmutableList<ProposedProblem> Problems, ImmutableList<ProposedItem> Requirements) Read(Outline outline)
    {
        // where a heading speaks of problems, only what stands under such headings counts
        var announced = outline.All().Any(node => SpeaksOfProblems().IsMatch(Heading(node)));
        foreach (var root in outline.Roots)
            Emit(root, null, SectionKind.Other, counted: !announced);
        if (!announced)
            ReadUnheaded(outline.Roots.Count == 0 ? context.Text.Length : outline.Roots[0].Start, alone: outline.Roots.Count == 0);
        return ([.. sections], [.. found], [.. requirements]);
    }

    /// <summary>Running text without headings: what it announces as problems; without any announcement, all of it.</summary>
    private void ReadUnheaded(int end, bool alone)
    {
        var stretches = FeedbackMarks.Find(context.Text, 0, end);
        if (stretches.Count == 0 && alone)
            ReadText(null, null, 0, end, null);
        foreach (var stretch in stretches)
        {
            if (stretch.Problems)
                found.AddRange(ReadStatements(stretch.Start, TextEnd(stretch.Start, stretch.End), underHeading: true).Select(problem => problem with { Body = stretch.Body }));
            else
                requirements.AddRange(context.Items(stretch.Start, stretch.End, 0));
        }
    }

    private void Emit(OutlineNode node, ProposedSection? above, SectionKind inherited, bool counted)
    {
        var heading = Heading(node);
        counted |= SpeaksOfProblems().IsMatch(heading);
        var own = SectionHeading.KindOf(heading);
        var kind = own is SectionKind.Suggestions or SectionKind.NextSteps or SectionKind.CluesAndPetitions ? own
            : inherited is SectionKind.Other or SectionKind.Problems ? counted ? SectionKind.Problems : SectionKind.Other : inherited;
        if (kind == SectionKind.Problems && node.Children.Count == 0 && IsProblemItself(node, above))
        {
            found.Add(problems.ReadBare(node.Ordinal, node.Start, node.StatementStart, node.StatementEnd, TextEnd(node.BodyStart, node.End),
                ProblemForm.Plain, Confidence.Likely) with { Section = above?.Key, Body = above?.Body });
            ReadDemands(node.BodyStart, node.End);
            return;
        }
        var body = LineOpeners.IsMarkedBody(context.Slice(node.Start, node.HeadEnd)) ? heading : Body().Match(heading) is { Success: true } match ? match.Groups["b"].Value : above?.Body;
        var section = new ProposedSection(context.NextKey(), above?.Key, (above?.Level ?? 0) + 1, node.Ordinal, heading.TrimEnd('。', '：', ':'), kind, body,
            context.Span(node.Start, node.HeadEnd), context.Span(node.Start, node.End), Confidence.Sure);
        sections.Add(section);
        if (kind == SectionKind.Suggestions)
            requirements.AddRange(context.Items(node.BodyStart, node.End, 0));
        else if (kind == SectionKind.Problems && node.Children.Count == 0)
            ReadText(section, body, node.BodyStart, node.End, heading);
        else
            foreach (var child in node.Children)
                Emit(child, section, kind, counted);
    }

    /// <summary>
    /// A lowest heading that states the deficiency, or a numbered sentence that names no mere field of work; unless ordinals under it count several.
    /// </summary>
    private bool IsProblemItself(OutlineNode node, ProposedSection? above) =>
        !SpeaksOfProblems().IsMatch(Heading(node))
        && (Deficiency.IsStated(Heading(node)) || above is not null && node.Ordinal is not null && !FieldOfWork().IsMatch(Heading(node).TrimEnd('。', '：', ':')))
        && (!CountsSeveral(node) || node.Parent?.Children is { } neighbours && neighbours.Count(other => other.Shape == node.Shape && !CountsSeveral(other)) * 2 > neighbours.Count);

    /// <summary>3.防范风险不到位。一是... 二是...: what shows it, where its numbered neighbours are problems as they stand.</summary>
    private bool CountsSeveral(OutlineNode node) => ItemScanner.Scan(context.Text, node.BodyStart, TextEnd(node.BodyStart, node.End)).Items.Count > 1;

    private void ReadText(ProposedSection? section, string? body, int start, int end, string? heading)
    {
        ReadDemands(start, end);
        end = TextEnd(start, end);
        if (Announced().Match(context.Text, start) is { Success: true } announced && announced.Index + announced.Length < end)
            start = announced.Index + announced.Length;
        foreach (var part in PartSplitter.Split(context.Text, start, end, ProblemPart.Statement))
        {
            if (part.Part == ProblemPart.Requirements)
                requirements.AddRange(context.Items(part.Start, part.End, 0));
            else if (part.Part == ProblemPart.Statement && context.Slice(part.Start, part.End).Length > 0)
                found.AddRange(ReadStatements(part.Start, part.End, heading is not null).Select(problem => problem with { Section = section?.Key, Body = body }));
        }
    }

    /// <summary>巡察组要求：一要... in a paragraph of its own after the last problem.</summary>
    private void ReadDemands(int start, int end)
    {
        if (FeedbackMarks.DemandFrom(context.Text, start, end) is { } demand)
            requirements.AddRange(context.Items(demand.Content, TextEndOfReply(demand.Content, end), 0));
    }

    private List<ProposedProblem> ReadStatements(int start, int end, bool underHeading)
    {
        var scan = ItemScanner.Scan(context.Text, start, end);
        // （一）...方面。1.... : a single entry, where a heading announced problems
        if (scan.Items.Count >= 2 || underHeading && scan.Items is [{ Number: 1 } only] && context.Slice(start, only.MarkStart).Length == 0)
        {
            return [.. scan.Items.Select(item =>
            {
                var stop = context.Text.IndexOf('。', item.Start, item.End - item.Start);
                return problems.ReadBare(context.Text[item.Start - 1] == '是' ? item.Ordinal + "是" : item.Ordinal, item.MarkStart, item.Start, stop < 0 ? item.End : stop, item.End, ProblemForm.Ordinal, Confidence.Sure);
            })];
        }
        if (Dashed(start, end) is { Count: > 1 } dashed)
        {
            return [.. dashed.Select(item =>
            {
                var stop = context.Text.IndexOf('。', item.Start, item.End - item.Start);
                return problems.ReadBare(null, item.Start, item.Start, stop < 0 ? item.End : stop, item.End, ProblemForm.Paragraph, Confidence.Sure);
            })];
        }
        if (!underHeading && !Deficiency.IsStated(context.Slice(start, end)))
            return [];
        if (StatedClauses.In(context.Text, start, end) is { Count: > 1 } clauses)
        {
            var several = clauses.Select(clause => problems.ReadBare(null, clause.Start, clause.Start, clause.End, clause.End, ProblemForm.Paragraph, Confidence.Likely)).ToList();
            context.Doubt(ProposalIssueCode.OneOrSeveral, several[0].Span, several[0].Key);
            return several;
        }
        var whole = problems.ReadBare(null, start, start, end, end, ProblemForm.Paragraph, Confidence.Likely);
        if (whole.Wording.Text.AsSpan().ContainsAny('。', '；'))
        {
            whole = whole with { Confidence = Confidence.Unsure };
            context.Doubt(ProposalIssueCode.OneOrSeveral, whole.Span, whole.Key);
        }
        return [whole];
    }

    /// <summary>——...。 on lines of their own: what a dash opens, behind the dash, to the next one.</summary>
    private List<(int Start, int End)> Dashed(int start, int end)
    {
        var found = new List<(int Start, int End)>();
        for (var dash = Dash().Match(context.Text, start, end - start); dash.Success; dash = dash.NextMatch())
        {
            if (found.Count > 0)
                found[^1] = (found[^1].Start, dash.Index);
            found.Add((dash.Index + dash.Length, end));
        }
        return found;
    }

    [GeneratedRegex(@"(?<=^|\n)—{1,2}(?=[^\d—\s])")]
    private static partial Regex Dash();

    /// <summary>The text ends where the body's reply begins (...书记表示，...).</summary>
    private int TextEnd(int start, int end) =>
        TextEndOfReply(start, FeedbackMarks.DemandFrom(context.Text, start, end)?.Start ?? end);

    private int TextEndOfReply(int start, int end)
    {
        for (var from = start; from < end;)
        {
            if (Reply().Match(context.Text, from) is { Success: true } reply && reply.Index + reply.Length <= end)
                return from;
            var stop = context.Text.AsSpan(from, end - from).IndexOfAny('。', '\n');
            if (stop < 0)
                break;
            from += stop + 1;
        }
        return end;
    }

    private string Heading(OutlineNode node) => context.Slice(node.HeadStart, node.HeadEnd);

    [GeneratedRegex("(?:发现|存在|反馈|指出|查找)的?(?:主要|突出|重点|具体)?(?:问题|不足)|(?:主要|突出)问题|问题(?:清单|如下)")]
    private static partial Regex SpeaksOfProblems();

    [GeneratedRegex("(?:方面|情况|领域|环节|问题|建设|工作|落实|监督|责任|部署|队伍|改革|党委|党组|支部|总支|局|委|办|院|校|公司|镇|乡|街道|中心)$|^(?:聚焦|围绕|关于|对照|在)")]
    private static partial Regex FieldOfWork();

    /// <summary>巡察发现，防汛责任压实不够；...: who found it is no part of what was found.</summary>
    [GeneratedRegex(@"\G\s*(?:巡[视察]|督察|审计|检查)组?(?:发现|指出|认为)[，：](?!一是)")]
    private static partial Regex Announced();

    [GeneratedRegex("^(?:巡视|巡察|督察)(?<b>.{2,40}?)(?:党组织)?(?:发现|反馈|存在|指出)的?(?:主要|突出|重点)?问题")]
    private static partial Regex Body();

    [GeneratedRegex(@"\G[^。；\n]{2,100}?(?:书记|主任|局长|厅长|主席|省长|市长|县长|区长|会长|院长|校长|董事长|总经理|理事长|负责人|负责同志|台长|社长|部长|行长|队长)[^。；，\n]{0,10}(?:表示|表态|强调|说)[，,：:]")]
    private static partial Regex Reply();
}
