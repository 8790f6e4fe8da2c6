using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Registers;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Amendments;

/// <summary>One measure as the unit wants it.</summary>
/// <param name="Measure">Null where it is added.</param>
/// <param name="DueOn">Of one that is added; the deadline of others moves by extension.</param>
public sealed record AmendedMeasure(MeasureId? Measure, AmendmentKind Kind, string? Text, MeasureKind MeasureKind, UnitId OwnerUnit, PersonId? OwnerPerson, DateOnly? DueOn)
{
    /// <summary>Of one that is linked: where it is written.</summary>
    public MeasureId? From { get; init; }

    /// <summary>A measure of another problem is to answer this one too; nothing of it is written here.</summary>
    public static AmendedMeasure Linked(MeasureId? from) => new(null, AmendmentKind.Linked, null, MeasureKind.General, default, null, null) { From = from };

    /// <summary>It is written here: what nobody writes needs no words.</summary>
    internal bool IsWritten => Kind is not (AmendmentKind.Cancelled or AmendmentKind.Linked);
}

/// <summary>申请措施调整: the unit lead asks for other measures than those the plan was approved with.</summary>
public sealed class ProposeAmendment(UnitOfWork work) : IUseCase
{
    /// <param name="measures">Those left as they are may be among them.</param>
    public Task<Outcome> Run(TaskId id, int seen, ActId act, IReadOnlyList<AmendedMeasure> measures, string? reason, CancellationToken ct = default) =>
        !Reason.TryParse(reason, out var because) ? Task.FromResult(Outcome.Bad(nameof(reason), "required"))
        : new AmendedMeasuresValidator().Validate(measures) is { IsValid: false } wrong ? Task.FromResult(wrong.AsOutcome())
        : work.RunAsync($"{TaskVerb.ProposeAmendment}", act, async session =>
        {
            if (await session.LockTaskAsync(id, deciding: true, TaskParts.Measures | TaskParts.Amendments) is not var (task, setting)) return Outcome.None;
            if (task.Version != seen) return await session.ChangedSinceAsync(id, seen);
            setting = setting with { Written = await session.WrittenAsync([.. measures.Select(m => m.From).OfType<MeasureId>()]) };
            return await StrangersAsync(session, setting, measures) ?? Outcome.Of(task.ProposeAmendment(AmendmentId.New(), [.. measures.Select(Draft)], because, setting, session.Stamp));
        }, ct);

    /// <summary>Owners are units of the body and people who take part: an amendment is kept before its measures are, and one that names nobody could never be approved.</summary>
    private static async Task<Outcome?> StrangersAsync(ActSession session, TaskSetting setting, IReadOnlyList<AmendedMeasure> measures)
    {
        var (named, today) = (measures.Select(m => m.OwnerPerson).OfType<PersonId>().Distinct().ToList(), session.Stamp.On);
        var known = (await session.Db.Persons.Where(p => named.Contains(p.Id) && (p.InactiveFrom == null || today < p.InactiveFrom)).Select(p => p.Id).ToListAsync(session.Cancelled)).ToHashSet();
        List<FieldError> strange = [];
        foreach (var (measure, place) in measures.Select((measure, index) => (measure, index + 1)).Where(line => line.measure.IsWritten))
        {
            if (!setting.Units.IsWithin(measure.OwnerUnit, setting.Body)) strange.Add(new FieldError($"measure-{place}-unit", "required"));
            if (!known.Contains(measure.OwnerPerson!.Value)) strange.Add(new FieldError($"measure-{place}-owner", "required"));
        }
        return strange.Count == 0 ? null : new Outcome.Invalid(strange);
    }

    private static AmendmentDraft Draft(AmendedMeasure measure) => new(measure.Measure ?? MeasureId.New(), measure.Kind,
        measure.IsWritten ? new MeasureDraft(measure.Text!, measure.MeasureKind, measure.OwnerUnit, measure.OwnerPerson, measure.DueOn ?? default) : null, measure.From);
}

/// <summary>What is missing is named by the place of the measure in the list, from 1.</summary>
internal sealed class AmendedMeasuresValidator : AbstractValidator<IReadOnlyList<AmendedMeasure>>
{
    public AmendedMeasuresValidator()
    {
        RuleFor(all => all.Count).InclusiveBetween(1, Amendment.MaxLines).WithErrorCode("too-many").OverridePropertyName("measures");
        RuleFor(all => all).Custom((all, context) =>
        {
            foreach (var (measure, place) in all.Select((measure, index) => (measure, index + 1)).Where(line => line.measure.IsWritten))
            {
                if (string.IsNullOrWhiteSpace(measure.Text)) Fault(place, "text", "required");
                else if (measure.Text.Trim().Length > Measure.MaxTextLength) Fault(place, "text", "too-long");
                if (!Enum.IsDefined(measure.MeasureKind)) Fault(place, "kind", "required");
                if (measure.OwnerPerson is null) Fault(place, "owner", "required");
                if (measure is { Kind: AmendmentKind.Added, DueOn: null }) Fault(place, "dueOn", "required");
            }
            foreach (var (_, place) in all.Select((measure, index) => (measure, index + 1)).Where(line => line.measure is { Kind: AmendmentKind.Linked, From: null })) Fault(place, "from", "missing");
            if (all.Where(measure => measure.Measure is not null).GroupBy(measure => measure.Measure).Any(same => same.Count() > 1)) context.AddFailure(new FluentValidation.Results.ValidationFailure("measures", "") { ErrorCode = "twice" });
            void Fault(int place, string field, string code) => context.AddFailure(new FluentValidation.Results.ValidationFailure($"measure-{place}-{field}", "") { ErrorCode = code });
        });
    }
}
