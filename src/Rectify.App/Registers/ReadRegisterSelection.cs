using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Trail;
using Rectify.Domain.People;
using Rectify.Domain.Registers;
using Rectify.Domain.Tasks;

namespace Rectify.App.Registers;

/// <summary>An entry chosen in the registers.</summary>
/// <param name="WhyNotVoid">What keeps the reader from making it void; null where that is no act of theirs.</param>
public sealed record SelectedRegister(RegisterListRow Row, IReadOnlyList<Unmet>? WhyNotVoid);

/// <summary>所选登记: what was chosen in the registers, of what the reader may see, the latest first.</summary>
public sealed class ReadRegisterSelection(Door door, NoteReads reads) : IUseCase
{
    public async Task<IReadOnlyList<SelectedRegister>> Run(IReadOnlyCollection<RegisterId> chosen, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || chosen.Count == 0) return [];
        var (db, ids) = (reading.Db, chosen.Take(ManyRecords.MaxLines).ToList());
        var entries = await reading.RegistersAsked(new RegisterFilter { Chosen = ids }).Include(e => e.Links).OrderByDescending(e => e.Id).ToListAsync(ct);
        var rows = await RegisterList.RowsAsync(reading, entries, ct);
        await ReadRegister.NoteAsync(reads, reading, [.. entries.Select(e => e.Id)], ct);
        var archived = (await db.Inspections.Where(i => entries.Select(e => e.InspectionId).Contains(i.Id) && i.ArchivedOn != null).Select(i => i.Id).ToListAsync(ct)).ToHashSet();
        var session = new ActSession(db, new Stamp(reading.Actor, reading.Now, reading.Today), reading.Sight, ct);
        var cases = await session.CasesAsync(entries);
        return [.. rows.Zip(cases, (row, one) => new SelectedRegister(row, archived.Contains(row.Inspection) ? [new Unmet(Rule.InspectionArchived, Relation.Office)]
            : RegisterLifecycle.OfferedTo(new RegisterCase(one.Entry, one.Tasks, null)).GetValueOrDefault(RegisterVerb.MakeVoid)))];
    }
}
