using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Rectify.Domain.Intake;

/// <summary>
/// What of the source belongs to no field of a proposal. Computed from the spans, so that it stays true after every correction:
/// the spans of the fields and what is returned here cover every character that is not blank.
/// </summary>
public static partial class Coverage
{
    /// <param name="layout">Page numbers, web chrome and what else is no text of the document.</param>
    public static ImmutableList<TextSpan> NotUnderstood(this Proposal proposal, string source, IEnumerable<TextSpan> layout)
    {
        var covered = Fields(proposal).Concat(layout).Where(span => !span.IsEmpty).OrderBy(span => span.Start).ThenByDescending(span => span.End);
        var left = ImmutableList.CreateBuilder<TextSpan>();
        var end = 0;
        void Gap(int from, int to)
        {
            to = Math.Min(to, source.Length);
            while (from < to && IsNothing(source[from]))
                from++;
            while (to > from && IsNothing(source[to - 1]))
                to--;
            if (from >= to)
                return;
            if (!IsLabel(source.AsSpan(from, to - from)))
                left.Add(TextSpan.FromTo(from, to));
        }
        foreach (var span in covered)
        {
            if (span.Start > end)
                Gap(end, span.Start);
            end = Math.Max(end, span.End);
        }
        Gap(end, source.Length);
        return left.ToImmutable();
    }

    /// <summary>The spans of all fields. A section of known purpose (organisation, next steps ...) is one with all that stands in it.</summary>
    public static IEnumerable<TextSpan> Fields(Proposal proposal) =>
        Of(proposal.Header).Concat(proposal.Documents.SelectMany(document => Of(document.Header)))
            .Concat(proposal.Sections.Select(section => section.Kind is SectionKind.Problems or SectionKind.Other ? section.Span : section.Extent))
            .Concat(proposal.Problems.Concat(proposal.Dropped.Select(dropped => dropped.Problem)).SelectMany(Of))
            .Concat(proposal.Requirements.Select(item => item.Span))
            .Concat(proposal.ClaimedFigures.Select(figure => TextSpan.Covering(figure.Span, figure.Clause)));

    private static IEnumerable<TextSpan> Of(ProposedHeader header)
    {
        var acceptance = header.Acceptance;
        var texts = new[]
        {
            header.Title, header.Issuer, header.InspectedBody, header.InspectingBody, header.Round, header.Opening,
            acceptance?.Addressee, acceptance?.ResponsibleBody, acceptance?.Plan, acceptance?.TargetResult, acceptance?.Requirement, acceptance?.Conclusion,
        };
        var days = new[]
        {
            header.PresenceFrom, header.PresenceTo, header.FeedbackOn, header.RectificationFrom, header.RectificationTo, header.PublishedOn, header.SignedOn, acceptance?.AcceptedOn,
        };
        return texts.Concat(header.InspectionKinds).Concat(header.LegalBasis).Concat(header.ContactChannels).Concat(acceptance?.Basis ?? [])
            .OfType<ProposedText>().Select(text => text.Span).Concat(days.OfType<ProposedDay>().Select(day => day.Span)).Concat(header.Closings);
    }

    private static IEnumerable<TextSpan> Of(ProposedProblem problem)
    {
        var texts = new[] { problem.Wording, problem.MeasuresLead, problem.Reason, problem.Target }.OfType<ProposedText>().Select(text => text.Span);
        return texts.Concat(Enum.GetValues<ItemList>().SelectMany(list => problem.Items(list)).Select(item => item.Span))
            .Concat(problem.Parties.Select(party => party.Name.Span))
            .Concat(problem.Deadlines.Select(deadline => deadline.Span))
            .Append(TextSpan.FromTo(problem.Span.Start, Math.Max(problem.Span.Start, problem.Wording.Span.End)))
            .Append(problem.GradeSpan ?? default).Append(problem.ProgressOn?.Span ?? default);
    }

    private static bool IsNothing(char c) => char.IsWhiteSpace(c) || char.IsPunctuation(c) || char.IsControl(c) || c is '|' or '｜' or '│' or '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad';

    /// <summary>The rest of a wrapper, a label, an ordinal: structure, not content.</summary>
    private static bool IsLabel(ReadOnlySpan<char> text) =>
        text.Length <= 40 && string.Concat(text.ToString().Where(c => !char.IsWhiteSpace(c))) is { Length: <= 24 } words && Label().IsMatch(words);

    [GeneratedRegex(@"^(?:[的]?问题)?[的]?[\s\p{P}]*(?:\d{0,2}|[一二三四五六七八九十]{0,3})[\s\p{P}]*(?:[的]?(?:已采取|成果|表现|阶段性|未完成|下一?步|后续|目前|整改|责任|牵头|配合|主要|存在|具体|取得|完成|采取|工作|反馈|措施|举措|成效|情况|进展|原因|打算|计划|安排|时限|期限|意见|要求|目标|问题|单位|领导|部门|科室|结果|状态|落实|推进|进度|建议|效果|方面|人|任务|主体|分析|预计|时间|预期|描述|表现|表述|做法|销号|到位|有关|督导|包保|股室|处室|序号|是|等|第|(?<!\d)\d{1,2}(?!\d)|[一二三四五六七八九十])[\s\p{P}]*){0,8}$")]
    private static partial Regex Label();
}
