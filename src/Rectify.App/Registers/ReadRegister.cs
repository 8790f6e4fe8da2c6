using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.LookBacks;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Trail;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Registers;

/// <summary>A measure an entry answers, where the reader may see its task.</summary>
public sealed record RegisterMeasureRow(TaskId Task, MeasureId Measure, int Number, string Wording, TaskState State, int Position, string Text);

/// <summary>What stood there before, or stands there since.</summary>
/// <param name="EndedBecause">The reason; an updated one has none.</param>
public sealed record RegisterVersion(RegisterId Id, RegisterWords Words, RegisterState State, RegisterEnding? Ending, string? EndedBecause, string? EndedBy, DateTimeOffset? EndedAt, bool IsThis);

/// <summary>Another entry with the same number and another title.</summary>
public sealed record SameNumber(RegisterId Id, string Title);

/// <summary>Everything the page of one entry shows.</summary>
/// <param name="Versions">The chain it stands in, the latest first; itself alone where nothing was changed.</param>
/// <param name="Offered">What keeps the reader from each verb they may see a button for; an empty list means they may.</param>
public sealed record RegisterSheet(
    RegisterListRow Entry, string InspectionName, DateOnly Today, IReadOnlyList<RegisterMeasureRow> Measures, IReadOnlyList<RegisterVersion> Versions, IReadOnlyList<SameNumber> SameNumbers,
    IReadOnlyDictionary<RegisterVerb, IReadOnlyList<Unmet>> Offered, IReadOnlyList<HistoryRow> History)
{
    public bool May(RegisterVerb verb) => Offered.TryGetValue(verb, out var unmet) && unmet.Count == 0;
}

/// <summary>One entry of the registers, for who may see it.</summary>
public sealed class ReadRegister(Door door, NoteReads reads) : IUseCase
{
    /// <summary>More than anybody puts one entry right.</summary>
    private const int MostVersions = 50;
    private const int MostSame = 10;

    /// <summary>More measures than a form of boxes can show.</summary>
    public const int MostLinkable = 100;

    /// <summary>Null when there is no such entry, or none the reader may see.</summary>
    public async Task<RegisterSheet?> Run(RegisterId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        if (await db.Registers.VisibleTo(reading.Sight, db).Include(e => e.Links).SingleOrDefaultAsync(e => e.Id == id, ct) is not { } entry) return null;
        await NoteAsync(reads, reading, [id], ct);
        var row = (await RegisterList.RowsAsync(reading, [entry], ct))[0];
        var inspection = (await ReadLookBack.InspectionsAsync(db, [entry.InspectionId], ct)).Single();
        var archived = await db.Inspections.AnyAsync(i => i.Id == entry.InspectionId && i.ArchivedOn != null, ct);
        var session = new ActSession(db, new Stamp(reading.Actor, door.Now(), reading.Today), reading.Sight, ct);
        var before = new RegisterCase(entry, await session.CasesAsync([.. entry.Links.Select(l => l.MeasureId)]), null);
        var versions = await VersionsAsync(reading, entry, ct);
        return new RegisterSheet(row, inspection.Name, reading.Today, await MeasuresAsync(reading, entry, ct), versions, await SameAsync(reading, entry, ct),
            archived ? new Dictionary<RegisterVerb, IReadOnlyList<Unmet>>() : RegisterLifecycle.OfferedTo(before), await TaskHistory.OfRegisterAsync(db, entry.InspectionId, [.. versions.Select(v => v.Id)], ct));
    }

    /// <summary>Measures of the problem with that number which the entry does not answer yet; null where the reader may not see the entry. A unit is offered its own, the office all.</summary>
    public async Task<IReadOnlyList<RegisterMeasureRow>?> LinkableAsync(RegisterId id, int number, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        if (await db.Registers.VisibleTo(reading.Sight, db).Include(e => e.Links).SingleOrDefaultAsync(e => e.Id == id, ct) is not { } entry) return null;
        var answered = entry.Links.Select(l => l.MeasureId).ToList();
        return await Rows(reading, db.Set<Measure>().Where(m => !answered.Contains(m.Id) && m.State != MeasureState.Cancelled), entry.InspectionId, number).Take(MostLinkable).ToListAsync(ct);
    }

    private static Task<List<RegisterMeasureRow>> MeasuresAsync(Reading reading, RegisterEntry entry, CancellationToken ct)
    {
        var answered = entry.Links.Select(l => l.MeasureId).ToList();
        return Rows(reading, reading.Db.Set<Measure>().Where(m => answered.Contains(m.Id)), entry.InspectionId, null).Take(RegisterEntry.MaxMeasures).ToListAsync(ct);
    }

    private static IQueryable<RegisterMeasureRow> Rows(Reading reading, IQueryable<Measure> measures, InspectionId inspection, int? number) =>
        from m in measures
        join t in reading.Db.TasksVisibleTo(reading.Sight).Where(t => t.InspectionId == inspection) on m.TaskId equals t.Id
        join p in reading.Db.Problems.Where(p => number == null || p.Number == number) on t.ProblemId equals p.Id
        orderby p.Sequence, t.Part, m.Position
        select new RegisterMeasureRow(t.Id, m.Id, p.Number, p.Wording.Substring(0, ReviewQueue.WordingLength), t.State, m.Position, m.Text);

    /// <summary>Walks the chain both ways. Whoever sees one of it sees all: they answer the same measures.</summary>
    private static async Task<IReadOnlyList<RegisterVersion>> VersionsAsync(Reading reading, RegisterEntry entry, CancellationToken ct)
    {
        var (db, chain) = (reading.Db, new LinkedList<RegisterEntry>([entry]));
        while (chain.Count < MostVersions && chain.Last!.Value.FollowsId is { } earlier && await db.Registers.SingleOrDefaultAsync(e => e.Id == earlier, ct) is { } before) chain.AddLast(before);
        while (chain.Count < MostVersions && chain.First!.Value is { Ending: RegisterEnding.Corrected or RegisterEnding.Updated } ended && await db.Registers.SingleOrDefaultAsync(e => e.FollowsId == ended.Id, ct) is { } after) chain.AddFirst(after);
        var names = await db.NamesAsync(chain.Select(e => e.EndedBy).OfType<PersonId>().Distinct(), ct);
        return [.. chain.Select(e => new RegisterVersion(e.Id, e.Words, e.State, e.Ending, e.EndedBecause, e.EndedBy is { } by ? names.GetValueOrDefault(by) : null, e.EndedAt, e.Id == entry.Id))];
    }

    private static async Task<IReadOnlyList<SameNumber>> SameAsync(Reading reading, RegisterEntry entry, CancellationToken ct) =>
        entry is Institution { Number: { } number, Ending: null } institution ? await SameNumbers.OfAsync(reading, entry.InspectionId, number, institution.Title, entry.Id, MostSame, ct) : [];

    /// <summary>Reads of what belongs to a restricted problem are written down with that problem's tasks.</summary>
    internal static async Task NoteAsync(NoteReads reads, Reading reading, IReadOnlyCollection<RegisterId> entries, CancellationToken ct)
    {
        var db = reading.Db;
        var tasks = await db.Set<RegisterLink>().Where(l => entries.Contains(l.EntryId)).Join(db.Set<Measure>(), l => l.MeasureId, m => m.Id, (_, m) => m.TaskId)
            .Join(db.TasksVisibleTo(reading.Sight), id => id, t => t.Id, (_, t) => t).Join(db.Problems.Where(p => p.IsRestricted), t => t.ProblemId, p => p.Id, (t, _) => t.Id).Distinct().ToListAsync(ct);
        if (tasks.Count > 0) await reads.NoteAsync(reading, tasks, ReadPlace.Register, null, ct);
    }
}
