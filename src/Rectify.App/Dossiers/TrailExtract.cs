using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Trail;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Dossiers;

/// <summary>A fact as an extract of the trail holds it: everything its hash is taken over.</summary>
internal sealed record ExtractedFact(
    string Chain, long Number, string Act, string Kind, string Subject, string On, string At, string Actor, string Salt, IReadOnlyDictionary<string, string> Details, IReadOnlyDictionary<string, string>? Rows, string PreviousHash, string Hash);

/// <summary>The facts of some tasks and their problems, a line each, as they stand in their chains. Each proves by its hash that it was not changed; where two stand side by side, also that nothing was between them.</summary>
internal static class TrailExtract
{
    /// <summary>A line beyond is no fact.</summary>
    private const int LongestLine = 1024 * 1024;

    public static async Task WriteAsync(RectifyDb db, IReadOnlyCollection<TaskId> tasks, Stream output, CancellationToken ct)
    {
        // what was done to a problem before it had a task belongs to each of its tasks
        var problems = await db.Tasks.Where(t => tasks.Contains(t.Id)).Select(t => t.ProblemId).Distinct().ToListAsync(ct);
        var keys = tasks.Select(task => task.Value).Concat(problems.Select(problem => problem.Value)).ToList();
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        await foreach (var fact in db.Facts.AsNoTracking().Where(f => keys.Contains(f.SubjectId)).OrderBy(f => f.Chain).ThenBy(f => f.Number).AsAsyncEnumerable().WithCancellation(ct))
            await writer.WriteLineAsync(JsonSerializer.Serialize(new ExtractedFact(
                Canonical.Text(fact.Chain)!, fact.Number, Canonical.Text(fact.ActId.Value)!, $"{fact.Kind}", Canonical.Text(fact.SubjectId)!, Canonical.Text(fact.On)!, Canonical.Text(fact.At)!, Canonical.Text(fact.ActorId.Value)!,
                Canonical.Text(fact.Salt)!, fact.Details.ToDictionary(), fact.Rows.ToDictionary(), Canonical.Text(fact.PreviousHash)!, Canonical.Text(fact.Hash)!), DossierContent.Options));
    }

    /// <summary>Reads the lines as they come; the first that cannot be read ends it.</summary>
    public static ExtractCheck Check(Stream content)
    {
        var check = new ExtractCheck();
        using var reader = new StreamReader(content, Encoding.UTF8, leaveOpen: true);
        ExtractedFact? before = null;
        while (ReadLine(reader) is { } line)
        {
            if (line.Length == 0) continue;
            if (line.Length > LongestLine || Parse(line) is not { } fact)
            {
                check.Add(DossierFaultKind.FactUnreadable, (check.Facts + 1).ToString(CultureInfo.InvariantCulture));
                break;
            }
            check.Count(fact);
            if (HashOf(fact) != fact.Hash) check.Add(DossierFaultKind.FactAltered, $"{fact.Number}");
            else if (before is not null && before.Chain == fact.Chain && (fact.Number <= before.Number || fact.Number == before.Number + 1 && fact.PreviousHash != before.Hash)) check.Add(DossierFaultKind.FactOutOfOrder, $"{fact.Number}");
            before = fact;
        }
        return check;
    }

    /// <summary>At most one character more than the longest line is held, whatever the file claims to be.</summary>
    private static string? ReadLine(StreamReader reader)
    {
        var line = new StringBuilder();
        for (int c; (c = reader.Read()) >= 0;)
        {
            if (c == '\n') return line.ToString();
            if (line.Length <= LongestLine) line.Append((char)c);
        }
        return line.Length > 0 ? line.ToString() : null;
    }

    private static ExtractedFact? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ExtractedFact>(line, DossierContent.Options) is { Chain: not null, Act: not null, Kind: not null, Subject: not null, On: not null, At: not null, Actor: not null, Salt: not null, Details: not null, PreviousHash: not null, Hash: not null } fact ? fact : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? HashOf(ExtractedFact fact)
    {
        try
        {
            var payload = TrailWriter.PayloadDigest(Convert.FromHexString(fact.Salt), fact.Details);
            return Convert.ToHexStringLower(TrailWriter.HashOf(
                Guid.ParseExact(fact.Chain, "N"), fact.Number, ActId.From(Guid.ParseExact(fact.Act, "N")), fact.Kind, Guid.ParseExact(fact.Subject, "N"), DateOnly.ParseExact(fact.On, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                DateTimeOffset.Parse(fact.At, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), PersonId.From(Guid.ParseExact(fact.Actor, "N")), payload, fact.Rows ?? new Dictionary<string, string>(), Convert.FromHexString(fact.PreviousHash)));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>What was found in an extract.</summary>
internal sealed class ExtractCheck
{
    private static readonly HashSet<string> OfEvidence = [$"{FactKind.EvidenceAdded}", $"{FactKind.EvidenceReplaced}"];

    private readonly List<DossierFault> faults = [];

    public int Facts { get; private set; }

    /// <summary>Contents that facts say were added as evidence.</summary>
    public HashSet<string> Evidence { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<DossierFault> Faults => faults;

    public void Count(ExtractedFact fact)
    {
        Facts++;
        if (OfEvidence.Contains(fact.Kind) && fact.Details.TryGetValue("sha256", out var sha256)) Evidence.Add(sha256);
    }

    public void Add(DossierFaultKind kind, string detail) => faults.Add(new DossierFault(kind, detail));
}
