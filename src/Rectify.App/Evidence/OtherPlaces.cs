using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Evidence;
using Rectify.Domain.Tasks;

namespace Rectify.App.Evidence;

/// <summary>Another task at which the same content stands.</summary>
/// <param name="Number">The problem's.</param>
public sealed record OtherPlace(TaskId Task, int Number);

/// <summary>
/// Where else the same bytes were uploaded: one paper that is to prove several things is looked at more closely. Told of tasks the reader may see, and of no other, not even by a count.
/// </summary>
internal static class OtherPlaces
{
    /// <summary>More than anybody reads beside one file.</summary>
    private const int MostRows = 200;

    /// <summary>By the content's digest; contents that stand nowhere else are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<OtherPlace>>> OfAsync(Reading reading, TaskId task, IEnumerable<string> contents, CancellationToken ct)
    {
        var asked = contents.Distinct().ToList();
        if (asked.Count == 0) return new Dictionary<string, IReadOnlyList<OtherPlace>>();
        // the files first and by themselves: few of them stand twice, and the tasks of those alone are asked for
        var others = await reading.Db.Set<EvidenceItem>().Where(e => asked.Contains(e.Sha256) && e.TaskId != task && !e.IsReplaced).OrderByDescending(e => e.Id).Take(MostRows).Select(e => new { e.Sha256, e.TaskId }).ToListAsync(ct);
        if (others.Count == 0) return new Dictionary<string, IReadOnlyList<OtherPlace>>();
        var tasks = others.Select(o => o.TaskId).Distinct().ToList();
        var seen = await reading.Db.Tasks.Where(t => tasks.Contains(t.Id)).VisibleTo(reading.Sight, reading.Db).Join(reading.Db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new { t.Id, p.Number }).ToDictionaryAsync(t => t.Id, t => t.Number, ct);
        return others.Where(o => seen.ContainsKey(o.TaskId)).GroupBy(o => o.Sha256).ToDictionary(
            places => places.Key, places => (IReadOnlyList<OtherPlace>)[.. places.DistinctBy(o => o.TaskId).Select(o => new OtherPlace(o.TaskId, seen[o.TaskId])).OrderBy(o => o.Number)], StringComparer.Ordinal);
    }
}
