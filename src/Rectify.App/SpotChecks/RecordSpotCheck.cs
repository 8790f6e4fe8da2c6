using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.SpotChecks;

/// <summary>What somebody fills in of a check.</summary>
/// <param name="Present">Who else was there, in words.</param>
public sealed record SpotCheckInput(
    CheckingWay? Way, DateOnly? On, IReadOnlyList<PersonId> People, string? Present, string? Finding, SpotCheckVerdict? Verdict, IReadOnlyList<MeasureId> Measures, IReadOnlyList<StoredFile> Files);

public sealed class SpotCheckInputValidator : AbstractValidator<SpotCheckInput>
{
    public SpotCheckInputValidator()
    {
        RuleFor(c => c.Way).NotNull().WithErrorCode("choose").IsInEnum().WithErrorCode("choose");
        RuleFor(c => c.On).NotNull().WithErrorCode("required");
        RuleFor(c => c.People).NotEmpty().WithErrorCode("nothing-chosen").Must(people => people.Count <= SpotCheck.MaxPeople).WithErrorCode("too-many");
        RuleFor(c => c.Present).MaximumLength(SpotCheck.MaxPresentLength).WithErrorCode("too-long");
        RuleFor(c => c.Finding).NotEmpty().WithErrorCode("required").MaximumLength(Reason.MaxLength).WithErrorCode("too-long");
        RuleFor(c => c.Verdict).NotNull().WithErrorCode("choose").IsInEnum().WithErrorCode("choose");
        RuleFor(c => c.Files).Must(files => files.Count <= SpotCheck.MaxFiles).WithErrorCode("too-many-files");
    }
}

/// <summary>Records what somebody saw who went and looked (核查记录). Conflicts with no other act; the task stays as it is.</summary>
public sealed class RecordSpotCheck(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(SpotCheckId id, TaskId taskId, SpotCheckInput input, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(RecordSpotCheck), act, async session =>
    {
        if (Outcome.Of(new SpotCheckInputValidator().Validate(input)) is { } invalid) return invalid;
        if (await session.LockTaskAsync(taskId, deciding: false, TaskParts.Measures | TaskParts.Progress | TaskParts.Evidence | TaskParts.Reviews | TaskParts.Acceptance) is not var (task, setting)) return Outcome.None;
        var (db, today) = (session.Db, session.Stamp.On);
        var actors = new Dictionary<PersonId, Actor>();
        foreach (var person in input.People.Distinct())
        {
            if (!await db.TakesPartAsync(person, today, ct)) return Outcome.Bad(nameof(input.People), "inactive");
            actors[person] = await db.ActorAsync(person, today, ct);
        }
        var presence = await db.Inspections.AsNoTracking().Where(i => i.Id == task.InspectionId).Select(i => i.PresenceFrom).SingleAsync(ct);
        var draft = new SpotCheckDraft(input.Way!.Value, input.On!.Value, input.People, input.Present, Reason.Of(input.Finding!), input.Verdict!.Value, input.Measures, input.Files);
        var (check, refusal) = SpotCheck.Record(id, task, draft, presence ?? setting.FeedbackOn, person => actors[person], setting, session.Stamp);
        if (refusal is not null) return new Outcome.Refused(await NamedAsync(db, refusal, ct));
        db.SpotChecks.Add(check!);
        return Outcome.Ok;
    }, ct);

    /// <summary>A rule that stands against one of the checkers says against whom.</summary>
    private static async Task<Refusal> NamedAsync(RectifyDb db, Refusal refusal, CancellationToken ct)
    {
        var names = await db.NamesAsync(refusal.Unmet.Where(u => u.Rule is Rule.CheckerOfOwnUnit or Rule.CheckerIsInvolved).Select(u => PersonId.From(u.Subject!.Value)), ct);
        return refusal with { Unmet = [.. refusal.Unmet.Select(u => u.Rule is Rule.CheckerOfOwnUnit or Rule.CheckerIsInvolved ? u with { Detail = names.GetValueOrDefault(PersonId.From(u.Subject!.Value)) } : u)] };
    }
}
