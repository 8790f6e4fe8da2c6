using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.App.People;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;

namespace Rectify.App.Notices;

/// <summary>A released notice in the list of its inspection.</summary>
/// <param name="Id">The notice.</param>
/// <param name="Title">As printed.</param>
/// <param name="Layout">How problems are set.</param>
/// <param name="AsOf">The day its figures are true for.</param>
/// <param name="ReleasedAt">The moment it went out, which is also its knowledge moment.</param>
/// <param name="ReleasedBy">Who released it.</param>
/// <param name="Later">Facts recorded in the inspection since; further releases are not counted.</param>
public sealed record NoticeRow(NoticeId Id, string Title, NoticeLayoutChoice Layout, DateOnly AsOf, DateTimeOffset ReleasedAt, string ReleasedBy, long Later)
{
    /// <summary>Where it went out; null for one of before there were channels.</summary>
    public NoticeChannel? Channel { get; init; }

    /// <summary>It covers two inspections.</summary>
    public bool IsOfTwo { get; init; }
}

/// <summary>A page of released notices, the latest first. <paramref name="Next"/> opens the page after it, null on the last.</summary>
public sealed record NoticePage(string Body, bool MayPrepare, IReadOnlyList<NoticeRow> Rows, NoticeId? Next);

/// <summary>A released notice as it went out.</summary>
public sealed record NoticeText(InspectionId Inspection, string Title, DateOnly AsOf, DateTimeOffset KnownAt, string Text, string Sha256);

/// <summary>What has been released of an inspection.</summary>
public sealed class NoticeList(Door door, IContentStore files) : IUseCase
{
    public const int PageSize = 20;

    /// <summary>Keyset by moment of release and id. Null when the inspection is not there to be seen.</summary>
    public async Task<NoticePage?> Run(InspectionId inspection, NoticeId? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var body = await db.Inspections.VisibleTo(reading.Sight, db).Where(i => i.Id == inspection)
            .Join(db.Set<UnitPeriod>().Where(p => p.Until == null), i => i.BodyId, p => p.UnitId, (i, p) => new { i.BodyId, p.Name }).SingleOrDefaultAsync(ct);
        if (body is null) return null;

        // a notice is public: whoever sees some of the inspection sees what was released of it
        var all = db.Notices.Where(n => n.InspectionId == inspection || n.SecondId == inspection);
        var from = after is { } last ? await all.Where(n => n.Id == last).Select(n => (DateTimeOffset?)n.ReleasedAt).SingleOrDefaultAsync(ct) : null;
        var page = from is { } moment ? all.Where(n => EF.Functions.LessThan(ValueTuple.Create(n.ReleasedAt, n.Id), ValueTuple.Create(moment, after!.Value))) : all;
        var found = await page.OrderByDescending(n => n.ReleasedAt).ThenByDescending(n => n.Id).Take(PageSize + 1)
            .Join(db.Persons, n => n.ReleasedBy, p => p.Id, (n, p) => new { n.Id, n.Title, n.Layout, n.AsOf, n.ReleasedAt, n.Channel, n.SecondId, p.Name })
            .OrderByDescending(n => n.ReleasedAt).ThenByDescending(n => n.Id).ToListAsync(ct);
        var later = await LaterAsync(db, inspection, [.. found.Select(n => n.Id)], ct);
        var rows = found.Take(PageSize).Select(n => new NoticeRow(n.Id, n.Title, Enum.Parse<NoticeLayoutChoice>(n.Layout), n.AsOf, n.ReleasedAt, n.Name, later.GetValueOrDefault(n.Id)) { Channel = n.Channel, IsOfTwo = n.SecondId is not null }).ToList();
        var mayPrepare = reading.Sight.Inspections.Contains(inspection) && (reading.Actor.Has(Role.Office, body.BodyId) || reading.Actor.Has(Role.HeadOfOffice, body.BodyId));
        return new NoticePage(body.Name, mayPrepare, rows, found.Count > PageSize ? rows[^1].Id : null);
    }

    /// <summary>Null when there is none to be seen.</summary>
    public async Task<NoticeText?> TextAsync(NoticeId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var visible = reading.Db.Inspections.VisibleTo(reading.Sight, reading.Db).Select(i => i.Id);
        return await reading.Db.Notices.Where(n => n.Id == id && (visible.Contains(n.InspectionId) || (n.SecondId != null && visible.Contains(n.SecondId.Value))))
            .Select(n => new NoticeText(n.InspectionId, n.Title, n.AsOf, n.KnownAt, n.Text, n.Sha256)).SingleOrDefaultAsync(ct);
    }

    /// <summary>The .docx as it went out, byte for byte; null when the store has lost it.</summary>
    public Stream? Open(NoticeText notice) => files.Open(notice.Sha256);

    /// <summary>Facts after each release, by their numbers in the chain: these have no gaps, so nothing is counted one by one.</summary>
    private static async Task<Dictionary<NoticeId, long>> LaterAsync(RectifyDb db, InspectionId inspection, IReadOnlyList<NoticeId> shown, CancellationToken ct)
    {
        if (shown.Count == 0) return [];
        var (chain, ids) = (inspection.Value, shown.Select(n => n.Value).ToList());
        var head = await db.ChainHeads.Where(h => h.Chain == chain).Select(h => h.Number).SingleAsync(ct);
        var numbers = await db.Facts.Where(f => f.Chain == chain && f.Kind == FactKind.NoticeReleased && ids.Contains(f.SubjectId)).Select(f => new { f.SubjectId, f.Number }).ToListAsync(ct);
        var since = await db.Notices.Where(n => n.InspectionId == inspection || n.SecondId == inspection).Select(n => new { n.Id, n.ReleasedAt }).ToListAsync(ct);
        var at = since.ToDictionary(n => n.Id.Value, n => n.ReleasedAt);
        return numbers.ToDictionary(n => new NoticeId(n.SubjectId), n => head - n.Number - since.Count(other => other.ReleasedAt > at[n.SubjectId]));
    }
}
