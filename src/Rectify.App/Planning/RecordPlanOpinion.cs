using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Registers;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Planning;

/// <summary>
/// 方案意见: what 纪委监委 or 组织部 say of the plan that is next to be approved, entered with its scan by the office, which received it, or by daily supervision. It counts once a second person has checked it.
/// </summary>
public sealed class RecordPlanOpinion(UnitOfWork work) : IUseCase
{
    /// <param name="scan">As the content store keeps it.</param>
    public async Task<Outcome> Run(InspectionId id, PlanOpinionDraft draft, StoredFile? scan, ActId act, CancellationToken ct = default)
    {
        var errors = new PlanOpinionValidator().Validate(draft).Errors.Select(e => new FieldError(e.PropertyName, e.ErrorCode)).ToList();
        if (scan is null) errors.Add(new FieldError("Scan", "required"));
        if (errors.Count > 0) return new Outcome.Invalid(errors);
        return await work.RunAsync(nameof(RecordPlanOpinion), act, async session =>
        {
            if (await PlanOpinionLock.TakeAsync(session, id) is not { } inspection) return Outcome.None;
            if (!session.Stamp.By.MayRecordPlanOpinion(inspection.BodyId)) return PlanOpinionRights.Refused;
            if (draft.On > session.Stamp.On) return Outcome.Bad(nameof(draft.On), "in-future");
            if (draft.On < inspection.FeedbackDay(session.Stamp.On)) return Outcome.Bad(nameof(draft.On), "before-feedback");
            inspection.RecordPlanOpinion(draft, scan!, session.Stamp);
            return Outcome.Ok;
        }, ct);
    }
}

internal sealed class PlanOpinionValidator : AbstractValidator<PlanOpinionDraft>
{
    public PlanOpinionValidator()
    {
        RuleFor(o => o.From).Must(from => from is OpinionBodies.Discipline or OpinionBodies.Organization).WithErrorCode("required");
        RuleFor(o => o.On).NotEmpty().WithErrorCode("required");
        RuleFor(o => o.Says).NotEmpty().WithErrorCode("required").MaximumLength(PlanOpinion.MaxTextLength).WithErrorCode("too-long");
        RuleFor(o => o.DocumentNumber).MaximumLength(PlanOpinion.MaxNumberLength).WithErrorCode("too-long");
    }
}

/// <summary>Who enters and who checks opinions on the plan of a body.</summary>
internal static class PlanOpinionRights
{
    public static readonly Role[] Roles = [Role.Office, Role.HeadOfOffice, Role.Supervision];

    public static Outcome Refused => Outcome.Only(Roles);

    public static bool MayRecordPlanOpinion(this Actor actor, UnitId body) => Roles.Any(role => actor.Has(role, body));
}

internal static class PlanOpinionLock
{
    public static async Task<Inspection?> TakeAsync(ActSession session, InspectionId id)
    {
        await session.Db.Database.ExecuteSqlAsync($"select 1 from inspections where id = {id.Value} for update", session.Cancelled);
        return await session.Db.Inspections.VisibleTo(session.Sight, session.Db).Include(i => i.Plans).Include(i => i.PlanOpinions).ThenInclude(o => o.Check).AsSplitQuery().SingleOrDefaultAsync(i => i.Id == id, session.Cancelled);
    }
}
