using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;

namespace Rectify.App.Reporting;

/// <summary>The workbook of rows an import did not take: work in hand of who imported it, thrown away after a while.</summary>
internal sealed class RefusedWorkbook
{
    public required Guid Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>Keeps workbooks of refused rows for their owner alone. They are no records: they lie outside the content store, where every file belongs to one.</summary>
public sealed class RefusedWorkbooks(Door door, ICurrentActor who) : IUseCase
{
    public const int KeptDays = 7;

    /// <returns>Null when nobody is signed in.</returns>
    internal async Task<Guid?> SaveAsync(byte[] content, CancellationToken ct)
    {
        if (await who.PersonAsync(ct) is not { } person) return null;
        var (db, transaction) = await door.OpenForActAsync(person, ct);
        await using (db)
        await using (transaction)
        {
            var workbook = new RefusedWorkbook { Id = EntityKey.Next(), PersonId = person, MadeAt = door.Now(), Content = content };
            db.Add(workbook);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return workbook.Id;
        }
    }

    /// <summary>Null where the reader has no such workbook, or no longer.</summary>
    public async Task<byte[]?> OpenAsync(Guid id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var (me, since) = (reading.Actor.Person, door.Now().AddDays(-KeptDays));
        return await reading.Db.RefusedWorkbooks.AsNoTracking().Where(w => w.Id == id && w.PersonId == me && w.MadeAt >= since).Select(w => w.Content).SingleOrDefaultAsync(ct);
    }

    /// <summary>Throws away what is older; how many went.</summary>
    internal static Task<int> ForgetAsync(RectifyDb db, DateTimeOffset now, CancellationToken ct)
    {
        var since = now.AddDays(-KeptDays);
        return db.RefusedWorkbooks.Where(w => w.MadeAt < since).ExecuteDeleteAsync(ct);
    }
}
