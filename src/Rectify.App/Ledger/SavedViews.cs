using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.Ledger;

/// <summary>A view the reader has kept.</summary>
/// <param name="Query">The query part of the ledger's address, without a question mark.</param>
public sealed record SavedViewRow(SavedViewId Id, string Name, string Query);

/// <summary>The reader's own views, in the order they were kept.</summary>
public sealed class ReadSavedViews(Door door) : IUseCase
{
    public async Task<IReadOnlyList<SavedViewRow>> Run(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return [];
        var me = reading.Actor.Person;
        return await reading.Db.SavedViews.Where(v => v.PersonId == me).OrderBy(v => v.Position).Select(v => new SavedViewRow(v.Id, v.Name, v.Query)).Take(KeepView.MostViews).ToListAsync(ct);
    }
}

/// <summary>Keeps the ledger's present address under a name. The same name again replaces what it stood for.</summary>
public sealed class KeepView(UnitOfWork work) : IUseCase
{
    public const int MostViews = 20;

    public Task<Outcome> Run(string name, string query, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(KeepView), act, async session =>
    {
        var (called, me) = (name.Trim(), session.Stamp.By.Person);
        if (called.Length is 0 or > SavedView.MaxNameLength) return Outcome.Bad(nameof(name), called.Length == 0 ? "missing" : "too-long");
        if (query.Length > SavedView.MaxQueryLength) return Outcome.Bad(nameof(query), "too-long");
        var mine = await session.Db.SavedViews.Where(v => v.PersonId == me).OrderBy(v => v.Position).ToListAsync(ct);
        if (mine.Find(v => v.Name == called) is { } known)
        {
            known.Query = query;
            return Outcome.Ok;
        }
        if (mine.Count >= MostViews) return Outcome.Bad(nameof(name), "too-many");
        session.Db.SavedViews.Add(new SavedView { Id = SavedViewId.New(), PersonId = me, Name = called, Query = query, Position = (mine.LastOrDefault()?.Position ?? 0) + 1 });
        return Outcome.Ok;
    }, ct);
}

public sealed class RenameView(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(SavedViewId id, string name, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(RenameView), act, async session =>
    {
        var (called, me) = (name.Trim(), session.Stamp.By.Person);
        if (called.Length is 0 or > SavedView.MaxNameLength) return Outcome.Bad(nameof(name), called.Length == 0 ? "missing" : "too-long");
        if (await session.Db.SavedViews.SingleOrDefaultAsync(v => v.Id == id && v.PersonId == me, ct) is not { } view) return Outcome.None;
        view.Name = called;
        return Outcome.Ok;
    }, ct);
}

public sealed class DropView(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(SavedViewId id, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(DropView), act, async session =>
    {
        var me = session.Stamp.By.Person;
        if (await session.Db.SavedViews.SingleOrDefaultAsync(v => v.Id == id && v.PersonId == me, ct) is not { } view) return Outcome.None;
        session.Db.SavedViews.Remove(view);
        return Outcome.Ok;
    }, ct);
}
