using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Evaluations;
using Rectify.Domain.People;

namespace Rectify.App.Evaluations;

/// <param name="Used">Evaluations that use it, of those the reader may see.</param>
/// <param name="IsLatest">No later version of its name stands in its place.</param>
public sealed record SchemeRow(SchemeId Id, string Name, int Number, decimal Tolerance, IReadOnlyList<EvaluationItem> Items, IReadOnlyList<EvaluationGrade> Grades, string MadeBy, DateOnly MadeOn, int Used, bool IsLatest);

/// <param name="MayMake">The reader does the office's work somewhere.</param>
public sealed record SchemeSheet(IReadOnlyList<SchemeRow> Rows, bool MayMake);

/// <summary>Schemes of evaluation, the latest made first.</summary>
public sealed class ReadSchemes(Door door) : IUseCase
{
    private const int Most = 60;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<SchemeSheet?> Run(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var schemes = await db.EvaluationSchemes.VisibleTo(reading.Sight, db).Include(s => s.Items).Include(s => s.Grades).AsSplitQuery().OrderByDescending(s => s.MadeAt).ThenByDescending(s => s.Id).Take(Most).ToListAsync(ct);
        var ids = schemes.Select(s => s.Id).ToList();
        var used = await db.Evaluations.VisibleTo(reading.Sight).Where(e => ids.Contains(e.SchemeId)).GroupBy(e => e.SchemeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var makers = schemes.Select(s => s.MadeBy).Distinct().ToList();
        var names = await db.Persons.Where(p => makers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var latest = schemes.GroupBy(s => s.Name).ToDictionary(g => g.Key, g => g.Max(s => s.Number));
        return new SchemeSheet([.. schemes.Select(s => new SchemeRow(s.Id, s.Name, s.Number, s.Tolerance, [.. s.Items.OrderBy(i => i.Position)], [.. s.Grades.OrderBy(g => g.Position)], names.GetValueOrDefault(s.MadeBy, ""), s.MadeOn,
            used.GetValueOrDefault(s.Id), s.Number == latest[s.Name]))], reading.Actor.HasAnywhere(Role.Office, Role.HeadOfOffice));
    }
}
