using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.WiderChecks;

/// <summary>What a person fills in of a wider check.</summary>
/// <param name="Problems">Short numbers of the problems it comes from.</param>
public sealed record WiderCheckInput(string? Title, string? LooksFor, IReadOnlyList<int> Problems, IReadOnlyList<MeasureId> Measures, UnitId? LeadUnit, PersonId? Leader, DateOnly? DueOn)
{
    /// <summary>The draft, or why there is none: what is not of the inspection, or of another kind, is named.</summary>
    internal async Task<(WiderCheckDraft? Draft, Outcome? Refusal)> ToDraftAsync(ActSession session, InspectionId inspection, UnitId body, WiderCheckKind kind)
    {
        if (Outcome.Of(new WiderCheckInputValidator().Validate(this)) is { } invalid) return (null, invalid);
        var (db, ct, answers) = (session.Db, session.Cancelled, kind.Answers());
        var known = await db.Problems.VisibleTo(session.Sight, db).Where(p => p.InspectionId == inspection && Problems.Contains(p.Number)).Select(p => new { p.Id, p.Number }).ToListAsync(ct);
        if (Problems.Except(known.Select(p => p.Number)).ToList() is [var unknown, ..]) return (null, Outcome.Bad(nameof(Problems), "no-such-problem", $"{unknown}"));
        var (ids, named) = (known.Select(p => p.Id).ToList(), Measures.Distinct().ToList());
        if (named.Count > 0 && await db.Set<Measure>().CountAsync(m => named.Contains(m.Id) && m.Kind == answers && m.State != MeasureState.Cancelled && db.Tasks.Any(t => t.Id == m.TaskId && ids.Contains(t.ProblemId)), ct) != named.Count)
            return (null, Outcome.Bad(nameof(Measures), "no-such-measure"));
        if (await session.WhyNotUnitsAsync([LeadUnit!.Value], body, nameof(LeadUnit)) is { } noUnit) return (null, noUnit);
        if (!await db.TakesPartAsync(Leader!.Value, session.Stamp.On, ct)) return (null, Outcome.Bad(nameof(Leader), "inactive"));
        return (new WiderCheckDraft(Title!, LooksFor!, ids, named, LeadUnit.Value, Leader.Value, DueOn!.Value), null);
    }
}

public sealed class WiderCheckInputValidator : AbstractValidator<WiderCheckInput>
{
    public WiderCheckInputValidator()
    {
        RuleFor(c => c.Title).NotEmpty().WithErrorCode("missing").MaximumLength(WiderCheck.MaxTitleLength).WithErrorCode("too-long");
        RuleFor(c => c.LooksFor).NotEmpty().WithErrorCode("missing").MaximumLength(WiderCheck.MaxLooksForLength).WithErrorCode("too-long");
        RuleFor(c => c.Problems).Must(all => all.Count > 0).WithErrorCode("missing").Must(all => all.Count <= WiderCheck.MaxProblems).WithErrorCode("too-many");
        RuleFor(c => c.Measures).Must(all => all.Count <= WiderCheck.MaxMeasures).WithErrorCode("too-many");
        RuleFor(c => c.LeadUnit).NotNull().WithErrorCode("missing");
        RuleFor(c => c.Leader).NotNull().WithErrorCode("missing");
        RuleFor(c => c.DueOn).NotNull().WithErrorCode("missing");
    }
}

/// <summary>What a person fills in of one finding.</summary>
public sealed record WiderFindingInput(string? Wording, DateOnly? FoundOn, string? Owner, DateOnly? DueOn)
{
    internal WiderFindingDraft ToDraft() => new(Wording!, FoundOn!.Value, Owner!, DueOn!.Value);
}

public sealed class WiderFindingInputValidator : AbstractValidator<WiderFindingInput>
{
    public WiderFindingInputValidator()
    {
        RuleFor(f => f.Wording).NotEmpty().WithErrorCode("missing").MaximumLength(WiderFinding.MaxWordingLength).WithErrorCode("too-long");
        RuleFor(f => f.FoundOn).NotNull().WithErrorCode("missing");
        RuleFor(f => f.Owner).NotEmpty().WithErrorCode("missing").MaximumLength(WiderCheck.MaxOwnerLength).WithErrorCode("too-long");
        RuleFor(f => f.DueOn).NotNull().WithErrorCode("missing").Must((f, due) => due is null || f.FoundOn is null || due >= f.FoundOn).WithErrorCode("due-before-found");
    }
}

/// <summary>What a unit fills in of its result.</summary>
/// <param name="FoundNothing">Null while nobody has chosen.</param>
public sealed record WiderReportInput(DateOnly? CheckedOn, string? CheckedBy, int? LookedAt, bool? FoundNothing, IReadOnlyList<WiderFindingInput> Findings)
{
    internal WiderReportDraft ToDraft() => new(CheckedOn!.Value, CheckedBy!, LookedAt, FoundNothing!.Value, [.. Findings.Select(f => f.ToDraft())]);
}

public sealed class WiderReportInputValidator : AbstractValidator<WiderReportInput>
{
    public WiderReportInputValidator()
    {
        RuleFor(r => r.CheckedOn).NotNull().WithErrorCode("missing");
        RuleFor(r => r.CheckedBy).NotEmpty().WithErrorCode("missing").MaximumLength(WiderCheck.MaxPeopleLength).WithErrorCode("too-long");
        RuleFor(r => r.LookedAt).Must(count => count is null or (>= 0 and <= WiderCheck.MaxLookedAt)).WithErrorCode("not-a-count");
        RuleFor(r => r.FoundNothing).NotNull().WithErrorCode("missing");
        RuleFor(r => r.Findings).Must(all => all.Count <= WiderCheck.MaxFindingsOfReport).WithErrorCode("too-many");
        RuleForEach(r => r.Findings).SetValidator(new WiderFindingInputValidator());
    }
}

internal static class WiderCheckUnits
{
    /// <summary>Null where all of them are the inspected body or lie below it and still live.</summary>
    public static async Task<Outcome?> WhyNotUnitsAsync(this ActSession session, IReadOnlyCollection<UnitId> units, UnitId body, string field)
    {
        var (today, named) = (session.Stamp.On, units.Distinct().ToList());
        return named.TrueForAll(unit => session.Stamp.By.Units.IsWithin(unit, body)) && await session.Db.Units.CountAsync(u => named.Contains(u.Id) && (u.EndedOn == null || today <= u.EndedOn), session.Cancelled) == named.Count
            ? null : Outcome.Bad(field, "missing");
    }
}
