using System.Collections.Immutable;
using System.Globalization;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Checking;

/// <summary>One thing to look at. It flags and never corrects.</summary>
/// <remarks>
/// <see cref="Sentence"/>: the sentence of the source in question, personal data masked.
/// <see cref="Span"/>: its place in the raw text. <see cref="Problem"/>: key of the problem it stands in; <see cref="Ordinal"/>: that problem's printed number.
/// <see cref="Values"/>: what the rule's message is filled with.
/// </remarks>
public sealed record Finding(CheckRule Rule, string Sentence, TextSpan Span, int? Problem, string? Ordinal, ImmutableArray<string> Values)
{
    public CheckSeverity Severity => Rule.Severity;

    public string InChinese() => string.Format(CultureInfo.InvariantCulture, Rule.Chinese.Message, [.. Values]);

    public string InEnglish() => string.Format(CultureInfo.InvariantCulture, Rule.English.Message, [.. Values]);
}
