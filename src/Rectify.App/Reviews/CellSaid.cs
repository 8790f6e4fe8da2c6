using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reviews;

/// <summary>What was decided about one piece for one measure.</summary>
/// <param name="Because">Null where the cell is fulfilled, and for what was refused before reasons had codes.</param>
/// <param name="Page">From 1.</param>
public sealed record CellSaid(MeasureVerdict Verdict, CellReason? Because = null, string? Text = null, int? Page = null)
{
    public bool IsAccepted => Verdict != MeasureVerdict.NotFulfilled;

    /// <summary>Null while undecided.</summary>
    internal static CellSaid? Of(EvidenceUse use) => use.Verdict is { } verdict ? new CellSaid(verdict, use.Because, use.RefusedBecause, use.Page) : null;
}
