using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>Finds deadlines in measures, next steps and under 整改时限, and infers the day meant.</summary>
internal sealed partial class DeadlineReader(ReadingContext context)
{
    /// <summary>The deadlines named inside measures and next steps.</summary>
    public IEnumerable<ProposedDeadline> Promised(IEnumerable<(int Start, int End)> parts)
    {
        foreach (var (start, end) in parts)
        {
            for (var match = Promise().Match(context.Text, start, end - start); match.Success; match = match.NextMatch())
                yield return Deadline(match.Index, match.Index + match.Length, null);
        }
    }

    /// <summary>The text under 整改时限: every day in it, or the text itself when there is none (长期坚持).</summary>
    public ImmutableList<ProposedDeadline> Labelled(int start, int end)
    {
        var found = ImmutableList.CreateBuilder<ProposedDeadline>();
        var scan = ItemScanner.Scan(context.Text, start, end);
        DateOnly? earlier = null;
        foreach (var (from, to) in scan.Items.Count == 0 ? [(start, end)] : scan.Items.Select(item => (item.Start, item.End)))
            earlier = ReadDays(from, to, earlier, found);
        return found.ToImmutable();
    }

    /// <returns>The last day read, whose year the next may borrow.</returns>
    private DateOnly? ReadDays(int start, int end, DateOnly? earlier, ImmutableList<ProposedDeadline>.Builder found)
    {
        var before = found.Count;
        for (var match = Day().Match(context.Text, start, end - start); match.Success; match = match.NextMatch())
        {
            if (match.Length == 0)
                continue;
            var deadline = Deadline(match.Index, match.Index + match.Length, earlier);
            found.Add(deadline);
            earlier = deadline.Day ?? earlier;
            if (Afterwards().Match(context.Text, match.Index + match.Length, end - match.Index - match.Length) is { Success: true } afterwards)
                found.Add(Deadline(afterwards.Groups["d"].Index, afterwards.Index + afterwards.Length, null));
        }
        if (found.Count == before && context.Slice(start, end).TrimEnd('。').Length > 0)
            found.Add(Deadline(start, end, null));
        return earlier;
    }

    private ProposedDeadline Deadline(int start, int end, DateOnly? earlier)
    {
        var (printed, span) = (context.Slice(start, end).TrimEnd('。'), context.Span(start, end));
        var (day, how) = DayMeant.Infer(context.Canonical(start, end), earlier, context.FeedbackOn);
        if (how.HasFlag(DayInference.Year))
            context.Doubt(ProposalIssueCode.YearInferred, span, null, printed);
        return new(context.NextKey(), printed, day, how, span, how == DayInference.None ? Confidence.Sure : Confidence.Likely);
    }

    // 2023年底前，以后每年动态调整: what is due again after the day
    [GeneratedRegex(@"\G[，,](?<d>(?:以后|之后|此后)(?:每(?:年|半年|季度|月)|长期|持续|常态|动态)[^，。；\n]{0,30})")]
    private static partial Regex Afterwards();

    // 于9月底前完成补报工作, 2023年3月15日前完成支付, 从2022年开始每年上半年完成...
    [GeneratedRegex(@"(?<!已)(?<!已于)(?:于)?(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日|底|末|中旬|上旬|下旬)?|年底|上半年|第?[一二三四]季度末?|\d{4}年(?:底|末))(?:之)?前[^，。；,;]{0,30}?(?:完成|达到|实现|建成|整改到位|办结|投入|配齐|到位|清零|交付|投运|启用)[^，。；,;]{0,30}|(?:从\d{4}年(?:开始|起)[，,]?)?每(?:年|半年|季度|月)(?:上半年|下半年|年底|末|底)?(?:前)?完成[^，。；,;]{0,40}")]
    private static partial Regex Promise();

    [GeneratedRegex(@"(?:预计|计划|力争|拟)?(?:于)?(?<d>(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日|底|末|中旬|上旬|下旬)?)|\d{4}年(?:底|末)?|年底|上半年|第?[一二三四]季度末?)(?:之)?(?:前)?(?:[^，。；,;\d]{0,4}(?:完成|达到|实现|建成|到位)[^，。；,;]{0,20})?")]
    private static partial Regex Day();
}
