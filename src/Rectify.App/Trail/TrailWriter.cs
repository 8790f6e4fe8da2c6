using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Rectify.App.Data;
using Rectify.App.Delivery;
using Rectify.Domain.Evaluations;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Trail;

/// <summary>
/// Saves an act: its rows, then its facts, chained, and who is told of them. Head rows are locked last and in the order of their keys, so acts on one inspection queue only for this moment.
/// </summary>
internal sealed class TrailWriter(RectifyDb db, ActSession session)
{
    private const int SaltBytes = 16;

    /// <summary>Returns the keys of the records the facts are about and of the people who are told, for open pages.</summary>
    public async Task<IReadOnlySet<Guid>> SaveAsync(string verb, ActId act, CancellationToken ct)
    {
        db.ChangeTracker.DetectChanges();
        var facts = session.Notes.Concat(Raised()).ToList();
        var rows = DigestsOfChangedRows();
        if (rows.Keys.Except(facts.Select(f => f.Chain)).Any()) throw new InvalidOperationException($"{verb} changes protected rows of a chain in which it leaves no fact.");
        var row = db.Acts.Add(new ActRow { Id = act, Verb = verb, ActorId = session.Stamp.By.Person, At = session.Stamp.At, On = session.Stamp.On });
        var (name, digest) = (ProtectedTable.NameOf(row), Convert.ToHexStringLower(ProtectedTable.DigestOf(row)));
        await db.SaveChangesAsync(ct);
        var told = await TellPeople.TellAsync(session, act, facts);

        foreach (var chain in facts.GroupBy(f => f.Chain).OrderBy(g => g.Key))
            await AppendAsync(act, chain.Key, [.. chain], new(rows.GetValueOrDefault(chain.Key) ?? new(), StringComparer.Ordinal) { [name] = digest }, ct);
        await db.SaveChangesAsync(ct);
        return facts.SelectMany(f => new[] { f.Chain, f.Fact.SubjectId }).Concat(told.Select(person => person.Value)).ToHashSet();
    }

    private IEnumerable<NotedFact> Raised() =>
        from entry in db.ChangeTracker.Entries<IRaisesFacts>().ToList()
        let chain = ChainOf(entry.Entity)
        from fact in entry.Entity.TakeFacts()
        select new NotedFact(chain, fact, session.Stamp.By.Person);

    internal static Guid ChainOf(IRaisesFacts root) => root switch
    {
        RectificationTask task => task.InspectionId.Value,
        Problem problem => problem.InspectionId.Value,
        Inspection inspection => inspection.Id.Value,
        RegisterEntry entry => entry.InspectionId.Value,
        PaperAct paper => paper.InspectionId.Value,
        ReplacementScan scan => scan.InspectionId.Value,
        Checking.DismissedFinding { InspectionId: { } inspection } => inspection.Value,
        Takeover takeover => takeover.InspectionId.Value,
        Erasure erasure => erasure.InspectionId.Value,
        Letter letter => letter.InspectionId.Value,
        SpotCheck check => check.InspectionId.Value,
        Meeting meeting => meeting.InspectionId.Value,
        Evaluation evaluation => evaluation.InspectionId.Value,
        Suggestion suggestion => suggestion.InspectionId.Value,
        Domain.WiderChecks.WiderCheck check => check.InspectionId.Value,
        Domain.Clues.Clue => ChainHead.Compartment,
        ReportingCycle cycle => cycle.InspectionId.Value,
        Domain.Notices.Withholding withholding => withholding.InspectionId.Value,
        Domain.Notices.WithholdingPaper paper => paper.InspectionId.Value,
        _ => ChainHead.Office,
    };

    private async Task AppendAsync(ActId act, Guid chain, IReadOnlyList<NotedFact> facts, SortedDictionary<string, string> rows, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"insert into chain_heads (chain, number, hash) values ({chain}, 0, {new byte[32]}) on conflict do nothing", ct);
        var head = await db.ChainHeads.FromSql($"select * from chain_heads where chain = {chain} for update").SingleAsync(ct);
        for (var i = 0; i < facts.Count; i++)
        {
            var row = Seal(act, chain, head.Number + 1, facts[i], i == facts.Count - 1 ? rows : new(StringComparer.Ordinal), head.Hash);
            db.Facts.Add(row);
            (head.Number, head.Hash) = (row.Number, row.Hash);
        }
    }

    private FactRow Seal(ActId act, Guid chain, long number, NotedFact noted, SortedDictionary<string, string> rows, byte[] previous)
    {
        var (fact, by) = (noted.Fact, noted.By);
        var details = new SortedDictionary<string, string>(fact.Details.ToDictionary(), StringComparer.Ordinal);
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var payload = PayloadDigest(salt, details);
        return new FactRow
        {
            Chain = chain, Number = number, ActId = act, Kind = fact.Kind, SubjectId = fact.SubjectId, On = fact.On, At = session.Stamp.At, ActorId = by,
            Details = details, Salt = salt, PayloadDigest = payload, Rows = rows, PreviousHash = previous,
            Hash = HashOf(chain, number, act, $"{fact.Kind}", fact.SubjectId, fact.On, session.Stamp.At, by, payload, rows, previous),
        };
    }

    internal static byte[] PayloadDigest(byte[] salt, IReadOnlyDictionary<string, string> details)
    {
        var canonical = new Canonical().Add(salt);
        foreach (var (name, value) in details.OrderBy(d => d.Key, StringComparer.Ordinal)) canonical.Add(name).Add(value);
        return canonical.Digest();
    }

    internal static byte[] HashOf(Guid chain, long number, ActId act, string kind, Guid subject, DateOnly on, DateTimeOffset at, PersonId actor, byte[] payloadDigest, IReadOnlyDictionary<string, string> rows, byte[] previous)
    {
        var canonical = new Canonical()
            .Add(Canonical.Text(chain)).Add(Canonical.Text(number)).Add(Canonical.Text(act.Value)).Add(kind).Add(Canonical.Text(subject))
            .Add(Canonical.Text(on)).Add(Canonical.Text(at)).Add(Canonical.Text(actor.Value)).Add(payloadDigest);
        foreach (var (row, digest) in rows.OrderBy(r => r.Key, StringComparer.Ordinal)) canonical.Add(row).Add(digest);
        return canonical.Add(previous).Digest();
    }

    /// <summary>
    /// Digests of the rows the act leaves behind, by the chain they belong to. A row has one chain, in which its last digest is the one that counts; the act's own row is told in every chain of the act.
    /// </summary>
    private Dictionary<Guid, SortedDictionary<string, string>> DigestsOfChangedRows()
    {
        var tracked = db.ChangeTracker.Entries().ToList();
        var byName = tracked.ToDictionary(ProtectedTable.NameOf, StringComparer.Ordinal);
        var digests = new Dictionary<Guid, SortedDictionary<string, string>>();
        foreach (var entry in tracked)
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted) || !ProtectedTable.IsProtected(entry.Metadata) || entry.Entity is ActRow) continue;
            var chain = ChainOf(entry, byName);
            if (!digests.TryGetValue(chain, out var rows)) digests[chain] = rows = new(StringComparer.Ordinal);
            rows[ProtectedTable.NameOf(entry)] = entry.State == EntityState.Deleted ? ProtectedTable.Deleted : Convert.ToHexStringLower(ProtectedTable.DigestOf(entry));
        }
        return digests;
    }

    /// <summary>A part belongs where its root does.</summary>
    private static Guid ChainOf(EntityEntry entry, Dictionary<string, EntityEntry> tracked)
    {
        while (entry.Metadata.GetForeignKeys().FirstOrDefault(f => f.PrincipalToDependent is not null) is { } part
            && tracked.TryGetValue(ProtectedTable.NameOf(entry, part.PrincipalEntityType, part.Properties), out var above)) entry = above;
        return entry.Entity switch
        {
            IRaisesFacts root => ChainOf(root),
            // a list of parts may be loaded without its root
            _ when entry.Metadata.FindProperty(nameof(RectificationTask.InspectionId)) is { } inspection => ((InspectionId)entry.Property(inspection.Name).CurrentValue!).Value,
            _ => ChainHead.Office,
        };
    }
}
