using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Notices;

/// <summary>拟不公开: the office proposes that a problem be counted and not printed, in which channels and on which of the permitted grounds.</summary>
public sealed class ProposeWithholding(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(ProblemId id, NoticeChannel channels, WithholdingGround ground, string? reason, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ProposeWithholding), act, async session =>
    {
        var db = session.Db;
        await db.Database.ExecuteSqlAsync($"select 1 from problems where id = {id.Value} for update", ct);
        if (await db.Problems.VisibleTo(session.Sight, db).Where(p => p.Id == id).Join(db.Inspections, p => p.InspectionId, i => i.Id, (p, i) => new { p.IsRestricted, Inspection = i.Id, i.BodyId, i.Regime }).SingleOrDefaultAsync(ct) is not { } of) return Outcome.None;
        if (session.Stamp.By.WhyNotOffice(of.BodyId) is { } refusal) return refusal;
        List<FieldError> wrong = [];
        if (channels is NoticeChannel.None or > (NoticeChannel.Party | NoticeChannel.Public)) wrong.Add(new(nameof(channels), "required"));
        if (!WithholdingGrounds.Each.Contains(ground)) wrong.Add(new(nameof(ground), "required"));
        else if (!of.Regime.MayWithhold(ground)) wrong.Add(new(nameof(ground), "not-permitted"));
        if (!Reason.TryParse(reason, out var because)) wrong.Add(new(nameof(reason), "required"));
        if (wrong.Count > 0) return new Outcome.Invalid(wrong);
        // what is restricted is printed nowhere
        if (of.IsRestricted || await db.Withholdings.AnyAsync(w => w.ProblemId == id && (w.State == WithholdingState.Proposed || (w.State == WithholdingState.Approved && (w.Channels & channels) != 0)), ct))
            return new Outcome.Refused(new Refusal(null, [new Unmet(Rule.WithheldAlready, Relation.LeadingGroup)]));
        db.Withholdings.Add(new Withholding(WithholdingId.New(), of.Inspection, id, new WithholdingDraft(channels, ground, because!), session.Stamp));
        return Outcome.Ok;
    }, ct);
}
