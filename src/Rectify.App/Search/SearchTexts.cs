using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Trail;
using Rectify.App.WiderChecks;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Search;

/// <summary>
/// Searches wordings, measures, progress and the text of evidence of the tasks the reader may see, and the findings of wider checks. Up to <see cref="MostRanked"/> hits are ranked by place, open first, newest first;
/// beyond that they stand by newest only: to rank them all would be to read them all.
/// </summary>
public sealed class SearchTexts(Door door, NoteReads reads) : IUseCase
{
    public const int PageSize = 30;

    public const int MostRanked = 1_000;

    private static readonly SearchPlace[] Places = Enum.GetValues<SearchPlace>();

    public async Task<SearchSlice> Run(SearchAsked asked, SearchCursor? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || asked.Terms.Count == 0) return SearchSlice.None;
        var source = new SearchSource(reading.Db, Tasks(reading, asked), Findings(reading, asked), asked.Terms);
        SearchPlace[] places = asked.Place is { } one ? [one] : asked.State is null ? Places : [.. Places.Where(place => place != SearchPlace.Finding)];
        var numbered = after is null ? await NumberedAsync(reading, asked.Words, ct) : null;

        List<SearchCursor> all = [];
        foreach (var place in places)
        {
            all.AddRange(await source.AnyAsync(place, MostRanked + 1 - all.Count, ct));
            if (all.Count > MostRanked) break;
        }
        if (all.Count > MostRanked) return await NotedAsync(reading, await NewestAsync(source, asked, places, after, numbered, ct), ct);
        all = await source.OpenAsync(all, ct);
        var counts = all.GroupBy(hit => hit.Place).ToDictionary(g => g.Key, g => g.Count());
        var page = all.Order(SearchCursor.Ranked).Where(hit => after is not { } from || SearchCursor.Ranked.Compare(hit, from) > 0).Take(PageSize + 1).ToList();
        return await NotedAsync(reading, await SliceAsync(source, page, counts, numbered, ct), ct);
    }

    private async Task<SearchSlice> NotedAsync(Reading reading, SearchSlice shown, CancellationToken ct)
    {
        await reads.NoteAsync(reading, [.. shown.Hits.Where(hit => hit.IsRestricted).Select(hit => hit.Task).OfType<TaskId>().Distinct()], ReadPlace.Search, null, ct);
        var checks = shown.Hits.Where(hit => hit.IsRestricted).Select(hit => hit.Finding?.Id).OfType<WiderCheckId>().Distinct().ToList();
        if (checks.Count > 0) await ReadWiderCheck.NoteAsync(reads, reading, checks, ct);
        return shown;
    }

    /// <summary>The latter half of the places is looked through on a second connection meanwhile.</summary>
    private async Task<SearchSlice> NewestAsync(SearchSource source, SearchAsked asked, SearchPlace[] places, SearchCursor? after, TaskId? numbered, CancellationToken ct)
    {
        var half = (places.Length + 1) / 2;
        var meanwhile = places.Length > 1 ? BesideAsync() : Task.FromResult<List<SearchCursor>>([]);
        try
        {
            List<SearchCursor> newest = [.. await NewestOfAsync(source, places[..half], after, ct), .. await meanwhile];
            return await SliceAsync(source, [.. newest.OrderByDescending(hit => hit.Source).Take(PageSize + 1)], null, numbered, ct);
        }
        finally
        {
            // nothing goes on reading after the page has failed; why it failed is told by what was thrown first
            await ((Task)meanwhile).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task<List<SearchCursor>> BesideAsync()
        {
            await using var reading = await door.ReadAsync(ct);
            return reading is null ? [] : await NewestOfAsync(new SearchSource(reading.Db, Tasks(reading, asked), Findings(reading, asked), asked.Terms), places[half..], after, ct);
        }
    }

    private static async Task<List<SearchCursor>> NewestOfAsync(SearchSource source, SearchPlace[] places, SearchCursor? after, CancellationToken ct)
    {
        List<SearchCursor> newest = [];
        foreach (var place in places) newest.AddRange(await source.NewestAsync(place, after?.Source, PageSize + 1, ct));
        return newest;
    }

    private static async Task<SearchSlice> SliceAsync(SearchSource source, List<SearchCursor> page, IReadOnlyDictionary<SearchPlace, int>? counts, TaskId? numbered, CancellationToken ct)
    {
        var shown = page.Take(PageSize).ToList();
        return new SearchSlice(await source.HitsAsync(shown, ct), counts, numbered, page.Count > PageSize ? shown[^1] : null);
    }

    private static IQueryable<RectificationTask> Tasks(Reading reading, SearchAsked asked)
    {
        var tasks = reading.Db.TasksVisibleTo(reading.Sight);
        if (asked.Inspection is { } inspection) tasks = tasks.Where(t => t.InspectionId == inspection);
        if (asked.State is { } state) tasks = tasks.Where(t => t.State == state);
        return tasks;
    }

    /// <summary>Of checks that are not void. Whoever asks for tasks of a state asks for no findings.</summary>
    private static IQueryable<WiderFinding> Findings(Reading reading, SearchAsked asked)
    {
        var checks = reading.Db.WiderChecks.VisibleTo(reading.Sight, reading.Db).Where(c => c.State != WiderCheckState.Void);
        if (asked.Inspection is { } inspection) checks = checks.Where(c => c.InspectionId == inspection);
        if (asked.State is not null) checks = checks.Where(c => false);
        return WiderCheckList.OfFindings(reading, checks);
    }

    private static async Task<TaskId?> NumberedAsync(Reading reading, string words, CancellationToken ct)
    {
        if (!int.TryParse(words.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var found = await reading.Db.TasksVisibleTo(reading.Sight).Where(t => reading.Db.Problems.Any(p => p.Id == t.ProblemId && p.Number == number)).OrderBy(t => t.Part).Select(t => t.Id).Take(1).ToListAsync(ct);
        return found.Count == 0 ? null : found[0];
    }
}
