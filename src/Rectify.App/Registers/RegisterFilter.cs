using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Ledger;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;

namespace Rectify.App.Registers;

/// <summary>What the registers are asked for; whatever is null does not narrow. What counts no more is left out unless asked for.</summary>
public sealed record RegisterFilter
{
    public static readonly RegisterFilter None = new();

    public RegisterKind? Kind { get; init; }

    /// <summary>Rows ticked in the list, whether they count or not; empty for none.</summary>
    public IReadOnlyList<RegisterId> Chosen { get; init; } = [];

    public InspectionId? Inspection { get; init; }

    public InstitutionStage? Stage { get; init; }

    public InstitutionChange? Change { get; init; }

    public AccountabilityKind? Sanction { get; init; }

    /// <summary>The lead unit of a task it answers, with those below it.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>It answers a measure of that problem.</summary>
    public ProblemId? Problem { get; init; }

    /// <summary>Issued, decided or true on that day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Issued, decided or true on that day or earlier.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>In the title, number, issuer, form or name.</summary>
    public string? Text { get; init; }

    /// <summary>Institutions whose number stands with another title, too.</summary>
    public bool NumberTwice { get; init; }

    /// <summary>With those replaced or void.</summary>
    public bool WithEnded { get; init; }
}

/// <summary>The conditions: a plain list of "if asked, narrow" over the entries the reader may see.</summary>
internal static class RegisterConditions
{
    public static IQueryable<RegisterEntry> RegistersAsked(this Reading reading, RegisterFilter filter)
    {
        var (db, entries) = (reading.Db, reading.Db.Registers.VisibleTo(reading.Sight, reading.Db));
        if (filter.Chosen.Count > 0) entries = entries.Where(e => filter.Chosen.Contains(e.Id));
        else if (!filter.WithEnded) entries = entries.Where(e => e.Ending == null);
        if (filter.Inspection is { } inspection) entries = entries.Where(e => e.InspectionId == inspection);
        entries = filter.Kind switch
        {
            RegisterKind.Institution => entries.Where(e => e is Institution),
            RegisterKind.Accountability => entries.Where(e => e is AccountabilityCase),
            RegisterKind.Sum => entries.Where(e => e is Sum),
            _ => entries,
        };
        if (filter.Stage is { } stage) entries = entries.Where(e => e is Institution && ((Institution)e).Stage == stage);
        if (filter.Change is { } change) entries = entries.Where(e => e is Institution && ((Institution)e).Change == change);
        if (filter.Sanction is { } sanction) entries = entries.Where(e => e is AccountabilityCase && ((AccountabilityCase)e).Kind == sanction);
        if (filter.Unit is { } unit)
        {
            var units = reading.Actor.Units.Within(unit).ToList();
            entries = entries.Answering(db.TasksVisibleTo(reading.Sight).Where(t => t.LeadUnitId != null && units.Contains(t.LeadUnitId.Value)), db);
        }
        if (filter.Problem is { } problem) entries = entries.Answering(db.TasksVisibleTo(reading.Sight).Where(t => t.ProblemId == problem), db);
        if (filter.From is { } first) entries = entries.Where(e => ((Institution)e).IssuedOn >= first || ((AccountabilityCase)e).DecidedOn >= first || ((Sum)e).TrueOn >= first);
        if (filter.Until is { } last) entries = entries.Where(e => ((Institution)e).IssuedOn <= last || ((AccountabilityCase)e).DecidedOn <= last || ((Sum)e).TrueOn <= last);
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var pattern = LedgerConditions.PatternOf(filter.Text.Trim());
            entries = entries.Where(e => EF.Functions.ILike(((Institution)e).Title, pattern, "\\") || EF.Functions.ILike(((Institution)e).Number!, pattern, "\\") || EF.Functions.ILike(((Institution)e).Issuer!, pattern, "\\")
                || EF.Functions.ILike(((AccountabilityCase)e).Note!, pattern, "\\") || EF.Functions.ILike(((Sum)e).Label, pattern, "\\"));
        }
        if (filter.NumberTwice)
        {
            var twice = reading.WithNumberTwice().Select(i => i.Id);
            entries = entries.Where(e => twice.Contains(e.Id));
        }
        return entries;
    }

    /// <summary>Institutions whose number stands with another title on another entry in force of the same body, where the reader may see both.</summary>
    public static IQueryable<Institution> WithNumberTwice(this Reading reading)
    {
        var db = reading.Db;
        var seen = db.Registers.VisibleTo(reading.Sight, db).OfType<Institution>().Where(i => i.Number != null && i.Ending == null);
        return seen.Where(i => seen.Any(other => other.Number == i.Number && other.Title != i.Title
            && db.Inspections.Any(one => one.Id == i.InspectionId && db.Inspections.Any(two => two.Id == other.InspectionId && two.BodyId == one.BodyId))));
    }
}
