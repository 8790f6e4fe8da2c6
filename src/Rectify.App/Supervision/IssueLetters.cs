using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.Documents.Writing;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.Supervision;

/// <summary>签发 of many drafts in one act: all of them or none, with numbers in the order given; a refusal names every draft that stands in the way, and then none takes a number.</summary>
public sealed class IssueLetters(UnitOfWork work, IContentStore files) : IUseCase
{
    /// <param name="letters">In the order in which they take their numbers.</param>
    /// <param name="allTheSame">What rules raised them for is no longer so, and they go out all the same.</param>
    public Task<Outcome> Run(IReadOnlyList<Seen<LetterId>> letters, ActId act, bool allTheSame = false, CancellationToken ct = default) => work.RunAsync(nameof(IssueLetters), act, async session =>
    {
        var (drafts, whyNot) = await session.LockAsSeenAsync(letters);
        if (whyNot is not null) return whyNot;
        var cases = await LetterCases.OfAsync(session.Db, drafts, session.Stamp.By, session.Stamp.On, allTheSame, ct);
        var outcome = await session.DecideAllAsync(drafts, draft => draft.Id.Value, draft => LetterLifecycle.WhyNot(LetterVerb.Issue, cases[draft.Id]) is { Count: > 0 } unmet ? new(null, unmet) : null);
        if (outcome.IsDone) await session.IssueAsync([.. drafts.Select(draft => cases[draft.Id])], files);
        return outcome;
    }, ct);
}

internal static class LetterIssue
{
    private const long LargestDocument = 20L * 1024 * 1024;

    /// <summary>Issues drafts that nothing keeps from it, with numbers in the order given, and keeps each document as it goes out.</summary>
    public static async Task IssueAsync(this ActSession session, IReadOnlyList<LetterCase> cases, IContentStore files)
    {
        var (db, stamp, ct) = (session.Db, session.Stamp, session.Cancelled);
        var numbers = new Dictionary<LetterId, DocumentNumber>();
        // rows of numbers stay locked until the act ends: in one order, so that two acts never wait for each other
        foreach (var row in cases.Select(c => c.Letter).GroupBy(letter => (Unit: letter.IssuingUnitId, letter.Kind)).OrderBy(row => row.Key.Unit.Value).ThenBy(row => row.Key.Kind))
            foreach (var (letter, number) in row.Zip(await LetterNumbers.NextAsync(db, row.Key.Unit, row.Key.Kind, stamp.On.Year, row.Count(), ct))) numbers[letter.Id] = number;

        var compose = await LetterSource.ComposerAsync(db, [.. cases.Select(c => c.Letter)], ct);
        foreach (var c in cases)
        {
            var number = numbers[c.Letter.Id];
            if (c.Letter.Issue(number, c, stamp) is not null) throw new InvalidOperationException("What keeps a letter from going out is asked before it takes a number.");
            await using var document = new MemoryStream();
            await SupervisionLetterDocument.WriteAsync(document, compose(c.Letter, number, stamp.On), ct);
            document.Position = 0;
            c.Letter.Keep((await files.SaveAsync(document, LargestDocument, ct)).Sha256);
        }
    }
}
