using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Rounds;
using Rectify.Domain.Evidence;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Notices;

/// <param name="IsOwn">The reader proposed it and leaves the decision to somebody else.</param>
/// <param name="DecidedBy">Who approved, refused or took it back.</param>
/// <param name="Because">Why it was refused, taken back or lifted.</param>
public sealed record WithholdingRow(
    WithholdingId Id, ProblemId Problem, int Number, string Wording, NoticeChannel Channels, WithholdingGround Ground, string Reason, WithholdingState State, string ProposedBy, DateOnly ProposedOn, bool IsOwn, string? DecidedBy, DateOnly? DecidedOn,
    string? LiftedBy, DateOnly? LiftedOn, string? Because)
{
    /// <summary>What was decided about it on paper, the latest first: what waits for the second person, what counted, what was returned.</summary>
    public IReadOnlyList<WithholdingPaperRow> Papers { get; init; } = [];
}

/// <param name="ReturnedBecause">How entry and scan differ.</param>
/// <param name="ErasedOn">Its scan was erased as 误传 and none has taken its place.</param>
public sealed record WithholdingPaperRow(PaperActId Id, WithholdingAnswer Answer, string Decider, DateOnly DecidedOn, string? DocumentNumber, string FileName, string RecordedBy, PaperActState State, string? CheckedBy, string? ReturnedBecause, DateOnly? ErasedOn);

/// <summary>A problem that may be proposed.</summary>
public sealed record WithholdableProblem(ProblemId Id, int Number, string Wording);

/// <param name="Permitted">Grounds the regime permits.</param>
/// <param name="MayPropose">The reader does the office's work at the body.</param>
/// <param name="MayDecide">The reader is of the leading group.</param>
public sealed record WithholdingSheet(
    InspectionId Inspection, string Body, string Round, IReadOnlyList<WithholdingGround> Permitted, IReadOnlyList<WithholdingRow> Rows, IReadOnlyList<WithholdableProblem> Problems, bool MayPropose, bool MayDecide);

/// <summary>拟不公开 of an inspection: what waits, what is withheld, what was. For those who see the inspection as a whole.</summary>
public sealed class WithholdingList(Door door) : IUseCase
{
    public const int MostRows = 200, MostProblems = 1000;

    /// <summary>Null when there is no such inspection or the reader does not see it as a whole.</summary>
    public async Task<WithholdingSheet?> Run(InspectionId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? null : await SheetAsync(reading, id, ct);
    }

    /// <summary>Of the inspection of that problem.</summary>
    public async Task<WithholdingSheet?> OfProblemAsync(ProblemId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is not null && await reading.Db.Problems.Where(p => p.Id == id).Select(p => (InspectionId?)p.InspectionId).SingleOrDefaultAsync(ct) is { } of ? await SheetAsync(reading, of, ct) : null;
    }

    private static async Task<WithholdingSheet?> SheetAsync(Reading reading, InspectionId id, CancellationToken ct)
    {
        if (!reading.Sight.Inspections.Contains(id)) return null;
        var db = reading.Db;
        var of = await db.Inspections.Where(i => i.Id == id).Join(db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new { i.BodyId, i.Regime, i.ArchivedOn, Round = r.Name, Body = db.Set<UnitPeriod>().Where(u => u.UnitId == i.BodyId && u.Until == null).Select(u => u.Name).FirstOrDefault() }).SingleAsync(ct);
        var mayPropose = of.ArchivedOn is null && reading.Actor.WhyNotOffice(of.BodyId) is null;
        IReadOnlyList<WithholdableProblem> problems = !mayPropose ? [] : await db.Problems.VisibleTo(reading.Sight, db).Where(p => p.InspectionId == id && !p.IsRestricted && !db.Withholdings.Any(w => w.ProblemId == p.Id && w.State == WithholdingState.Proposed))
            .OrderBy(p => p.Sequence).Take(MostProblems).Select(p => new WithholdableProblem(p.Id, p.Number, p.Wording.Substring(0, 40))).ToListAsync(ct);
        return new WithholdingSheet(id, of.Body ?? "", of.Round, [.. WithholdingGrounds.Each.Where(of.Regime.MayWithhold)], await RowsAsync(reading, db.Withholdings.Where(w => w.InspectionId == id), ct), problems, mayPropose,
            of.ArchivedOn is null && reading.Actor.Has(Role.LeadingGroup, of.BodyId));
    }

    /// <summary>What waits first, then what is withheld, then what was; within each in the order of the feedback.</summary>
    internal static async Task<IReadOnlyList<WithholdingRow>> RowsAsync(Reading reading, IQueryable<Withholding> which, CancellationToken ct)
    {
        var db = reading.Db;
        var found = await (
            from w in which
            join p in db.Problems.VisibleTo(reading.Sight, db) on w.ProblemId equals p.Id
            join proposer in db.Persons on w.ProposedBy equals proposer.Id
            orderby w.State == WithholdingState.Proposed ? 0 : w.State == WithholdingState.Approved ? 1 : 2, p.Sequence, w.Id
            select new
            {
                Withholding = w, p.Number, Wording = p.Wording.Substring(0, ReviewQueue.WordingLength), Proposer = proposer.Name,
                Decider = db.Persons.Where(x => x.Id == w.DecidedBy).Select(x => x.Name).FirstOrDefault(), Lifter = db.Persons.Where(x => x.Id == w.LiftedBy).Select(x => x.Name).FirstOrDefault(),
            }).AsNoTracking().Take(MostRows).ToListAsync(ct);
        var papers = await PapersAsync(reading, [.. found.Select(f => f.Withholding.Id)], ct);
        return [.. found.Select(f => new WithholdingRow(f.Withholding.Id, f.Withholding.ProblemId, f.Number, f.Wording, f.Withholding.Channels, f.Withholding.Ground, f.Withholding.Reason, f.Withholding.State, f.Proposer, f.Withholding.ProposedOn,
            reading.Actor.AsPerson(f.Withholding.ProposedBy) is not null, f.Decider, f.Withholding.DecidedOn, f.Lifter, f.Withholding.LiftedOn, f.Withholding.EndedBecause) { Papers = [.. papers[f.Withholding.Id]] })];
    }

    private static async Task<ILookup<WithholdingId, WithholdingPaperRow>> PapersAsync(Reading reading, IReadOnlyList<WithholdingId> of, CancellationToken ct)
    {
        var db = reading.Db;
        var rows = await (
            from paper in db.WithholdingPapers.AsNoTracking().Where(p => of.Contains(p.WithholdingId))
            join decider in db.Persons on paper.DeciderId equals decider.Id
            join recorder in db.Persons on paper.RecordedBy equals recorder.Id
            orderby paper.Id descending
            select new { Paper = paper, Decider = decider.Name, Recorder = recorder.Name, Checker = db.Persons.Where(x => x.Id == paper.CheckedBy).Select(x => x.Name).FirstOrDefault() }).Take(MostRows).ToListAsync(ct);
        var scans = await ScannedPapers.ShownAsync(db, [.. rows.Select(row => (Of(row.Paper), row.Paper.Sha256, row.Paper.FileName))], ct);
        return rows.ToLookup(row => row.Paper.WithholdingId, row => new WithholdingPaperRow(row.Paper.Id, row.Paper.Answer, row.Decider, row.Paper.DecidedOn, row.Paper.DocumentNumber, scans[Of(row.Paper)].FileName, row.Recorder, row.Paper.State, row.Checker, row.Paper.ReturnedBecause,
            scans[Of(row.Paper)].ErasedOn));

        static ScannedPaper Of(WithholdingPaper paper) => new(PaperPlace.WithholdingPaper, paper.Id.Value);
    }
}
