using FluentValidation;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.App.Planning;

/// <summary>The plan of one task as a unit wrote it, over the version it saw.</summary>
public sealed record PlanLine(TaskId Task, int Seen, PlanDraft Draft) : ITaskLine;

/// <summary>What the sheet and the use case both ask of a plan before anything is kept.</summary>
public sealed class PlanLineValidator : AbstractValidator<PlanLine>
{
    /// <summary>Measures one task may have.</summary>
    public const int MostMeasures = 100;

    public PlanLineValidator()
    {
        RuleFor(line => line.Draft.Target).MaximumLength(RectificationTask.MaxTextLength).WithErrorCode("too-long").OverridePropertyName(nameof(PlanDraft.Target));
        RuleFor(line => line.Draft.Standard).MaximumLength(RectificationTask.MaxTextLength).WithErrorCode("too-long").OverridePropertyName(nameof(PlanDraft.Standard));
        RuleFor(line => line.Draft.RootCause).MaximumLength(RectificationTask.MaxTextLength).WithErrorCode("too-long").OverridePropertyName(nameof(PlanDraft.RootCause));
        RuleFor(line => line.Draft.Measures).Must(measures => measures.Count <= MostMeasures).WithErrorCode("too-many").OverridePropertyName(nameof(PlanDraft.Measures));
        RuleForEach(line => line.Draft.Measures).ChildRules(measure => measure.RuleFor(m => m.Draft.Text)
            .NotEmpty().WithErrorCode("missing").MaximumLength(Measure.MaxTextLength).WithErrorCode("too-long").OverridePropertyName(nameof(MeasureDraft.Text)))
            .OverridePropertyName(nameof(PlanDraft.Measures));
    }
}
