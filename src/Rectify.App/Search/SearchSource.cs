using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Rectify.App.Data;
using Rectify.App.Data.Mappings;
using Rectify.App.Ledger;
using Rectify.App.Reviews;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Search;

/// <summary>The texts of each place that hold all terms, among the tasks and findings given: keys and states first, the words of the few that are shown afterwards.</summary>
/// <param name="findings">Of wider checks; none where they are not asked for.</param>
internal sealed class SearchSource(RectifyDb db, IQueryable<RectificationTask> tasks, IQueryable<WiderFinding> findings, IReadOnlyList<string> terms)
{
    private static readonly IReadOnlyList<TaskState> Open = LedgerConditions.OpenStates;

    private readonly int[] keys = [.. terms.SelectMany(PairKeys.Of).Distinct()];
    private IQueryable<Problem> Problems =>
        Holding(db.Problems.Where(p => keys.All(key => EF.Property<int[]>(p, ProblemMapping.WordingKeys).Contains(key))), p => p.Wording).Where(p => tasks.Any(t => t.ProblemId == p.Id));

    private IQueryable<Measure> Measures => Holding(db.Set<Measure>().Where(m => keys.All(key => EF.Property<int[]>(m, SearchedText.TextKeys).Contains(key))), m => m.Text);

    private IQueryable<Progress> Progress => Holding(db.Set<Progress>().Where(p => keys.All(key => EF.Property<int[]>(p, SearchedText.TextKeys).Contains(key))), p => p.Text);

    private IQueryable<Evidence.EvidenceText> Texts => Holding(db.EvidenceTexts.Where(x => keys.All(key => EF.Property<int[]>(x, SearchedText.TextKeys).Contains(key))), x => x.Text);

    private IQueryable<EvidenceItem> Evidence => db.Set<EvidenceItem>().Where(e => !e.IsReplaced && Texts.Any(x => x.Sha256 == e.Sha256));

    private IQueryable<WiderFinding> Findings => Holding(findings.Where(f => f.StruckOn == null && keys.All(key => EF.Property<int[]>(f, WiderCheckMapping.WordingKeys).Contains(key))), f => f.Wording);

    /// <summary>So many hits of a place, whichever. Whether a problem has an open task is asked for the hits that are ranked (<see cref="OpenAsync"/>): for who sees few tasks, asking it here gathers them twice.</summary>
    public Task<List<SearchCursor>> AnyAsync(SearchPlace place, int most, CancellationToken ct) => place switch
    {
        SearchPlace.Wording => ReadAsync(place, Problems.Take(most).Select(p => new Found<ProblemId>(p.Id, false)), id => id.Value, ct),
        SearchPlace.Measure => ReadAsync(place, Measures.Join(tasks, m => m.TaskId, t => t.Id, (m, t) => new Found<MeasureId>(m.Id, Open.Contains(t.State))).Take(most), id => id.Value, ct),
        SearchPlace.Progress => ReadAsync(place, Progress.Join(tasks, p => p.TaskId, t => t.Id, (p, t) => new Found<ProgressId>(p.Id, Open.Contains(t.State))).Take(most), id => id.Value, ct),
        SearchPlace.Evidence => ReadAsync(place, Evidence.Join(tasks, e => e.TaskId, t => t.Id, (e, t) => new Found<EvidenceId>(e.Id, Open.Contains(t.State))).Take(most), id => id.Value, ct),
        _ => ReadAsync(place, Findings.Take(most).Select(f => new Found<Guid>(EF.Property<Guid>(f, WiderCheckMapping.SearchKey), !f.Remedies.Any(r => r.ReturnedOn == null))), id => id, ct),
    };

    /// <summary>The hits, those in the wording of problems marked that have an open task.</summary>
    public async Task<List<SearchCursor>> OpenAsync(List<SearchCursor> hits, CancellationToken ct)
    {
        List<ProblemId> problems = [.. hits.Where(hit => hit.Place == SearchPlace.Wording).Select(hit => ProblemId.From(hit.Source))];
        if (problems.Count == 0) return hits;
        var open = (await tasks.Where(t => problems.Contains(t.ProblemId) && Open.Contains(t.State)).Select(t => t.ProblemId).ToListAsync(ct)).Select(id => id.Value).ToHashSet();
        return [.. hits.Select(hit => hit.Place == SearchPlace.Wording ? hit with { IsOpen = open.Contains(hit.Source) } : hit)];
    }

    /// <summary>The newest hits of a place, older than that one; which of them are open is no matter to their order.</summary>
    public Task<List<SearchCursor>> NewestAsync(SearchPlace place, Guid? before, int most, CancellationToken ct)
    {
        var last = before ?? Guid.AllBitsSet;
        var (problem, measure, entry, piece) = (ProblemId.From(last), MeasureId.From(last), ProgressId.From(last), EvidenceId.From(last));
        return place switch
        {
            SearchPlace.Wording => ReadAsync(place, Problems.Where(p => EF.Functions.LessThan(ValueTuple.Create(p.Id), ValueTuple.Create(problem))).OrderByDescending(p => p.Id).Take(most)
                .Select(p => new Found<ProblemId>(p.Id, false)), id => id.Value, ct),
            SearchPlace.Measure => ReadAsync(place, Measures.Where(m => EF.Functions.LessThan(ValueTuple.Create(m.Id), ValueTuple.Create(measure)))
                .Join(tasks, m => m.TaskId, t => t.Id, (m, t) => new { m.Id, t.State }).OrderByDescending(x => x.Id).Take(most).Select(x => new Found<MeasureId>(x.Id, Open.Contains(x.State))), id => id.Value, ct),
            SearchPlace.Progress => ReadAsync(place, Progress.Where(p => EF.Functions.LessThan(ValueTuple.Create(p.Id), ValueTuple.Create(entry)))
                .Join(tasks, p => p.TaskId, t => t.Id, (p, t) => new { p.Id, t.State }).OrderByDescending(x => x.Id).Take(most).Select(x => new Found<ProgressId>(x.Id, Open.Contains(x.State))), id => id.Value, ct),
            SearchPlace.Finding => ReadAsync(place, Findings.Where(f => EF.Functions.LessThan(ValueTuple.Create(EF.Property<Guid>(f, WiderCheckMapping.SearchKey)), ValueTuple.Create(last)))
                .OrderByDescending(f => EF.Property<Guid>(f, WiderCheckMapping.SearchKey)).Take(most).Select(f => new Found<Guid>(EF.Property<Guid>(f, WiderCheckMapping.SearchKey), !f.Remedies.Any(r => r.ReturnedOn == null))), id => id, ct),
            _ => ReadAsync(place, Evidence.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.Id), ValueTuple.Create(piece)))
                .Join(tasks, e => e.TaskId, t => t.Id, (e, t) => new { e.Id, t.State }).OrderByDescending(x => x.Id).Take(most).Select(x => new Found<EvidenceId>(x.Id, Open.Contains(x.State))), id => id.Value, ct),
        };
    }

    /// <summary>With their words, in the order given.</summary>
    public async Task<IReadOnlyList<SearchHit>> HitsAsync(IReadOnlyList<SearchCursor> shown, CancellationToken ct)
    {
        Dictionary<Guid, Said> said = [];
        var found = await FindingsAsync([.. shown.Where(hit => hit.Place == SearchPlace.Finding)], ct);
        foreach (var place in shown.Where(hit => hit.Place != SearchPlace.Finding).GroupBy(hit => hit.Place))
            foreach (var one in await SaidAsync(place.Key, [.. place.Select(hit => hit.Source)], ct)) said[one.Source] = one;
        var ids = said.Values.Select(one => one.Task).Distinct().ToList();
        var heads = await (
            from t in db.Tasks
            where ids.Contains(t.Id)
            join p in db.Problems on t.ProblemId equals p.Id
            select new
            {
                t.Id, p.Number, Wording = p.Wording.Substring(0, ReviewQueue.WordingLength), p.IsRestricted, t.State,
                LeadUnit = db.Set<UnitPeriod>().Where(u => u.UnitId == t.LeadUnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
            }).ToDictionaryAsync(t => t.Id, ct);
        return [.. shown.Where(hit => said.ContainsKey(hit.Source) || found.ContainsKey(hit.Source)).Select(hit =>
        {
            if (found.TryGetValue(hit.Source, out var finding)) return finding;
            var (one, head) = (said[hit.Source], heads[said[hit.Source].Task]);
            return new SearchHit
            {
                Key = hit, Task = one.Task, Number = head.Number, Wording = head.Wording, IsRestricted = head.IsRestricted, State = head.State, LeadUnit = head.LeadUnit,
                Around = Snippet.Of(one.Text, terms), Measure = one.Measure, TrueOn = one.TrueOn, IsCorrected = one.IsCorrected, Evidence = one.Evidence, FileName = one.FileName, Page = one.Page,
            };
        })];
    }

    private async Task<IReadOnlyDictionary<Guid, SearchHit>> FindingsAsync(IReadOnlyList<SearchCursor> shown, CancellationToken ct)
    {
        if (shown.Count == 0) return new Dictionary<Guid, SearchHit>();
        var keys = shown.Select(hit => hit.Source).ToList();
        var rows = await (
            from f in db.Set<WiderFinding>()
            where keys.Contains(EF.Property<Guid>(f, WiderCheckMapping.SearchKey))
            join c in db.WiderChecks on f.WiderCheckId equals c.Id
            select new
            {
                Key = EF.Property<Guid>(f, WiderCheckMapping.SearchKey), Check = c.Id, c.Kind, CheckNumber = c.Number, f.Number, c.Title, f.Wording, IsOpen = !f.Remedies.Any(r => r.ReturnedOn == null),
                Unit = db.Set<UnitPeriod>().Where(u => u.UnitId == f.UnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
                IsRestricted = c.Problems.Any(of => db.Problems.Any(p => p.Id == of.ProblemId && p.IsRestricted)),
            }).ToDictionaryAsync(f => f.Key, ct);
        return shown.Where(hit => rows.ContainsKey(hit.Source)).ToDictionary(hit => hit.Source, hit => rows[hit.Source] is var row ? new SearchHit
        {
            Key = hit, Finding = new FoundFinding(row.Check, row.Kind, row.CheckNumber, row.Number, row.IsOpen), Wording = row.Title, IsRestricted = row.IsRestricted, LeadUnit = row.Unit, Around = Snippet.Of(row.Wording, terms),
        } : null!);
    }

    private async Task<IEnumerable<Said>> SaidAsync(SearchPlace place, Guid[] sources, CancellationToken ct)
    {
        switch (place)
        {
            case SearchPlace.Wording:
                List<ProblemId> problems = [.. sources.Select(ProblemId.From)];
                var wordings = await db.Problems.Where(p => problems.Contains(p.Id)).Select(p => new { p.Id, p.Wording, Task = tasks.Where(t => t.ProblemId == p.Id).OrderBy(t => t.Part).Select(t => t.Id).First() }).ToListAsync(ct);
                return wordings.Select(p => new Said(p.Id.Value, p.Task, p.Wording));
            case SearchPlace.Measure:
                List<MeasureId> measures = [.. sources.Select(MeasureId.From)];
                var written = await db.Set<Measure>().Where(m => measures.Contains(m.Id)).Select(m => new { m.Id, m.TaskId, m.Text, m.Position }).ToListAsync(ct);
                return written.Select(m => new Said(m.Id.Value, m.TaskId, m.Text) { Measure = m.Position });
            case SearchPlace.Progress:
                List<ProgressId> entries = [.. sources.Select(ProgressId.From)];
                var reported = await (
                    from p in db.Set<Progress>()
                    where entries.Contains(p.Id)
                    join m in db.Set<Measure>() on p.MeasureId equals m.Id
                    select new { p.Id, p.TaskId, p.Text, m.Position, p.TrueOn, IsCorrected = db.Set<Progress>().Any(later => later.MeasureId == p.MeasureId && later.ReplacesId == p.Id) }).ToListAsync(ct);
                return reported.Select(p => new Said(p.Id.Value, p.TaskId, p.Text) { Measure = p.Position, TrueOn = p.TrueOn, IsCorrected = p.IsCorrected });
            default:
                List<EvidenceId> pieces = [.. sources.Select(EvidenceId.From)];
                var files = await db.Set<EvidenceItem>().Where(e => pieces.Contains(e.Id)).Select(e => new { e.Id, e.TaskId, e.FileName, e.Sha256 }).ToListAsync(ct);
                var contents = files.Select(e => e.Sha256).Distinct().ToList();
                // asked for by content: as a part of the question above, the first piece of every text that holds the words would be looked for
                var first = await Texts.Where(x => contents.Contains(x.Sha256)).GroupBy(x => x.Sha256).Select(pieces => pieces.OrderBy(x => x.Number).Select(x => new { x.Sha256, x.Page, x.Text }).First()).ToDictionaryAsync(x => x.Sha256, ct);
                return files.Where(e => first.ContainsKey(e.Sha256)).Select(e => new Said(e.Id.Value, e.TaskId, first[e.Sha256].Text) { Evidence = e.Id, FileName = e.FileName, Page = first[e.Sha256].Page });
        }
    }

    /// <summary>
    /// Of the few that hold the keys, those that hold each term. ILIKE brings each text to small letters first, which is most of a search's time; a term without any, as one in Chinese, is compared as it stands.
    /// </summary>
    private IQueryable<T> Holding<T>(IQueryable<T> found, Expression<Func<T, string>> text)
    {
        foreach (var term in terms)
        {
            var pattern = LedgerConditions.PatternOf(term);
            Expression<Func<string, bool>> holds = string.Equals(term.ToLowerInvariant(), term.ToUpperInvariant(), StringComparison.Ordinal)
                ? said => EF.Functions.Like(said, pattern, "\\") : said => EF.Functions.ILike(said, pattern, "\\");
            found = found.Where(Expression.Lambda<Func<T, bool>>(ReplacingExpressionVisitor.Replace(holds.Parameters[0], text.Body, holds.Body), text.Parameters));
        }
        return found;
    }

    private static async Task<List<SearchCursor>> ReadAsync<TId>(SearchPlace place, IQueryable<Found<TId>> found, Func<TId, Guid> value, CancellationToken ct) =>
        [.. (await found.ToListAsync(ct)).Select(one => new SearchCursor(place, one.IsOpen, value(one.Id)))];

    private sealed record Found<TId>(TId Id, bool IsOpen);

    private sealed record Said(Guid Source, TaskId Task, string Text)
    {
        public int? Measure { get; init; }

        public DateOnly? TrueOn { get; init; }

        public bool IsCorrected { get; init; }

        public EvidenceId? Evidence { get; init; }

        public string? FileName { get; init; }

        public int? Page { get; init; }
    }
}
