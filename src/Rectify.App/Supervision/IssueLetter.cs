using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.App.Ledger;
using Rectify.Documents.Writing;
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
    private const long LargestDocument = 20L * 1024 * 1024;

    /// <param name="allTheSame">What a rule raised it for is no longer so, and it goes out all the same.</param>
    public Task<Outcome> Run(LetterId id, int seen, ActId act, bool allTheSame = false, CancellationToken ct = default) => work.RunAsync(nameof(IssueLetter), act, async session =>
    {
        if (await session.LockLetterAsync(id) is not { } letter) return Outcome.None;
        if (letter.Version != seen) return await session.LetterChangedAsync(id, seen);
        var (db, stamp) = (session.Db, session.Stamp);
        var c = new LetterCase(letter, stamp.By, stamp.On, await HasOpenTaskAsync(db, letter, ct), allTheSame || await GroundHoldsAsync(db, letter, stamp.On, ct));
        if (LetterLifecycle.WhyNot(LetterVerb.Issue, c) is { Count: > 0 } unmet) return new Outcome.Refused(new Refusal(null, unmet));

        var number = await LetterNumbers.NextAsync(db, letter.IssuingUnitId, letter.Kind, stamp.On.Year, ct);
        if (letter.Issue(number, c, stamp) is { } refusal) return new Outcome.Refused(refusal);
        await using var document = new MemoryStream();
        await SupervisionLetterDocument.WriteAsync(document, await LetterSource.ComposeAsync(db, letter, number, stamp.On, ct), ct);
        document.Position = 0;
        letter.Keep((await files.SaveAsync(document, LargestDocument, ct)).Sha256);
        return Outcome.Ok;
    }, ct);

    internal static Task<bool> HasOpenTaskAsync(RectifyDb db, Letter letter, CancellationToken ct)
    {
        var (tasks, open) = (letter.Tasks.Select(t => t.TaskId).ToList(), LedgerConditions.OpenStates);
        return db.Tasks.AnyAsync(t => tasks.Contains(t.Id) && open.Contains(t.State), ct);
    }

    /// <summary>True for a letter a person drafted, and where the rule is no more.</summary>
    internal static async Task<bool> GroundHoldsAsync(RectifyDb db, Letter letter, DateOnly today, CancellationToken ct)
    {
        if (letter.Ground is not { } ground || await db.LetterRules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == ground.Rule, ct) is not { } rule) return true;
        return await LetterOccasions.Of(db, rule.When, rule.Count, null, today).AnyAsync(o => o.Task == ground.Task, ct);
    }
}
