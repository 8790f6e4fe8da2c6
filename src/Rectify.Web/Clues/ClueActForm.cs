using Rectify.App;
using Rectify.App.Clues;
using Rectify.Domain;
using Rectify.Domain.Clues;
using Rectify.Domain.People;

namespace Rectify.Web.Clues;

/// <summary>The fields the page of a verb shows, and the use case it runs.</summary>
public sealed record ClueActForm(
    ClueVerb Verb, Func<IServiceProvider, ClueId, CluePost, Task<Outcome>> Run, bool Words = false, bool Unit = false, bool Disposal = false, bool DueOn = false, bool Reason = false, bool Danger = false)
{
    public static IReadOnlyList<ClueActForm> All { get; } =
    [
        new(ClueVerb.Correct, (services, id, post) => services.GetRequiredService<CorrectClue>().Run(id, post.Seen, post.ToInput(), ActId.From(post.Act)), Words: true),
        new(ClueVerb.Discard, (services, id, post) => Because(post, reason => services.GetRequiredService<DiscardClue>().Run(id, post.Seen, reason, ActId.From(post.Act))), Reason: true, Danger: true),
        new(ClueVerb.Assign, (services, id, post) => services.GetRequiredService<AssignClue>().Run(id, post.Seen, post.ChosenUnit, post.Due, ActId.From(post.Act)), Unit: true, DueOn: true),
        new(ClueVerb.Reassign, (services, id, post) => services.GetRequiredService<ReassignClue>().Run(id, post.Seen, post.ChosenUnit, post.Due, post.Reason, ActId.From(post.Act)), Unit: true, DueOn: true, Reason: true),
        new(ClueVerb.Dispose, DisposeAsync, Disposal: true),
        new(ClueVerb.Conclude, DisposeAsync, Disposal: true),
        new(ClueVerb.Settle, DisposeAsync, Disposal: true),
        new(ClueVerb.Reopen, (services, id, post) => Because(post, reason => services.GetRequiredService<ReopenClue>().Run(id, post.Seen, reason, post.Due, ActId.From(post.Act))), DueOn: true, Reason: true, Danger: true),
    ];

    /// <summary>Null for what is no verb.</summary>
    public static ClueActForm? Of(string verb) => All.FirstOrDefault(form => $"{form.Verb}" == verb);

    private static Task<Outcome> DisposeAsync(IServiceProvider services, ClueId id, CluePost post) =>
        services.GetRequiredService<DisposeOfClue>().Run(id, post.Seen, post.ChosenDisposal, post.DisposedOn, ActId.From(post.Act));

    private static Task<Outcome> Because(CluePost post, Func<Reason, Task<Outcome>> run) =>
        Domain.Reason.TryParse(post.Reason, out var reason) ? run(reason) : Task.FromResult(Outcome.Bad("Reason", string.IsNullOrWhiteSpace(post.Reason) ? "missing" : "too-long"));
}
