using Rectify.App.Rounds;
using Rectify.Domain.Rounds;

namespace Rectify.Web.Rounds;

/// <summary>What is recorded about an inspection, while it is written.</summary>
public sealed class FactsText
{
    public string? Kind { get; set; } = nameof(InspectionKind.Routine);

    public string? Group { get; set; }

    public DateOnly? PresenceFrom { get; set; }

    public DateOnly? PresenceTo { get; set; }

    public DateOnly? FeedbackOn { get; set; }

    public string? FeedbackNumber { get; set; }

    public string? LegalBasis { get; set; }

    public string? Contact { get; set; }

    public static FactsText Of(InspectionFacts? facts) => facts is null ? new() : new()
    {
        Kind = $"{facts.Kind}", Group = facts.GroupName, PresenceFrom = facts.PresenceFrom, PresenceTo = facts.PresenceTo, FeedbackOn = facts.FeedbackOn,
        FeedbackNumber = facts.FeedbackNumber, LegalBasis = facts.LegalBasis, Contact = facts.Contact,
    };

    // an empty choice is no kind: the validator says so
    public InspectionFacts ToFacts() => new(
        Enum.TryParse<InspectionKind>(Kind, out var chosen) ? chosen : (InspectionKind)(-1), Group ?? "", PresenceFrom, PresenceTo, FeedbackOn ?? default, Clean(FeedbackNumber), Clean(LegalBasis), Clean(Contact));

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
