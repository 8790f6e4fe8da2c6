using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;

namespace Rectify.App.Erasures;

/// <summary>The security administrator finds that the content is not classified.</summary>
public sealed class DismissMark(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(string sha256, Reason because, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(DismissMark), act, async session =>
    {
        if (!session.Stamp.By.HasAnywhere(Role.SecurityAdministrator)) return Outcome.Only(Role.SecurityAdministrator);
        var mark = await session.Db.EvidenceReadings.AsNoTracking().Where(r => r.Sha256 == sha256 && r.Mark != null).Select(r => r.Mark).SingleOrDefaultAsync(ct);
        if (mark is null) return Outcome.None;
        await ErasedContents.LockAsync(session.Db, sha256, ct);
        if (await session.Db.DismissedMarks.AnyAsync(d => d.Sha256 == sha256, ct)) return new Outcome.ChangedMeanwhile([]);
        session.Db.Add(new DismissedMark(EntityKey.Next(), sha256, mark, because, session.Stamp));
        return Outcome.Ok;
    }, ct);
}
