using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Documents.Writing;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Trail;

/// <summary>What the log of reads is asked for; whatever is null does not narrow.</summary>
/// <param name="Number">Of the problem.</param>
/// <param name="From">Inclusive.</param>
/// <param name="Until">Inclusive.</param>
public sealed record ReadsAsked(PersonId? Person = null, int? Number = null, ReadPlace? Place = null, DateOnly? From = null, DateOnly? Until = null);

/// <param name="Id">Key of the next page.</param>
/// <param name="File">The first digits of the piece's SHA-256, where one was opened: a file's name is content.</param>
public sealed record ReadRow(Guid Id, DateTimeOffset At, PersonId Person, string PersonName, int Number, ReadPlace Place, string? File);

public sealed record ReadsSlice(IReadOnlyList<ReadRow> Rows, Guid? Next);

/// <summary>The words the host has; a workbook speaks the reader's language.</summary>
public sealed record ReadsExportWords(string Title, Func<ReadPlace, string> Place);

/// <summary>The log of reads of restricted problems, for the audit administrator, who learns who read which number where, and no content.</summary>
public sealed class ReadRestrictedReads(Door door) : IUseCase
{
    public const int PageSize = 50;

    /// <summary>Most rows of one workbook; a narrower condition finds the others.</summary>
    public const int MaxRows = 20_000;

    private const int FileDigits = 12;

    /// <summary>Whether the page is the reader's.</summary>
    public async Task<bool> MayAsync(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading?.Actor.HasAnywhere(Role.AuditAdministrator) == true;
    }

    /// <summary>Null for who is no audit administrator.</summary>
    public async Task<ReadsSlice?> Run(ReadsAsked asked, Guid? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading?.Actor.HasAnywhere(Role.AuditAdministrator) != true) return null;
        var rows = await Rows(reading, asked, after).Take(PageSize + 1).ToListAsync(ct);
        return new ReadsSlice([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    /// <summary>False, and nothing written, for who is no audit administrator.</summary>
    public async Task<bool> ExportAsync(Stream output, ReadsAsked asked, ReadsExportWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading?.Actor.HasAnywhere(Role.AuditAdministrator) != true) return false;
        var rows = await Rows(reading, asked, null).Take(MaxRows).ToListAsync(ct);
        await ReadsWorkbook.WriteAsync(output, words.Title, rows.Select(row => new ReadLine(reading.Office.Local(row.At).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), row.PersonName, row.Number, words.Place(row.Place), row.File)), ct);
        return true;
    }

    private static IQueryable<ReadRow> Rows(Reading reading, ReadsAsked asked, Guid? after)
    {
        var db = reading.Db;
        IQueryable<RestrictedRead> reads = db.RestrictedReads;
        if (asked.Person is { } person) reads = reads.Where(r => r.PersonId == person);
        if (asked.Number is { } number) reads = reads.Where(r => db.Tasks.Any(t => t.Id == r.TaskId && db.Problems.Any(p => p.Id == t.ProblemId && p.Number == number)));
        if (asked.Place is { } place) reads = reads.Where(r => r.Place == place);
        if (asked.From is { } from && reading.Office.StartOf(from) is var start) reads = reads.Where(r => r.At >= start);
        if (asked.Until is { } until && reading.Office.StartOf(until.AddDays(1)) is var end) reads = reads.Where(r => r.At < end);
        if (after is { } last) reads = reads.Where(r => EF.Functions.LessThan(ValueTuple.Create(r.Id), ValueTuple.Create(last)));
        return
            from r in reads
            join t in db.Tasks on r.TaskId equals t.Id
            join p in db.Problems on t.ProblemId equals p.Id
            join who in db.Persons on r.PersonId equals who.Id
            orderby r.Id descending
            select new ReadRow(r.Id, r.At, r.PersonId, who.Name, p.Number, r.Place, db.Set<Domain.Evidence.EvidenceItem>().Where(e => e.Id == r.EvidenceId).Select(e => e.Sha256.Substring(0, FileDigits)).FirstOrDefault());
    }
}
