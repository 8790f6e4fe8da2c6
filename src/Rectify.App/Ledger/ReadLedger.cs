using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.App.Ledger;

/// <summary>
/// 整改台账: the tasks the reader may see, a page at a time by key. A deep page costs what the first costs; nothing is counted unless asked for.
/// </summary>
public sealed class ReadLedger(Door door) : IUseCase
{
    public const int PageSize = 50;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<LedgerSlice?> Run(LedgerFilter filter, LedgerSort sort = LedgerSort.Deadline, LedgerKey? from = null, LedgerDetails details = LedgerDetails.None, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var page = await reading.LedgerAsync(filter, ct);
        var rows = await reading.Db.Rows(Page(page, sort, from), details).ToListAsync(ct);
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);
        if (details.HasFlag(LedgerDetails.Supporting)) rows = await reading.Db.WithSupportingAsync(rows, ct);
        if (from is not { Backward: true }) return new LedgerSlice(rows, from is not null, more, reading.Today);
        rows.Reverse();
        return new LedgerSlice(rows, more, true, reading.Today);
    }

    /// <summary>How much the filter finds; costs as much as there is. Measures are counted on a second connection meanwhile.</summary>
    public async Task<LedgerCount?> CountAsync(LedgerFilter filter, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var meanwhile = CountMeasuresAsync(filter, ct);
        try
        {
            var found = await reading.LedgerAsync(filter, ct);
            var counted = await found.GroupBy(t => t.ProblemId).Select(g => g.Count()).GroupBy(_ => 1).Select(g => new { Problems = g.Count(), Tasks = g.Sum() }).SingleOrDefaultAsync(ct);
            return new LedgerCount(counted?.Problems ?? 0, counted?.Tasks ?? 0, await meanwhile);
        }
        finally
        {
            // nothing goes on counting after the page has failed; why it failed is told by what was thrown first
            await ((Task)meanwhile).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<MeasureSteps> CountMeasuresAsync(LedgerFilter filter, CancellationToken ct)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return default;
        var found = await reading.LedgerAsync(filter, ct);
        // of all tasks there are, all measures there are: nothing is joined
        var measures = ReferenceEquals(found, reading.Db.Tasks) ? reading.Db.Set<Measure>() : found.SelectMany(t => t.Measures);
        var all = await measures.GroupBy(m => m.State).Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, ct);
        // one that answers several problems found counts where it is written
        var again = await measures.Where(m => m.SharedFrom != null && measures.Any(at => at.Id == m.SharedFrom && at.State != MeasureState.Cancelled))
            .GroupBy(m => m.State).Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, ct);
        int Of(MeasureState state) => all.GetValueOrDefault(state) - again.GetValueOrDefault(state);
        return new MeasureSteps(Of(MeasureState.Verified) + Of(MeasureState.Sustained), Of(MeasureState.ReportedDone), Of(MeasureState.Returned), Of(MeasureState.NotStarted) + Of(MeasureState.InProgress));
    }

    /// <summary>A page and one more row, which says whether there is another page.</summary>
    internal static IQueryable<RectificationTask> Page(IQueryable<RectificationTask> tasks, LedgerSort sort, LedgerKey? from) => Ordered(tasks, sort, from).Take(PageSize + 1);

    private static IQueryable<RectificationTask> Ordered(IQueryable<RectificationTask> tasks, LedgerSort sort, LedgerKey? from) => (sort, from) switch
    {
        (LedgerSort.Deadline, null) => tasks.OrderBy(t => t.DueOn).ThenBy(t => t.Id),
        (LedgerSort.Deadline, { Backward: false }) => tasks.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.DueOn, t.Id), ValueTuple.Create(from.DueOn, from.Task))).OrderBy(t => t.DueOn).ThenBy(t => t.Id),
        (LedgerSort.Deadline, _) => tasks.Where(t => EF.Functions.LessThan(ValueTuple.Create(t.DueOn, t.Id), ValueTuple.Create(from.DueOn, from.Task))).OrderByDescending(t => t.DueOn).ThenByDescending(t => t.Id),
        (_, null) => tasks.OrderBy(t => t.InspectionId).ThenBy(t => t.Sequence).ThenBy(t => t.Id),
        (_, { Backward: false }) => tasks.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.InspectionId, t.Sequence, t.Id), ValueTuple.Create(from.Inspection, from.Sequence, from.Task))).OrderBy(t => t.InspectionId).ThenBy(t => t.Sequence).ThenBy(t => t.Id),
        _ => tasks.Where(t => EF.Functions.LessThan(ValueTuple.Create(t.InspectionId, t.Sequence, t.Id), ValueTuple.Create(from.Inspection, from.Sequence, from.Task))).OrderByDescending(t => t.InspectionId).ThenByDescending(t => t.Sequence).ThenByDescending(t => t.Id),
    };
}
