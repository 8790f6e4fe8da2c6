using Microsoft.EntityFrameworkCore;
using Rectify.App.Clues;
using Rectify.App.Data;
using Rectify.App.Ledger;
using Rectify.App.People;
using Rectify.App.Suggestions;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Figures;

/// <summary>The inspection a dashboard is about.</summary>
/// <param name="ConcentratedUntil">The last day of the concentrated period, inclusive.</param>
public sealed record DashboardHead(InspectionId Inspection, string Body, string Round, DateOnly FeedbackOn, DateOnly ConcentratedUntil);

/// <summary>
/// 进展总览 of one inspection: every number as of the same day and knowledge moment, for what the reader may see.
/// </summary>
/// <param name="Today">The office's day; <see cref="AsOf"/> is this day or an earlier one.</param>
/// <param name="Restricted">另有 n 项限制知悉: restricted problems the reader may not see, as of now and whatever their state; told to who sees the inspection as a whole, zero to others.</param>
/// <param name="OverdueTasks">The longest overdue first; bounded.</param>
public sealed record Dashboard(
    DashboardHead Head, AsOf AsOf, DateOnly Today, ProblemSums Problems, MeasureSums Measures, IReadOnlyList<UnitSums> Units, IReadOnlyList<WeekSums> Weeks, int Restricted, IReadOnlyList<LedgerRow> OverdueTasks)
{
    /// <summary>意见建议 the reader may see.</summary>
    public SuggestionSums Suggestions { get; init; } = SuggestionSums.None;

    /// <summary>Clues and petitions by count, told to who sees the inspection as a whole.</summary>
    public HandedOverSums HandedOver { get; init; } = HandedOverSums.None;

    /// <summary>序时进度: tasks being worked on by their pace, as of today; empty for an earlier day.</summary>
    public IReadOnlyDictionary<Pace, int> Paces { get; init; } = new Dictionary<Pace, int>();
}

/// <summary>
/// Composes the figures of one inspection. What was done week by week and how fast the work goes on are counted on a second connection meanwhile: both are told to the same moment,
/// and neither waits for the sums.
/// </summary>
public sealed class ReadDashboard(Door door) : IUseCase
{
    /// <param name="inspection">Null for the reader's latest.</param>
    /// <param name="on">Null for today; a later day counts as today.</param>
    /// <returns>Null when there is no inspection the reader may see.</returns>
    public async Task<Dashboard?> Run(InspectionId? inspection, DateOnly? on = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await HeadAsync(reading, inspection, ct) is not { } head) return null;
        var asOf = new AsOf(on is { } day && day < reading.Today ? day : reading.Today, reading.Now);
        var meanwhile = CourseAsync(head.Inspection, asOf, ct);
        try
        {
            var figures = await InspectionFigures.ReadAsync(reading, head.Inspection, asOf, ct);
            var measures = await CountMeasures.OfAsync(figures.Sql, ct);
            var units = await CountByLeadUnit.OfAsync(reading, figures, ct);
            var overdue = await OverdueAsync(reading, figures.Sql, ct);
            var restricted = await RestrictedAsync(reading, head.Inspection, ct);
            var suggestions = await CountSuggestions.OfAsync(reading, head.Inspection, asOf, ct);
            var handedOver = reading.Sight.Inspections.Contains(head.Inspection) ? await CountHandedOver.OfAsync(reading.Db, head.Inspection, asOf, ct) : HandedOverSums.None;
            var dues = await figures.Sql.DuesAsync(ct);
            var (done, paces) = await meanwhile;
            var weeks = CountByWeek.Of([.. done, .. dues], head.FeedbackOn, asOf.Day);
            return new Dashboard(head, asOf, reading.Today, figures.Sums(), measures, units, weeks, restricted, overdue) { Suggestions = suggestions, HandedOver = handedOver, Paces = paces };
        }
        finally
        {
            // nothing goes on reading after the page has failed; why it failed is told by what was thrown first
            await ((Task)meanwhile).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<(IReadOnlyList<DayChange> Done, IReadOnlyDictionary<Pace, int> Paces)> CourseAsync(InspectionId inspection, AsOf asOf, CancellationToken ct)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return ([], new Dictionary<Pace, int>());
        var done = await (await StandingSql.OfAsync(reading, inspection, asOf, ct)).DoneAsync(ct);
        return (done, asOf.Day < reading.Today ? new Dictionary<Pace, int>() : await reading.Db.TasksVisibleTo(reading.Sight, inspection).CountPacesAsync(reading.Today, ct));
    }

    internal static async Task<DashboardHead?> HeadAsync(Reading reading, InspectionId? inspection, CancellationToken ct)
    {
        var (db, sight) = (reading.Db, reading.Sight);
        var visible = db.Inspections.VisibleTo(sight, db);
        if (inspection is { } asked) visible = visible.Where(i => i.Id == asked);
        var found = await visible.OrderByDescending(i => i.FeedbackOn <= reading.Today && i.IsFeedbackExpected != true).ThenByDescending(i => i.FeedbackOn).ThenByDescending(i => i.Id).Take(1)
            .Join(db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new { i.Id, i.BodyId, i.FeedbackOn, i.Regime, r.Name })
            .Join(db.Set<UnitPeriod>().Where(u => u.Until == null), i => i.BodyId, u => u.UnitId, (i, u) => new { i.Id, i.FeedbackOn, i.Regime, Round = i.Name, Body = u.Name }).FirstOrDefaultAsync(ct);
        return found is null ? null : new DashboardHead(found.Id, found.Body, found.Round, found.FeedbackOn, found.Regime.ConcentratedUntil(found.FeedbackOn));
    }

    /// <summary>另有 n 项限制知悉: told to who sees the inspection as a whole.</summary>
    internal static async Task<int> RestrictedAsync(Reading reading, InspectionId inspection, CancellationToken ct)
    {
        if (!reading.Sight.Inspections.Contains(inspection) || reading.Sight.SeesAllOf(inspection)) return 0;
        var seen = reading.Db.TasksVisibleTo(reading.Sight, inspection).Select(t => t.ProblemId);
        return await reading.Db.Problems.CountAsync(p => p.InspectionId == inspection && p.IsRestricted && !seen.Contains(p.Id), ct);
    }

    private static async Task<IReadOnlyList<LedgerRow>> OverdueAsync(Reading reading, StandingSql sql, CancellationToken ct)
    {
        var overdue = await sql.OverdueAsync(ct);
        if (overdue.Count == 0) return [];
        return await reading.Db.Rows(reading.Db.Tasks.Where(t => overdue.Contains(t.Id)).OrderBy(t => t.DueOn).ThenBy(t => t.Id), LedgerDetails.None).ToListAsync(ct);
    }
}
