using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Registers;

/// <summary>What the three registers share: an entry belongs to measures of one task, and is written by the unit that carries it or by the office.</summary>
internal static class RegisterMeasures
{
    /// <summary>Records an entry on measures of a task that the actor carries. An adding act: conflicts with no other.</summary>
    public static Task<Outcome> RecordAsync(this UnitOfWork work, string verb, TaskId id, ActId act, RegisterInput input, DateOnly today, CancellationToken ct) => input.WhyNot(today) is { } wrong ? Task.FromResult(wrong) :
        work.RunAsync(verb, act, async session =>
        {
            if (await session.LockTaskAsync(id, deciding: false, TaskParts.Root) is not var (task, setting)) return Outcome.None;
            if (!MayRecord(new TaskCase(task, setting, session.Stamp.By, session.Stamp.On))) return new Outcome.Refused(Refusal.Because(TaskVerb.ReportProgress, Rule.NotYourAct, Relation.UnitLead));
            var known = await session.Db.Tasks.Where(t => t.Id == id).SelectMany(t => t.Measures).CountAsync(m => input.Measures.Contains(m.Id) && m.State != MeasureState.Cancelled, ct);
            if (known != input.Measures.Distinct().Count()) return new Outcome.Refused(Refusal.Because(TaskVerb.ReportProgress, Rule.UnknownMeasure, Relation.UnitLead));
            session.Db.Registers.Add(input.Make(task.InspectionId, session.Stamp));
            return Outcome.Ok;
        }, ct);

    /// <summary>Once a task is under review its figures stand still, like its texts and evidence.</summary>
    public static bool MayRecord(TaskCase c) =>
        c.Task.State is TaskState.Planning or TaskState.Rectifying
        && (Relation.UnitLead.Find(c) ?? Relation.Handler.Find(c) ?? Relation.Office.Find(c)) is not null;
}
