using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.App.People;
using Rectify.Documents.Reading;
using Rectify.Documents.Reading.Ledgers;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;
using Rectify.Domain.People;

namespace Rectify.App.Intake;

/// <summary>What somebody has said a ledger's header means; remembered for every later ledger.</summary>
internal sealed class NamedHeader
{
    public const int MaxHeaderLength = 200;

    /// <summary>As <see cref="LedgerMapping"/> keys it: without blanks and marks.</summary>
    public required string Header { get; init; }

    public required LedgerField Field { get; set; }

    public required PersonId NamedBy { get; set; }

    public required DateTimeOffset NamedAt { get; set; }
}

internal static class NamedHeaders
{
    private const int Most = 2000;

    public static async Task<LedgerMapping> LedgerMappingAsync(this RectifyDb db, CancellationToken ct) =>
        (await db.NamedHeaders.AsNoTracking().OrderBy(h => h.Header).Take(Most).ToListAsync(ct)).Aggregate(LedgerMapping.Empty, (mapping, named) => mapping.With(named.Header, named.Field));
}

/// <summary>How a ledger of the intake was read: its columns, the rows that were not taken, and what a person should know.</summary>
public sealed record IntakeLedger(ImmutableList<LedgerSheetHeader> Headers, ImmutableList<LedgerRowError> Errors, ImmutableList<LedgerNote> Notes)
{
    public IEnumerable<LedgerColumnHeader> Columns => Headers.SelectMany(header => header.Columns).DistinctBy(column => LedgerWords.Key(column.Header));
}

/// <summary>Reads the document's cells again to show how its columns were understood. Null where it has none, or is not to be seen.</summary>
public sealed class ReadIntakeLedger(Door door, IContentStore store) : IUseCase
{
    public async Task<IntakeLedger?> Run(IntakeId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var draft = await reading.Db.IntakeDrafts.VisibleTo(reading.Actor, reading.Db).Where(d => d.Id == id).Select(d => new { d.FileName, d.Sha256, d.SourceText }).SingleOrDefaultAsync(ct);
        if (draft is null || !IntakeSources.HasCells(draft.FileName)) return null;
        var source = await IntakeSources.ReloadAsync(store, draft.Sha256, draft.FileName, draft.SourceText, ct);
        if (source.Tables.IsEmpty) return null;
        var read = LedgerReader.Read(source, await reading.Db.LedgerMappingAsync(ct));
        return new IntakeLedger(read.Headers, read.Errors, read.Notes);
    }
}

/// <summary>
/// Says what columns of a ledger mean, remembers it, and reads the document again with it. Corrections made so far fall: the reading begins anew.
/// </summary>
public sealed class NameHeaders(UnitOfWork work, IContentStore store) : IUseCase
{
    public const int MostHeaders = 100;

    /// <param name="seen">Version of the reading the person looked at.</param>
    public Task<Outcome> Run(IntakeId id, int seen, IReadOnlyDictionary<string, LedgerField> named, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(NameHeaders), act, async session =>
    {
        if (named.Count is 0 or > MostHeaders || named.Keys.Any(header => LedgerWords.Key(header).Length is 0 or > NamedHeader.MaxHeaderLength)) return Outcome.Bad(nameof(named), "required");
        if (await session.LockIntakeAsync(id) is not { } draft) return Outcome.None;
        if (draft.Version != seen) return new Outcome.ChangedMeanwhile([]);
        foreach (var (header, field) in named) await KeepAsync(session, LedgerWords.Key(header), field);
        var source = await IntakeSources.ReloadAsync(store, draft.Sha256, draft.FileName, draft.SourceText, session.Cancelled);
        var mapping = named.Aggregate(await session.Db.LedgerMappingAsync(session.Cancelled), (known, pair) => known.With(pair.Key, pair.Value));
        draft.Proposal = ProposalJson.Write(ProposalReader.Read(source, mapping));
        draft.SavedAt = session.Stamp.At;
        draft.Version++;
        return Outcome.Ok;
    }, ct);

    private static async Task KeepAsync(ActSession session, string header, LedgerField field)
    {
        var stamp = session.Stamp;
        if (await session.Db.NamedHeaders.SingleOrDefaultAsync(h => h.Header == header, session.Cancelled) is { } known)
            (known.Field, known.NamedBy, known.NamedAt) = (field, stamp.By.Person, stamp.At);
        else session.Db.Add(new NamedHeader { Header = header, Field = field, NamedBy = stamp.By.Person, NamedAt = stamp.At });
    }
}
