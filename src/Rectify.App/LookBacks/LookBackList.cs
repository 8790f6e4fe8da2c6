using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.LookBacks;

/// <summary>Where a page begins: behind or before the campaign with this key, the latest first.</summary>
public sealed record LookBackKey(bool Backward, LookBackId Campaign);

/// <summary>A campaign as the list shows it.</summary>
public sealed record LookBackRow(LookBackId Id, string Name, LookBackState State, DateOnly ClosedFrom, DateOnly ClosedUntil, string Seed, DateOnly OpenedOn, DateOnly? DrawnOn, DateOnly? EndedOn, int Scope, int Drawn, int Checked, int Relapsed);

public sealed record LookBackSlice(IReadOnlyList<LookBackRow> Rows, bool HasPrevious, bool HasNext, DateOnly Today, bool MayOpen);

/// <summary>回头看: the campaigns the reader may see, the latest first, a page at a time by key.</summary>
public sealed class LookBackList(Door door) : IUseCase
{
    public const int PageSize = 50;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<LookBackSlice?> Run(LookBackState? state = null, LookBackKey? from = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var found = Asked(reading, state);
        var page = from switch
        {
            null => found.OrderByDescending(c => c.Id),
            { Backward: false } => found.Where(c => EF.Functions.LessThan(ValueTuple.Create(c.Id), ValueTuple.Create(from.Campaign))).OrderByDescending(c => c.Id),
            _ => found.Where(c => EF.Functions.GreaterThan(ValueTuple.Create(c.Id), ValueTuple.Create(from.Campaign))).OrderBy(c => c.Id),
        };
        var rows = await Rows(page.Take(PageSize + 1)).ToListAsync(ct);
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);
        var backward = from is { Backward: true };
        if (backward) rows.Reverse();
        return new LookBackSlice(rows, backward ? more : from is not null, backward || more, reading.Today, reading.Actor.HasAnywhere(Role.Office, Role.HeadOfOffice));
    }

    internal static IQueryable<LookBack> Asked(Reading reading, LookBackState? state)
    {
        var campaigns = reading.Db.LookBacks.VisibleTo(reading.Sight);
        return state is { } one ? campaigns.Where(c => c.State == one) : campaigns;
    }

    internal static IQueryable<LookBackRow> Rows(IQueryable<LookBack> campaigns) => campaigns.Select(c => new LookBackRow(
        c.Id, c.Name, c.State, c.ClosedFrom, c.ClosedUntil, c.Seed, c.OpenedOn, c.DrawnOn, c.EndedOn, c.Lines.Count, c.Items.Count, c.Items.Count(i => i.Result != null), c.Items.Count(i => i.Result == LookBackResult.Relapsed)));
}
