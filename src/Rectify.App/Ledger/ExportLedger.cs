using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Trail;
using Rectify.Documents.Writing;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Ledger;

/// <summary>
/// The ledger as .xlsx with the same conditions as on the page, in the order of the documents. Tasks are read a batch at a time by key and written at once:
/// memory does not grow with the ledger.
/// </summary>
public sealed class ExportLedger(Door door, NoteReads reads) : IUseCase
{
    /// <summary>False, and nothing written, when nobody is signed in.</summary>
    public async Task<bool> Run(Stream output, LedgerFilter filter, string title, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return false;
        await LedgerWorkbook.WriteAsync(output, new LedgerHead(title, await ScopeAsync(reading, filter, ct), reading.Today), EntriesAsync(reading, filter, ct), ct);
        return true;
    }

    private async IAsyncEnumerable<LedgerEntry> EntriesAsync(Reading reading, LedgerFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var tasks = await reading.LedgerAsync(filter, ct);
        var sections = new LedgerSections(reading.Db);
        for (LedgerKey? from = null; ;)
        {
            var keys = await ReadLedger.Page(tasks, LedgerSort.Document, from).Select(t => new { t.Id, t.InspectionId, t.Sequence, t.DueOn }).ToListAsync(ct);
            var batch = keys.Take(ReadLedger.PageSize).ToList();
            var rows = await ExportedTask.ReadAsync(reading.Db, [.. batch.Select(k => k.Id)], ct);
            await reads.NoteAsync(reading, [.. rows.Values.Where(row => row.IsRestricted).Select(row => row.Id)], ReadPlace.Ledger, null, ct);
            foreach (var key in batch) yield return rows[key.Id].AsEntry(await sections.OfAsync(key.InspectionId, ct));
            if (keys.Count <= ReadLedger.PageSize) yield break;
            var last = batch[^1];
            from = new LedgerKey(false, last.Id, last.DueOn, last.InspectionId, last.Sequence);
        }
    }

    /// <summary>Which problems are in it, in words: the body and the round where one inspection or round is asked for.</summary>
    private static async Task<string> ScopeAsync(Reading reading, LedgerFilter filter, CancellationToken ct)
    {
        var db = reading.Db;
        if (filter.Inspection is { } inspection)
        {
            return await db.Inspections.Where(i => i.Id == inspection).Join(db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new { i.BodyId, r.Name })
                .Join(db.Set<Domain.People.UnitPeriod>().Where(u => u.Until == null), i => i.BodyId, u => u.UnitId, (i, u) => i.Name + " · " + u.Name).SingleOrDefaultAsync(ct) ?? "";
        }
        return filter.Round is { } round ? await db.Rounds.Where(r => r.Id == round).Select(r => r.Name).SingleOrDefaultAsync(ct) ?? "" : "";
    }
}

/// <summary>The sections above each problem; those of one inspection at a time are kept.</summary>
internal sealed class LedgerSections(RectifyDb db)
{
    private InspectionId? inspection;
    private Dictionary<SectionId, (SectionId? Parent, string Heading)> sections = [];

    /// <summary>Headings from the top down to the problem's own section.</summary>
    public async Task<Func<SectionId?, IReadOnlyList<string>>> OfAsync(InspectionId wanted, CancellationToken ct)
    {
        if (inspection != wanted)
        {
            inspection = wanted;
            sections = await db.Sections.Where(s => s.InspectionId == wanted).Select(s => new { s.Id, s.ParentId, s.Ordinal, s.Heading }).ToDictionaryAsync(s => s.Id, s => (s.ParentId, Section.TitleOf(s.Ordinal, s.Heading)), ct);
        }
        var known = sections;
        return section =>
        {
            List<string> path = [];
            for (var at = section; at is { } id && known.TryGetValue(id, out var found); at = found.Parent) path.Insert(0, found.Heading);
            return path;
        };
    }
}
