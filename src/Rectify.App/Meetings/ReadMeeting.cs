using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Files;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Rounds;
using Rectify.App.Trail;
using Rectify.Domain.Measures;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Meetings;

/// <param name="IsErased">Its content was erased as 误传.</param>
public sealed record MeetingFileRow(int Number, string FileName, string MediaType, long Size, bool IsErased);

/// <summary>A problem a meeting dealt with, where the reader may see it.</summary>
public sealed record MeetingProblemRow(ProblemId Problem, int Number, string Wording);

/// <summary>A commitment it keeps.</summary>
public sealed record MeetingKeptRow(TaskId Task, int Number, int Position, string Text, string? StruckBecause);

/// <summary>Everything the page of one meeting shows.</summary>
/// <param name="Others">Who else took part, in words.</param>
/// <param name="Withheld">Problems it dealt with that the reader does not see: other units'.</param>
/// <param name="Milestone">The milestone whose meeting it is.</param>
public sealed record MeetingSheet(
    MeetingRow Meeting, string InspectionName, IReadOnlyList<string> People, string? Others, string? Minutes, IReadOnlyList<MeetingProblemRow> Problems, int Withheld, IReadOnlyList<MeetingKeptRow> Kept, IReadOnlyList<MeetingFileRow> Files,
    MilestoneKind? Milestone, string? VoidedBecause, string? VoidedBy, DateOnly? VoidedOn, bool MayVoid, MeetingWords Words, IReadOnlyList<HistoryRow> History);

/// <summary>One meeting, for who may see it.</summary>
public sealed class ReadMeeting(Door door, IContentStore store, NoteReads reads) : IUseCase
{
    /// <summary>More problems than a form of boxes can show.</summary>
    public const int MostLinkable = 200;

    /// <summary>Null when there is no such meeting, or none the reader may see.</summary>
    public async Task<MeetingSheet?> Run(MeetingId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var meeting = await db.Meetings.VisibleTo(reading.Sight, db).Include(m => m.Files).Include(m => m.People).Include(m => m.Problems).AsSplitQuery().SingleOrDefaultAsync(m => m.Id == id, ct);
        if (meeting is null) return null;
        await NoteAsync(reading, id, ct);
        var row = await MeetingList.Rows(db, db.Meetings.Where(m => m.Id == id)).SingleAsync(ct);
        var (named, attended) = (meeting.Problems.Select(p => p.ProblemId).ToList(), meeting.People.Select(p => p.PersonId).ToList());
        var problems = await db.Problems.VisibleTo(reading.Sight, db).Where(p => named.Contains(p.Id)).OrderBy(p => p.Sequence).Select(p => new MeetingProblemRow(p.Id, p.Number, p.Wording.Substring(0, ReviewQueue.WordingLength))).ToListAsync(ct);
        var kept = await (
            from e in db.Set<CommitmentEvent>().Where(e => e.MeetingId == id)
            join t in db.Tasks.VisibleTo(reading.Sight, db) on e.TaskId equals t.Id
            join p in db.Problems on t.ProblemId equals p.Id
            join m in db.Set<Measure>() on e.MeasureId equals m.Id
            orderby p.Sequence, m.Position
            select new MeetingKeptRow(t.Id, p.Number, m.Position, m.Text, e.StruckBecause)).ToListAsync(ct);
        var names = await db.NamesAsync(attended.Concat(meeting.VoidedBy is { } voider ? [voider] : []), ct);
        var erased = await ErasedContents.OfAsync(db, meeting.Files.Select(f => f.Sha256), ct);
        var milestone = await db.Set<Milestone>().Where(m => m.MeetingId == id).Select(m => (MilestoneKind?)m.Kind).FirstOrDefaultAsync(ct);
        var inspection = (await LookBacks.ReadLookBack.InspectionsAsync(db, [meeting.InspectionId], ct)).Single();
        return new MeetingSheet(row, inspection.Name, [.. meeting.People.OrderBy(p => p.Position).Select(p => names.GetValueOrDefault(p.PersonId, ""))], meeting.Others, meeting.Minutes, problems, named.Count - problems.Count, kept,
            [.. meeting.Files.OrderBy(f => f.Number).Select(f => new MeetingFileRow(f.Number, f.FileName, f.MediaType, f.Size, erased.ContainsKey(f.Sha256)))], milestone,
            meeting.VoidedBecause, meeting.VoidedBy is { } by ? names.GetValueOrDefault(by) : null, meeting.VoidedOn,
            meeting.Counts && (reading.Actor.AsPerson(meeting.RecordedBy) is not null || reading.Actor.WhyNotOffice(inspection.Body) is null), meeting.Words, await TaskHistory.OfMeetingAsync(reading, meeting, ct));
    }

    /// <summary>Problems of its inspection that the reader may name it for beside those it is named for already; null where they may not.</summary>
    public async Task<IReadOnlyList<MeetingProblemRow>?> LinkableAsync(MeetingId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var meeting = await db.Meetings.VisibleTo(reading.Sight, db).Where(m => m.Id == id && m.VoidedBecause == null).Select(m => new { m.InspectionId, m.RecordedBy, Body = db.Inspections.First(i => i.Id == m.InspectionId).BodyId }).SingleOrDefaultAsync(ct);
        if (meeting is null || (reading.Actor.AsPerson(meeting.RecordedBy) is null && reading.Actor.WhyNotOffice(meeting.Body) is not null)) return null;
        return await db.Problems.VisibleTo(reading.Sight, db).Where(p => p.InspectionId == meeting.InspectionId && !db.Set<MeetingProblem>().Any(linked => linked.MeetingId == id && linked.ProblemId == p.Id))
            .OrderBy(p => p.Sequence).Take(MostLinkable).Select(p => new MeetingProblemRow(p.Id, p.Number, p.Wording.Substring(0, ReviewQueue.WordingLength))).ToListAsync(ct);
    }

    /// <summary>Minutes or a photograph, opened for reading; null where there is none the reader may see.</summary>
    public async Task<(Stream Content, string FileName, string MediaType)?> FileAsync(MeetingId id, int number, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        if (await db.Meetings.VisibleTo(reading.Sight, db).Where(m => m.Id == id).Select(m => m.Files.FirstOrDefault(f => f.Number == number)).SingleOrDefaultAsync(ct) is not { } file) return null;
        await NoteAsync(reading, id, ct);
        return !await ErasedContents.IsErasedAsync(db, file.Sha256, ct) && store.Open(file.Sha256) is { } content ? (content, file.FileName, file.MediaType) : null;
    }

    private async Task NoteAsync(Reading reading, MeetingId id, CancellationToken ct)
    {
        var db = reading.Db;
        var tasks = await db.Set<MeetingProblem>().Where(p => p.MeetingId == id).Join(db.Problems.Where(p => p.IsRestricted), p => p.ProblemId, p => p.Id, (p, _) => p.ProblemId).Join(db.Tasks, p => p, t => t.ProblemId, (_, t) => t.Id).ToListAsync(ct);
        if (tasks.Count > 0) await reads.NoteAsync(reading, tasks, ReadPlace.Meeting, null, ct);
    }
}
