using Rectify.Documents.Writing;
using Rectify.Domain.Tasks;

namespace Rectify.App.Search;

/// <summary>The words the host has for places and states; a workbook speaks the reader's language.</summary>
public sealed record SearchExportWords(string Title, Func<SearchPlace, string> Place, Func<TaskState, string> State);

/// <summary>The hits as .xlsx in the order of the page; where there are too many to rank, the newest ones.</summary>
public sealed class ExportSearch(SearchTexts search) : IUseCase
{
    /// <summary>As many as are ranked.</summary>
    public const int MaxRows = SearchTexts.MostRanked;

    public async Task Run(Stream output, SearchAsked asked, SearchExportWords words, CancellationToken ct = default)
    {
        List<SearchHit> hits = [];
        for (SearchCursor? after = null; hits.Count < MaxRows;)
        {
            var page = await search.Run(asked, after, ct);
            hits.AddRange(page.Hits);
            if (page.Next is not { } next) break;
            after = next;
        }
        await SearchWorkbook.WriteAsync(output, words.Title, hits.Take(MaxRows).Select(hit => new FoundLine(
            hit.Number, words.Place(hit.Key.Place), hit.Around, hit.Wording, hit.LeadUnit, hit.State is { } state ? words.State(state) : null, hit.TrueOn, hit.FileName, hit.Page)), ct);
    }
}
