using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.People;

/// <summary>How lists of people and units are sorted and named.</summary>
internal static class PeopleOrder
{
    /// <summary>Chinese by pinyin; surnames with special readings are put right by a person's sort key.</summary>
    public const string Collation = "zh-x-icu";

    /// <summary>Names and parents of units as they stand now.</summary>
    public static IQueryable<UnitPeriod> CurrentUnitNames(this RectifyDb db) => db.Set<UnitPeriod>().Where(p => p.Until == null);
}

/// <summary>Turns what a person typed into a pattern for LIKE.</summary>
internal static class LikePattern
{
    /// <summary>A pattern that holds the text anywhere, its own signs escaped; null when nothing was typed.</summary>
    public static string? Holding(string? typed)
    {
        var text = typed?.Trim();
        return string.IsNullOrEmpty(text) ? null : $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
    }
}
