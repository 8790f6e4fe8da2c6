using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Rectify.App.Acceptance;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Erasures;

/// <summary>The second person: another security administrator, or the head of the office of the inspected body.</summary>
internal static class Erasers
{
    public static readonly Role[] Seconds = [Role.SecurityAdministrator, Role.HeadOfOffice];

    public static async Task<(Erasure? Erasure, Outcome? Refused)> LoadAsync(ActSession session, ErasureId id)
    {
        await session.Db.Database.ExecuteSqlAsync($"select 1 from erasures where id = {id.Value} for update", session.Cancelled);
        if (await session.Db.Erasures.SingleOrDefaultAsync(e => e.Id == id, session.Cancelled) is not { } erasure) return (null, Outcome.None);
        var body = await session.Db.Inspections.Where(i => i.Id == erasure.InspectionId).Select(i => i.BodyId).SingleAsync(session.Cancelled);
        var may = session.Stamp.By.HasAnywhere(Role.SecurityAdministrator) || session.Stamp.By.Has(Role.HeadOfOffice, body);
        return may ? (erasure, null) : (null, session.Stamp.By.HasAnywhere(Role.HeadOfOffice) ? Outcome.None : Outcome.Only(Seconds));
    }
}

/// <summary>
/// Done by a second person with the password entered again: every record whose piece or paper has the content is told so in its trail, then the bytes go. They go only when the decision is committed; what stops
/// between the two is finished by <see cref="ErasureWatch"/>.
/// </summary>
public sealed class EraseContent(UnitOfWork work, PasswordCheck password, EraseLeftovers leftovers, ILogger<EraseContent> log) : IUseCase
{
    public async Task<Outcome> Run(ErasureId id, ActId act, string? typedPassword, CancellationToken ct = default)
    {
        if (await password.WrongAsync(typedPassword, ct) is { } wrong) return wrong;
        var outcome = await DecideAsync(id, act, ct);
        if (!outcome.IsDone) return outcome;
        try
        {
            await leftovers.RunAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // it is decided and will be done: the watch tries again
            log.LogError(e, "A content decided to be erased could not be erased at once");
        }
        return outcome;
    }

    /// <summary>The decision alone.</summary>
    internal Task<Outcome> DecideAsync(ErasureId id, ActId act, CancellationToken ct) => work.RunAsync(nameof(EraseContent), act, async session =>
    {
        var (erasure, refused) = await Erasers.LoadAsync(session, id);
        if (erasure is null) return refused!;
        await ErasedContents.LockAsync(session.Db, erasure.Sha256, ct);
        if (erasure.Erase(session.Stamp) is { } rule) return new Outcome.Refused(new Refusal(null, [new Unmet(rule, Relation.Office)]));
        foreach (var place in await PlacesAsync(session.Db, erasure, ct)) session.Note(place.Inspection, erasure.TellOf(place, session.Stamp));
        return Outcome.Ok;
    }, ct);

    /// <summary>The other pieces and papers that have the content.</summary>
    private static async Task<IReadOnlyList<ErasedPlace>> PlacesAsync(RectifyDb db, Erasure erasure, CancellationToken ct)
    {
        var found = await db.Set<EvidenceItem>().AsNoTracking().Where(e => e.Sha256 == erasure.Sha256 && e.Id != erasure.EvidenceId).OrderBy(e => e.Id)
            .Join(db.Tasks, e => e.TaskId, t => t.Id, (e, t) => new { Piece = e.Id, e.TaskId, t.InspectionId }).ToListAsync(ct);
        return [.. found.Select(p => new ErasedPlace(p.InspectionId, p.TaskId.Value, p.Piece)).Concat(await ErasablePapers.OfAsync(db, erasure.Sha256, ct)).Except([erasure.Place])];
    }
}

/// <summary>The second person does not agree; the content stays.</summary>
public sealed class RefuseErasure(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(ErasureId id, ActId act, Reason because, CancellationToken ct = default) => work.RunAsync(nameof(RefuseErasure), act, async session =>
    {
        var (erasure, refused) = await Erasers.LoadAsync(session, id);
        if (erasure is null) return refused!;
        return erasure.Refuse(because, session.Stamp) is { } rule ? new Outcome.Refused(new Refusal(null, [new Unmet(rule, Relation.Office)])) : Outcome.Ok;
    }, ct);
}
