using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.LookBacks;
using Rectify.App.Trail;
using Rectify.Documents.Writing;
using Rectify.Domain.Registers;

namespace Rectify.App.Registers;

/// <summary>The words the host has for kinds and states; a workbook speaks the reader's language.</summary>
public sealed record RegisterExportWords(
    Func<RegisterKind, string> Kind, Func<InstitutionChange, string> Change, Func<InstitutionStage, string> Stage, Func<AccountabilityKind, string> Sanction, Func<RegisterState, string> State, string NumberTwice, string Comma);

/// <summary>The registers as .xlsx, a sheet each, with the same conditions as on the page. What is restricted in it is written down as read.</summary>
public sealed class ExportRegisters(Door door, NoteReads reads) : IUseCase
{
    /// <summary>Most entries of one workbook; a narrower condition finds the others.</summary>
    public const int MaxRows = 10_000;
    private const int Batch = 500;

    /// <summary>False, and nothing written, when nobody is signed in.</summary>
    public async Task<bool> Run(Stream output, RegisterFilter filter, RegisterExportWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return false;
        var entries = await reading.RegistersAsked(filter).OrderByDescending(e => e.Id).Take(MaxRows).ToListAsync(ct);
        List<RegisterListRow> rows = [];
        foreach (var some in entries.Chunk(Batch)) rows.AddRange(await RegisterList.RowsAsync(reading, some, ct));
        await ReadRegister.NoteAsync(reads, reading, [.. rows.Select(row => row.Id)], ct);
        var names = (await ReadLookBack.InspectionsAsync(reading.Db, [.. rows.Select(row => row.Inspection).Distinct()], ct)).ToDictionary(i => i.Id, i => i.Name);
        await RegisterWorkbook.WriteAsync(output, filter.Kind is { } one ? [SheetOf(one)] : [.. Enum.GetValues<RegisterKind>().Select(SheetOf)], ct);
        return true;

        RegisterSheetLines SheetOf(RegisterKind kind) => new(kind, words.Kind(kind), rows.Where(row => KindOf(row.Words) == kind).Select(row => LineOf(row, names[row.Inspection], words)));
    }

    internal static RegisterKind KindOf(RegisterWords words) => words switch { InstitutionWords => RegisterKind.Institution, AccountabilityWords => RegisterKind.Accountability, _ => RegisterKind.Sum };

    internal static RegisterLine LineOf(RegisterListRow row, string inspection, RegisterExportWords words) => new(
        inspection, row.Words, row.Words switch
        {
            InstitutionWords i => [words.Change(i.Change), words.Stage(i.Stage)],
            AccountabilityWords a => [words.Sanction(a.Kind)],
            _ => [],
        },
        string.Join(words.Comma, row.Problems.Select(p => p.Number).Distinct()), string.Join(words.Comma, row.Problems.Select(p => p.Unit).Where(u => u.Length > 0).Distinct()), words.State(row.State), row.NumberTwice ? words.NumberTwice : null);
}
