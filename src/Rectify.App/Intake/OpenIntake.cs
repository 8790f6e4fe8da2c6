using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Intake;
using Rectify.Domain.Rounds;

namespace Rectify.App.Intake;

/// <summary>A reading as somebody works on it; the source text stands apart (<see cref="IntakeSource"/>), since it never changes.</summary>
/// <param name="Version">What the next save or the acceptance must have seen.</param>
/// <param name="AcceptedInto">Set once all of it is registered; then nothing changes any more.</param>
public sealed record OpenedIntake(IntakeId Id, string FileName, Proposal Proposal, int Version, string CreatedByName, DateTimeOffset SavedAt, InspectionId? AcceptedInto);

/// <summary>Opens a reading to work on. Null when there is none to be seen.</summary>
public sealed class OpenIntake(Door door) : IUseCase
{
    public async Task<OpenedIntake?> Run(IntakeId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var found = await (from d in db.IntakeDrafts.VisibleTo(reading.Actor, db)
                           where d.Id == id
                           join p in db.Persons on d.CreatedBy equals p.Id
                           select new { d.FileName, d.Proposal, d.Version, p.Name, d.SavedAt, d.AcceptedInto }).SingleOrDefaultAsync(ct);
        return found is null ? null : new(id, found.FileName, ProposalJson.Read(found.Proposal), found.Version, found.Name, found.SavedAt, found.AcceptedInto);
    }
}

/// <summary>The text all spans of a reading point into, exactly as it came. Null when there is none to be seen.</summary>
public sealed class IntakeSource(Door door) : IUseCase
{
    public async Task<string?> Run(IntakeId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? null : await reading.Db.IntakeDrafts.VisibleTo(reading.Actor, reading.Db).Where(d => d.Id == id).Select(d => d.SourceText).SingleOrDefaultAsync(ct);
    }
}
