using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>
/// 纸质: the office enters what somebody decided on paper, with its scan, on one task or on several that the paper names. Nothing happens to the task yet; it takes effect when a second person has checked it.
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
            var reach = await PaperReach.TakeAsync(session, verb, input.Task, [.. input.Tasks.Skip(1)]);
            if (input.Others.Count > 0 && reach.Named.Count == 0) return Outcome.None;
            if (await session.LockTaskAsync(input.Task, deciding: true, TaskParts.All) is not var (task, setting)) return Outcome.None;
            if (PaperOffice.Refuse(verb, task, setting, session.Stamp) is { } notOffice) return new Outcome.Refused(notOffice);
            if (on > session.Stamp.On) return Outcome.Bad(nameof(input.DecidedOn), "in-future");
            if (setting.TooEarly(on) is { } early) return Outcome.Bad(nameof(input.DecidedOn), early == Rule.DayBeforePresence ? "before-presence" : "before-feedback");
            IReadOnlyList<RectificationTask> all = reach.Named.Count > 0 ? reach.Named : [task];
            if (await WaitsAsync(session, input, verb, decider, [.. all.Select(t => t.Id)])) return Outcome.Bad(nameof(input.Verb), "waiting");
            if (PaperVerbs.SignsText(verb) && all.FirstOrDefault(t => PaperSubject.Of(verb, t) is { } text && !text.StartsWith(input.DigestOf(t.Id)!.Trim().ToLowerInvariant(), StringComparison.Ordinal)) is { } another)
                return Outcome.Bad(nameof(input.PrintedDigest), all.Count > 1 ? "another-text-of" : "another-text", $"{another.Sequence}");

            var stamp = session.Stamp with { By = await session.Db.ActorAsync(decider, session.Stamp.On, ct) };
            if (reach.IsOne && task.WhyNot(verb, setting, stamp) is { Count: > 0 } unmet) return new Outcome.Refused(new Refusal(verb, unmet));
            if (!reach.IsOne && reach.WhyNot(stamp) is { } against) return against;
            if (PaperVerbs.NamesMember(verb) && all.SelectMany(t => (t.WhyNotAbsent(input.Absent!.Value)?.Unmet ?? []).Select(u => all.Count > 1 ? u with { Subject = t.Id.Value } : u)).ToList() is { Count: > 0 } present) return new Outcome.Refused(new Refusal(verb, present));
            var says = new PaperStatement(verb, decider, on, string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim(), reach.Named.Count > 0 ? null : reach.SeenSha256 ?? PaperSubject.Of(verb, task),
                PaperVerbs.NeedsAnswer(verb) ? input.IsGranted : null, reach.Takeover, PaperVerbs.NamesMember(verb) ? input.Absent : null);
            session.Db.PaperActs.Add(new PaperAct(PaperActId.New(), task.InspectionId, (reach.Named.Count > 0 ? reach.Named[0] : task).Id, says, scan!, session.Stamp, [.. reach.Named.Select(t => (t.Id, PaperSubject.Of(verb, t)))]));
            return Outcome.Ok;
        }, ct);
    }

    /// <summary>The same decision of one of them is entered already and waits for the second person.</summary>
    private static Task<bool> WaitsAsync(ActSession session, PaperActInput input, TaskVerb verb, PersonId decider, IReadOnlyList<TaskId> tasks) =>
        session.Db.PaperActs.AnyAsync(p => p.Verb == verb && p.DeciderId == decider && p.State == PaperActState.Recorded && p.AbsentId == (verb == TaskVerb.RecordAbsence ? input.Absent : null)
            && (tasks.Contains(p.TaskId) || p.Tasks.Any(one => tasks.Contains(one.TaskId))), session.Cancelled);
}
