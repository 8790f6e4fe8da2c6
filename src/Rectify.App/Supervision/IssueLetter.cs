using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Supervision;

/// <summary>
/// 签发: gives the letter the next number of its kind and year and keeps the document as it goes out, all in one act; what comes to nothing takes no number.
/// A draft whose ground has gone is pointed out, and goes out only when its author says so.
/// </summary>
public sealed class IssueLetter(UnitOfWork work, IContentStore files) : IUseCase
{
    /// <param name="allTheSame">What a rule raised it for is no longer so, and it goes out all the same.</param>
    public Task<Outcome> Run(LetterId id, int seen, ActId act, bool allTheSame = false, CancellationToken ct = default) => work.RunAsync(nameof(IssueLetter), act, async session =>
    {
        if (await session.LockLetterAsync(id) is not { } letter) return Outcome.None;
        if (letter.Version != seen) return await session.ChangedSinceAsync(id.Value, seen);
        var c = (await LetterCases.OfAsync(session.Db, [letter], session.Stamp.By, session.Stamp.On, allTheSame, ct))[id];
        if (LetterLifecycle.WhyNot(LetterVerb.Issue, c) is { Count: > 0 } unmet) return new Outcome.Refused(new Refusal(null, unmet));
        await session.IssueAsync([c], files);
        return Outcome.Ok;
    }, ct);
}
