using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>销号编号: the body's short name, year and running number, such as 生态环境局销〔2026〕3号. Nobody must use the suggestion; two opinions never share a number.</summary>
internal static class FilingNumbers
{
    private const int MaxNameLength = 16;

    /// <summary>The next number of the body's year.</summary>
    public static async Task<string> SuggestAsync(RectifyDb db, string body, string? parent, int year, CancellationToken ct)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{ShortName(body, parent)}销〔{year}〕");
        var written = await db.Set<Opinion>().Where(o => o.FilingNumber != null && o.FilingNumber.StartsWith(prefix)).Select(o => o.FilingNumber!).ToListAsync(ct);
        var filed = await db.Tasks.Where(t => t.FilingNumber != null && t.FilingNumber.StartsWith(prefix)).Select(t => t.FilingNumber!).ToListAsync(ct);
        return $"{prefix}{written.Concat(filed).Select(number => RunningOf(number, prefix)).DefaultIfEmpty(0).Max() + 1}号";
    }

    /// <summary>Holds the number until the act ends and says whether another opinion or task bears it.</summary>
    public static async Task<bool> IsTakenAsync(RectifyDb db, string number, RectificationTask by, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"filing-number/" + number}, 0))", ct);
        var own = by.CurrentOpinion?.Id;
        return await db.Set<Opinion>().AnyAsync(o => o.FilingNumber == number && o.Conclusion != OpinionConclusion.NotPassed && o.Id != own && (o.TaskId != by.Id || o.ConcludedOn != null), ct)
            || await db.Tasks.AnyAsync(t => t.Id != by.Id && t.FilingNumber == number, ct);
    }

    /// <summary>A body's name as numbers carry it: without that of the unit above.</summary>
    public static string ShortName(string body, string? parent)
    {
        var name = parent is not null && body.Length > parent.Length && body.StartsWith(parent, StringComparison.Ordinal) ? body[parent.Length..] : body;
        return name.Length > MaxNameLength ? name[..MaxNameLength] : name;
    }

    private static int RunningOf(string number, string prefix) =>
        int.TryParse(number[prefix.Length..].TrimEnd('号'), NumberStyles.None, CultureInfo.InvariantCulture, out var running) ? running : 0;
}
