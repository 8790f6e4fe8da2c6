using System.Collections.Immutable;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>What the parts of the reader share while one document is read: the text, the next free key, the doubts so far.</summary>
internal sealed class ReadingContext
{
    private readonly KeySource keys;

    public ReadingContext(SourceText source)
        : this(source, source.Flow, new KeySource())
    {
    }

    private ReadingContext(SourceText source, FlowText flow, KeySource keys) => (Source, Flow, this.keys) = (source, flow, keys);

    public SourceText Source { get; }

    public FlowText Flow { get; }

    public string Text => Flow.Text;

    public List<ProposalIssue> Issues { get; } = [];

    /// <summary>The year and day against which days without a year are inferred; null until the opening has been read.</summary>
    public DateOnly? FeedbackOn { get; set; }

    /// <summary>One document of a compilation: its own text and doubts, keys from the same row.</summary>
    public ReadingContext Part(int start, int end) => new(Source, Flow.Part(start, end), keys);

    public int NextKey() => ++keys.Last;

    public TextSpan Span(int start, int end) => Flow.RawSpan(start, end);

    public string Slice(int start, int end) => Flow.Slice(start, end);

    /// <summary>The stretch in the spelling of the forms, for matching.</summary>
    public string Canonical(int start, int end) => Text[start..end].Replace("\n", "", StringComparison.Ordinal).Trim();

    public ProposedText Proposed(int start, int end, Confidence confidence) => new(Slice(start, end), Span(start, end), confidence);

    public ProposedText? ProposedOrNull(int start, int end, Confidence confidence) =>
        Slice(start, end).Length == 0 ? null : Proposed(start, end, confidence);

    public void Doubt(ProposalIssueCode code, TextSpan span, int? problem = null, string? detail = null) =>
        Issues.Add(new(code, span, problem, detail));

    /// <summary>The items of a part; a part without ordinals is one item.</summary>
    public ImmutableList<ProposedItem> Items(int start, int end, int problem)
    {
        var scan = ItemScanner.Scan(Text, start, end);
        if (scan.Items.Count == 0)
        {
            var whole = Slice(start, end);
            return whole.Length == 0 ? [] : [new(NextKey(), null, whole, null, null, Span(start, end), Confidence.Sure)];
        }
        return ItemsOf(scan, problem);
    }

    public ImmutableList<ProposedItem> ItemsOf(ItemRanges scan, int problem)
    {
        var items = ImmutableList.CreateBuilder<ProposedItem>();
        var expected = 1;
        foreach (var item in scan.Items)
        {
            if (item.Number == 1)
                expected = 1;
            if (item.Number != expected)
                Doubt(ProposalIssueCode.ItemOrdinalOutOfSequence, Span(item.MarkStart, item.Start), problem, item.Ordinal);
            expected = item.Number + 1;
            var topic = item.Topic is { } range ? Slice(range.Start, range.End) : SubProblem(item);
            items.Add(new(NextKey(), item.Ordinal, Slice(item.Start, item.End), item.Group, topic, Span(item.MarkStart, item.End), Confidence.Sure));
        }
        return items.ToImmutable();
    }

    /// <summary>针对“...”问题，at the start of a measure: the sub-problem it answers.</summary>
    private string? SubProblem(ItemRange item)
    {
        foreach (var form in WrapperForm.Table)
        {
            if (form.Form is ProblemForm.Quoted or ProblemForm.Ordinal && form.Pattern.Match(Text, item.Start) is { Success: true } match && match.Index + match.Length <= item.End)
                return Slice(match.Groups["s"].Index, match.Groups["s"].Index + match.Groups["s"].Length);
        }
        return null;
    }

    private sealed class KeySource
    {
        public int Last { get; set; }
    }
}
