using Microsoft.AspNetCore.Components;
using Rectify.App.Reviews;
using Rectify.App.Tasks;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Review;

/// <summary>What the matrix of a review does: walk, choose, decide one cell or several at once.</summary>
public abstract class ReviewMatrixActs : ActsInTurn
{
    private readonly HashSet<Cell> chosen = [];
    private Guid read;

    [Inject] public required ReadReview Reader { get; set; }
    [Inject] public required DecideEvidence Decide { get; set; }
    [Inject] public required NavigationManager Navigator { get; set; }

    [Parameter] public Guid Id { get; set; }

    protected ReviewSheet? Sheet { get; private set; }

    protected MatrixView? View { get; private set; }

    protected IReadOnlySet<Cell> Chosen => chosen;

    /// <summary>The cell one stands on.</summary>
    protected MatrixCell? At { get; private set; }

    /// <summary>Verdict the dialog begins with; null while it is closed.</summary>
    protected MatrixOpening? Opening { get; private set; }

    /// <summary>What a decision is made of: the chosen cells, or the one stood on.</summary>
    protected IReadOnlyList<Cell> Meant => chosen.Count > 0 ? [.. chosen] : At is { } cell ? [cell.At] : [];

    protected override int? Seen => Sheet?.Version;

    protected override async Task OnReadingAsync()
    {
        if (read == Id) return;
        read = Id;
        await ReadAsync();
    }

    protected override async Task ReadAsync()
    {
        if (await Reader.Run(TaskId.From(Id)) is not { Measures.Count: > 0 } sheet)
        {
            Navigator.NotFound();
            return;
        }
        (Sheet, View) = (sheet, MatrixView.Of(sheet));
        if (At is { } cell) At = View[cell.At];
        chosen.RemoveWhere(known => View[known] is null);
    }

    protected void Stand(MatrixCell cell) => At = cell;

    protected void Toggle(MatrixCell cell)
    {
        At = cell;
        if (!chosen.Remove(cell.At)) chosen.Add(cell.At);
    }

    protected void Choose(MeasureId measure) => chosen.UnionWith(View!.UndecidedOf(measure).Select(cell => cell.At));

    protected void ChooseNone() => chosen.Clear();

    protected void Ask(MeasureVerdict verdict) => Opening = Meant.Count == 0 ? null : new MatrixOpening(verdict, Meant.Count == 1 ? View![Meant[0]]?.Said : null);

    protected void AskReason() => Ask(Meant is [var only] && View![only]?.Said is { } said ? said.Verdict : MeasureVerdict.NotFulfilled);

    protected void Close() => Opening = null;

    protected Task FulfilAsync() => DecideAsync(CellDecision.Fulfilled);

    protected async Task DecideAsync(CellDecision decision)
    {
        Opening = null;
        if (Meant is not { Count: > 0 } cells) return;
        await ActAsync((seen, act) => Decide.Run(TaskId.From(Id), seen, act, cells, decision));
        if (Outcome is null) chosen.Clear();
    }
}

/// <summary>With what the dialog begins.</summary>
public sealed record MatrixOpening(MeasureVerdict Verdict, CellSaid? Before);
