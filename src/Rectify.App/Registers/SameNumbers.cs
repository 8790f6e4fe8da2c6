using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Registers;

/// <summary>One document number, two titles: a hint while somebody types, never a refusal. Looks at what is registered of the same body and the reader may see.</summary>
public sealed class SameNumbers(Door door) : IUseCase
{
    private const int Most = 5;

    /// <summary>Entries in force with that number and another title.</summary>
    /// <param name="task">The task on which an institution is being recorded.</param>
    public async Task<IReadOnlyList<SameNumber>> Run(TaskId task, string? number, string? title, CancellationToken ct = default)
    {
        if (InstitutionInput.NumberOf(number) is not { } asked) return [];
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return [];
        var inspections = await reading.Db.TasksVisibleTo(reading.Sight).Where(t => t.Id == task).Select(t => t.InspectionId).ToListAsync(ct);
        return inspections.Count == 0 ? [] : await OfAsync(reading, inspections[0], asked, title, null, Most, ct);
    }

    /// <summary>The same, where an entry is put right or comes further.</summary>
    public async Task<IReadOnlyList<SameNumber>> Run(RegisterId entry, string? number, string? title, CancellationToken ct = default)
    {
        if (InstitutionInput.NumberOf(number) is not { } asked) return [];
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return [];
        var inspections = await reading.Db.Registers.VisibleTo(reading.Sight, reading.Db).Where(e => e.Id == entry).Select(e => e.InspectionId).ToListAsync(ct);
        return inspections.Count == 0 ? [] : await OfAsync(reading, inspections[0], asked, title, entry, Most, ct);
    }

    internal static async Task<IReadOnlyList<SameNumber>> OfAsync(Reading reading, InspectionId inspection, string number, string? title, RegisterId? but, int most, CancellationToken ct)
    {
        var (db, typed) = (reading.Db, title?.Trim() ?? "");
        var ofBody = db.Inspections.Where(i => db.Inspections.Any(asked => asked.Id == inspection && asked.BodyId == i.BodyId)).Select(i => i.Id);
        return await db.Registers.VisibleTo(reading.Sight, db).OfType<Institution>().Where(i => i.Number == number && i.Ending == null && i.Title != typed && (but == null || i.Id != but) && ofBody.Contains(i.InspectionId))
            .OrderBy(i => i.Id).Take(most).Select(i => new SameNumber(i.Id, i.Title)).ToListAsync(ct);
    }
}
