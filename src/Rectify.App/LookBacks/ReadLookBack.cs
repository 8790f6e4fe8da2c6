using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Files;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Rounds;
using Rectify.App.Trail;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.LookBacks;

/// <summary>A task of the scope with what decided its place, and of the sample what came of it.</summary>
/// <param name="Wording">Null where the task is withheld from the reader.</param>
/// <param name="IsDrawn">It belongs to the sample.</param>
/// <param name="MayRecord">The reader is named to look at it, and it has no result.</param>
public sealed record LookBackTaskRow(
    int Position, TaskId Task, string Number, string? Wording, string? LeadUnit, TaskState? State, Risks Risks, int Weight, int Ticket, string Hash, bool IsDrawn, PersonId? Checker, string? CheckerName, DateOnly? DueOn,
    LookBackResult? Result, CheckingWay? Way, string? Finding, string? FileName, DateOnly? RecordedOn, DateOnly? ReopenedUntil, bool MayRecord)
{
    /// <summary>The day the checker's file was erased as 误传; null while its content is there.</summary>
    public DateOnly? ErasedOn { get; init; }
}

/// <summary>Everything the page of a campaign shows.</summary>
/// <param name="InScope">Tasks of the scope: as drawn, or as they would be now.</param>
/// <param name="Rest">Lines of the scope beyond the sample, a page of them.</param>
/// <param name="NextRest">Where the next page of them begins.</param>
/// <param name="IsReproduced">The sample drawn again from the scope as kept is the same; null before it is drawn.</param>
/// <param name="Checkers">Who may be named; empty where the reader names nobody.</param>
public sealed record LookBackSheet(
    LookBackRow Campaign, int Version, int Size, RiskWeights Weights, IReadOnlyList<(InspectionId Id, string Name)> Inspections, string OpenedBy, string? EndedBy, string? VoidedBecause, DateOnly Today, bool MayKeep, int InScope,
    IReadOnlyList<LookBackTaskRow> Sample, IReadOnlyList<LookBackTaskRow> Rest, int? NextRest, bool? IsReproduced, IReadOnlyList<(PersonId Id, string Name)> Checkers, IReadOnlyList<HistoryRow> History);

/// <summary>A look at one task, for its form: the campaign and the line.</summary>
public sealed record LookBackItemSheet(LookBackRow Campaign, LookBackTaskRow Item, DateOnly Today, DateOnly? ClosedOn, DateOnly TaskDueOn);

/// <summary>A task's look-backs, as its page tells them.</summary>
public sealed record LookBackOfTask(LookBackId Campaign, string Name, string? CheckerName, DateOnly? DueOn, LookBackResult? Result, CheckingWay? Way, string? Finding, string? FileName, DateOnly? RecordedOn, bool MayRecord)
{
    /// <summary>The day the checker's file was erased as 误传; null while its content is there.</summary>
    public DateOnly? ErasedOn { get; init; }
}

/// <summary>One campaign, for who may see it.</summary>
public sealed class ReadLookBack(Door door, IContentStore store) : IUseCase
{
    public const int RestRows = 100;

    /// <summary>Null when there is no such campaign, or none the reader may see.</summary>
    /// <param name="after">Lines of the scope behind that position.</param>
    public async Task<LookBackSheet?> Run(LookBackId id, int after = 0, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var campaign = await db.LookBacks.VisibleTo(reading.Sight).Include(c => c.Inspections).Include(c => c.Lines.OrderBy(l => l.Position)).Include(c => c.Items).AsSplitQuery().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (campaign is null) return null;
        List<InspectionId> scope = [.. campaign.Inspections.Select(i => i.InspectionId)];
        var inspections = await InspectionsAsync(db, scope, ct);
        var keeps = inspections.All(i => reading.Actor.WhyNotOffice(i.Body) is null);
        var open = campaign.State == LookBackState.Opened;
        var sample = await RowsAsync(reading, db.Set<LookBackLine>().Where(l => l.LookBackId == id && db.Set<LookBackItem>().Any(i => i.LookBackId == id && i.Position == l.Position)), ct);
        var rest = await RowsAsync(reading, db.Set<LookBackLine>().Where(l => l.LookBackId == id && l.Position > campaign.Items.Count && l.Position > after).OrderBy(l => l.Position).Take(RestRows + 1), ct);
        var people = await db.NamesAsync(new[] { campaign.OpenedBy, campaign.EndedBy }.OfType<PersonId>(), ct);
        return new LookBackSheet(
            await LookBackList.Rows(db.LookBacks.Where(c => c.Id == id)).SingleAsync(ct), campaign.Version, campaign.Size, campaign.Weights, [.. inspections.Select(i => (i.Id, i.Name))], people.GetValueOrDefault(campaign.OpenedBy, ""),
            campaign.EndedBy is { } ended ? people.GetValueOrDefault(ended) : null, campaign.VoidedBecause, reading.Today, keeps,
            open ? await LookBackScope.Tasks(db, scope, campaign.ClosedFrom, campaign.ClosedUntil).CountAsync(ct) : campaign.Lines.Count,
            sample, [.. rest.Take(RestRows)], rest.Count > RestRows ? rest[RestRows - 1].Position : null, campaign.Lines.Count == 0 ? null : campaign.IsDrawnAsPublished(),
            keeps && campaign.State == LookBackState.Drawn ? await CheckersAsync(reading, [.. inspections.Select(i => i.Body)], ct) : [], await TaskHistory.OfLookBackAsync(reading, id, ct));
    }

    /// <summary>One task of the sample; null where the reader may not see it.</summary>
    public async Task<LookBackItemSheet?> ItemAsync(LookBackId id, TaskId task, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        if (await LookBackList.Rows(db.LookBacks.VisibleTo(reading.Sight).Where(c => c.Id == id)).SingleOrDefaultAsync(ct) is not { } campaign) return null;
        var row = (await RowsAsync(reading, db.Set<LookBackLine>().Where(l => l.LookBackId == id && l.TaskId == task), ct)).SingleOrDefault();
        if (row is not { IsDrawn: true, Wording: not null }) return null;
        var days = await db.Tasks.Where(t => t.Id == task).Select(t => new { t.ClosedOn, t.DueOn }).SingleAsync(ct);
        return new LookBackItemSheet(campaign, row, reading.Today, days.ClosedOn, days.DueOn);
    }

    /// <summary>The look-backs at one task, the latest first; empty where the reader may not see the task.</summary>
    public async Task<IReadOnlyList<LookBackOfTask>> OfTaskAsync(TaskId task, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return [];
        var (db, me) = (reading.Db, reading.Sight.Persons);
        if (!await db.Tasks.VisibleTo(reading.Sight, db).AnyAsync(t => t.Id == task, ct)) return [];
        var rows = await (
            from i in db.Set<LookBackItem>().Where(i => i.TaskId == task)
            join c in db.LookBacks.Where(c => c.State != LookBackState.Void) on i.LookBackId equals c.Id
            orderby c.Id descending
            select new { i.FileSha256, Row = new LookBackOfTask(c.Id, c.Name, db.Persons.Where(p => p.Id == i.CheckerId).Select(p => p.Name).FirstOrDefault(), i.DueOn, i.Result, i.Way, i.Finding, i.FileName, i.RecordedOn,
                c.State == LookBackState.Drawn && i.Result == null && i.CheckerId != null && me.Contains(i.CheckerId.Value)) }).Take(20).ToListAsync(ct);
        var erased = await ErasedContents.OfAsync(db, rows.Select(row => row.FileSha256).OfType<string>(), ct);
        return [.. rows.Select(row => row.FileSha256 is { } sha256 ? row.Row with { ErasedOn = erased.GetValueOrDefault(sha256)?.On } : row.Row)];
    }

    /// <summary>The checker's file; null where there is none the reader may see.</summary>
    public async Task<(Stream Content, string FileName, string MediaType)?> FileAsync(LookBackId id, TaskId task, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var item = await db.Set<LookBackItem>().Where(i => i.LookBackId == id && i.TaskId == task && i.FileSha256 != null && db.Tasks.VisibleTo(reading.Sight, db).Any(t => t.Id == i.TaskId)).SingleOrDefaultAsync(ct);
        return item is { FileSha256: { } sha256 } && !await ErasedContents.IsErasedAsync(db, sha256, ct) && store.Open(sha256) is { } content ? (content, item.FileName!, item.FileMediaType!) : null;
    }

    internal static async Task<IReadOnlyList<LookBackTaskRow>> RowsAsync(Reading reading, IQueryable<LookBackLine> lines, CancellationToken ct)
    {
        var (db, me) = (reading.Db, reading.Sight.Persons);
        var visible = db.Tasks.VisibleTo(reading.Sight, db);
        var rows = await (
            from l in lines
            from i in db.Set<LookBackItem>().Where(i => i.LookBackId == l.LookBackId && i.Position == l.Position).DefaultIfEmpty()
            from t in visible.Where(t => t.Id == l.TaskId).DefaultIfEmpty()
            from p in db.Problems.Where(p => p.Id == t.ProblemId).DefaultIfEmpty()
            join c in db.LookBacks on l.LookBackId equals c.Id
            orderby l.Position
            select new
            {
                Line = l, Item = i, Wording = p == null ? null : p.Wording.Substring(0, ReviewQueue.WordingLength), State = t == null ? null : (TaskState?)t.State,
                LeadUnit = t == null ? null : db.Set<UnitPeriod>().Where(u => u.UnitId == t.LeadUnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
                Checker = i == null ? null : db.Persons.Where(n => n.Id == i.CheckerId).Select(n => n.Name).FirstOrDefault(), CampaignState = c.State,
            }).ToListAsync(ct);
        var erased = await ErasedContents.OfAsync(db, rows.Select(r => r.Item?.FileSha256).OfType<string>(), ct);
        return [.. rows.Select(r => new LookBackTaskRow(
            r.Line.Position, r.Line.TaskId, r.Line.Number, r.Wording, r.LeadUnit, r.State, r.Line.Risks, r.Line.Weight, r.Line.Ticket, r.Line.Hash, r.Item is not null, r.Item?.CheckerId, r.Checker, r.Item?.DueOn,
            r.Item?.Result, r.Item?.Way, r.Wording is null ? null : r.Item?.Finding, r.Wording is null ? null : r.Item?.FileName, r.Item?.RecordedOn, r.Item?.ReopenedUntil,
            r.CampaignState == LookBackState.Drawn && r.Item is { Result: null, CheckerId: { } checker } && me.Contains(checker)) { ErasedOn = r.Item?.FileSha256 is { } sha256 ? erased.GetValueOrDefault(sha256)?.On : null })];
    }

    internal static async Task<IReadOnlyList<(InspectionId Id, UnitId Body, string Name)>> InspectionsAsync(RectifyDb db, IReadOnlyCollection<InspectionId> ids, CancellationToken ct)
    {
        var found = await (
            from i in db.Inspections.Where(i => ids.Contains(i.Id))
            join r in db.Rounds on i.RoundId equals r.Id
            orderby i.FeedbackOn descending, i.Id
            select new { i.Id, i.BodyId, Round = r.Name, Body = db.Set<UnitPeriod>().Where(u => u.UnitId == i.BodyId && u.Until == null).Select(u => u.Name).First() }).ToListAsync(ct);
        return [.. found.Select(i => (i.Id, i.BodyId, $"{i.Body} · {i.Round}"))];
    }

    /// <summary>Who holds a role at one of the bodies, or above it, that lets them look.</summary>
    private static async Task<IReadOnlyList<(PersonId Id, string Name)>> CheckersAsync(Reading reading, IReadOnlyList<UnitId> bodies, CancellationToken ct)
    {
        var (db, roles, today) = (reading.Db, LookBack.CheckerRoles.ToList(), reading.Today);
        var units = bodies.SelectMany(reading.Actor.Units.Above).Distinct().ToList();
        var found = await db.Persons.Where(p => db.RoleGrants.Any(g => g.PersonId == p.Id && roles.Contains(g.Role) && units.Contains(g.UnitId) && g.From <= today && (g.Until == null || g.Until >= today)))
            .OrderBy(p => EF.Functions.Collate(p.Name, PeopleOrder.Collation)).Take(500).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        return [.. found.Select(p => (p.Id, p.Name))];
    }
}
