using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>Reads an acceptance opinion: its parts are told apart by their headings; measures, fulfilments and evidence are numbered alike.</summary>
internal sealed partial class AcceptanceReader(ReadingContext context)
{
    private enum Part { Problem, Fulfilment, Measures, Target, TargetResult, Evidence, Requirement, Conclusion }

    /// <summary>Tried in order: 整改措施的落实情况 is fulfilment, not measures.</summary>
    private static readonly ImmutableList<(Part Part, Regex Heading)> Headings =
    [
        (Part.Conclusion, Pattern("结论")),
        (Part.Evidence, Pattern("佐证|证明材料")),
        (Part.Target, Pattern("目标")),
        (Part.Requirement, Pattern("下一?步|后续|工作要求|不足及?.{0,2}要求")),
        (Part.Fulfilment, Pattern("落实情况|完成情况|整改情况|进展情况")),
        (Part.Measures, Pattern("举措|措施")),
        (Part.Problem, Pattern("问题")),
    ];

    private string Text => context.Text;

    public (ImmutableList<ProposedSection> Sections, ImmutableList<ProposedProblem> Problems, ProposedHeader Header) Read(Outline outline, ProposedHeader header)
    {
        var sections = outline.Roots.Select(node => new ProposedSection(context.NextKey(), null, 1, node.Ordinal, Heading(node).TrimEnd('。', '：', ':'),
            PartOf(node) == Part.Problem ? SectionKind.Problems : SectionKind.Other, null,
            context.Span(node.Start, node.HeadEnd), context.Span(node.Start, node.End), Confidence.Sure)).ToImmutableList();
        var ranges = new Dictionary<Part, (int Start, int End)>();
        foreach (var node in outline.Roots)
        {
            // 二、整改目标 and, further below, 四、整改目标完成情况
            if (PartOf(node) is { } part && !ranges.TryAdd(part, (node.BodyStart, PartEnd(node))) && part == Part.Target)
                ranges.TryAdd(Part.TargetResult, (node.BodyStart, PartEnd(node)));
        }
        var opening = outline.Roots.Count > 0 ? outline.Roots[0].Start : Text.Length;
        var acceptance = Acceptance(opening, ranges);
        var inspection = Inspection(opening);
        header = header with
        {
            Acceptance = acceptance,
            InspectedBody = header.InspectedBody ?? acceptance.ResponsibleBody,
            InspectingBody = header.InspectingBody ?? inspection,
            InspectionKinds = inspection is not null ? [inspection] : header.InspectionKinds,
        };
        var section = sections.Find(candidate => candidate.Kind == SectionKind.Problems);
        return (sections, Problem(ranges, section, acceptance), header);
    }

    /// <summary>A notice about one problem whose sections are its parts: 一、反馈问题 二、整改目标 三、整改措施 四、整改完成情况.</summary>
    public static bool HasParts(Outline outline, string text)
    {
        var labels = outline.Roots.Select(root => PartLabel.Table.FirstOrDefault(label => label.Word == text[root.HeadStart..root.HeadEnd].TrimEnd('：'))?.Part).ToList();
        return labels.Count(part => part is not null) * 3 >= labels.Count * 2 && labels.Count(part => part == ProblemPart.Statement) == 1
            && labels.Contains(ProblemPart.Measures) && outline.Roots.All(root => root.Wrapper is null);
    }

    private ImmutableList<ProposedProblem> Problem(Dictionary<Part, (int Start, int End)> ranges, ProposedSection? section, ProposedAcceptance acceptance)
    {
        if (!ranges.TryGetValue(Part.Problem, out var statement) || context.Slice(statement.Start, statement.End).Length == 0)
            return [];
        var key = context.NextKey();
        ImmutableList<ProposedItem> Of(Part part) => ranges.TryGetValue(part, out var range) ? context.Items(range.Start, range.End, key) : [];
        var (planned, fulfilled) = (Of(Part.Measures), Of(Part.Fulfilment));
        if (planned.IsEmpty && ranges.TryGetValue(Part.Fulfilment, out var both) && InTurn(both.Start, both.End) is { Measures.IsEmpty: false } inTurn)
            (planned, fulfilled) = inTurn;
        var wording = context.Proposed(statement.Start, statement.End, Confidence.Sure);
        var target = ranges.TryGetValue(Part.Target, out var aim) ? TargetLine().Match(Text, aim.Start, aim.End - aim.Start) : Match.Empty;
        var whole = ranges.TryGetValue(Part.Target, out var aimed) && aimed.End <= FulfilmentStart(ranges) ? context.ProposedOrNull(aimed.Start, aimed.End, Confidence.Likely) : null;
        var problem =
            new ProposedProblem
            {
                Key = key,
                Wording = wording with { Text = wording.Text.TrimEnd('。') },
                Printed = wording.Text,
                Span = wording.Span,
                Form = ProblemForm.Paragraph,
                Section = section?.Key,
                Body = acceptance.ResponsibleBody?.Text,
                Grade = acceptance.Passed switch { true => ReportedGrade.Completed, false => ReportedGrade.InProgress, null => ReportedGrade.NotStated },
                GradeSpan = acceptance.Conclusion?.Span,
                Measures = planned,
                Effects = fulfilled.AddRange(Of(Part.TargetResult)),
                Evidence = Of(Part.Evidence),
                NextSteps = Of(Part.Requirement),
                Target = target.Success ? context.Proposed(target.Groups["t"].Index, target.Groups["t"].Index + target.Groups["t"].Length, Confidence.Sure) : whole,
                Confidence = Confidence.Sure,
            };
        var end = ranges.Values.Max(range => range.End);
        return [problem with
        {
            Span = context.Span(statement.Start, end),
            Facts = new FactReader(context).Read(statement.Start, end, [.. Enum.GetValues<ItemList>().SelectMany(list => problem.Items(list))]),
        }];
    }

    /// <summary>1.建立台账。落实情况：已建立。 2....: each measure with its fulfilment right below.</summary>
    private (ImmutableList<ProposedItem> Measures, ImmutableList<ProposedItem> Fulfilments) InTurn(int start, int end)
    {
        var (measures, fulfilments) = (ImmutableList.CreateBuilder<ProposedItem>(), ImmutableList.CreateBuilder<ProposedItem>());
        foreach (var item in ItemScanner.Scan(Text, start, end).Items)
        {
            var label = FulfilmentLabel().Match(Text, item.Start, item.End - item.Start);
            if (!label.Success || label.Index == item.Start)
                return ([], []);
            measures.Add(new(context.NextKey(), item.Ordinal, context.Slice(item.Start, label.Index), null, null, context.Span(item.Start, label.Index), Confidence.Sure));
            var from = label.Index + label.Length;
            if (context.Slice(from, item.End).Length > 0)
                fulfilments.Add(new(context.NextKey(), item.Ordinal, context.Slice(from, item.End), null, null, context.Span(from, item.End), Confidence.Sure));
        }
        return (measures.ToImmutable(), fulfilments.ToImmutable());
    }

    [GeneratedRegex("(?<=[。；\n])(?:措施)?(?:落实|完成|整改|进展)情况[：:]")]
    private static partial Regex FulfilmentLabel();

    /// <summary>A part 整改目标 above the fulfilments says what was aimed at; below them it says how far it was met.</summary>
    private static int FulfilmentStart(Dictionary<Part, (int Start, int End)> ranges) => ranges.TryGetValue(Part.Fulfilment, out var fulfilment) ? fulfilment.Start : -1;

    private ProposedAcceptance Acceptance(int opening, Dictionary<Part, (int Start, int End)> ranges)
    {
        var item = ItemNumber().Match(Text, 0, opening);
        var responsible = Responsible().Match(Text, 0, opening);
        var day = AcceptedOn().Match(Text, 0, opening);
        var addressee = Addressee().Match(Text[..opening]);
        var basis = BasisClause().Match(Text, 0, opening);
        ProposedText? Whole(Part part) => ranges.TryGetValue(part, out var range) ? context.ProposedOrNull(range.Start, range.End, Confidence.Sure) : null;
        var conclusion = Whole(Part.Conclusion);
        return new ProposedAcceptance
        {
            Addressee = addressee.Success ? Of(addressee.Groups["a"]) : null,
            ResponsibleBody = responsible.Success ? Of(responsible.Groups["b"]) : null,
            Plan = item.Success && item.Groups["p"].Success ? Of(item.Groups["p"]) : null,
            ItemNumber = item.Success ? ChineseNumbers.Parse(item.Groups["n"].Value) : null,
            AcceptedOn = day.Success ? Day(day) : null,
            Basis = basis.Success
                ? [.. Title().Matches(basis.Value).Select(title => context.Proposed(basis.Index + title.Index + 1, basis.Index + title.Index + title.Length - 1, Confidence.Sure))]
                : [],
            TargetResult = Whole(Part.TargetResult) ?? Whole(Part.Target),
            Requirement = Whole(Part.Requirement),
            Conclusion = conclusion,
            Passed = conclusion is null ? null : NotPassed().IsMatch(conclusion.Text) ? false : Passed().IsMatch(conclusion.Text) ? true : null,
        };
    }

    private ProposedDay? Day(Match match)
    {
        int Number(string name) => ChineseNumbers.Parse(match.Groups[name].Value) ?? 0;
        return DayMeant.DayOf(Number("y"), Number("m"), Number("d")) is { } day && Number("d") > 0
            ? new(day, match.Groups["date"].Value, DayInference.None, context.Span(match.Groups["date"].Index, match.Groups["date"].Index + match.Groups["date"].Length), Confidence.Sure)
            : null;
    }

    private ProposedText? Inspection(int opening) => InspectionName().Match(Text, 0, opening) is { Success: true } match
        ? context.Proposed(match.Index, match.Index + match.Length, Confidence.Likely)
        : null;

    /// <summary>The last part ends before the annex.</summary>
    private int PartEnd(OutlineNode node) => Annex().Match(Text, node.BodyStart, node.End - node.BodyStart) is { Success: true } annex ? annex.Index : node.End;

    private Part? PartOf(OutlineNode node)
    {
        var heading = Heading(node);
        foreach (var (part, pattern) in Headings)
        {
            if (pattern.IsMatch(heading))
                return part;
        }
        return null;
    }

    private string Heading(OutlineNode node) => context.Slice(node.HeadStart, node.HeadEnd);

    private ProposedText Of(Group group) => context.Proposed(group.Index, group.Index + group.Length, Confidence.Sure);

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    [GeneratedRegex(@"(?:《(?<p>[^《》\n]{2,60})》[^。\n]{0,30}?)?第(?<n>\d{1,3}|[一二三四五六七八九十]{1,4})项(?=[^。\n]{0,8}(?:整改|任务|问题))")]
    private static partial Regex ItemNumber();

    [GeneratedRegex(@"(?:责任单位|整改责任单位|由)(?<b>[^，。\n《》]{2,30}?)所?(?:承担|负责|牵头)")]
    private static partial Regex Responsible();

    [GeneratedRegex(@"(?<date>(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日)(?=[^。《\n]{0,40}(?:《[^》\n]{0,80}》[^。《\n]{0,60}){0,3}(?:验收|核查|销号|审核))")]
    private static partial Regex AcceptedOn();

    [GeneratedRegex(@"^(?<a>[^\n。，]{4,60})[：:]$", RegexOptions.Multiline)]
    private static partial Regex Addressee();

    [GeneratedRegex(@"(?:依据|根据|按照)[^。\n]{2,300}?(?:规定|要求)")]
    private static partial Regex BasisClause();

    [GeneratedRegex(@"《[^《》\n]{2,80}》")]
    private static partial Regex Title();

    [GeneratedRegex(@"(?<=《[^《》\n]{0,30})(?:(?:第[一二三四五六七八九十]轮)?(?:中央|省级|国家|市级|省|市|自治区)|(?<![央级家省市区]))(?:第[一二三四五六七八九十]轮)?生态环境保护督察(?=[^《》\n]{0,30}》)")]
    private static partial Regex InspectionName();

    [GeneratedRegex(@"整改目标[：:](?<t>[^\n]{2,2000}?)。?(?=\n|$)")]
    private static partial Regex TargetLine();

    [GeneratedRegex(@"不(?:予)?通过|未通过|不予销号|不同意|未达到")]
    private static partial Regex NotPassed();

    [GeneratedRegex(@"通过|同意销号|予以销号|完成销号|达到(?:验收|整改)")]
    private static partial Regex Passed();

    [GeneratedRegex(@"(?<=\n)(?:附件|附：|[（(]联系人)")]
    private static partial Regex Annex();
}
