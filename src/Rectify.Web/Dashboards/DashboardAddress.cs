using System.Globalization;
using Rectify.Domain.Rounds;

namespace Rectify.Web.Dashboards;

/// <summary>The address of an inspection's dashboard.</summary>
public static class DashboardAddress
{
    public const string Page = "/dashboard";

    /// <param name="on">Null for today.</param>
    public static string Of(InspectionId inspection, DateOnly? on = null) =>
        $"{Page}?inspection={inspection.Value:N}{(on is { } day ? $"&on={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")}";
}
