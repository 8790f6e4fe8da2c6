using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Rounds;

/// <param name="Problems">Problems the reader may see.</param>
/// <param name="Settled">Of these with every task closed, sustained or withdrawn.</param>
public sealed record RoundInspectionRow(InspectionId Id, RoundId RoundId, string BodyName, InspectionKind Kind, string GroupName, DateOnly FeedbackOn, DateOnly ConcentratedUntil, int Problems, int Settled)
{
    /// <summary>The day is the planned one.</summary>
    public bool IsFeedbackAhead { get; init; }
}

public sealed record RoundRow(RoundId Id, string Name, string Authority, InspectionLevel Level, int Year, IReadOnlyList<RoundInspectionRow> Inspections);

/// <summary>A place in the list of rounds.</summary>
public sealed record RoundKey(int Year, RoundId Id);

/// <param name="MayOpen">The reader does the office's work somewhere and may open rounds.</param>
public sealed record RoundPage(IReadOnlyList<RoundRow> Rows, RoundKey? Next, IReadOnlyList<int> Years, bool MayOpen);

/// <summary>Rounds, the latest year first, with the inspections the reader may see in each; the office also sees rounds that hold none yet.</summary>
public sealed class ListRounds(Door door) : IUseCase
{
    public const int PageSize = 20;
    private const int MaxInspections = 1000;

    public async Task<RoundPage> Run(int? year = null, InspectionLevel? level = null, RoundKey? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return new RoundPage([], null, [], false);
        var db = reading.Db;
        var isOffice = reading.Actor.HasAnywhere(Role.Office, Role.HeadOfOffice);
        var visible = db.Inspections.VisibleTo(reading.Sight, db);
        var open = db.Rounds.Where(r => visible.Any(i => i.RoundId == r.Id) || (isOffice && !db.Inspections.Any(i => i.RoundId == r.Id)));

        var rounds = open;
        if (year is { } only) rounds = rounds.Where(r => r.Year == only);
        if (level is { } sender) rounds = rounds.Where(r => r.Level == sender);
        if (after is not null) rounds = rounds.Where(r => EF.Functions.LessThan(ValueTuple.Create(r.Year, r.Id), ValueTuple.Create(after.Year, after.Id)));
        var page = await rounds.OrderByDescending(r => r.Year).ThenByDescending(r => r.Id).Take(PageSize + 1).Select(r => new { r.Id, r.Name, r.Authority, r.Level, r.Year }).ToListAsync(ct);
        var more = page.Count > PageSize;
        if (more) page.RemoveAt(PageSize);

        var ids = page.ConvertAll(r => r.Id);
        var tasks = db.Tasks.VisibleTo(reading.Sight, reading.Db);
        var found = await visible.Where(i => ids.Contains(i.RoundId)).OrderBy(i => i.FeedbackOn).ThenBy(i => i.Id).Take(MaxInspections)
            .Select(i => new
            {
                i.Id, i.RoundId, Body = db.CurrentUnitNames().Where(u => u.UnitId == i.BodyId).Select(u => u.Name).First(), i.Kind, i.GroupName, i.FeedbackOn, i.IsFeedbackExpected, i.Regime,
                Problems = tasks.Where(t => t.InspectionId == i.Id).Select(t => t.ProblemId).Distinct().Count(),
                Open = tasks.Where(t => t.InspectionId == i.Id && t.State != TaskState.Closed && t.State != TaskState.Sustained && t.State != TaskState.Withdrawn).Select(t => t.ProblemId).Distinct().Count(),
            }).ToListAsync(ct);
        var inspections = found.ToLookup(i => i.RoundId, i =>
            new RoundInspectionRow(i.Id, i.RoundId, i.Body, i.Kind, i.GroupName, i.FeedbackOn, i.Regime.ConcentratedUntil(i.FeedbackOn), i.Problems, i.Problems - i.Open) { IsFeedbackAhead = Inspection.FeedbackDay(i.FeedbackOn, i.IsFeedbackExpected, reading.Today) > reading.Today });
        var years = await open.Select(r => r.Year).Distinct().OrderByDescending(y => y).Take(50).ToListAsync(ct);
        return new RoundPage(page.ConvertAll(r => new RoundRow(r.Id, r.Name, r.Authority, r.Level, r.Year, [.. inspections[r.Id]])), more ? new RoundKey(page[^1].Year, page[^1].Id) : null, years, isOffice);
    }
}
