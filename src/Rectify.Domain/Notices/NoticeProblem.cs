namespace Rectify.Domain.Notices;

/// <summary>A problem that counts in the notice: <see cref="AnsweredProblem"/>, <see cref="MergedProblem"/> or <see cref="WithheldProblem"/>.</summary>
/// <param name="Number">The problem's short number that never changes. It ties merged problems and findings together and is not printed.</param>
public abstract record NoticeProblem(int Number);

/// <summary>A problem printed with its answer.</summary>
public sealed record AnsweredProblem(int Number, NoticeStanding Standing, string OriginalWording) : NoticeProblem(Number)
{
    /// <summary>简述, printed instead of the wording where the layout gives a problem one short sentence.</summary>
    public string? Summary { get; init; }

    /// <summary>The headings above the problem (方面, 类别, 子类), outermost first, without their numbers; may be empty.</summary>
    public IReadOnlyList<string> Section { get; init; } = [];

    public IReadOnlyList<NoticeMeasure> Measures { get; init; } = [];

    /// <summary>成效 of the problem as a whole; printed after the effects of single measures. Of a problem that is not done they are 阶段性成效.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];

    /// <summary>What a problem that is not done owes its readers; null where it is done.</summary>
    public Unfinished? Unfinished { get; init; }

    /// <summary>补录: the work was done before it was recorded here; marked wherever it is counted or printed.</summary>
    public bool IsTakenOver { get; init; }

    /// <summary>Effects of the measures in their order, then those of the whole.</summary>
    public IEnumerable<string> AllEffects => Measures.SelectMany(m => m.Effects).Concat(Effects);
}

/// <summary>
/// A problem answered together with the problem numbered <paramref name="Into"/>: it still counts, with the standing of its target (26 stay 26).
/// </summary>
public sealed record MergedProblem(int Number, string OriginalWording, int Into) : NoticeProblem(Number)
{
    public IReadOnlyList<string> Section { get; init; } = [];
}

/// <summary>
/// A problem that counts and is not printed in this channel, on a permitted and approved ground.
/// It has no wording here, so that none can slip out.
/// </summary>
public sealed record WithheldProblem(int Number, NoticeStanding Standing) : NoticeProblem(Number)
{
    /// <summary>The numbers of its measures, so that a measure shared with a printed problem is counted once.</summary>
    public IReadOnlyList<int> MeasureNumbers { get; init; } = [];

    public bool IsTakenOver { get; init; }
}

/// <summary>A problem withdrawn by the inspecting side: out of every count and printed apart.</summary>
public sealed record WithdrawnProblem(int Number, string OriginalWording, string Reason);

/// <summary>A measure. <paramref name="Number"/> is its short number: one that answers two problems is written under both and counted once.</summary>
public sealed record NoticeMeasure(int Number, string Text)
{
    /// <summary>成效 of this measure; may be empty, since measures and effects pair loosely.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];
}

/// <summary>For what is not done: 未完成原因, 下步打算, 整改时限 - all three are owed; <see cref="NoticeCheck"/> names what is missing.</summary>
public sealed record Unfinished(string? Reason, IReadOnlyList<string> NextSteps, NoticeDeadline? Deadline);

/// <summary>A deadline as printed: a day, which is itself in time, or 长期.</summary>
public sealed record NoticeDeadline
{
    private NoticeDeadline(DateOnly? on) => On = on;

    /// <summary>The last day that is in time; null for 长期.</summary>
    public DateOnly? On { get; }

    public static NoticeDeadline LongTerm { get; } = new((DateOnly?)null);

    public static NoticeDeadline By(DateOnly lastDay) => new(lastDay);
}
