using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Files;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Rounds;
using Rectify.App.Trail;
using Rectify.Domain.Evidence;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Notices;

/// <summary>A decision on paper about a withholding that waits for the second person.</summary>
/// <param name="IsOwn">The reader entered it and must leave the check to somebody else.</param>
/// <param name="ErasedOn">Its scan was erased as 误传: it cannot be checked and is returned.</param>
public sealed record WaitingWithholdingPaper(
    PaperActId Id, InspectionId Inspection, string Body, int Number, string Wording, NoticeChannel Channels, WithholdingGround Ground, WithholdingAnswer Answer, string Decider, DateOnly DecidedOn, string? DocumentNumber, string? Reason, string RecordedBy,
    string FileName, bool IsOwn, DateOnly? ErasedOn);

/// <summary>Whose decision it can have been, and what there is to decide.</summary>
/// <param name="Answers">As the withholding stands; none where nothing is to be decided.</param>
/// <param name="Waits">A decision on it is entered already and waits for the second person.</param>
public sealed record WithholdingPaperSheet(
    WithholdingId Id, InspectionId Inspection, int Number, string Wording, NoticeChannel Channels, WithholdingGround Ground, string Because, IReadOnlyList<WithholdingAnswer> Answers, IReadOnlyList<(PersonId Id, string Name)> Deciders, bool MayRecord, bool Waits,
    DateOnly From, DateOnly Today);

/// <summary>Decisions on paper about withholdings: the form to enter one, those that wait for the second person, and their scans.</summary>
public sealed class WithholdingPapers(Door door, IContentStore store, NoteReads reads) : IUseCase
{
    public const int MaxRows = 50;

    /// <summary>Waiting papers, the longest waiting first.</summary>
    public async Task<IReadOnlyList<WaitingWithholdingPaper>> Run(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? [] : await ReadAsync(reading, Waiting(reading), MaxRows, ct);
    }

    /// <summary>What the form needs; null where there is no such withholding or the reader does not see the inspection as a whole.</summary>
    public async Task<WithholdingPaperSheet?> SheetAsync(WithholdingId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var found = await (
            from about in db.Withholdings.AsNoTracking().Where(about => about.Id == id)
            join p in db.Problems.VisibleTo(reading.Sight, db) on about.ProblemId equals p.Id
            join i in db.Inspections on about.InspectionId equals i.Id
            select new { Withholding = about, p.Number, p.Wording, i.BodyId, i.ArchivedOn, i.FeedbackOn, i.IsFeedbackExpected, Waits = db.WithholdingPapers.Any(x => x.WithholdingId == about.Id && x.State == PaperActState.Recorded) }).SingleOrDefaultAsync(ct);
        if (found is null || !reading.Sight.Inspections.Contains(found.Withholding.InspectionId)) return null;
        var w = found.Withholding;
        IReadOnlyList<WithholdingAnswer> answers = w.State switch { WithholdingState.Proposed => [WithholdingAnswer.Approve, WithholdingAnswer.Refuse], WithholdingState.Approved => [WithholdingAnswer.Lift], _ => [] };
        var deciders = answers.Count == 0 ? [] : await DecidersAsync(reading, w, found.BodyId, ct);
        return new WithholdingPaperSheet(id, w.InspectionId, found.Number, found.Wording, w.Channels, w.Ground, w.Reason, answers, deciders, found.ArchivedOn is null && reading.Actor.WhyNotOffice(found.BodyId) is null, found.Waits,
            Inspection.FeedbackDay(found.FeedbackOn, found.IsFeedbackExpected, reading.Today), reading.Today);
    }

    /// <summary>Null where there is no such scan, or none the reader may see.</summary>
    public async Task<PaperScan?> ScanAsync(PaperActId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var whole = reading.Sight.Inspections;
        var paper = await reading.Db.WithholdingPapers.Where(p => p.Id == id && whole.Contains(p.InspectionId) && reading.Db.Problems.VisibleTo(reading.Sight, reading.Db).Any(problem => problem.Id == p.ProblemId)).Select(p => new { p.ProblemId, p.Sha256, p.FileName }).SingleOrDefaultAsync(ct);
        if (paper is null || await PaperScan.OpenAsync(reading.Db, store, new ScannedPaper(PaperPlace.WithholdingPaper, id.Value), (paper.Sha256, paper.FileName), ct) is not { } scan) return null;
        if (await reading.Db.Tasks.Where(t => t.ProblemId == paper.ProblemId).OrderBy(t => t.Part).Select(t => (TaskId?)t.Id).FirstOrDefaultAsync(ct) is { } task) await reads.NoteAsync(reading, task, ReadPlace.PaperAct, ct);
        return scan;
    }

    /// <summary>Entered at the reader's bodies, by whoever.</summary>
    internal static IQueryable<WithholdingPaper> Waiting(Reading reading)
    {
        var bodies = reading.Actor.ReachAs([Role.Office, Role.HeadOfOffice]).Units;
        return reading.Db.WithholdingPapers.Where(p => p.State == PaperActState.Recorded && reading.Db.Inspections.Any(i => i.Id == p.InspectionId && bodies.Contains(i.BodyId) && i.ArchivedOn == null)
            && reading.Db.Problems.VisibleTo(reading.Sight, reading.Db).Any(problem => problem.Id == p.ProblemId));
    }

    internal static async Task<IReadOnlyList<WaitingWithholdingPaper>> ReadAsync(Reading reading, IQueryable<WithholdingPaper> waiting, int most, CancellationToken ct)
    {
        var db = reading.Db;
        var rows = await (
            from paper in waiting.OrderBy(p => p.Id).Take(most)
            join w in db.Withholdings on paper.WithholdingId equals w.Id
            join problem in db.Problems on paper.ProblemId equals problem.Id
            join i in db.Inspections on paper.InspectionId equals i.Id
            join decider in db.Persons on paper.DeciderId equals decider.Id
            join recorder in db.Persons on paper.RecordedBy equals recorder.Id
            orderby paper.Id
            select new
            {
                Paper = paper, w.Ground, problem.Number, Wording = problem.Wording.Substring(0, ReviewQueue.WordingLength), Decider = decider.Name, Recorder = recorder.Name,
                Body = db.Set<UnitPeriod>().Where(u => u.UnitId == i.BodyId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
            }).AsNoTracking().ToListAsync(ct);
        var erased = await ErasedContents.OfAsync(db, rows.Select(row => row.Paper.Sha256), ct);
        return [.. rows.Select(row => new WaitingWithholdingPaper(row.Paper.Id, row.Paper.InspectionId, row.Body ?? "", row.Number, row.Wording, row.Paper.Channels, row.Ground, row.Paper.Answer, row.Decider, row.Paper.DecidedOn, row.Paper.DocumentNumber,
            row.Paper.Reason, row.Recorder, row.Paper.FileName, reading.Actor.AsPerson(row.Paper.RecordedBy) is not null, erased.GetValueOrDefault(row.Paper.Sha256)?.On))];
    }

    /// <summary>Who is of the leading group today; who proposed it decides nothing but that it is printed again.</summary>
    private static async Task<IReadOnlyList<(PersonId, string)>> DecidersAsync(Reading reading, Withholding withholding, UnitId body, CancellationToken ct)
    {
        var today = reading.Today;
        var grants = await reading.Db.RoleGrants.Where(g => g.Role == Role.LeadingGroup && g.From <= today && (g.Until == null || today <= g.Until))
            .Join(reading.Db.Persons, g => g.PersonId, p => p.Id, (g, p) => new { g.PersonId, g.UnitId, p.Name }).ToListAsync(ct);
        return [.. grants.Where(g => reading.Actor.Units.IsWithin(body, g.UnitId) && (withholding.State != WithholdingState.Proposed || g.PersonId != withholding.ProposedBy)).DistinctBy(g => g.PersonId).OrderBy(g => g.Name, StringComparer.Ordinal).Select(g => (g.PersonId, g.Name))];
    }
}
