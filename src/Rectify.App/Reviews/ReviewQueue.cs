using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Tasks;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reviews;

/// <summary>What waits for a reviewer, a panel member or the office, by deadline, or the riskiest first.</summary>
public sealed class ReviewQueue(Door door) : IUseCase
{
    public const int WordingLength = 120;
    public const int MaxRows = 50;

    /// <summary>All groups that concern the reader, each from its beginning; none when nobody is signed in.</summary>
    /// <param name="rows">Rows a group, at most <see cref="MaxRows"/>.</param>
    public async Task<IReadOnlyList<ReviewRows>> Run(int rows = 20, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return [];
        var groups = new List<ReviewRows>();
        foreach (var group in GroupsOf(reading.Actor))
            groups.Add(await PageAsync(reading, group, null, rows, withAll: false, ReviewOrder.Due, alone: false, ct));
        return groups;
    }

    /// <summary>One group, page by page; of what the reader has taken, with what stands against sending it back and passing it.</summary>
    /// <param name="withAll">For the pool: also what the reader may not take, with the reason.</param>
    public async Task<ReviewRows?> Run(ReviewGroup group, DueCursor? after, bool withAll = false, int rows = MaxRows, ReviewOrder order = ReviewOrder.Due, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null || !GroupsOf(reading.Actor).Contains(group) ? null : await PageAsync(reading, group, after, rows, withAll, order, alone: true, ct);
    }

    private static IEnumerable<ReviewGroup> GroupsOf(Actor actor)
    {
        if (actor.HasAnywhere(Role.Auditor)) yield return ReviewGroup.Mine;
        if (actor.HasAnywhere(Role.Auditor)) yield return ReviewGroup.Pool;
        if (actor.HasAnywhere(Role.AcceptanceMember)) yield return ReviewGroup.ToSign;
        if (actor.HasAnywhere(Role.Office, Role.HeadOfOffice)) yield return ReviewGroup.PanelMissing;
        if (actor.HasAnywhere(Role.HeadOfOffice)) yield return ReviewGroup.SecondSignature;
    }

    private async Task<ReviewRows> PageAsync(Reading reading, ReviewGroup group, DueCursor? after, int rows, bool withAll, ReviewOrder order, bool alone, CancellationToken ct)
    {
        rows = Math.Clamp(rows, 1, MaxRows);
        var page = await InOrder((await GroupAsync(reading, group, ct)).WithRisks(reading.Db, RiskWeights.Usual), order, after).Take(rows + 1).ToListAsync(ct);
        DueCursor? next = page.Count > rows ? new DueCursor(page[rows - 1].DueOn, -page[rows - 1].Less, page[rows - 1].Id) : null;
        var ids = page.Take(rows).Select(risky => risky.Id).ToList();
        var read = await Rows(reading.Db, reading.Db.Tasks.Where(t => ids.Contains(t.Id))).ToDictionaryAsync(row => row.Id, ct);
        var shown = page.Take(rows).Select(risky => read[risky.Id] with { Risks = risky.Risks }).ToList();
        if (group != ReviewGroup.Pool && !(alone && group == ReviewGroup.Mine)) return new ReviewRows(group, shown, next);
        var judged = await WithReasonsAsync(reading, group, shown, ct);
        var offered = withAll || group == ReviewGroup.Mine ? judged : [.. judged.Where(row => row.WhyNot.Count == 0)];
        return new ReviewRows(group, offered, next, judged.Count - offered.Count);
    }

    private static IQueryable<RiskyTask> InOrder(IQueryable<RiskyTask> tasks, ReviewOrder order, DueCursor? after)
    {
        if (order == ReviewOrder.Risk)
        {
            if (after is { } last) tasks = tasks.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.Less, t.DueOn, t.Id), ValueTuple.Create(-last.Risk, last.DueOn, last.Id)));
            return tasks.OrderBy(t => t.Less).ThenBy(t => t.DueOn).ThenBy(t => t.Id);
        }
        if (after is { } end) tasks = tasks.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.DueOn, t.Less, t.Id), ValueTuple.Create(end.DueOn, -end.Risk, end.Id)));
        return tasks.OrderBy(t => t.DueOn).ThenBy(t => t.Less).ThenBy(t => t.Id);
    }

    private static async Task<IQueryable<RectificationTask>> GroupAsync(Reading reading, ReviewGroup group, CancellationToken ct)
    {
        var (tasks, me) = (reading.Db.Tasks.VisibleTo(reading.Sight, reading.Db), reading.Sight.Persons);
        return group switch
        {
            ReviewGroup.Mine => tasks.Where(t => t.State == TaskState.Submitted && t.Reviews.Any(r => r.Conclusion == null && me.Contains(r.AuditorId))),
            ReviewGroup.Pool => tasks.Where(t => t.State == TaskState.Submitted && t.Reviews.Count == t.EarlierReviews),
            ReviewGroup.ToSign => tasks.Where(t => t.State == TaskState.UnderAcceptance && t.Panel.Any(seat => me.Contains(seat.PersonId))
                && !t.Opinions.Any(o => o.Round == t.Reviews.Count && (o.ConcludedOn != null
                    || o.Signatures.Any(s => !s.IsVoid && s.Stance != SignatureStance.Absent && me.Contains(s.PersonId))))),
            ReviewGroup.PanelMissing => (await WithPanelAsync(reading, tasks, true, ct)).Where(t => t.State == TaskState.Submitted && !t.Panel.Any()),
            ReviewGroup.SecondSignature => (await WithPanelAsync(reading, tasks, false, ct))
                .Where(t => t.State == TaskState.Submitted && t.Opinions.Any(o => o.Round == t.Reviews.Count && o.ConcludedOn == null && o.Signatures.Any(s => !s.IsVoid))),
            _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
        };
    }

    /// <summary>Tasks of inspections whose regime works with a panel, or without; limited to bodies where the reader is of the office.</summary>
    private static async Task<IQueryable<RectificationTask>> WithPanelAsync(Reading reading, IQueryable<RectificationTask> tasks, bool panel, CancellationToken ct)
    {
        var whole = reading.Sight.Inspections;
        var regimes = await reading.Db.Inspections.Where(i => whole.Contains(i.Id)).Select(i => new { i.Id, i.BodyId, i.Regime }).ToListAsync(ct);
        var wanted = regimes.Where(i => i.Regime.HasPanel == panel && (reading.Actor.Has(Role.Office, i.BodyId) || reading.Actor.Has(Role.HeadOfOffice, i.BodyId))).Select(i => i.Id).ToList();
        return tasks.Where(t => wanted.Contains(t.InspectionId));
    }

    private static IQueryable<ReviewRow> Rows(RectifyDb db, IQueryable<RectificationTask> tasks) =>
        from t in tasks
        join p in db.Problems on t.ProblemId equals p.Id
        join i in db.Inspections on t.InspectionId equals i.Id
        join u in db.Set<UnitPeriod>().Where(period => period.Until == null) on t.LeadUnitId equals u.UnitId into units
        from unit in units.DefaultIfEmpty()
        select new ReviewRow(t.Id, t.Version, p.Number, t.Sequence, p.Wording.Substring(0, WordingLength), unit == null ? null : unit.Name, t.DueOn,
            t.Measures.Count(m => m.State != MeasureState.Cancelled), t.Evidence.Count(e => !e.IsReplaced), t.Spans.Where(s => s.UntilAt == null).Select(s => s.FromOn).First(), t.Returns, Ledger.LedgerRows.WarnWithin(i.Regime));

    /// <summary>The life cycle says who may take, send back and pass a review; the parts it asks about are read for the page's rows at once.</summary>
    private async Task<List<ReviewRow>> WithReasonsAsync(Reading reading, ReviewGroup group, List<ReviewRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var tasks = await ActSession.With(reading.Db.Tasks.Where(t => ids.Contains(t.Id)), group == ReviewGroup.Mine ? TaskParts.All : TaskParts.Progress | TaskParts.Evidence | TaskParts.Reviews | TaskParts.Acceptance).ToDictionaryAsync(t => t.Id, ct);
        var stamp = new Stamp(reading.Actor, door.Now(), reading.Today);
        var settings = await new ActSession(reading.Db, stamp, reading.Sight, ct).SettingsAsync(tasks.Values);
        IReadOnlyList<Unmet> WhyNot(TaskId id, TaskVerb verb) => tasks[id].WhyNot(verb, settings[id], stamp);
        return [.. rows.Select(row => group == ReviewGroup.Mine
            ? row with { WhyNot = WhyNot(row.Id, TaskVerb.ReturnForRework), WhyNotPass = WhyNot(row.Id, TaskVerb.PassReview) }
            : row with { WhyNot = WhyNot(row.Id, TaskVerb.TakeReview) })];
    }
}
