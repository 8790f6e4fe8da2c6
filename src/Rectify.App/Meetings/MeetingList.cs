using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.LookBacks;
using Rectify.App.People;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Meetings;

/// <summary>What the list of meetings is asked for; whatever is null does not narrow.</summary>
/// <param name="From">Took place on that day or later.</param>
/// <param name="Until">Took place on that day or earlier.</param>
/// <param name="Task">Dealt with the problem of that task.</param>
public sealed record MeetingFilter(InspectionId? Inspection = null, MeetingKind? Kind = null, DateOnly? From = null, DateOnly? Until = null, TaskId? Task = null)
{
    public static readonly MeetingFilter None = new();

    /// <summary>Rows ticked in the list; empty for none.</summary>
    public IReadOnlyList<MeetingId> Chosen { get; init; } = [];
}

/// <summary>Where a page begins: behind or before the meeting with this key, the latest first.</summary>
public sealed record MeetingKey(bool Backward, DateOnly On, MeetingId Meeting);

/// <summary>A meeting as lists show it.</summary>
/// <param name="Unit">The unit whose own it was; the body's name for one of the body.</param>
/// <param name="Problems">How many problems it dealt with.</param>
/// <param name="Kept">How many commitments it keeps.</param>
public sealed record MeetingRow(
    MeetingId Id, InspectionId Inspection, MeetingKind Kind, string Title, DateOnly On, string Unit, string? Place, string? Conclusions, int Problems, int Kept, int Files, bool IsVoid, string RecordedBy, DateOnly RecordedOn);

/// <param name="Inspections">Inspections the reader sees, to choose from.</param>
/// <param name="RecordFor">The inspection asked for, or the only one, where the reader may record meetings of it.</param>
public sealed record MeetingSlice(IReadOnlyList<MeetingRow> Rows, bool HasPrevious, bool HasNext, DateOnly Today, IReadOnlyList<(InspectionId Id, string Name)> Inspections, InspectionId? RecordFor);

/// <summary>会议与调研: the meetings and visits the reader may see, the latest first, a page at a time by key.</summary>
public sealed class MeetingList(Door door) : IUseCase
{
    public const int PageSize = 50;
    private const int MostChoices = 100;
    private const int MostOfTask = 30;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<MeetingSlice?> Run(MeetingFilter filter, MeetingKey? from = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var found = Asked(reading, filter);
        var page = from switch
        {
            null => found.OrderByDescending(m => m.On).ThenByDescending(m => m.Id),
            { Backward: false } => found.Where(m => EF.Functions.LessThan(ValueTuple.Create(m.On, m.Id), ValueTuple.Create(from.On, from.Meeting))).OrderByDescending(m => m.On).ThenByDescending(m => m.Id),
            _ => found.Where(m => EF.Functions.GreaterThan(ValueTuple.Create(m.On, m.Id), ValueTuple.Create(from.On, from.Meeting))).OrderBy(m => m.On).ThenBy(m => m.Id),
        };
        var rows = await Rows(reading.Db, page.Take(PageSize + 1)).ToListAsync(ct);
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);
        var backward = from is { Backward: true };
        if (backward) rows.Reverse();
        var inspections = await reading.Db.Inspections.VisibleTo(reading.Sight, reading.Db).OrderByDescending(i => i.FeedbackOn).ThenBy(i => i.Id).Select(i => i.Id).Take(MostChoices).ToListAsync(ct);
        if (filter.Inspection is { } asked && !inspections.Contains(asked) && await reading.Db.Inspections.VisibleTo(reading.Sight, reading.Db).AnyAsync(i => i.Id == asked, ct)) inspections.Add(asked);
        return new MeetingSlice(rows, backward ? more : from is not null, backward || more, reading.Today, [.. (await ReadLookBack.InspectionsAsync(reading.Db, inspections, ct)).Select(i => (i.Id, i.Name))],
            (filter.Inspection ?? (inspections.Count == 1 ? inspections[0] : null)) is { } one && inspections.Contains(one) && await PrepareMeeting.MayRecordAsync(reading, one, ct) ? one : null);
    }

    /// <summary>Meetings that dealt with the problem of a task, the latest first; empty where the reader may not see the task.</summary>
    public async Task<IReadOnlyList<MeetingRow>> OfTaskAsync(TaskId task, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return [];
        var db = reading.Db;
        var problem = await db.Tasks.VisibleTo(reading.Sight, db).Where(t => t.Id == task).Select(t => t.ProblemId).ToListAsync(ct);
        if (problem.Count == 0) return [];
        // whoever sees the problem sees the meetings about it: that is not asked of every meeting
        return await Rows(db, db.Meetings.Where(m => m.Problems.Any(p => p.ProblemId == problem[0])).NotWithheldFrom(reading.Sight, db).OrderByDescending(m => m.On).ThenByDescending(m => m.Id).Take(MostOfTask)).ToListAsync(ct);
    }

    internal static IQueryable<Meeting> Asked(Reading reading, MeetingFilter filter)
    {
        var (db, meetings) = (reading.Db, reading.Db.Meetings.VisibleTo(reading.Sight, reading.Db));
        if (filter.Chosen.Count > 0) meetings = meetings.Where(m => filter.Chosen.Contains(m.Id));
        if (filter.Inspection is { } inspection) meetings = meetings.Where(m => m.InspectionId == inspection);
        if (filter.Kind is { } kind) meetings = meetings.Where(m => m.Kind == kind);
        if (filter.From is { } first) meetings = meetings.Where(m => m.On >= first);
        if (filter.Until is { } last) meetings = meetings.Where(m => m.On <= last);
        if (filter.Task is { } task)
        {
            var problem = db.Tasks.Where(t => t.Id == task).Select(t => t.ProblemId);
            meetings = meetings.Where(m => m.Problems.Any(p => problem.Contains(p.ProblemId)));
        }
        return meetings;
    }

    internal static IQueryable<MeetingRow> Rows(RectifyDb db, IQueryable<Meeting> meetings) => meetings.Select(m => new MeetingRow(
        m.Id, m.InspectionId, m.Kind, m.Title, m.On,
        db.CurrentUnitNames().Where(u => u.UnitId == (m.UnitId ?? db.Inspections.Where(i => i.Id == m.InspectionId).Select(i => i.BodyId).First())).Select(u => u.Name).First(),
        m.Place, m.Conclusions, m.Problems.Count, db.Set<CommitmentEvent>().Count(e => e.MeetingId == m.Id && e.StruckBecause == null), m.Files.Count, m.VoidedBecause != null,
        db.Persons.Where(p => p.Id == m.RecordedBy).Select(p => p.Name).First(), m.RecordedOn));
}
