using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Suggestions;

/// <summary>A suggestion chosen in the list, and what the life cycle offers the reader on it.</summary>
/// <param name="Version">What an act over the selection must have seen.</param>
public sealed record SelectedSuggestion(SuggestionListRow Row, int Version, IReadOnlyList<OfferedSuggestionAct> Offered);

/// <param name="Suggestions">In the order in which they were chosen.</param>
/// <param name="Body">The inspected body of all of them, whose units may be given them; null where they are of several.</param>
public sealed record SuggestionSelection(IReadOnlyList<SelectedSuggestion> Suggestions, UnitId? Body, DateOnly Today)
{
    /// <summary>Those on which the reader may act so now.</summary>
    public IReadOnlyList<SuggestionId> Allowing(SuggestionVerb verb) => [.. Suggestions.Where(suggestion => suggestion.Offered.Any(act => act.Verb == verb && act.Unmet.Count == 0)).Select(suggestion => suggestion.Row.Id)];

    public bool Allow(SuggestionVerb verb) => Suggestions.Count > 0 && Allowing(verb).Count == Suggestions.Count;
}

/// <summary>所选意见建议: what was chosen in the list of suggestions, of what the reader may see.</summary>
public sealed class ReadSuggestionSelection(Door door) : IUseCase
{
    /// <summary>Null when nobody is signed in.</summary>
    public async Task<SuggestionSelection?> Run(IReadOnlyCollection<SuggestionId> chosen, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var (db, ids) = (reading.Db, chosen.Take(ManyRecords.MaxLines).ToList());
        if (ids.Count == 0) return new SuggestionSelection([], null, reading.Today);
        var asked = SuggestionList.Asked(reading, new SuggestionFilter { Chosen = ids });
        var rows = await SuggestionList.Rows(db, asked).ToListAsync(ct);
        var loaded = await asked.Include(s => s.Problems).Include(s => s.Replies).AsSplitQuery().ToDictionaryAsync(s => s.Id, ct);
        var inspections = loaded.Values.Select(s => s.InspectionId).Distinct().ToList();
        // of an archived inspection nothing changes
        var archived = await db.Inspections.Where(i => inspections.Contains(i.Id) && i.ArchivedOn != null).Select(i => i.Id).ToListAsync(ct);
        var bodies = loaded.Values.Select(s => s.BodyId).Distinct().ToList();
        return new SuggestionSelection(
            [.. rows.OrderBy(row => ids.IndexOf(row.Id)).Select(row => new SelectedSuggestion(row, loaded[row.Id].Version, archived.Contains(loaded[row.Id].InspectionId) ? [] : Offered(new SuggestionCase(loaded[row.Id], reading.Actor))))],
            bodies.Count == 1 ? bodies[0] : null, reading.Today);
    }

    private static IReadOnlyList<OfferedSuggestionAct> Offered(SuggestionCase seen) => [.. SuggestionLifecycle.OfferedTo(seen).Select(row => new OfferedSuggestionAct(row.Verb, SuggestionLifecycle.WhyNot(row.Verb, seen)))];
}
