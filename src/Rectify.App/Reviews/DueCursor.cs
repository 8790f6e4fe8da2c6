using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reviews;

/// <summary>What stands first in the queue.</summary>
public enum ReviewOrder
{
    /// <summary>By deadline, of one day the riskiest first.</summary>
    Due,

    /// <summary>The riskiest first, of one risk by deadline.</summary>
    Risk,
}

/// <summary>The last row of a page: <c>2026-06-30.4.0198…</c> in an address. The next page begins after it, in whichever order.</summary>
/// <param name="Risk">What its risks add up to.</param>
public readonly record struct DueCursor(DateOnly DueOn, int Risk, TaskId Id)
{
    public static bool TryParse([NotNullWhen(true)] string? text, out DueCursor cursor)
    {
        cursor = default;
        if (text?.Split('.') is not [var day, var risk, var key] || !Guid.TryParseExact(key, "N", out var id)) return false;
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) || !int.TryParse(risk, NumberStyles.None, CultureInfo.InvariantCulture, out var above)) return false;
        cursor = new DueCursor(due, above, new TaskId(id));
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DueOn:yyyy-MM-dd}.{Risk}.{Id.Value:N}");
}
