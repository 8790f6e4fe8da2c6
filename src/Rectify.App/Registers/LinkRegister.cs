using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Registers;

namespace Rectify.App.Registers;

/// <summary>关联: an entry answers measures of other tasks of its inspection, too. It is typed once and counted once.</summary>
public sealed class LinkRegister(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(RegisterId id, IReadOnlyCollection<MeasureId> measures, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(LinkRegister), act, async session =>
    {
        if (measures.Count == 0) return Outcome.Bad("Measures", "measure-missing");
        if (await session.LockRegisterAsync(id, measures) is not var (entry, tasks)) return Outcome.None;
        var db = session.Db;
        var named = measures.Distinct().ToList();
        var ofInspection = db.TasksVisibleTo(session.Sight).Where(t => t.InspectionId == entry.InspectionId).Select(t => t.Id);
        if (await db.Set<Measure>().CountAsync(m => named.Contains(m.Id) && m.State != MeasureState.Cancelled && ofInspection.Contains(m.TaskId), ct) != named.Count) return Outcome.None;
        return entry.Links.Select(l => l.MeasureId).Union(named).Count() > RegisterEntry.MaxMeasures ? Outcome.Bad("Measures", "too-many") : Outcome.Of(entry.Link(named, tasks, session.Stamp));
    }, ct);
}
