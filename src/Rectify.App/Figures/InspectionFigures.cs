using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;

namespace Rectify.App.Figures;

/// <summary>
/// What all figures of an inspection are summed from, and the ledger's views behind them, for what the reader may see. Problems are counted by the database;
/// only those with a withdrawn task are looked at one by one.
/// </summary>
internal sealed class InspectionFigures
{
    private readonly IReadOnlyList<StandingGroup> groups;
    private readonly InspectionStandings? special;

    private InspectionFigures(StandingSql sql, IReadOnlyList<StandingGroup> groups, InspectionStandings? special) => (Sql, this.groups, this.special) = (sql, groups, special);

    public StandingSql Sql { get; }

    /// <summary>Lead units with a task.</summary>
    public IReadOnlyList<UnitId> Units => [.. groups.Where(g => g is { IsWhole: false, Unit: not null }).Select(g => new UnitId(g.Unit!.Value))
        .Union(special?.Tasks.Select(t => t.LeadUnit).OfType<UnitId>() ?? [])];

    public static async Task<InspectionFigures> ReadAsync(Reading reading, InspectionId inspection, AsOf asOf, CancellationToken ct)
    {
        var sql = await StandingSql.OfAsync(reading, inspection, asOf, ct);
        var groups = await sql.GroupsAsync(ct);
        var special = await sql.SpecialAsync(ct);
        return new InspectionFigures(sql, groups, special.Count == 0 ? null : await InspectionStandings.ReadAsync(reading, inspection, asOf, special, ct));
    }

    /// <param name="unit">Only what that lead unit owes of each problem; null for the whole problems.</param>
    public ProblemSums Sums(UnitId? unit = null) => ProblemSums.Of([.. Of(unit).Select(g => (g.Standing, g.Count)), .. Apart(unit).Select(problem => (problem, 1))]);

    /// <summary>The problems that a number counts.</summary>
    public async Task<IReadOnlyCollection<ProblemId>> BehindAsync(FigurePart part, UnitId? unit, CancellationToken ct) =>
        [.. await Sql.ProblemsAsync([.. Of(unit).Where(g => g.Standing.Is(part))], unit, ct), .. Apart(unit).Where(p => p.Is(part)).Select(p => p.Problem)];

    private IEnumerable<StandingGroup> Of(UnitId? unit) => groups.Where(g => unit is { } one ? !g.IsWhole && g.Unit == one.Value : g.IsWhole);

    private IReadOnlyList<ProblemStanding> Apart(UnitId? unit) => special?.Problems(unit) ?? [];
}
