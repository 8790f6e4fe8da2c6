using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Ledger;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Supervision;

/// <summary>Letters before somebody, with what they cannot know themselves; of what is issued already nothing is asked.</summary>
internal static class LetterCases
{
    /// <param name="letters">With their tasks.</param>
    /// <param name="allTheSame">What a rule raised a draft for need not be so any more.</param>
    public static async Task<IReadOnlyDictionary<LetterId, LetterCase>> OfAsync(RectifyDb db, IReadOnlyCollection<Letter> letters, Actor actor, DateOnly today, bool allTheSame, CancellationToken ct)
    {
        var drafts = letters.Where(letter => letter.State == LetterState.Drafted).ToList();
        var open = await OpenAsync(db, drafts, ct);
        var gone = allTheSame ? [] : await WithoutGroundAsync(db, drafts, today, ct);
        return letters.ToDictionary(letter => letter.Id, letter => new LetterCase(letter, actor, today, letter.State != LetterState.Drafted || letter.Tasks.Any(t => open.Contains(t.TaskId)), !gone.Contains(letter.Id)));
    }

    private static async Task<HashSet<TaskId>> OpenAsync(RectifyDb db, List<Letter> drafts, CancellationToken ct)
    {
        var (about, open) = (drafts.SelectMany(letter => letter.Tasks).Select(t => t.TaskId).Distinct().ToList(), LedgerConditions.OpenStates);
        return about.Count == 0 ? [] : [.. await db.Tasks.Where(t => about.Contains(t.Id) && open.Contains(t.State)).Select(t => t.Id).ToListAsync(ct)];
    }

    /// <summary>A letter a person drafted needs no ground, nor one whose rule is no more.</summary>
    private static async Task<HashSet<LetterId>> WithoutGroundAsync(RectifyDb db, List<Letter> drafts, DateOnly today, CancellationToken ct)
    {
        var raised = drafts.Where(letter => letter.Ground is not null).ToLookup(letter => letter.Ground!.Rule);
        var ids = raised.Select(of => of.Key).ToList();
        var gone = new HashSet<LetterId>();
        foreach (var rule in ids.Count == 0 ? [] : await db.LetterRules.AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(ct))
        {
            var about = raised[rule.Id].Select(letter => letter.Ground!.Task).ToList();
            var holding = await LetterOccasions.Of(db, rule.When, rule.Count, null, today).Where(o => about.Contains(o.Task)).Select(o => o.Task).ToListAsync(ct);
            gone.UnionWith(raised[rule.Id].Where(letter => !holding.Contains(letter.Ground!.Task)).Select(letter => letter.Id));
        }
        return gone;
    }
}
