using Rectify.App.Reviews;
using Rectify.App.Tasks;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Review;

/// <param name="IsNew">Came after the task was sent back last.</param>
public sealed record MatrixColumn(EvidenceId Id, string FileName, bool IsNew = false);

public sealed record MatrixRow(MeasureId Id, int Position, string Text, MeasureVerdict? Verdict = null);

/// <param name="Said">Null while undecided.</param>
/// <param name="Piece">Which of the measure's pieces it is, from 1.</param>
/// <param name="IsErased">The piece was erased as 误传: nothing is asked of it.</param>
public sealed record MatrixCell(Cell At, int Position, int Piece, string FileName, string Sentence, CellSaid? Said, bool IsErased = false);

/// <summary>佐证材料与整改措施对应情况: rows are measures, columns the submitted pieces in force.</summary>
public sealed class MatrixView
{
    private readonly Dictionary<Cell, MatrixCell> cells;

    private MatrixView(IReadOnlyList<MatrixColumn> columns, IReadOnlyList<MatrixRow> rows, IEnumerable<MatrixCell> cells) =>
        (Columns, Rows, this.cells) = (columns, rows, cells.ToDictionary(cell => cell.At));

    public IReadOnlyList<MatrixColumn> Columns { get; }

    public IReadOnlyList<MatrixRow> Rows { get; }

    /// <summary>Measures that stand on at least one accepted piece.</summary>
    public int Covered => Rows.Count(row => Columns.Any(column => this[row.Id, column.Id] is { IsErased: false, Said.IsAccepted: true }));

    /// <summary>Null where the piece is not tied to the measure.</summary>
    public MatrixCell? this[MeasureId measure, EvidenceId piece] => cells.GetValueOrDefault(new Cell(piece, measure));

    public MatrixCell? this[Cell at] => cells.GetValueOrDefault(at);

    public IEnumerable<MatrixCell> UndecidedOf(MeasureId measure) => cells.Values.Where(cell => cell.At.Measure == measure && cell is { Said: null, IsErased: false });

    public static MatrixView Of(ReviewSheet sheet) => new(
        [.. sheet.Measures.SelectMany(m => m.Pieces).DistinctBy(p => p.Id).OrderBy(p => p.UploadedOn).ThenBy(p => p.Id.Value).Select(p => new MatrixColumn(p.Id, p.FileName, p.IsNew))],
        [.. sheet.Measures.Select(m => new MatrixRow(m.Id, m.Position, m.Text, m.Verdict))],
        sheet.Measures.SelectMany(m => m.Pieces.Select((p, i) => new MatrixCell(new Cell(p.Id, m.Id), m.Position, i + 1, p.FileName, p.Sentence, p.Said, p.IsErased))));

    public static MatrixView Of(TaskPageRow task)
    {
        var measures = task.Measures.Where(m => m.State != MeasureState.Cancelled).OrderBy(m => m.Position).ToList();
        var known = measures.Select(m => m.Id).ToHashSet();
        var pieces = task.Evidence.Where(e => e is { IsSubmitted: true, IsReplaced: false } && e.Uses.Any(use => known.Contains(use.Measure))).OrderBy(e => e.UploadedAt).ThenBy(e => e.Id.Value).ToList();
        return new MatrixView(
            [.. pieces.Select(e => new MatrixColumn(e.Id, e.FileName))], [.. measures.Select(m => new MatrixRow(m.Id, m.Position, m.Text))],
            pieces.SelectMany(e => e.Uses.Where(use => known.Contains(use.Measure)).Select(use => new MatrixCell(new Cell(e.Id, use.Measure), use.Position, 0, e.FileName, use.Sentence, use.Said, e.IsErased))));
    }
}
