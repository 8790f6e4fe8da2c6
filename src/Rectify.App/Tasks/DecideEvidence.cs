using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>满足 / 部分 / 不满足 of cells: one decision, one act, a record for each cell. All are decided or none.</summary>
public sealed class DecideEvidence(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, IReadOnlyList<Cell> cells, CellDecision decision, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.DecideEvidence, id, seen, act, TaskParts.All, (task, setting, session) =>
            cells.Select(cell => task.DecideEvidence(cell.Piece, cell.Measure, decision, setting, session.Stamp)).FirstOrDefault(refusal => refusal is not null), ct);
}
