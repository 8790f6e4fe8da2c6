using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.App.Supervision;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.WiderChecks;

/// <summary>The inspection a check is opened for, and what it begins with where a problem was named.</summary>
/// <param name="Problem">The problem's short number.</param>
/// <param name="LeadUnit">The unit that answers for the problem.</param>
/// <param name="Measures">Measures of the problem's tasks of either kind.</param>
/// <param name="IsRestricted">The problem is restricted: whom the office names in the check learns of the check, not of the problem.</param>
public sealed record WiderCheckBeginning(InspectionId Inspection, string Round, UnitId BodyId, string Body, DateOnly Today, int? Problem, string? Wording, UnitId? LeadUnit, PersonId? Leader, bool IsRestricted, IReadOnlyList<WiderMeasureRow> Measures);

/// <summary>Reads what a new check begins with; null where the reader opens none for that inspection.</summary>
public sealed class PrepareWiderCheck(Door door) : IUseCase
{
    private const int MostChoices = 50;

    /// <summary>The inspections the reader opens checks for, the latest first.</summary>
    public async Task<IReadOnlyList<(InspectionId Id, string Name)>> ChoicesAsync(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return [];
        var (db, bodies) = (reading.Db, reading.Actor.ReachAs(Role.Office, Role.HeadOfOffice).Units);
        if (bodies.Count == 0) return [];
        return [.. (await db.Inspections.VisibleTo(reading.Sight, db).Where(i => bodies.Contains(i.BodyId) && i.ArchivedOn == null).OrderByDescending(i => i.FeedbackOn).ThenByDescending(i => i.Id).Take(MostChoices)
            .Select(i => new { i.Id, Round = db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).First(), Body = db.CurrentUnitNames().Where(u => u.UnitId == i.BodyId).Select(u => u.Name).First() }).ToListAsync(ct)).Select(i => (i.Id, $"{i.Round} · {i.Body}"))];
    }

    /// <summary>Of one problem, by its short number.</summary>
    public async Task<WiderCheckBeginning?> OfProblemAsync(int number, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        if (await db.Problems.VisibleTo(reading.Sight, db).Where(p => p.Number == number).Select(p => new { p.Id, p.InspectionId, p.Wording, p.IsRestricted }).SingleOrDefaultAsync(ct) is not { } problem) return null;
        if (await OfAsync(reading, problem.InspectionId, ct) is not { } begun) return null;
        var task = (await db.Tasks.Where(t => t.ProblemId == problem.Id).OrderBy(t => t.Part).Select(t => new { t.LeadUnitId, t.LeaderId }).Take(1).ToListAsync(ct)).FirstOrDefault();
        return begun with
        {
            Problem = number, Wording = problem.IsRestricted ? null : problem.Wording, LeadUnit = task?.LeadUnitId, Leader = task?.LeaderId, IsRestricted = problem.IsRestricted,
            Measures = await ReadWiderCheck.MeasuresAsync(reading, [problem.Id], null, ct),
        };
    }

    public async Task<WiderCheckBeginning?> Run(InspectionId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? null : await OfAsync(reading, id, ct);
    }

    private static async Task<WiderCheckBeginning?> OfAsync(Reading reading, InspectionId id, CancellationToken ct)
    {
        var db = reading.Db;
        var found = await db.Inspections.VisibleTo(reading.Sight, db).Where(i => i.Id == id && i.ArchivedOn == null)
            .Select(i => new { i.BodyId, Round = db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).First(), Body = db.CurrentUnitNames().Where(u => u.UnitId == i.BodyId).Select(u => u.Name).First() }).SingleOrDefaultAsync(ct);
        return found is not null && reading.Actor.WhyNotOffice(found.BodyId) is null ? new WiderCheckBeginning(id, found.Round, found.BodyId, found.Body, reading.Today, null, null, null, null, false, []) : null;
    }
}
