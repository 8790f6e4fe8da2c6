using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Takeovers;

/// <summary>
/// 补录: the office enters what was done before Rectify as one batch with the scanned paper. Nothing happens to the tasks yet, but that they wait; one impossible line and nothing is kept,
/// and every line that stands in the way is named with the task as its subject.
/// </summary>
public sealed class ProposeTakeover(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TakeoverProposal proposal, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ProposeTakeover), act, async session =>
    {
        if (Outcome.Of(new TakeoverProposalValidator().Validate(proposal)) is { } invalid) return invalid;
        var (inspection, refusal) = await session.LockInspectionAsync(proposal.Inspection, seen: null);
        if (inspection is null) return refusal;
        var entryOf = proposal.Lines.DistinctBy(line => line.Task).ToDictionary(line => line.Task);
        var tasks = await session.LockTasksAsync(entryOf.Keys, TaskParts.Measures);
        if (tasks.Count != proposal.Lines.Count || tasks.Any(task => task.InspectionId != inspection.Id)) return Outcome.None;
        if (tasks.FirstOrDefault(task => task.Version != entryOf[task.Id].Seen) is { } stale) return await session.ChangedSinceAsync(stale.Id, entryOf[stale.Id].Seen);

        var settings = await session.SettingsAsync(tasks);
        var unmet = tasks.SelectMany(task => Impossible(task, entryOf[task.Id].Says, settings[task.Id], session.Stamp).Select(rule => new Unmet(rule, Relation.Office, Subject: task.Id.Value))).ToList();
        unmet.AddRange(await TakenNumbers.FindAsync(session, [.. tasks.Select(task => (task, entryOf[task.Id].Says.FilingNumber))]));
        if (unmet.Count > 0) return new Outcome.Refused(new Refusal(TaskVerb.TakeOver, unmet));

        session.Db.Add(Takeover.Propose(proposal.Id, inspection.Id, inspection.BodyId, [.. tasks.Select(task => (task.Id, entryOf[task.Id].Says))], proposal.Papers, session.Stamp));
        return Outcome.Ok;
    }, ct);

    private static IEnumerable<Rule> Impossible(RectificationTask task, TakeoverStatement says, TaskSetting setting, Stamp stamp)
    {
        if (task.State != TaskState.Registered) yield return Rule.NotInThisState;
        if (setting.Takeover is not null) yield return Rule.TakeoverWaits;
        if (!task.Counting.Any() && !(says.Measures ?? []).Any(text => !string.IsNullOrWhiteSpace(text))) yield return Rule.MeasuresMissing;
        foreach (var rule in says.Impossible(setting.FeedbackOn, stamp.On)) yield return rule;
        // a check to come is announced, not confessed
        if (says.State == TaskState.Sustained && says.NextCheckOn <= stamp.On) yield return Rule.DeadlineInPast;
    }
}
