using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Ledger;

/// <summary>Something to choose in the ledger's filter bar, or the name of a condition in force.</summary>
public sealed record LedgerChoice(Guid Id, string Name);

/// <summary>What the filter bar offers. Lead units, leaders and sections are those of the inspection once one is chosen; before, units and leaders are those of the reader's reach.</summary>
/// <param name="Named">Units whose name contains the text looked for.</param>
public sealed record LedgerChoices(IReadOnlyList<LedgerChoice> Rounds, IReadOnlyList<LedgerChoice> Inspections, IReadOnlyList<LedgerChoice> Units, IReadOnlyList<LedgerChoice> Leaders, IReadOnlyList<LedgerChoice> Sections, IReadOnlyList<LedgerChoice> Named)
{
    public static readonly LedgerChoices None = new([], [], [], [], [], []);
}

/// <summary>Reads the choices; every list is bounded, and holds what the filter names even where the bound would leave it out.</summary>
public sealed class ReadLedgerChoices(Door door) : IUseCase
{
    public const int MostChoices = 60;
    private const int MostNamed = 5;

    public async Task<LedgerChoices> Run(LedgerFilter filter, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return LedgerChoices.None;
        var (db, sight) = (reading.Db, reading.Sight);
        var inspections = db.Inspections.VisibleTo(sight, db);
        var rounds = await db.Rounds.Where(r => inspections.Select(i => i.RoundId).Contains(r.Id)).OrderByDescending(r => r.Year).ThenByDescending(r => r.Id).Select(r => new LedgerChoice(r.Id.Value, r.Name)).Take(MostChoices).ToListAsync(ct);
        return new LedgerChoices(rounds, await InspectionsAsync(db, inspections, filter, ct), await UnitsAsync(reading, filter, ct), await LeadersAsync(reading, filter, ct), await SectionsAsync(db, inspections, filter, ct), await NamedAsync(db, filter.Text, ct));
    }

    private static async Task<List<LedgerChoice>> InspectionsAsync(RectifyDb db, IQueryable<Inspection> visible, LedgerFilter filter, CancellationToken ct)
    {
        var offered = filter.Round is { } round ? visible.Where(i => i.RoundId == round) : visible;
        return await offered.OrderByDescending(i => i.Id == filter.Inspection).ThenByDescending(i => i.FeedbackOn).ThenBy(i => i.Id).Take(MostChoices)
            .Join(db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new { i.Id, i.BodyId, Round = r.Name })
            .Join(db.Set<UnitPeriod>().Where(u => u.Until == null), i => i.BodyId, u => u.UnitId, (i, u) => new LedgerChoice(i.Id.Value, u.Name + " · " + i.Round)).ToListAsync(ct);
    }

    private static async Task<List<LedgerChoice>> UnitsAsync(Reading reading, LedgerFilter filter, CancellationToken ct)
    {
        var (db, sight) = (reading.Db, reading.Sight);
        var periods = db.Set<UnitPeriod>().Where(u => u.Until == null);
        List<UnitId> named = filter.Unit is { } unit ? [unit] : [];
        if (filter.Inspection is { } inspection)
        {
            var lead = db.TasksVisibleTo(sight, inspection).Select(t => t.LeadUnitId);
            periods = periods.Where(u => lead.Contains(u.UnitId) || named.Contains(u.UnitId));
        }
        else
        {
            var bodies = db.Inspections.Where(i => sight.Inspections.Contains(i.Id)).Select(i => i.BodyId);
            periods = periods.Where(u => sight.Units.Contains(u.UnitId) || bodies.Contains(u.UnitId) || named.Contains(u.UnitId));
        }
        return await periods.OrderByDescending(u => named.Contains(u.UnitId)).ThenBy(u => u.Name).Take(MostChoices).Select(u => new LedgerChoice(u.UnitId.Value, u.Name)).ToListAsync(ct);
    }

    private static async Task<List<LedgerChoice>> LeadersAsync(Reading reading, LedgerFilter filter, CancellationToken ct)
    {
        var (db, sight, today) = (reading.Db, reading.Sight, reading.Today);
        List<PersonId> named = filter.Leader is { } leader ? [leader] : [];
        IQueryable<PersonId> leaders;
        if (filter.Inspection is { } inspection) leaders = db.TasksVisibleTo(sight, inspection).Where(t => t.LeaderId != null).Select(t => t.LeaderId!.Value);
        else leaders = db.RoleGrants.Where(g => g.Role == Role.ResponsibleLeader && g.From <= today && (g.Until == null || g.Until >= today)).Select(g => g.PersonId);
        return await db.Persons.Where(p => leaders.Contains(p.Id) || named.Contains(p.Id)).OrderByDescending(p => named.Contains(p.Id)).ThenBy(p => p.SortKey).ThenBy(p => p.Id).Take(MostChoices).Select(p => new LedgerChoice(p.Id.Value, p.Name)).ToListAsync(ct);
    }

    private static async Task<List<LedgerChoice>> SectionsAsync(RectifyDb db, IQueryable<Inspection> visible, LedgerFilter filter, CancellationToken ct)
    {
        var mine = filter.Inspection is { } inspection ? db.Sections.Where(s => s.InspectionId == inspection && s.Level <= 2) : db.Sections.Where(s => s.Id == filter.Section);
        var sections = await mine.Where(s => visible.Select(i => i.Id).Contains(s.InspectionId)).OrderBy(s => s.Position).Take(MostChoices).Select(s => new { s.Id, s.Ordinal, s.Heading }).ToListAsync(ct);
        return [.. sections.Select(s => new LedgerChoice(s.Id.Value, Section.TitleOf(s.Ordinal, s.Heading)))];
    }

    private static async Task<List<LedgerChoice>> NamedAsync(RectifyDb db, string? text, CancellationToken ct) => string.IsNullOrWhiteSpace(text)
        ? []
        : await db.Set<UnitPeriod>().Where(u => u.Until == null && u.Name.Contains(text.Trim())).OrderBy(u => u.Name).Take(MostNamed).Select(u => new LedgerChoice(u.UnitId.Value, u.Name)).ToListAsync(ct);
}
