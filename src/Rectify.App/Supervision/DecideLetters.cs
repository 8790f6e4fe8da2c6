using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.Supervision;

/// <summary>One decision with one reason on many letters: all of them or none, a record each; a refusal names every letter that stands in the way. Nothing is asked less than of one letter alone.</summary>
public sealed class DecideLetters(UnitOfWork work) : IUseCase
{
    /// <summary>What can be decided on many at once beside their issue; signing for and answering are the unit's, one by one.</summary>
    public static readonly IReadOnlyList<LetterVerb> Verbs = [LetterVerb.Conclude, LetterVerb.ReturnAnswer, LetterVerb.Discard, LetterVerb.Void];

    /// <param name="replyDueOn">The new day of the reply, for <see cref="LetterVerb.ReturnAnswer"/>.</param>
    public Task<Outcome> Run(IReadOnlyList<Seen<LetterId>> letters, LetterVerb verb, string? reason, DateOnly? replyDueOn, ActId act, CancellationToken ct = default) =>
        !Verbs.Contains(verb) ? throw new ArgumentOutOfRangeException(nameof(verb), verb, null)
        : !Reason.TryParse(reason, out var because) ? Task.FromResult(Outcome.Bad(nameof(reason), string.IsNullOrWhiteSpace(reason) ? "missing" : "too-long"))
        : verb == LetterVerb.ReturnAnswer && replyDueOn is null ? Task.FromResult(Outcome.Bad("dueOn", "missing"))
        : work.RunAsync(nameof(DecideLetters), act, async session =>
        {
            var (found, whyNot) = await session.LockAsSeenAsync(letters);
            return whyNot ?? await session.DecideAllAsync(found, letter => letter.Id.Value, letter => verb switch
            {
                LetterVerb.Conclude => letter.Conclude(because, session.Stamp),
                LetterVerb.ReturnAnswer => letter.ReturnAnswer(because, replyDueOn!.Value, session.Stamp),
                LetterVerb.Discard => letter.Discard(because, session.Stamp),
                _ => letter.MakeVoid(because, session.Stamp),
            });
        }, ct);
}
