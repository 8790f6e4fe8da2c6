using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Figures;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Suggestions;

/// <summary>
/// Suggestions of an inspection, of those the reader may see: registered by the day and known at the moment; concluded ones and open ones add up. Of the open ones, those answered and those overdue as of now,
/// for the present day only.
/// </summary>
public sealed record SuggestionSums(int Received, int Concluded, int Answered, int Overdue)
{
    public static readonly SuggestionSums None = new(0, 0, 0, 0);

    public int Open => Received - Concluded;
}

internal static class CountSuggestions
{
    public static async Task<SuggestionSums> OfAsync(Reading reading, InspectionId inspection, AsOf asOf, CancellationToken ct)
    {
        var isToday = asOf.Day >= reading.Today;
        return await Known(reading.Db.Suggestions.VisibleTo(reading.Sight, reading.Db), inspection, asOf.Day, asOf.KnownAt).GroupBy(_ => 1).Select(g => new SuggestionSums(
            g.Count(), g.Count(s => s.State == SuggestionState.Concluded && s.EndedOn <= asOf.Day && s.EndedAt <= asOf.KnownAt),
            g.Count(s => isToday && s.State == SuggestionState.Answered), g.Count(s => isToday && s.State == SuggestionState.InHand && s.DueOn < reading.Today))).SingleOrDefaultAsync(ct) ?? SuggestionSums.None;
    }

    /// <summary>Registered by that day and known at that moment; what was discarded by then is left out.</summary>
    public static IQueryable<Suggestion> Known(IQueryable<Suggestion> suggestions, InspectionId inspection, DateOnly day, DateTimeOffset knownAt) => suggestions.Where(s =>
        s.InspectionId == inspection && s.RegisteredOn <= day && s.RegisteredAt <= knownAt && !(s.State == SuggestionState.Discarded && s.EndedOn <= day && s.EndedAt <= knownAt));
}
