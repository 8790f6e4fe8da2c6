using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Figures;
using Rectify.Domain.Clues;
using Rectify.Domain.Notices;
using Rectify.Domain.Rounds;

namespace Rectify.App.Clues;

/// <summary>移交 n 件, 办结 n 件, 化解 n 件: all that is known of the compartment outside of it. Null where none of its kind was handed over.</summary>
public sealed record HandedOverSums(HandedOver? Clues, HandedOver? Petitions)
{
    public static readonly HandedOverSums None = new(null, null);

    /// <summary>Something is registered in the compartment: what a notice says is taken from there.</summary>
    public bool IsAny => Clues is not null || Petitions is not null;
}

internal static class CountHandedOver
{
    /// <summary>
    /// Handed over by the day, recorded by the moment, not taken back by then; concluded and settled ones are those whose disposal stood then. Counted by a function of the database: the reader sees no row of the
    /// compartment. Ask it for who sees the inspection as a whole.
    /// </summary>
    public static async Task<HandedOverSums> OfAsync(RectifyDb db, InspectionId inspection, AsOf asOf, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<Row>($"select matter, received, concluded, settled from rectify_handed_over({inspection.Value}, {asOf.Day}, {asOf.KnownAt})").ToListAsync(ct);
        return new HandedOverSums(
            rows.Find(r => r.Matter == nameof(ClueMatter.Clue)) is { } clues ? new HandedOver(clues.Received, clues.Concluded) : null,
            rows.Find(r => r.Matter == nameof(ClueMatter.Petition)) is { } petitions ? new HandedOver(petitions.Received, petitions.Concluded, petitions.Settled) : null);
    }

    private sealed record Row(string Matter, int Received, int Concluded, int Settled);
}
