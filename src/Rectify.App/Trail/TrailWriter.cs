using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Trail;

/// <summary>
/// Saves an act: its rows, then its facts, chained. Head rows are locked last and in the order of their keys, so acts on one inspection queue only for this moment.
/// </summary>
internal sealed class TrailWriter(RectifyDb db, ActSession session)
{
    private const int SaltBytes = 16;

    /// <summary>Returns the keys of the records the facts are about, for open pages.</summary>
    public async Task<IReadOnlySet<Guid>> SaveAsync(string verb, ActId act, CancellationToken ct)
    {
        db.ChangeTracker.DetectChanges();
        var facts = session.Notes.Concat(Raised()).ToList();
        var rows = DigestsOfChangedRows();
        db.Acts.Add(new ActRow { Id = act, Verb = verb, ActorId = session.Stamp.By.Person, At = session.Stamp.At, On = session.Stamp.On });
        await db.SaveChangesAsync(ct);

        foreach (var chain in facts.GroupBy(f => f.Chain).OrderBy(g => g.Key))
            await AppendAsync(act, chain.Key, [.. chain], rows, ct);
        await db.SaveChangesAsync(ct);
        return facts.SelectMany(f => new[] { f.Chain, f.Fact.SubjectId }).ToHashSet();
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
        Checking.DismissedFinding { InspectionId: { } inspection } => inspection.Value,
        Takeover takeover => takeover.InspectionId.Value,
        Notices.ReleasedNotice notice => notice.InspectionId.Value,
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
            Hash = HashOf(chain, number, act, fact.Kind, fact.SubjectId, fact.On, session.Stamp.At, by, payload, rows, previous),
        };
    }

    internal static byte[] PayloadDigest(byte[] salt, IReadOnlyDictionary<string, string> details)
    {
        var canonical = new Canonical().Add(salt);
        foreach (var (name, value) in details.OrderBy(d => d.Key, StringComparer.Ordinal)) canonical.Add(name).Add(value);
        return canonical.Digest();
    }

    internal static byte[] HashOf(Guid chain, long number, ActId act, FactKind kind, Guid subject, DateOnly on, DateTimeOffset at, PersonId actor, byte[] payloadDigest, IReadOnlyDictionary<string, string> rows, byte[] previous)
    {
        var canonical = new Canonical()
            .Add(Canonical.Text(chain)).Add(Canonical.Text(number)).Add(Canonical.Text(act.Value)).Add(kind.ToString()).Add(Canonical.Text(subject))
            .Add(Canonical.Text(on)).Add(Canonical.Text(at)).Add(Canonical.Text(actor.Value)).Add(payloadDigest);
        foreach (var (row, digest) in rows.OrderBy(r => r.Key, StringComparer.Ordinal)) canonical.Add(row).Add(digest);
        return canonical.Add(previous).Digest();
    }

    private SortedDictionary<string, string> DigestsOfChangedRows()
    {
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted) || !IsProtected(entry.Metadata.ClrType)) continue;
            digests[$"{entry.Metadata.GetTableName()}/{KeyOf(entry)}"] = entry.State == EntityState.Deleted ? "deleted" : Convert.ToHexStringLower(DigestOf(entry));
        }
        return digests;
    }

    /// <summary>Everything of the field is protected but what a handler has not yet submitted; accounts hold secrets and stay out.</summary>
    private static bool IsProtected(Type type) => type.Assembly == typeof(Fact).Assembly && type != typeof(ProgressDraft);

    private static string KeyOf(EntityEntry entry) =>
        string.Join(",", entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Canonical.Text(Stored(entry, p.Name))));

    internal static byte[] DigestOf(EntityEntry entry)
    {
        var canonical = new Canonical();
        foreach (var property in entry.Metadata.GetProperties().Where(p => p.GetComputedColumnSql() is null).OrderBy(p => p.GetColumnName(), StringComparer.Ordinal))
            canonical.Add(property.GetColumnName()).Add(Canonical.Text(Stored(entry, property.Name)));
        return canonical.Digest();
    }

    private static object? Stored(EntityEntry entry, string property)
    {
        var value = entry.Property(property);
        var converter = value.Metadata.GetTypeMapping().Converter;
        return converter is null || value.CurrentValue is null ? value.CurrentValue : converter.ConvertToProvider(value.CurrentValue);
    }
}
