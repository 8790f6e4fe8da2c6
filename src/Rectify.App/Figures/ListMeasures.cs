using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Trail;
using Rectify.Documents.Writing;
using Rectify.Domain;
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

/// <summary>The words the host has; a workbook speaks the reader's language.</summary>
public sealed record MeasureListWords(string Title, string LongTerm, Func<MeasureState, string> State);

/// <summary>The measures behind a number of a dashboard, on the day it is true for: also on a day that is past, when no view of the ledger shows them.</summary>
public sealed class ListMeasures(Door door, NoteReads reads) : IUseCase
{
    public const int PageSize = 50;

    /// <summary>Most measures of one workbook; what an inspection has is far less.</summary>
    public const int MaxRows = 20_000;
    private const int Batch = 500;

    /// <summary>Null when there is no such inspection the reader may see.</summary>
    /// <param name="on">A day to come means today.</param>
    public async Task<MeasureSlice?> Run(InspectionId inspection, MeasureFigure figure, DateOnly? on = null, MeasurePlace? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await ReadDashboard.HeadAsync(reading, inspection, ct) is not { } head) return null;
        var asOf = AsOf(reading, on);
        var places = await (await StandingSql.OfAsync(reading, inspection, asOf, ct)).MeasuresAsync(figure, after, PageSize + 1, ct);
        var page = places.Take(PageSize).ToList();
        return new MeasureSlice(head, asOf, reading.Today, await RowsAsync(reading, page, ct), places.Count > PageSize ? page[^1] : null);
    }

    /// <summary>All of them as .xlsx, a row each. What is restricted in it is written down as read. False, and nothing written, when there is no such inspection the reader may see.</summary>
    public async Task<bool> ExportAsync(Stream output, InspectionId inspection, MeasureFigure figure, DateOnly? on, MeasureListWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await ReadDashboard.HeadAsync(reading, inspection, ct) is null) return false;
        var places = await (await StandingSql.OfAsync(reading, inspection, AsOf(reading, on), ct)).MeasuresAsync(figure, null, MaxRows, ct);
        List<ListedMeasure> rows = [];
        foreach (var some in places.Chunk(Batch)) rows.AddRange(await RowsAsync(reading, some, ct));
        await reads.NoteAsync(reading, [.. rows.Select(row => row.Task).Distinct()], ReadPlace.Ledger, null, ct);
        await MeasureListWorkbook.WriteAsync(output, words.Title, rows.Select(row => new MeasureListLine(
            $"{row.Number}.{row.Position}", row.Wording, row.Text, row.Unit, Deadline.IsLongTerm(row.DueOn) ? null : row.DueOn, words.LongTerm, words.State(row.State))), ct);
        return true;
    }

    private static AsOf AsOf(Reading reading, DateOnly? on) => new(on is { } day && day < reading.Today ? day : reading.Today, reading.Now);

    /// <summary>In the order given.</summary>
    private static async Task<IReadOnlyList<ListedMeasure>> RowsAsync(Reading reading, IReadOnlyCollection<MeasurePlace> places, CancellationToken ct)
    {
        var (db, keys) = (reading.Db, places.Select(place => new MeasureId(place.Measure)).ToList());
        var rows = await (
            from m in db.Set<Measure>().Where(m => keys.Contains(m.Id))
            join t in db.Tasks on m.TaskId equals t.Id
            join p in db.Problems on t.ProblemId equals p.Id
            select new ListedMeasure(m.Id, t.Id, p.Number, p.Wording, m.Position, m.Text, db.Set<Domain.People.UnitPeriod>().Where(u => u.UnitId == t.LeadUnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(), m.DueOn, m.State))
            .ToDictionaryAsync(row => row.Measure, ct);
        return keys.ConvertAll(key => rows[key]);
    }
}
