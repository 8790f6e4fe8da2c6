using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Registers;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Planning;

/// <summary>方案意见: what 纪委监委 or 组织部 say of the plan that is next to be approved; by the office, which received it, or by daily supervision itself.</summary>
public sealed class RecordPlanOpinion(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(InspectionId id, PlanOpinionDraft draft, ActId act, CancellationToken ct = default) =>
        new PlanOpinionValidator().Validate(draft) is { IsValid: false } wrong ? Task.FromResult(wrong.AsOutcome())
        : work.RunAsync(nameof(RecordPlanOpinion), act, async session =>
        {
            await session.Db.Database.ExecuteSqlAsync($"select 1 from inspections where id = {id.Value} for update", ct);
            var inspection = await session.Db.Inspections.VisibleTo(session.Sight, session.Db).Include(i => i.Plans).Include(i => i.PlanOpinions).AsSplitQuery().SingleOrDefaultAsync(i => i.Id == id, ct);
            if (inspection is null) return Outcome.None;
            if (!session.Stamp.By.MayRecordPlanOpinion(inspection.BodyId)) return Outcome.Only(Role.Office, Role.HeadOfOffice, Role.Supervision);
            if (draft.On > session.Stamp.On) return Outcome.Bad(nameof(draft.On), "in-future");
            if (draft.On < inspection.FeedbackOn) return Outcome.Bad(nameof(draft.On), "before-feedback");
            inspection.RecordPlanOpinion(draft, session.Stamp);
            return Outcome.Ok;
        }, ct);
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
