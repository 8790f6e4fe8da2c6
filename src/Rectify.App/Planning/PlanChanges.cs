using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Documents.Writing;
using Rectify.Domain.Measures;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Planning;

/// <summary>What has become of a plan since its latest version was approved, of tasks the reader may see.</summary>
internal static class PlanChanges
{
    /// <summary>Most changes one paper lists.</summary>
    private const int Most = 2000;

    private static readonly IReadOnlyDictionary<FactKind, PlanChangeKind> Told = new Dictionary<FactKind, PlanChangeKind>
    {
        [FactKind.AmendmentApproved] = PlanChangeKind.Amended, [FactKind.ExtensionDecided] = PlanChangeKind.Extended,
        [FactKind.TaskReassigned] = PlanChangeKind.Reassigned, [FactKind.TaskHandedOver] = PlanChangeKind.HandedOver, [FactKind.TaskRestarted] = PlanChangeKind.Restarted, [FactKind.TaskWithdrawn] = PlanChangeKind.Withdrawn,
    };

    /// <summary>In the order in which they were recorded.</summary>
    public static async Task<IReadOnlyList<PlanReportChange>> SinceAsync(Reading reading, InspectionId id, CancellationToken ct)
    {
        var db = reading.Db;
        var kinds = Told.Keys.Append(FactKind.ReassignmentUndone).ToList();
        var approved = db.Facts.Where(f => f.Chain == id.Value && f.Kind == FactKind.PlanApproved).Select(f => (long?)f.Number);
        var facts = await db.Facts.Where(f => f.Chain == id.Value && kinds.Contains(f.Kind) && f.Number > approved.Max()).OrderBy(f => f.Number).Take(Most).Select(f => new { f.Kind, f.SubjectId, f.At, f.Details, f.ActId }).ToListAsync(ct);
        // what was taken back at once has changed nothing
        var undone = facts.Where(f => f.Kind == FactKind.ReassignmentUndone).Select(f => (f.SubjectId, f.Details[UndoneAct.Detail])).ToHashSet();
        facts.RemoveAll(f => f.Kind == FactKind.ReassignmentUndone || undone.Contains((f.SubjectId, $"{f.ActId.Value:N}")));
        if (facts.Count == 0) return [];
        var of = facts.Select(f => TaskId.From(f.SubjectId)).Distinct().ToList();
        var ordinals = await db.TasksVisibleTo(reading.Sight, id).Where(t => of.Contains(t.Id)).Join(db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new { t.Id, p.Ordinal, p.Number }).ToDictionaryAsync(t => t.Id, t => t.Ordinal ?? $"{t.Number}", ct);
        var seen = facts.Where(f => ordinals.ContainsKey(TaskId.From(f.SubjectId)) && (f.Kind != FactKind.ExtensionDecided || f.Details.GetValueOrDefault("granted") == $"{true}")).ToList();

        // the facts of grants say no measure: as many of a task's grants as there are facts, the latest, are theirs
        var granted = (await db.Set<Extension>().Where(e => of.Contains(e.TaskId) && e.IsGranted == true).OrderBy(e => e.Number)
            .Select(e => new { e.TaskId, e.FromOn, e.ToOn, Measure = db.Set<Measure>().Where(m => m.Id == e.MeasureId).Select(m => (int?)m.Position).FirstOrDefault() }).ToListAsync(ct)).ToLookup(e => e.TaskId);
        var theirs = seen.Where(f => f.Kind == FactKind.ExtensionDecided).GroupBy(f => TaskId.From(f.SubjectId)).ToDictionary(g => g.Key, g => granted[g.Key].TakeLast(g.Count()).GetEnumerator());
        List<PlanReportChange> changes = [];
        foreach (var fact in seen)
        {
            var change = new PlanReportChange(ordinals[TaskId.From(fact.SubjectId)], reading.Office.Of(fact.At), Told[fact.Kind]);
            int Count(string name) => int.TryParse(fact.Details.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var count) ? count : 0;
            if (change.Kind == PlanChangeKind.Amended) change = change with { Number = Count("amendment"), Reworded = Count("reworded"), Added = Count("added"), Cancelled = Count("cancelled"), Linked = Count("linked"), Unlinked = Count("unlinked") };
            if (change.Kind == PlanChangeKind.Extended && theirs[TaskId.From(fact.SubjectId)] is var extensions && extensions.MoveNext()) change = change with { Measure = extensions.Current.Measure, From = extensions.Current.FromOn, To = extensions.Current.ToOn };
            changes.Add(change);
        }
        return changes;
    }
}
