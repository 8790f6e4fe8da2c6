using Rectify.App.Intake;
using Rectify.Domain.Intake;
using Rectify.Domain.People;

namespace Rectify.Web.Intake;

/// <summary>What is decided about one body of a file that speaks of several. Each is registered by an act of its own.</summary>
public sealed class PartForm(ProposalPart part, TargetForm target)
{
    public string Key { get; } = part.Key;

    public string? Body { get; } = part.Body;

    public TargetForm Target { get; } = target;

    public ActId Act { get; } = ActId.New();

    public bool IsTaken { get; set; } = part.Body is not null;

    /// <summary>As it stands in the proposal now.</summary>
    public Proposal Proposal { get; set; } = part.Proposal;

    public int Anew => Target.Of(RereadChoice.Register, Proposal).Count;

    public int Updated => Target.Of(RereadChoice.Update, Proposal).Count;

    /// <summary>The forms of a file's bodies, each with what its document suggests; those whose document suggests the same round share it.</summary>
    public static List<PartForm> Of(IReadOnlyList<ProposalPart> parts, IntakeTargets targets)
    {
        var rounds = new Dictionary<string, RoundForm>(StringComparer.Ordinal);
        return [.. parts.Select(part =>
        {
            var suggested = SuggestedTarget.Of(part.Proposal, targets.Units);
            if (!rounds.TryGetValue(suggested.RoundName ?? "", out var round)) rounds[suggested.RoundName ?? ""] = round = new(suggested);
            var there = targets.Inspections.Where(known => known.BodyName == suggested.Body?.Name && known.FeedbackOn == part.Proposal.Header.FeedbackOn?.Day).ToList();
            return new PartForm(part, new TargetForm(suggested, part.Proposal.Header, round) { IsPart = true, Existing = there is [var only] ? $"{only.Id.Value}" : null });
        })];
    }

    public ProposalAcceptance Decide(IntakeId intake, int seen) => Target.Decide(intake, seen, Proposal);
}

/// <summary>What was wrong with one body's try.</summary>
public sealed record PartRefused(string Part, IReadOnlyList<App.FieldError> Errors)
{
    public static readonly PartRefused None = new("", []);
}
