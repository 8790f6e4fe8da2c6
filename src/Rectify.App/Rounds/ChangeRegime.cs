using FluentValidation;
using Rectify.App.Data;
using Rectify.App.WorkingDays;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

public sealed class RegimeValidator : AbstractValidator<Regime>
{
    private const int LongestMonths = 36;
    private const int LongestDays = 1000;
    private const int FarthestStep = 365;

    public RegimeValidator()
    {
        RuleFor(r => r.PlanDue).Must(IsPossible).WithErrorCode("window");
        RuleFor(r => r.ConcentratedPeriod).Must(window => IsPossible(window) && window.WorkingDays == 0).WithErrorCode("window");
        RuleFor(r => r.ReportDue).Must(IsPossible).WithErrorCode("window");
        RuleFor(r => r.PublicationDue).Must(IsPossible).WithErrorCode("window");
        RuleFor(r => r.DisplayDays).InclusiveBetween(0, 60).WithErrorCode("display-days");
        RuleFor(r => r.OpinionsOnPlan).Must(asked => asked is null or > OpinionBodies.None and <= (OpinionBodies.Discipline | OpinionBodies.Organization)).WithErrorCode("required");
        RuleFor(r => r.Withholding).Must(grounds => grounds is null or >= Domain.Notices.WithholdingGround.None && (grounds & ~Domain.Notices.WithholdingGrounds.All) is null or 0).WithErrorCode("required");
        RuleFor(r => r.SecondExtension).IsInEnum().WithErrorCode("required");
        RuleFor(r => r.Papers).Must(papers => papers!.All.All(each => each.Names.Count <= MilestonePapers.MaxEach && each.Names.All(name => name.Length <= MilestonePapers.MaxNameLength))).When(r => r.Papers is not null).WithErrorCode("papers");
        RuleFor(r => r.Ladder.Steps).Must(steps => steps.Count <= WarningLadder.MaxSteps).WithErrorCode("ladder-long")
            .Must(steps => steps.All(step => step.DaysBefore is >= -FarthestStep and <= FarthestStep)).WithErrorCode("ladder")
            .Must(steps => steps.Select(step => (step.DaysBefore, step.InWorkingDays)).Distinct().Count() == steps.Count).WithErrorCode("ladder-twice")
            .Must(steps => steps.All(step => step.Hears is > Hearers.None and <= (Hearers.Handler | Hearers.Leader | Hearers.Unit | Hearers.FirstResponsible))).WithErrorCode("ladder-nobody").OverridePropertyName(nameof(Regime.Ladder));
    }

    private static bool IsPossible(Window window) => window.Months is >= 0 and <= LongestMonths && window.Days is >= 0 and <= LongestDays && window.WorkingDays is >= 0 and <= LongestDays && (window.Months > 0 || window.Days > 0 || window.WorkingDays > 0);
}

/// <summary>The office changes what the life cycle asks of this inspection's tasks from now on, and its windows. Steps already taken stay.</summary>
public sealed class ChangeRegime(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(InspectionId id, int seen, Regime regime, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ChangeRegime), act, async session =>
    {
        if (Outcome.Of(new RegimeValidator().Validate(regime)) is { } invalid) return invalid;
        var (inspection, refusal) = await session.LockInspectionAsync(id, seen);
        if (inspection is null) return refusal;
        inspection.Change(regime, await session.Db.WorkingCalendarAsync(ct), session.Stamp);
        return Outcome.Ok;
    }, ct);
}
