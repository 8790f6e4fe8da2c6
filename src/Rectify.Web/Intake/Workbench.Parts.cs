using Rectify.App;
using Rectify.App.Intake;
using Rectify.Domain.Intake;
using Rectify.Domain.Rounds;

namespace Rectify.Web.Intake;

/// <summary>Registering a file that speaks of several bodies: one act a body, each into its own inspection.</summary>
public sealed partial class Workbench
{
    private readonly List<(string? Body, InspectionId Into, int Count)> registered = [];
    private List<PartForm> parts = [];
    private PartRefused refusedPart = PartRefused.None;

    private async Task AskAcceptPartsAsync(IReadOnlyList<ProposalPart> found)
    {
        (parts, refusedPart) = (PartForm.Of(found, targets), PartRefused.None);
        foreach (var part in parts)
            if (part.Target.ExistingId is { } into) part.Target.Lay(await Compare.Run(part.Proposal, into));
    }

    private async Task AcceptPartsAsync(IReadOnlyList<PartForm> taken)
    {
        await keeper!.Idle;
        refusedPart = PartRefused.None;
        foreach (var part in taken)
        {
            if (keeper.Collided) { accepting = false; return; }
            if (!await AcceptPartAsync(part)) return;
        }
        accepting = false;
        if (registered is [var only] && IsClosed) Addresses.NavigateTo(IntakeAddress.Assign(only.Into, only.Count), forceLoad: true);
    }

    private async Task<bool> AcceptPartAsync(PartForm part)
    {
        var acceptance = part.Decide(IntakeId.From(Id), keeper!.Version);
        switch (await AcceptDraft.Run(acceptance, part.Act))
        {
            case Outcome.Done:
                registered.Add((part.Body, acceptance.Existing ?? acceptance.New!.Id, part.Anew));
                part.Target.In.IsOpened |= acceptance.New?.NewRound is not null;
                parts.Remove(part);
                await LookAgainAsync();
                return true;
            case Outcome.Invalid invalid:
                refusedPart = new(part.Key, invalid.Errors);
                return false;
            default:
                (accepting, keeper.Collided) = (false, true);
                return false;
        }
    }
}
