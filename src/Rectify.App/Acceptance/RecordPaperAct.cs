using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>
/// 纸质: the office enters what somebody decided on paper, with its scan. Nothing happens to the task yet; it takes effect when a second person has checked it.
/// What the decider could not decide with a session of their own is refused at once.
/// </summary>
public sealed class RecordPaperAct(UnitOfWork work) : IUseCase
{
    /// <param name="scan">As the content store keeps it.</param>
    public async Task<Outcome> Run(PaperActInput input, StoredFile? scan, ActId act, CancellationToken ct = default)
    {
        var checkedInput = new PaperActInputRules().Validate(input);
        var errors = checkedInput.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorCode)).ToList();
        if (scan is null) errors.Add(new FieldError("Scan", "required"));
        if (errors.Count > 0) return new Outcome.Invalid(errors);
        var (verb, decider, on) = (input.Verb!.Value, input.Decider!.Value, input.DecidedOn!.Value);
        return await work.RunAsync(nameof(RecordPaperAct), act, async session =>
        {
            var reach = await PaperReach.TakeAsync(session, verb, input.Task);
            if (await session.LockTaskAsync(input.Task, deciding: true, TaskParts.All) is not var (task, setting)) return Outcome.None;
            if (PaperOffice.Refuse(verb, task, setting, session.Stamp) is { } notOffice) return new Outcome.Refused(notOffice);
            if (on > session.Stamp.On) return Outcome.Bad(nameof(input.DecidedOn), "in-future");
            if (setting.TooEarly(on) is { } early) return Outcome.Bad(nameof(input.DecidedOn), early == Rule.DayBeforePresence ? "before-presence" : "before-feedback");
            if (await session.Db.PaperActs.AnyAsync(p => p.TaskId == task.Id && p.Verb == verb && p.DeciderId == decider && p.State == PaperActState.Recorded, ct)) return Outcome.Bad(nameof(input.Verb), "waiting");
            var digest = reach.SeenSha256 ?? PaperSubject.Of(verb, task);
            if (PaperVerbs.SignsText(verb) && digest is not null && !digest.StartsWith(input.PrintedDigest!.Trim().ToLowerInvariant(), StringComparison.Ordinal)) return Outcome.Bad(nameof(input.PrintedDigest), "another-text");

            var stamp = session.Stamp with { By = await session.Db.ActorAsync(decider, session.Stamp.On, ct) };
            if (reach.IsOne && task.WhyNot(verb, setting, stamp) is { Count: > 0 } unmet) return new Outcome.Refused(new Refusal(verb, unmet));
            if (!reach.IsOne && reach.WhyNot(stamp) is { } against) return against;
            var says = new PaperStatement(verb, decider, on, string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim(), digest, PaperVerbs.NeedsAnswer(verb) ? input.IsGranted : null, reach.Takeover);
            session.Db.PaperActs.Add(new PaperAct(PaperActId.New(), task.InspectionId, task.Id, says, scan!, session.Stamp));
            return Outcome.Ok;
        }, ct);
    }
}
