using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Figures;

/// <summary>A number of measures that a dashboard shows; those but the first two are the states of that day.</summary>
public enum MeasureFigure
{
    /// <summary>每周累计: verified or sustained by that day, of tasks whose plan is in force now.</summary>
    Done,

    /// <summary>序时: fallen due by that day, of tasks whose plan is in force now.</summary>
    Due,

    NotStarted,
    InProgress,
    ReportedDone,
    Returned,
    Verified,
    Sustained,
}

/// <summary>A measure's place in the document's order: where a page begins.</summary>
public sealed record MeasurePlace(Guid Measure, int Sequence, int Part, int Position);

/// <param name="Number">The problem's short number.</param>
/// <param name="DueOn">As it stands now.</param>
/// <param name="State">As it stands now.</param>
public sealed record ListedMeasure(MeasureId Measure, TaskId Task, int Number, string Wording, int Position, string Text, string? Unit, DateOnly DueOn, MeasureState State);

/// <param name="Next">Null on the last page.</param>
public sealed record MeasureSlice(DashboardHead Head, AsOf AsOf, DateOnly Today, IReadOnlyList<ListedMeasure> Rows, MeasurePlace? Next);

/// <summary>The measures behind a number of a dashboard, on the day it is true for: also on a day that is past, when no view of the ledger shows them.</summary>
public sealed class ListMeasures(Door door) : IUseCase
{
    public const int PageSize = 50;

    /// <summary>Null when there is no such inspection the reader may see.</summary>
    /// <param name="on">A day to come means today.</param>
    public async Task<MeasureSlice?> Run(InspectionId inspection, MeasureFigure figure, DateOnly? on = null, MeasurePlace? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await ReadDashboard.HeadAsync(reading, inspection, ct) is not { } head) return null;
        var asOf = new AsOf(on is { } day && day < reading.Today ? day : reading.Today, reading.Now);
        var sql = await StandingSql.OfAsync(reading, inspection, asOf, ct);
        var places = await sql.MeasuresAsync(figure, after, PageSize + 1, ct);
        var page = places.Take(PageSize).ToList();
        var keys = page.ConvertAll(place => new MeasureId(place.Measure));
        var db = reading.Db;
        var rows = await (
            from m in db.Set<Measure>().Where(m => keys.Contains(m.Id))
            join t in db.Tasks on m.TaskId equals t.Id
            join p in db.Problems on t.ProblemId equals p.Id
            select new ListedMeasure(m.Id, t.Id, p.Number, p.Wording, m.Position, m.Text, db.Set<Domain.People.UnitPeriod>().Where(u => u.UnitId == t.LeadUnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(), m.DueOn, m.State))
            .ToDictionaryAsync(row => row.Measure, ct);
        return new MeasureSlice(head, asOf, reading.Today, [.. keys.Select(key => rows[key])], places.Count > PageSize ? page[^1] : null);
    }
}
