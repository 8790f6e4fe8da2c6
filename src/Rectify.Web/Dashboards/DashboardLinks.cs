using Rectify.App.Figures;
using Rectify.App.Ledger;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Web.Ledger;

namespace Rectify.Web.Dashboards;

/// <summary>The ledger view behind each number of a dashboard: it shows exactly what the number counts.</summary>
public static class DashboardLinks
{
    public static LedgerFilter Of(Dashboard dashboard, FigurePart part) => new()
    {
        Inspection = dashboard.Head.Inspection, Part = part, AsOf = dashboard.AsOf.Day < dashboard.Today ? dashboard.AsOf.Day : null,
    };

    /// <summary>What one lead unit owes, without the units below it.</summary>
    public static LedgerFilter Of(Dashboard dashboard, FigurePart part, UnitId unit) => Of(dashboard, part) with { Unit = unit, WithBelow = false };

    /// <summary>Tasks with such a measure; the squares of that kind add up to the number.</summary>
    public static LedgerFilter Of(Dashboard dashboard, MeasureState measure) => new() { Inspection = dashboard.Head.Inspection, Measure = measure };

    public static string Href(LedgerFilter filter) => LedgerAddress.Of(filter).Href;
}
