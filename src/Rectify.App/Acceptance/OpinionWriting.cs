using Rectify.App.Data;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>What writing an opinion and signing a review have in common: the input is sound, the filing number free, and the digest that of the text as it will be printed.</summary>
internal static class OpinionWriting
{
    public static async Task<Outcome> RunAsync(
        UnitOfWork work, TaskVerb verb, TaskId id, int seen, ActId act, OpinionInput input, Func<RectificationTask, OpinionDraft, string, TaskSetting, Stamp, Refusal?> write, CancellationToken ct)
    {
        if (OpinionInputRules.Check(input) is { } invalid) return invalid;
        var draft = input.ToDraft();
        return await work.RunAsync(verb.ToString(), act, async session =>
        {
            if (await session.LockTaskAsync(id, deciding: true, TaskParts.All) is not var (task, setting)) return Outcome.None;
            if (task.Version != seen) return await session.ChangedSinceAsync(id, seen);
            if (draft.FilingNumber is { } number && await FilingNumbers.IsTakenAsync(session.Db, number, task, ct)) return Outcome.Bad(nameof(OpinionInput.FilingNumber), "taken");
            var source = await OpinionSource.LoadAsync(session.Db, task, ct);
            var whole = source.WithMatrix(draft);
            return Outcome.Of(write(task, whole, source.Compose(whole, task.CurrentReview?.Round ?? 0, []).Digest(), setting, session.Stamp));
        }, ct);
    }
}
