using Rectify.App.Data;
using Rectify.App.Tasks;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Evidence;

/// <summary>What goes with a file: which measures it is to prove and how, the day it speaks of, and the piece it replaces.</summary>
public sealed record EvidenceInput(TaskId Task, ActId Act, DateOnly? EvidenceOn, IReadOnlyList<Proof> Proves, EvidenceId? Replaces = null);

/// <summary>
/// Takes a file in as evidence, kept only when nothing stands against it.
/// </summary>
public sealed class UploadEvidence(UnitOfWork work, AddEvidence add, FileArrival arrival, AppSettings settings) : IUseCase
{
    public async Task<Outcome> Run(EvidenceInput input, string? fileName, Stream content, CancellationToken ct = default)
    {
        if (new EvidenceInputValidator().Validate(input) is { IsValid: false } wrong)
            return new Outcome.Invalid([.. wrong.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorCode))]);
        // asked before the bytes are read: who may not add does not fill the disk
        if (await MayAddAsync(input.Task, ct) is { IsDone: false } refused) return refused;

        var (file, error) = await arrival.TakeAsync("file", fileName, content, settings.MaxUploadBytes, null, ct);
        return file is null ? new Outcome.Invalid([error!]) : await add.Run(input.Task, input.Act, file, input.EvidenceOn, input.Proves, input.Replaces, ct);
    }

    /// <summary>Asks the life cycle without leaving anything behind.</summary>
    internal async Task<Outcome> MayAddAsync(TaskId id, CancellationToken ct)
    {
        Outcome answer = Outcome.None;
        await work.RunAsync(nameof(UploadEvidence), ActId.New(), async session =>
        {
            if (await session.LockTaskAsync(id, deciding: false, TaskParts.Root) is var (task, setting))
            {
                var unmet = task.WhyNot(TaskVerb.AddEvidence, setting, session.Stamp);
                answer = unmet.Count == 0 ? Outcome.Ok : new Outcome.Refused(new Refusal(TaskVerb.AddEvidence, unmet));
            }
            return Outcome.None;
        }, ct);
        return answer;
    }
}
