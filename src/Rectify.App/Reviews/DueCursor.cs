using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reviews;

/// <summary>The last row of a page in the order of deadlines: <c>2026-06-30.0198…</c> in an address. The next page begins after it.</summary>
public readonly record struct DueCursor(DateOnly DueOn, TaskId Id)
{
    public static bool TryParse([NotNullWhen(true)] string? text, out DueCursor cursor)
    {
        cursor = default;
        if (text?.Split('.') is not [var day, var key] || !Guid.TryParseExact(key, "N", out var id)) return false;
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)) return false;
        cursor = new DueCursor(due, new TaskId(id));
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DueOn:yyyy-MM-dd}.{Id.Value:N}");
}
