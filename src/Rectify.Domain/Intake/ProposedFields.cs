namespace Rectify.Domain.Intake;

/// <summary>A text read from the source: reflowed (no line breaks, page numbers or stray blanks), otherwise as printed.</summary>
public sealed record ProposedText(string Text, TextSpan Span, Confidence Confidence)
{
    public ProposedText Corrected(string text) => this with { Text = text.Trim(), Confidence = Confidence.Confirmed };
}

/// <summary>A day read from the source. <see cref="How"/> tells what was not printed.</summary>
public sealed record ProposedDay(DateOnly Day, string Printed, DayInference How, TextSpan Span, Confidence Confidence);

/// <summary>What had to be inferred to arrive at a calendar day; <see cref="None"/> when the day is printed in full.</summary>
[Flags]
public enum DayInference
{
    None = 0,

    /// <summary>No year printed: taken from the date before it, or the first such day after the feedback.</summary>
    Year = 1,

    /// <summary>9月底, 上半年, 2025年: the last day of the period.</summary>
    PeriodEnd = 2,

    /// <summary>每年上半年: comes again; there is no single day.</summary>
    Recurring = 4,

    /// <summary>待...后: depends on something else; there is no day.</summary>
    Dependent = 8,

    /// <summary>长期坚持: no end.</summary>
    Open = 16,

    /// <summary>2022年5月至...: the first day of the period.</summary>
    PeriodStart = 32,
}

/// <summary>One entry of a list of measures, effects, next steps, requirements or manifestations.</summary>
/// <remarks>
/// <see cref="Key"/>: Unique within the proposal.
/// <see cref="Ordinal"/>: As printed without the trailing word or point (一, 2); null when none is printed.
/// <see cref="Text"/>: Reflowed, without its ordinal.
/// <see cref="Group"/>: 1, 2, ... when the numbering starts again inside one problem; null when it does not.
/// <see cref="Topic"/>: What the item answers, when the source says so: 第二方面的问题, 针对“...”问题.
/// </remarks>
public sealed record ProposedItem(int Key, string? Ordinal, string Text, int? Group, string? Topic, TextSpan Span, Confidence Confidence);

/// <summary>A deadline. <see cref="Day"/> is null when it recurs, depends on something or has no end.</summary>
public sealed record ProposedDeadline(int Key, string Printed, DateOnly? Day, DayInference How, TextSpan Span, Confidence Confidence);

/// <summary>A number the text claims about itself, kept with its sentence and never copied into a counted figure.</summary>
/// <remarks>
/// <see cref="Scope"/>: Heading of the section it stands in; null when it speaks for the whole document.
/// </remarks>
public sealed record ProposedFigure(int Key, string Label, decimal Value, string Unit, string Sentence, string? Scope, TextSpan Span, Confidence Confidence)
{
    /// <summary>The clause it is quoted with; <see cref="Span"/> is the number alone.</summary>
    public TextSpan Clause { get; init; }
}
