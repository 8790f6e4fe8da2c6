using System.Globalization;
using Rectify.App.Intake;
using Rectify.Domain.Intake;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.Web.Intake;

/// <summary>What a person fills in before registering; begins with what the document suggests. Ids are made once, so that a second press opens nothing twice.</summary>
public sealed class TargetForm
{
    private readonly InspectionId inspection = InspectionId.New();
    private readonly RoundId round = RoundId.New();
    private readonly UnitId body = UnitId.New();

    public TargetForm(SuggestedTarget suggested, ProposedHeader header)
    {
        (Kind, Level) = ($"{suggested.Kind}", suggested.Level?.ToString());
        (RoundName, Authority, Year) = (suggested.RoundName, suggested.Authority, suggested.Year?.ToString(CultureInfo.InvariantCulture));
        (Body, BodyName) = (suggested.Body?.Id.Value.ToString(), suggested.Body is null ? header.InspectedBody?.Text : null);
    }

    /// <summary>Id of an existing inspection; null to open one.</summary>
    public string? Existing { get; set; }

    public string? Round { get; set; }
    public string? RoundName { get; set; }
    public string? Authority { get; set; }
    public string? Level { get; set; }
    public string? Year { get; set; }
    public string? Kind { get; set; }
    public string? Body { get; set; }

    /// <summary>The body is not among the units: create it.</summary>
    public bool CreateBody { get; set; }

    public string? BodyName { get; set; }
    public string? BodyParent { get; set; }

    /// <summary>Only what has been looked at; the rest stays open.</summary>
    public bool OnlyConfirmed { get; set; }

    /// <summary>The person has read the warning about places registered before.</summary>
    public bool EvenIfReadBefore { get; set; }

    public ProposalAcceptance Decide(IntakeId intake, int seen, Proposal proposal)
    {
        var existing = Id(Existing) is { } id ? InspectionId.From(id) : (InspectionId?)null;
        return new(intake, seen, existing, existing is null ? Opened(proposal.Header) : null,
            OnlyConfirmed ? [.. proposal.Problems.Where(problem => problem.Confidence == Confidence.Confirmed).Select(problem => problem.Key)] : null, EvenIfReadBefore);
    }

    private NewInspection Opened(ProposedHeader header) => new(
        inspection,
        Id(Round) is { } picked ? RoundId.From(picked) : null,
        Id(Round) is null ? new(round, RoundName, Authority, Parsed<InspectionLevel>(Level), int.TryParse(Year, CultureInfo.InvariantCulture, out var year) ? year : null) : null,
        !CreateBody && Id(Body) is { } unit ? UnitId.From(unit) : null,
        CreateBody ? new(body, BodyName, Id(BodyParent) is { } parent ? UnitId.From(parent) : null) : null,
        Parsed<InspectionKind>(Kind), header.InspectingBody?.Text, header.PresenceFrom?.Day, header.PresenceTo?.Day, header.FeedbackOn?.Day, header.RectificationTo?.Day,
        header.LegalBasis.IsEmpty ? null : string.Join('\n', header.LegalBasis.Select(basis => basis.Text)));

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static TEnum? Parsed<TEnum>(string? text) where TEnum : struct, Enum => Enum.TryParse<TEnum>(text, out var value) ? value : null;
}
