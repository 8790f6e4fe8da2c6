using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Evaluations;
using Rectify.Domain.Evidence;
using Rectify.Domain.Notices;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Erasures;

/// <summary>When and by whom a content was erased as 误传.</summary>
/// <param name="On">The office's day.</param>
public sealed record ErasedBy(DateOnly On, string Proposer, string Decider);

/// <summary>Which contents were erased. They do not come back: an upload of the same bytes is refused.</summary>
public sealed class ErasedContents(Door door) : IUseCase
{
    public async Task<bool> IsErasedAsync(string sha256, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is not null && await IsErasedAsync(reading.Db, sha256, ct);
    }

    /// <summary>From the decision on nothing opens the content, whether its bytes are still there or not.</summary>
    internal static Task<bool> IsErasedAsync(RectifyDb db, string sha256, CancellationToken ct) => db.Erasures.AnyAsync(e => e.Sha256 == sha256 && e.State == ErasureState.Erased, ct);

    internal static async Task<IReadOnlyDictionary<string, ErasedBy>> OfAsync(RectifyDb db, IEnumerable<string> contents, CancellationToken ct)
    {
        var asked = contents.Distinct().ToList();
        var found = await (
            from e in db.Erasures.AsNoTracking()
            where e.State == ErasureState.Erased && asked.Contains(e.Sha256)
            join proposer in db.Persons on e.ProposedBy equals proposer.Id
            join decider in db.Persons on e.DecidedBy equals decider.Id
            select new { e.Sha256, On = e.DecidedOn!.Value, Proposer = proposer.Name, Decider = decider.Name }).ToListAsync(ct);
        return found.ToDictionary(e => e.Sha256, e => new ErasedBy(e.On, e.Proposer, e.Decider), StringComparer.Ordinal);
    }

    /// <summary>Acts that add a content and the act that erases it wait for each other.</summary>
    internal static Task LockAsync(RectifyDb db, string sha256, CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"content/" + sha256}, 0))", ct);

    /// <summary>True when the act adds a piece, a paper or a scan whose content was erased while it arrived.</summary>
    internal static async Task<bool> BringsBackAsync(ActSession session)
    {
        var tracked = session.Db.ChangeTracker;
        var added = New<EvidenceItem>(piece => piece.Sha256).Concat(New<SpotCheckFile>(file => file.Sha256)).Concat(New<MeetingFile>(file => file.Sha256)).Concat(New<SuggestionReply>(reply => reply.Sha256)).Concat(New<MilestonePaper>(paper => paper.Sha256))
            .Concat(New<WiderRemedy>(remedy => remedy.Sha256)).Concat(New<PaperAct>(paper => paper.Sha256)).Concat(New<PlanOpinion>(opinion => opinion.Sha256)).Concat(New<WithholdingPaper>(paper => paper.Sha256)).Concat(New<ReplacementScan>(scan => scan.Sha256))
            // what a record has one of comes with a change of it
            .Concat(New<TakeoverPaper>(paper => paper.Sha256)).Concat(Set<Letter>(nameof(Letter.ReceiptSha256))).Concat(Set<LookBackItem>(nameof(LookBackItem.FileSha256))).Concat(Changed<Milestone>(milestone => milestone.PaperSha256)).Concat(Changed<Evaluation>(evaluation => evaluation.Survey?.Sha256)).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var sha256 in added) await LockAsync(session.Db, sha256, session.Cancelled);
        return added.Count > 0 && await session.Db.Erasures.AnyAsync(e => e.State == ErasureState.Erased && added.Contains(e.Sha256), session.Cancelled);

        IEnumerable<string> New<T>(Func<T, string?> content) where T : class => tracked.Entries<T>().Where(e => e.State == EntityState.Added).Select(e => content(e.Entity)).OfType<string>();

        IEnumerable<string> Set<T>(string content) where T : class => tracked.Entries<T>().Where(e => e.State == EntityState.Modified && e.Property(content).IsModified).Select(e => e.Property(content).CurrentValue).OfType<string>();

        IEnumerable<string> Changed<T>(Func<T, string?> content) where T : class => tracked.Entries<T>().Where(e => e.State is EntityState.Added or EntityState.Modified)
            .Where(e => e.State == EntityState.Added || content(e.Entity) != content((T)e.OriginalValues.ToObject())).Select(e => content(e.Entity)).OfType<string>();
    }
}
