using Microsoft.EntityFrameworkCore;
using Rectify.Domain.Registers;

namespace Rectify.App.Registers;

/// <param name="Count">Institutions.</param>
public sealed record InstitutionCount(InstitutionChange Change, InstitutionStage Stage, int Count);

/// <param name="Cases">件</param>
/// <param name="Persons">人次: another count than cases.</param>
public sealed record SanctionCount(AccountabilityKind Kind, int Cases, int Persons);

/// <summary>
/// The registers counted: each entry in force once, however many measures and problems it answers. A draft is counted apart and never as issued, and a repealed institution apart from those made.
/// </summary>
/// <param name="Sums">How many sums there are.</param>
/// <param name="AtStake">万元</param>
/// <param name="Recovered">万元</param>
/// <param name="Balance">万元; of each sum never below zero.</param>
public sealed record RegisterSums(IReadOnlyList<InstitutionCount> Institutions, IReadOnlyList<SanctionCount> Sanctions, int Sums, decimal AtStake, decimal Recovered, decimal Balance)
{
    public static readonly RegisterSums None = new([], [], 0, 0, 0, 0);

    /// <summary>Made or revised, and issued.</summary>
    public int Issued => Institutions.Where(i => i.Stage != InstitutionStage.Draft && i.Change != InstitutionChange.Repealed).Sum(i => i.Count);

    public int Drafts => Institutions.Where(i => i.Stage == InstitutionStage.Draft).Sum(i => i.Count);

    public int Repealed => IssuedBy(InstitutionChange.Repealed);

    public int Cases => Sanctions.Sum(s => s.Cases);

    public int Persons => Sanctions.Sum(s => s.Persons);

    public int IssuedBy(InstitutionChange change) => Institutions.Where(i => i.Stage != InstitutionStage.Draft && i.Change == change).Sum(i => i.Count);

    internal static async Task<RegisterSums> OfAsync(IQueryable<RegisterEntry> entries, CancellationToken ct)
    {
        var counted = entries.Where(e => e.Ending == null);
        var institutions = await counted.OfType<Institution>().GroupBy(i => new { i.Change, i.Stage }).Select(g => new { g.Key.Change, g.Key.Stage, Count = g.Count() }).ToListAsync(ct);
        var sanctions = await counted.OfType<AccountabilityCase>().GroupBy(c => c.Kind).Select(g => new { Kind = g.Key, Cases = g.Count(), Persons = g.Sum(c => c.Persons) }).ToListAsync(ct);
        var money = await counted.OfType<Sum>().GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), AtStake = g.Sum(s => s.AtStake), Recovered = g.Sum(s => s.Recovered), Balance = g.Sum(s => s.AtStake > s.Recovered ? s.AtStake - s.Recovered : 0) }).SingleOrDefaultAsync(ct);
        return new RegisterSums(
            [.. institutions.OrderBy(i => i.Change).ThenBy(i => i.Stage).Select(i => new InstitutionCount(i.Change, i.Stage, i.Count))],
            [.. sanctions.OrderBy(s => s.Kind).Select(s => new SanctionCount(s.Kind, s.Cases, s.Persons))], money?.Count ?? 0, money?.AtStake ?? 0, money?.Recovered ?? 0, money?.Balance ?? 0);
    }
}
