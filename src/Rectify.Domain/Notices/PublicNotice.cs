namespace Rectify.Domain.Notices;

/// <summary>
/// A public notice of rectification (整改进展情况通报), holding what the notice prints and nothing else: no leader, no handler,
/// no internal progress, no review. A field that must stay inside the house has no place to stand in.
/// Its figures are counted from its own contents; there is no way to type one.
/// One notice is made per channel (党内, 社会): what is withheld differs.
/// </summary>
public sealed record PublicNotice
{
    /// <summary>发文字号, where the notice is issued under one.</summary>
    public DocumentNumber? IssuedAs { get; init; }

    public required NoticeOpening Opening { get; init; }

    /// <summary>整改工作组织情况; left out where empty.</summary>
    public IReadOnlyList<NoticePassage> Organisation { get; init; } = [];

    /// <summary>The day the counts and standings are true for.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Every problem as fed back that was not withdrawn, in the order of the feedback.</summary>
    public required IReadOnlyList<NoticeProblem> Problems { get; init; }

    public IReadOnlyList<WithdrawnProblem> Withdrawn { get; init; } = [];

    public NoticeRegisters Registers { get; init; } = NoticeRegisters.None;

    public IReadOnlyList<NoticeSuggestion> Suggestions { get; init; } = [];

    public UnprintedSuggestions UnprintedSuggestions { get; init; } = new(0, 0);

    public HandedOver? Clues { get; init; }

    public HandedOver? Petitions { get; init; }

    public IReadOnlyList<NoticePassage> NextSteps { get; init; } = [];

    public NoticeContact? Contact { get; init; }

    public required string Signer { get; init; }

    public required DateOnly SignedOn { get; init; }

    public NoticeLayout Layout { get; init; } = NoticeLayout.MeasuresAndEffects;

    public NoticeGrouping Grouping { get; init; } = NoticeGrouping.ByStanding;

    /// <summary>
    /// The other half, where one notice covers a body under two kinds: the other inspection with its own opening, problems, registers, suggestions and counts. What is written once for both stands in the first.
    /// </summary>
    public PublicNotice? Second { get; init; }

    /// <summary>The notice itself, or its two halves, each to be counted by itself.</summary>
    public IReadOnlyList<PublicNotice> Halves => Second is null ? [this] : [this with { Second = null }, Second];

    public string Title => $"{Opening.Body}关于{string.Join('和', Halves.Select(NameOf))}整改进展情况的通报";

    /// <summary>What a half is called: 巡察, or where both are one the kinds, 常规巡察 and 专项巡察.</summary>
    public string NameOf(PublicNotice half) => Second is null || Second.Opening.Oversight != Opening.Oversight ? half.Opening.Oversight : half.Opening.Kind;

    public NoticeTotals Totals => new(this);

    /// <summary>
    /// The standing a problem counts with. A merged one takes its target's, however long the chain;
    /// a chain that ends nowhere or in itself counts as ongoing, and <see cref="NoticeCheck"/> says so.
    /// </summary>
    public NoticeStanding StandingOf(NoticeProblem problem) => TargetOf(problem) switch
    {
        AnsweredProblem answered => answered.Standing,
        WithheldProblem withheld => withheld.Standing,
        _ => NoticeStanding.Ongoing,
    };

    /// <summary>The problem that answers for this one: itself unless merged; null where the chain of mergers ends nowhere.</summary>
    public NoticeProblem? TargetOf(NoticeProblem problem)
    {
        var at = problem;
        for (var steps = 0; at is MergedProblem merged; steps++)
        {
            if (steps > Problems.Count)
                return null;
            at = Problems.FirstOrDefault(p => p.Number == merged.Into);
        }
        return at;
    }
}
