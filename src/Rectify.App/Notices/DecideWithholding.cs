using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Notices;

public enum WithholdingAct
{
    /// <summary>Leading group, another person than who proposed it.</summary>
    Approve,

    /// <summary>The same.</summary>
    Refuse,

    /// <summary>Office, of what waits.</summary>
    TakeBack,

    /// <summary>Leading group, of what is withheld.</summary>
    Lift,
}

/// <summary>The leading group approves a withholding, refuses it or lifts it; the office takes back what still waits.</summary>
public sealed class DecideWithholding(UnitOfWork work) : IUseCase
{
    /// <param name="reason">Of everything but an approval.</param>
    public Task<Outcome> Run(WithholdingId id, WithholdingAct what, string? reason, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(DecideWithholding), act, async session =>
    {
        if (await WithholdingLock.TakeAsync(session, id) is not var (withholding, inspection)) return Outcome.None;
        var body = inspection.BodyId;
        if (what == WithholdingAct.TakeBack && session.Stamp.By.WhyNotOffice(body) is { } notOffice) return notOffice;
        if (what != WithholdingAct.TakeBack && !session.Stamp.By.Has(Role.LeadingGroup, body)) return Outcome.Only(Role.LeadingGroup);
        if (!Reason.TryParse(reason, out var because) && what != WithholdingAct.Approve) return Outcome.Bad(nameof(reason), "required");
        return Outcome.Of(what switch
        {
            WithholdingAct.Approve => withholding.Approve(session.Stamp),
            WithholdingAct.Refuse => withholding.Refuse(because!, session.Stamp),
            WithholdingAct.TakeBack => withholding.TakeBack(because!, session.Stamp),
            _ => withholding.Lift(because!, session.Stamp),
        });
    }, ct);
}
