using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Delivery;
using Rectify.Domain.Evaluations;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Delivery;

/// <summary>A record somebody is told of, with what decides who stands in which relation to it.</summary>
internal sealed record ToldRecord
{
    public required Guid Id { get; init; }

    public string? Number { get; init; }

    public required UnitId Body { get; init; }

    /// <summary>The lead unit, the unit addressed, the units asked.</summary>
    public IReadOnlyList<UnitId> Units { get; init; } = [];

    public IReadOnlyList<PersonId> Handlers { get; init; } = [];

    public PersonId? Leader { get; init; }

    public PersonId? Applicant { get; init; }

    /// <summary>Of the last review.</summary>
    public PersonId? Auditor { get; init; }

    public IReadOnlyList<(PersonId Person, PanelRole Role)> Panel { get; init; } = [];

    /// <summary>The body's first person responsible.</summary>
    public PersonId? Principal { get; init; }

    public Regime? Regime { get; init; }

    public bool IsExtendedBefore { get; init; }

    public bool IsRestricted { get; init; }

    /// <summary>The two who score in an evaluation; what the office does about it is not theirs.</summary>
    public IReadOnlyList<PersonId> Scorers { get; init; } = [];

    /// <summary>The unit that leads a wider check.</summary>
    public UnitId? LeadsCheck { get; init; }

    /// <summary>A letter's side.</summary>
    public LetterAuthor? Author { get; init; }

    /// <summary>The records of those keys; a few queries, whatever their number.</summary>
    public static Task<IReadOnlyList<ToldRecord>> OfAsync(RectifyDb db, Matter about, IReadOnlyCollection<Guid> ids, CancellationToken ct) => about switch
    {
        Matter.Task => TasksAsync(db, [.. ids.Select(TaskId.From)], ct),
        Matter.Letter => LettersAsync(db, [.. ids.Select(LetterId.From)], ct),
        Matter.Cycle => CyclesAsync(db, [.. ids.Select(CycleId.From)], ct),
        Matter.Takeover => TakeoversAsync(db, [.. ids.Select(TakeoverId.From)], ct),
        Matter.Suggestion => SuggestionsAsync(db, [.. ids.Select(SuggestionId.From)], ct),
        Matter.Evaluation => EvaluationsAsync(db, [.. ids.Select(EvaluationId.From)], ct),
        Matter.WiderCheck => WiderChecksAsync(db, [.. ids.Select(WiderCheckId.From)], ct),
        Matter.LookBack => LookBacksAsync(db, [.. ids.Select(LookBackId.From)], ct),
        Matter.Problem => ProblemsAsync(db, [.. ids.Select(ProblemId.From)], ct),
        Matter.Inspection => InspectionsAsync(db, [.. ids.Select(InspectionId.From)], ct),
        _ => throw new ArgumentOutOfRangeException(nameof(about), about, null),
    };

    public static async Task<IReadOnlyList<ToldRecord>> TasksAsync(RectifyDb db, List<TaskId> ids, CancellationToken ct)
    {
        var tasks = await db.Tasks.AsNoTracking().Where(t => ids.Contains(t.Id)).Join(db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new
        {
            t.Id, t.InspectionId, p.Number, p.IsRestricted, t.LeadUnitId, t.HandlerId, t.LeaderId, t.AppliedBy,
            Auditor = t.Reviews.OrderByDescending(r => r.Round).Select(r => (PersonId?)r.AuditorId).FirstOrDefault(),
            IsExtendedBefore = t.Extensions.Any(e => e.IsGranted == true),
        }).ToListAsync(ct);
        var panels = (await db.Set<PanelSeat>().AsNoTracking().Where(seat => ids.Contains(seat.TaskId)).Select(seat => new { seat.TaskId, seat.PersonId, seat.Role }).ToListAsync(ct)).ToLookup(seat => seat.TaskId);
        var inspectionIds = tasks.Select(t => t.InspectionId).Distinct().ToList();
        var inspections = await db.Inspections.AsNoTracking().Where(i => inspectionIds.Contains(i.Id)).Select(i => new
        {
            i.Id, i.BodyId, i.Regime, Principal = db.Posts.Where(p => p.IsFirstResponsible && p.Until == null && p.UnitId == i.BodyId).Select(p => (PersonId?)p.PersonId).FirstOrDefault(),
        }).ToDictionaryAsync(i => i.Id, ct);
        return [.. tasks.Select(t => new ToldRecord
        {
            Id = t.Id.Value, Number = $"{t.Number}", Body = inspections[t.InspectionId].BodyId, Regime = inspections[t.InspectionId].Regime, Principal = inspections[t.InspectionId].Principal,
            Units = t.LeadUnitId is { } unit ? [unit] : [], Handlers = t.HandlerId is { } handler ? [handler] : [], Leader = t.LeaderId, Applicant = t.AppliedBy, Auditor = t.Auditor,
            Panel = [.. panels[t.Id].Select(seat => (seat.PersonId, seat.Role))], IsExtendedBefore = t.IsExtendedBefore, IsRestricted = t.IsRestricted,
        })];
    }

    private static async Task<IReadOnlyList<ToldRecord>> LettersAsync(RectifyDb db, List<LetterId> ids, CancellationToken ct) =>
        await db.Letters.AsNoTracking().Where(l => ids.Contains(l.Id)).Select(l => new ToldRecord
        {
            Id = l.Id.Value, Number = l.Number, Body = l.BodyId, Units = new[] { l.UnitId }, Author = l.Author,
            IsRestricted = l.Tasks.Any(about => db.Tasks.Any(t => t.Id == about.TaskId && db.Problems.Any(p => p.Id == t.ProblemId && p.IsRestricted))),
        }).ToListAsync(ct);

    private static async Task<IReadOnlyList<ToldRecord>> SuggestionsAsync(RectifyDb db, List<SuggestionId> ids, CancellationToken ct) =>
        await db.Suggestions.AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new ToldRecord
        {
            Id = s.Id.Value, Number = s.Number, Body = s.BodyId, Units = s.UnitId == null ? new UnitId[0] : new[] { s.UnitId.Value },
            Principal = db.Posts.Where(p => p.IsFirstResponsible && p.Until == null && p.UnitId == s.BodyId).Select(p => (PersonId?)p.PersonId).FirstOrDefault(),
            IsRestricted = s.Problems.Any(of => db.Problems.Any(p => p.Id == of.ProblemId && p.IsRestricted)),
        }).ToListAsync(ct);

    /// <summary>A wider check asks the units that were not released from it.</summary>
    private static async Task<IReadOnlyList<ToldRecord>> WiderChecksAsync(RectifyDb db, List<WiderCheckId> ids, CancellationToken ct) =>
        await db.WiderChecks.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new ToldRecord
        {
            Id = c.Id.Value, Number = $"{c.Number}", Body = c.BodyId, Units = c.Units.Where(u => u.ReleasedBecause == null).Select(u => u.UnitId).ToList(), LeadsCheck = c.LeadUnitId,
            IsRestricted = c.Problems.Any(of => db.Problems.Any(p => p.Id == of.ProblemId && p.IsRestricted)),
        }).ToListAsync(ct);

    /// <summary>A cycle asks the units that are at work.</summary>
    private static async Task<IReadOnlyList<ToldRecord>> CyclesAsync(RectifyDb db, List<CycleId> ids, CancellationToken ct)
    {
        var cycles = await db.Cycles.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.InspectionId, c.Number, c.BodyId }).ToListAsync(ct);
        var inspections = cycles.Select(c => c.InspectionId).ToList();
        var asked = (await db.Tasks.AsNoTracking().Where(t => inspections.Contains(t.InspectionId) && t.State == TaskState.Rectifying && t.LeadUnitId != null)
            .Select(t => new { t.InspectionId, Unit = t.LeadUnitId!.Value, t.HandlerId }).Distinct().ToListAsync(ct)).ToLookup(t => t.InspectionId);
        return [.. cycles.Select(c => new ToldRecord
        {
            Id = c.Id.Value, Number = $"{c.Number}", Body = c.BodyId, Units = [.. asked[c.InspectionId].Select(t => t.Unit).Distinct()], Handlers = [.. asked[c.InspectionId].Select(t => t.HandlerId).OfType<PersonId>().Distinct()],
        })];
    }

    /// <summary>The fact names who hears.</summary>
    private static async Task<IReadOnlyList<ToldRecord>> LookBacksAsync(RectifyDb db, List<LookBackId> ids, CancellationToken ct) =>
        [.. (await db.Set<LookBackInspection>().AsNoTracking().Where(of => ids.Contains(of.LookBackId)).Join(db.Inspections, of => of.InspectionId, i => i.Id, (of, i) => new { of.LookBackId, i.BodyId }).ToListAsync(ct))
            .DistinctBy(of => of.LookBackId).Select(of => new ToldRecord { Id = of.LookBackId.Value, Body = of.BodyId })];

    private static async Task<IReadOnlyList<ToldRecord>> EvaluationsAsync(RectifyDb db, List<EvaluationId> ids, CancellationToken ct) =>
        await db.Evaluations.AsNoTracking().Where(e => ids.Contains(e.Id)).Join(db.Inspections, e => e.InspectionId, i => i.Id, (e, i) => new ToldRecord
        {
            Id = e.Id.Value, Body = i.BodyId, Scorers = e.Scorers.Select(s => s.PersonId).ToList(),
        }).ToListAsync(ct);

    /// <summary>The milestones of those inspections; who sees to one stands as its handler.</summary>
    public static async Task<IReadOnlyDictionary<(Guid Inspection, MilestoneKind Kind), ToldRecord>> MilestonesAsync(RectifyDb db, List<InspectionId> inspections, CancellationToken ct)
    {
        var found = await db.Set<Milestone>().AsNoTracking().Where(m => inspections.Contains(m.InspectionId)).Join(db.Inspections, m => m.InspectionId, i => i.Id, (m, i) => new
        {
            m.InspectionId, m.Kind, m.PersonId, i.BodyId, Principal = db.Posts.Where(p => p.IsFirstResponsible && p.Until == null && p.UnitId == i.BodyId).Select(p => (PersonId?)p.PersonId).FirstOrDefault(),
        }).ToListAsync(ct);
        return found.ToDictionary(m => (m.InspectionId.Value, m.Kind), m => new ToldRecord { Id = m.InspectionId.Value, Body = m.BodyId, Principal = m.Principal, Handlers = m.PersonId is { } person ? [person] : [] });
    }

    private static async Task<IReadOnlyList<ToldRecord>> ProblemsAsync(RectifyDb db, List<ProblemId> ids, CancellationToken ct) =>
        await db.Problems.AsNoTracking().Where(p => ids.Contains(p.Id)).Join(db.Inspections, p => p.InspectionId, i => i.Id, (p, i) => new ToldRecord { Id = p.Id.Value, Number = $"{p.Number}", Body = i.BodyId, IsRestricted = p.IsRestricted }).ToListAsync(ct);

    private static async Task<IReadOnlyList<ToldRecord>> InspectionsAsync(RectifyDb db, List<InspectionId> ids, CancellationToken ct) =>
        await db.Inspections.AsNoTracking().Where(i => ids.Contains(i.Id)).Select(i => new ToldRecord { Id = i.Id.Value, Body = i.BodyId }).ToListAsync(ct);

    private static async Task<IReadOnlyList<ToldRecord>> TakeoversAsync(RectifyDb db, List<TakeoverId> ids, CancellationToken ct) =>
        await db.Takeovers.AsNoTracking().Where(b => ids.Contains(b.Id)).Select(b => new ToldRecord { Id = b.Id.Value, Body = b.BodyId }).ToListAsync(ct);
}
