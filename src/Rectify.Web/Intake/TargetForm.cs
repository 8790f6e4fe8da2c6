using System.Collections.Immutable;
using System.Globalization;
using Rectify.App.Intake;
using Rectify.Domain.Intake;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.Web.Intake;

/// <summary>What is done with a problem that is registered already.</summary>
public enum RereadChoice
{
    /// <summary>The registered one takes what the document says anew.</summary>
    Update,

    LeaveOut,

    /// <summary>It is another problem after all.</summary>
    Register,
}

/// <summary>The round in which inspections are opened. Bodies of one compilation share it: the first of them opens it.</summary>
public sealed class RoundForm(SuggestedTarget suggested)
{
    private readonly RoundId id = RoundId.New();

    /// <summary>Id of an existing round; null to open one.</summary>
    public string? Round { get; set; }
    public string? RoundName { get; set; } = suggested.RoundName;
    public string? Authority { get; set; } = suggested.Authority;
    public string? Level { get; set; } = suggested.Level?.ToString();
    public string? Year { get; set; } = suggested.Year?.ToString(CultureInfo.InvariantCulture);

    /// <summary>It was opened with a body registered before.</summary>
    public bool IsOpened { get; set; }

    public RoundId? Picked => TargetForm.Id(Round) is { } picked ? RoundId.From(picked) : IsOpened ? id : null;

    public NewRound? Opened => Picked is null ? new(id, RoundName, Authority, TargetForm.Parsed<InspectionLevel>(Level), int.TryParse(Year, CultureInfo.InvariantCulture, out var year) ? year : null) : null;
}

/// <summary>What a person fills in before registering; begins with what the document suggests. Ids are made once, so that a second press opens nothing twice.</summary>
public sealed class TargetForm
{
    private readonly InspectionId inspection = InspectionId.New();
    private readonly UnitId body = UnitId.New();

    public TargetForm(SuggestedTarget suggested, ProposedHeader header, RoundForm? round = null)
    {
        In = round ?? new(suggested);
        Kind = $"{suggested.Kind}";
        (Body, BodyName) = (suggested.Body?.Id.Value.ToString(), suggested.Body is null ? header.InspectedBody?.Text : null);
    }

    public RoundForm In { get; }

    /// <summary>One of several bodies: its problems alone are dealt with.</summary>
    public bool IsPart { get; init; }

    /// <summary>Id of an existing inspection; null to open one.</summary>
    public string? Existing { get; set; }

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

    /// <summary>Keys of what the document asks for that is registered as suggestions.</summary>
    public HashSet<int> Suggestions { get; } = [];

    /// <summary>The document beside what the existing inspection holds; empty where it holds nothing.</summary>
    public IReadOnlyList<RereadLine> Comparison { get; private set; } = [];

    private readonly Dictionary<int, RereadChoice> choices = [];

    public InspectionId? ExistingId => Id(Existing) is { } id ? InspectionId.From(id) : null;

    public void Lay(IReadOnlyList<RereadLine> comparison)
    {
        Comparison = comparison;
        choices.Clear();
    }

    public void Choose(int key, string? choice) => choices[key] = Parsed<RereadChoice>(choice) ?? RereadChoice.LeaveOut;

    /// <summary>Unless a person says otherwise: what changed is updated, what is the same is left.</summary>
    public RereadChoice ChoiceOf(RereadLine line) =>
        line.Known is null ? RereadChoice.Register : choices.TryGetValue(line.Read!.Key, out var chosen) ? chosen : line.Changes.Count > 0 ? RereadChoice.Update : RereadChoice.LeaveOut;

    /// <summary>Those the person deals with now, by what is done with them.</summary>
    public IReadOnlyList<ProposedProblem> Of(RereadChoice choice, Proposal proposal) =>
        [.. proposal.Problems.Where(problem => (!OnlyConfirmed || problem.Confidence == Confidence.Confirmed)
            && (Comparison.FirstOrDefault(line => line.Read?.Key == problem.Key) is { } line ? ChoiceOf(line) : RereadChoice.Register) == choice)];

    /// <param name="proposal">What is registered there: all of it, or the part of one body.</param>
    public ProposalAcceptance Decide(IntakeId intake, int seen, Proposal proposal) => new(
        intake, seen, ExistingId, ExistingId is null ? Opened(proposal.Header) : null,
        OnlyConfirmed || IsPart ? [.. proposal.Problems.Where(problem => !OnlyConfirmed || problem.Confidence == Confidence.Confirmed).Select(problem => problem.Key)] : null, Comparison.Count > 0 || EvenIfReadBefore)
    {
        Updates = Of(RereadChoice.Update, proposal).ToImmutableDictionary(problem => problem.Key, problem => Comparison.First(line => line.Read?.Key == problem.Key).Known!.Id),
        Known = [.. Of(RereadChoice.LeaveOut, proposal).Select(problem => problem.Key)],
        Suggestions = [.. Suggestions],
    };

    private NewInspection Opened(ProposedHeader header) => new(
        inspection,
        In.Picked, In.Opened,
        !CreateBody && Id(Body) is { } unit ? UnitId.From(unit) : null,
        CreateBody ? new(body, BodyName, Id(BodyParent) is { } parent ? UnitId.From(parent) : null) : null,
        Parsed<InspectionKind>(Kind), header.InspectingBody?.Text, header.PresenceFrom?.Day, header.PresenceTo?.Day, header.FeedbackOn?.Day, header.RectificationTo?.Day,
        header.LegalBasis.IsEmpty ? null : string.Join('\n', header.LegalBasis.Select(basis => basis.Text)));

    internal static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    internal static TEnum? Parsed<TEnum>(string? text) where TEnum : struct, Enum => Enum.TryParse<TEnum>(text, out var value) ? value : null;
}
