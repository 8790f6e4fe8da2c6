using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Supervision;

/// <summary>A letter chosen in the list, and what the life cycle offers the reader on it.</summary>
/// <param name="Version">What an act over the selection must have seen.</param>
public sealed record SelectedLetter(LetterListRow Row, int Version, IReadOnlyList<OfferedLetterAct> Offered);

/// <param name="Letters">In the order in which they were chosen.</param>
public sealed record LetterSelection(IReadOnlyList<SelectedLetter> Letters, DateOnly Today)
{
    /// <summary>Those on which the reader may act so now. That a draft's ground has gone keeps nobody who says that it goes out all the same.</summary>
    public IReadOnlyList<LetterId> Allowing(LetterVerb verb) => [.. Letters.Where(letter => letter.Offered.Any(act => act.Verb == verb && act.Unmet.All(unmet => unmet.Rule == Rule.GroundGone))).Select(letter => letter.Row.Id)];

    public bool Allow(LetterVerb verb) => Letters.Count > 0 && Allowing(verb).Count == Letters.Count;
}

/// <summary>所选文书: what was chosen in the list of letters, of what the reader may see.</summary>
public sealed class ReadLetterSelection(Door door) : IUseCase
{
    /// <summary>Null when nobody is signed in.</summary>
    public async Task<LetterSelection?> Run(IReadOnlyCollection<LetterId> chosen, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var (db, ids) = (reading.Db, chosen.Take(ManyRecords.MaxLines).ToList());
        var asked = LetterList.Asked(reading, new LetterFilter { Chosen = ids });
        var rows = ids.Count == 0 ? [] : await LetterList.Rows(db, asked).ToListAsync(ct);
        var letters = ids.Count == 0 ? [] : await asked.Include(l => l.Tasks).ToListAsync(ct);
        var cases = await LetterCases.OfAsync(db, letters, reading.Actor, reading.Today, allTheSame: false, ct);
        return new LetterSelection(
            [.. rows.OrderBy(row => ids.IndexOf(row.Id)).Select(row => new SelectedLetter(row, cases[row.Id].Letter.Version,
                [.. LetterLifecycle.OfferedTo(cases[row.Id]).Select(offered => new OfferedLetterAct(offered.Verb, LetterLifecycle.WhyNot(offered.Verb, cases[row.Id])))]))], reading.Today);
    }
}
