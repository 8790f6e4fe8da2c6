using System.Globalization;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Data;
using Rectify.Domain.Evaluations;
using Rectify.Domain.Evidence;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Erasures;

/// <summary>A file beside closure evidence, and its content.</summary>
internal sealed record ErasablePaper(ErasedPlace Place, string Sha256);

/// <summary>Files beside closure evidence whose content can be erased: scans of surveys, papers of milestones and suggestions, minutes and photographs of meetings and of checks on the spot, scans of what was decided on paper, of opinions on plans and of takeovers,
/// receipts of letters, files of look-backs and of findings put right.</summary>
internal static partial class ErasablePapers
{
    /// <summary>The paper that an address names; null where it names none. A record's own address names the paper it has one of.</summary>
    public static async Task<ErasablePaper?> AtAsync(RectifyDb db, string? address, CancellationToken ct)
    {
        if (Address().Match(address ?? "") is not { Success: true } said || !Guid.TryParse(said.Groups["key"].Value, out var key)) return null;
        var number = int.TryParse(said.Groups["number"].Value, CultureInfo.InvariantCulture, out var typed) ? typed : 1;
        var second = int.TryParse(said.Groups["second"].Value, CultureInfo.InvariantCulture, out var further) ? further : 0;
        var task = Guid.TryParse(said.Groups["task"].Value, out var of) ? TaskId.From(of) : default;
        var (takeover, letter, lookBack, wider) = (TakeoverId.From(key), LetterId.From(key), LookBackId.From(key), WiderCheckId.From(key));
        var (evaluation, inspection, suggestion, meeting, check) = (EvaluationId.From(key), InspectionId.From(key), SuggestionId.From(key), MeetingId.From(key), SpotCheckId.From(key));
        if (said.Groups["scan"].Success) return await ScanAsync(db, said.Groups["scan"].Value, key, number, ct);
        IReadOnlyList<ErasablePaper> found = (said.Groups["part"].Value, Enum.TryParse<MilestoneKind>(said.Groups["kind"].Value, out var kind)) switch
        {
            ("replies", _) => await RepliesAsync(db, r => r.SuggestionId == suggestion && r.Number == number, ct),
            ("papers", true) => await NeededAsync(db, p => p.InspectionId == inspection && p.Kind == kind && p.Number == number, ct),
            ("papers", false) => await TakeoversAsync(db, p => p.TakeoverId == takeover && p.Number == number, ct),
            ("receipt", _) => await ReceiptsAsync(db, l => l.Id == letter, ct),
            ("file", _) => await LookBacksAsync(db, i => i.LookBackId == lookBack && i.TaskId == task, ct),
            ("findings", _) => await RemediesAsync(db, r => r.WiderCheckId == wider && r.FindingNumber == number && r.Number == second, ct),
            ("paper", true) => await ProofsAsync(db, m => m.InspectionId == inspection && m.Kind == kind, ct),
            ("files", _) => [.. await MinutesAsync(db, f => f.MeetingId == meeting && f.Number == number, ct), .. await PhotographsAsync(db, f => f.SpotCheckId == check && f.Number == number, ct)],
            _ => await SurveysAsync(db, e => e.Id == evaluation, ct),
        };
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>The scan that the link opens: of a paper, the one that counts now.</summary>
    private static async Task<ErasablePaper?> ScanAsync(RectifyDb db, string kind, Guid key, int number, CancellationToken ct)
    {
        if (kind == "replacements") return await db.ReplacementScans.AsNoTracking().Where(r => r.Id == ReplacementScanId.From(key)).Select(r => r.Sha256).SingleOrDefaultAsync(ct) is { } sha256 && await ReplacementsAsync(db, sha256, ct) is [var paper, ..] ? paper : null;
        var of = kind switch { "opinions" => new ScannedPaper(PaperPlace.PlanOpinion, key, number), "withholdings" => new ScannedPaper(PaperPlace.WithholdingPaper, key), _ => new ScannedPaper(PaperPlace.PaperAct, key) };
        return await ScannedPapers.FindAsync(db, of, ct) is { } found ? Paper(of.Place, found.Inspection, found.Subjects[0], found.Scan.Sha256) : null;
    }

    /// <summary>Every paper that has the content.</summary>
    public static async Task<IReadOnlyList<ErasedPlace>> OfAsync(RectifyDb db, string sha256, CancellationToken ct) =>
    [
        .. (await SurveysAsync(db, e => e.Survey!.Sha256 == sha256, ct)).Concat(await NeededAsync(db, p => p.Sha256 == sha256, ct)).Concat(await ProofsAsync(db, m => m.PaperSha256 == sha256, ct))
            .Concat(await RepliesAsync(db, r => r.Sha256 == sha256, ct)).Concat(await MinutesAsync(db, f => f.Sha256 == sha256, ct)).Concat(await PhotographsAsync(db, f => f.Sha256 == sha256, ct))
            .Concat(await ActsAsync(db, p => p.Sha256 == sha256, ct)).Concat(await OpinionsAsync(db, o => o.Sha256 == sha256, ct)).Concat(await WithholdingsAsync(db, p => p.Sha256 == sha256, ct)).Concat(await ReplacementsAsync(db, sha256, ct))
            .Concat(await TakeoversAsync(db, p => p.Sha256 == sha256, ct)).Concat(await ReceiptsAsync(db, l => l.ReceiptSha256 == sha256, ct)).Concat(await LookBacksAsync(db, i => i.FileSha256 == sha256, ct)).Concat(await RemediesAsync(db, r => r.Sha256 == sha256, ct)).Select(paper => paper.Place).Distinct(),
    ];

    private static async Task<IReadOnlyList<ErasablePaper>> SurveysAsync(RectifyDb db, Expression<Func<Evaluation, bool>> which, CancellationToken ct) =>
        [.. (await db.Evaluations.AsNoTracking().Where(e => e.Survey != null).Where(which).OrderBy(e => e.Id).Select(e => new { e.Id, e.InspectionId, e.Survey!.Sha256 }).ToListAsync(ct)).Select(e => Paper(PaperPlace.SurveyScan, e.InspectionId, e.Id.Value, e.Sha256))];

    private static async Task<IReadOnlyList<ErasablePaper>> NeededAsync(RectifyDb db, Expression<Func<MilestonePaper, bool>> which, CancellationToken ct) =>
        [.. (await db.Set<MilestonePaper>().AsNoTracking().Where(which).Select(p => new { p.InspectionId, p.Sha256 }).ToListAsync(ct)).Select(p => Paper(PaperPlace.MilestonePaper, p.InspectionId, p.InspectionId.Value, p.Sha256))];

    private static async Task<IReadOnlyList<ErasablePaper>> ProofsAsync(RectifyDb db, Expression<Func<Milestone, bool>> which, CancellationToken ct) =>
        [.. (await db.Set<Milestone>().AsNoTracking().Where(m => m.PaperSha256 != null).Where(which).Select(m => new { m.InspectionId, m.PaperSha256 }).ToListAsync(ct)).Select(m => Paper(PaperPlace.MilestonePaper, m.InspectionId, m.InspectionId.Value, m.PaperSha256!))];

    private static async Task<IReadOnlyList<ErasablePaper>> RepliesAsync(RectifyDb db, Expression<Func<SuggestionReply, bool>> which, CancellationToken ct) =>
        [.. (await db.Set<SuggestionReply>().AsNoTracking().Where(which).Join(db.Suggestions, r => r.SuggestionId, s => s.Id, (r, s) => new { s.Id, s.InspectionId, r.Sha256 }).ToListAsync(ct)).Select(r => Paper(PaperPlace.SuggestionReply, r.InspectionId, r.Id.Value, r.Sha256))];

    private static async Task<IReadOnlyList<ErasablePaper>> MinutesAsync(RectifyDb db, Expression<Func<MeetingFile, bool>> which, CancellationToken ct) =>
        [.. (await db.Set<MeetingFile>().AsNoTracking().Where(which).Join(db.Meetings, f => f.MeetingId, m => m.Id, (f, m) => new { m.Id, m.InspectionId, f.Sha256 }).ToListAsync(ct)).Select(f => Paper(PaperPlace.MeetingFile, f.InspectionId, f.Id.Value, f.Sha256))];

    private static async Task<IReadOnlyList<ErasablePaper>> PhotographsAsync(RectifyDb db, Expression<Func<SpotCheckFile, bool>> which, CancellationToken ct) =>
        [.. (await db.Set<SpotCheckFile>().AsNoTracking().Where(which).Join(db.SpotChecks, f => f.SpotCheckId, c => c.Id, (f, c) => new { c.Id, c.InspectionId, f.Sha256 }).ToListAsync(ct)).Select(f => Paper(PaperPlace.SpotCheckFile, f.InspectionId, f.Id.Value, f.Sha256))];

    /// <summary>Of a paper that names several tasks a line for each: all of them are told.</summary>
    private static async Task<IReadOnlyList<ErasablePaper>> ActsAsync(RectifyDb db, Expression<Func<PaperAct, bool>> which, CancellationToken ct) =>
        [.. (await db.PaperActs.AsNoTracking().Where(which).OrderBy(p => p.Id).Select(p => new { p.InspectionId, p.TaskId, p.Sha256, Tasks = p.Tasks.Select(one => one.TaskId).ToList() }).ToListAsync(ct))
            .SelectMany(p => (p.Tasks.Count == 0 ? [p.TaskId] : p.Tasks).Select(task => Paper(PaperPlace.PaperAct, p.InspectionId, task.Value, p.Sha256)))];

    private static async Task<IReadOnlyList<ErasablePaper>> OpinionsAsync(RectifyDb db, Expression<Func<PlanOpinion, bool>> which, CancellationToken ct) =>
        [.. (await db.Set<PlanOpinion>().AsNoTracking().Where(o => o.Sha256 != null).Where(which).OrderBy(o => o.InspectionId).ThenBy(o => o.Number).Select(o => new { o.InspectionId, o.Sha256 }).ToListAsync(ct)).Select(o => Paper(PaperPlace.PlanOpinion, o.InspectionId, o.InspectionId.Value, o.Sha256!))];

    private static async Task<IReadOnlyList<ErasablePaper>> WithholdingsAsync(RectifyDb db, Expression<Func<WithholdingPaper, bool>> which, CancellationToken ct) =>
        [.. (await db.WithholdingPapers.AsNoTracking().Where(which).OrderBy(p => p.Id).Select(p => new { p.InspectionId, p.ProblemId, p.Sha256 }).ToListAsync(ct)).Select(p => Paper(PaperPlace.WithholdingPaper, p.InspectionId, p.ProblemId.Value, p.Sha256))];

    /// <summary>Of a batch a line for each of its tasks: all of them are told.</summary>
    private static async Task<IReadOnlyList<ErasablePaper>> TakeoversAsync(RectifyDb db, Expression<Func<TakeoverPaper, bool>> which, CancellationToken ct) =>
        [.. (await db.Set<TakeoverPaper>().AsNoTracking().Where(which).Join(db.Takeovers, p => p.TakeoverId, b => b.Id, (p, b) => new { b.Id, b.InspectionId, p.Number, p.Sha256, Tasks = b.Lines.OrderBy(line => line.Position).Select(line => line.TaskId).ToList() })
            .OrderBy(p => p.Id).ThenBy(p => p.Number).ToListAsync(ct)).SelectMany(p => p.Tasks.Select(task => Paper(PaperPlace.TakeoverScan, p.InspectionId, task.Value, p.Sha256)))];

    private static async Task<IReadOnlyList<ErasablePaper>> ReceiptsAsync(RectifyDb db, Expression<Func<Letter, bool>> which, CancellationToken ct) =>
        [.. (await db.Letters.AsNoTracking().Where(l => l.ReceiptSha256 != null).Where(which).OrderBy(l => l.Id).Select(l => new { l.Id, l.InspectionId, l.ReceiptSha256 }).ToListAsync(ct)).Select(l => Paper(PaperPlace.LetterReceipt, l.InspectionId, l.Id.Value, l.ReceiptSha256!))];

    private static async Task<IReadOnlyList<ErasablePaper>> LookBacksAsync(RectifyDb db, Expression<Func<LookBackItem, bool>> which, CancellationToken ct) =>
        [.. (await db.Set<LookBackItem>().AsNoTracking().Where(i => i.FileSha256 != null).Where(which).Join(db.Tasks, i => i.TaskId, t => t.Id, (i, t) => new { t.Id, t.InspectionId, i.FileSha256 }).ToListAsync(ct)).Select(i => Paper(PaperPlace.LookBackFile, i.InspectionId, i.Id.Value, i.FileSha256!))];

    private static async Task<IReadOnlyList<ErasablePaper>> RemediesAsync(RectifyDb db, Expression<Func<WiderRemedy, bool>> which, CancellationToken ct) =>
        [.. (await db.Set<WiderRemedy>().AsNoTracking().Where(r => r.Sha256 != null).Where(which).Join(db.WiderChecks, r => r.WiderCheckId, c => c.Id, (r, c) => new { c.Id, c.InspectionId, r.Sha256 }).ToListAsync(ct)).Select(r => Paper(PaperPlace.WiderRemedy, r.InspectionId, r.Id.Value, r.Sha256!))];

    /// <summary>Scans laid in anew stand where the paper stands.</summary>
    private static async Task<IReadOnlyList<ErasablePaper>> ReplacementsAsync(RectifyDb db, string sha256, CancellationToken ct)
    {
        var places = new List<ErasablePaper>();
        foreach (var scan in await db.ReplacementScans.AsNoTracking().Where(r => r.Sha256 == sha256).OrderBy(r => r.Id).ToListAsync(ct))
            if (await ScannedPapers.FindAsync(db, scan.Of, ct) is { } paper) places.AddRange(paper.Subjects.Select(subject => Paper(scan.Of.Place, paper.Inspection, subject, sha256)));
        return places;
    }

    private static ErasablePaper Paper(PaperPlace where, InspectionId inspection, Guid record, string sha256) => new(new ErasedPlace(inspection, record, Paper: where), sha256);

    [GeneratedRegex(@"(?:paper-acts/(?<scan>withholdings|replacements)/|(?<scan>paper-acts)/|planning/(?<scan>opinions)/)?\b(?<key>[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12})(?:/(?<task>[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12})(?=/file))?(?:/milestones/(?<kind>[A-Za-z]+))?(?:/(?<number>[0-9]+)(?=/scan))?(?:/(?<part>survey|replies|files|file|papers|paper|receipt|findings)(?:/(?<number>[0-9]+)(?:/(?<second>[0-9]+))?)?)?(?![0-9a-fA-F-])")]
    private static partial Regex Address();
}
