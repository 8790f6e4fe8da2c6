using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Supervision;
using Rectify.App.WiderChecks;
using Rectify.Domain.People;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Desk;

/// <summary>What can wait on a person's desk of wider checks and campaigns, each with the act that takes it off.</summary>
public enum WiderCheckBlock
{
    /// <summary>Unit lead: checks in which a unit of theirs has not reported.</summary>
    ToReport,

    /// <summary>Unit lead: checks with findings of their units that are to be put right.</summary>
    ToPutRight,

    /// <summary>Office and lead unit: every unit has reported and every finding is put right.</summary>
    ToConclude,

    /// <summary>Office: the check, or a finding of it, is past its day.</summary>
    Overdue,
}

/// <summary>A check on the desk.</summary>
/// <param name="DueOn">Of the check; of findings to put right the earliest of theirs.</param>
/// <param name="Waiting">Units to report for, or findings to put right; of what waits for the office, units and findings that are missing.</param>
public sealed record WiderCheckDeskRow(WiderCheckListRow Check, DateOnly DueOn, int Waiting);

/// <param name="HasMore">There is more than the rows shown.</param>
public sealed record WiderCheckDeskPart(WiderCheckBlock Block, IReadOnlyList<WiderCheckDeskRow> Rows, bool HasMore);

/// <summary>The checks of each block, one condition a block; none where the person holds no role it is for.</summary>
internal static class WiderCheckDesk
{
    private static readonly WiderCheckBlock[] Acts = [.. Enum.GetValues<WiderCheckBlock>().Except([WiderCheckBlock.Overdue])];

    public static async Task<IReadOnlyList<WiderCheckDeskPart>> ReadAsync(Reading reading, int most, CancellationToken ct)
    {
        var waiting = Enum.GetValues<WiderCheckBlock>().Select(block => For(block, reading)?.OrderBy(c => c.DueOn).ThenBy(c => c.Id).Take(most + 1)).OfType<IQueryable<Due>>().ToList();
        if (waiting.Count == 0) return [];
        var found = await waiting.Aggregate((all, next) => all.Concat(next)).ToListAsync(ct);
        if (found.Count == 0) return [];
        var ids = found.Select(f => f.Id).Distinct().ToList();
        var rows = (await WiderCheckList.RowsAsync(reading, reading.Db.WiderChecks.Where(c => ids.Contains(c.Id)), ct)).ToDictionary(row => row.Id);
        return [.. found.OrderBy(f => f.DueOn).ThenBy(f => f.Id.Value).GroupBy(f => f.Block).OrderBy(part => part.Key).Select(part => new WiderCheckDeskPart(
            part.Key, [.. part.Take(most).Select(f => new WiderCheckDeskRow(rows[f.Id], f.DueOn, f.Waiting > 0 ? f.Waiting : rows[f.Id].Sums.Units - rows[f.Id].Sums.Reported + rows[f.Id].Sums.Open))], part.Count() > most))];
    }

    /// <summary>Checks that want an act of the person, a query a block.</summary>
    public static IEnumerable<IQueryable<Due>> Waiting(Reading reading) => Acts.Select(block => For(block, reading)).OfType<IQueryable<Due>>();

    public static IQueryable<Due>? Overdue(Reading reading) => For(WiderCheckBlock.Overdue, reading);

    private static IQueryable<Due>? For(WiderCheckBlock block, Reading reading)
    {
        var (db, sight, today) = (reading.Db, reading.Sight, reading.Today);
        var underway = db.WiderChecks.Where(c => c.State == WiderCheckState.Underway && db.Inspections.Any(i => i.Id == c.InspectionId && i.ArchivedOn == null));
        var (led, bodies) = (reading.Actor.ReachAs(Role.UnitLead).Units, reading.Actor.ReachAs(Role.Office, Role.HeadOfOffice).Units);
        // nothing is withheld from the office, nor from who leads each of the units in person; a unit below is led by somebody else
        var seen = led.All(sight.LedUnits.Contains) ? underway.Where(c => bodies.Contains(c.BodyId) || led.Contains(c.LeadUnitId) || c.Units.Any(u => u.ReleasedBecause == null && led.Contains(u.UnitId))) : underway.VisibleTo(sight, db);
        switch (block)
        {
            case WiderCheckBlock.ToReport when led.Count > 0:
                return seen.Select(c => new Due
                {
                    Block = WiderCheckBlock.ToReport, Id = c.Id, DueOn = c.DueOn, Waiting = c.Units.Count(u => u.ReleasedBecause == null && led.Contains(u.UnitId) && !c.Reports.Any(r => r.UnitId == u.UnitId)),
                }).Where(c => c.Waiting > 0);
            case WiderCheckBlock.ToPutRight when led.Count > 0:
                var open = db.Set<WiderFinding>().Where(f => led.Contains(f.UnitId) && f.StruckOn == null && !f.Remedies.Any(r => r.ReturnedOn == null));
                return seen.Where(c => open.Any(f => f.WiderCheckId == c.Id)).Select(c => new Due
                {
                    Block = WiderCheckBlock.ToPutRight, Id = c.Id, DueOn = open.Where(f => f.WiderCheckId == c.Id).Min(f => f.DueOn), Waiting = open.Count(f => f.WiderCheckId == c.Id),
                });
            case WiderCheckBlock.ToConclude when led.Count + bodies.Count > 0:
                // who reported one of its findings put right, or all of it, does not conclude
                return seen.Where(c => (bodies.Contains(c.BodyId) || led.Contains(c.LeadUnitId))
                    && !c.Units.Any(u => u.ReleasedBecause == null && !c.Reports.Any(r => r.UnitId == u.UnitId))
                    && !c.Findings.Any(f => f.StruckOn == null && !f.Remedies.Any(r => r.ReturnedOn == null))
                    && !c.Findings.Any(f => f.StruckOn == null && f.Remedies.Any(r => r.ReturnedOn == null && sight.Persons.Contains(r.By))) && c.Reports.Any(r => !sight.Persons.Contains(r.By)))
                    .Select(c => new Due { Block = WiderCheckBlock.ToConclude, Id = c.Id, DueOn = c.DueOn, Waiting = 0 });
            case WiderCheckBlock.Overdue when bodies.Count > 0:
                return underway.Where(c => bodies.Contains(c.BodyId) && (c.DueOn < today || c.Findings.Any(f => f.StruckOn == null && f.DueOn < today && !f.Remedies.Any(r => r.ReturnedOn == null))))
                    .Select(c => new Due { Block = WiderCheckBlock.Overdue, Id = c.Id, DueOn = c.DueOn, Waiting = 0 });
            default:
                return null;
        }
    }

    /// <summary>A check of a block.</summary>
    internal sealed class Due
    {
        public required WiderCheckBlock Block { get; init; }

        public required WiderCheckId Id { get; init; }

        public required DateOnly DueOn { get; init; }

        /// <summary>0 where the sums say it.</summary>
        public required int Waiting { get; init; }
    }
}
