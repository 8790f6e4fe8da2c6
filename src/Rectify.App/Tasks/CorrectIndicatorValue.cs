using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>A value recorded by mistake is voided by a later entry with the reason; another may stand in its place. Both stay readable.</summary>
public sealed class CorrectIndicatorValue(UnitOfWork work) : IUseCase
{
    /// <param name="instead">Null leaves no value in its place.</param>
    public Task<Outcome> Run(TaskId id, int seen, ActId act, IndicatorValueId mistaken, IndicatorValueDraft? instead, Reason because, CancellationToken ct = default) =>
        instead is not null && IndicatorValueValidator.Check(instead) is { } invalid
            ? Task.FromResult<Outcome>(invalid)
            : work.DecideAsync(TaskVerb.CorrectValue, id, seen, act, TaskParts.Measures | TaskParts.Evidence | TaskParts.Indicators,
                (task, setting, session) => task.CorrectValue(IndicatorValueId.New(), mistaken, instead, because, setting, session.Stamp), ct);
}
