using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Figures;
using Rectify.App.Notices;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Trail;
using Rectify.Documents.Writing;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using OpinionConclusion = Rectify.Domain.Acceptance.OpinionConclusion;
using PanelRole = Rectify.Domain.Acceptance.PanelRole;

namespace Rectify.App.Acceptance;

/// <summary>A row as the record has it, as of the fact the paper names.</summary>
/// <param name="IsOpenNow">Restarted, or withdrawn, since.</param>
public sealed record CloseoutLine(TaskId Task, CloseoutRow Row, bool IsOpenNow);

/// <summary>Whether a printed list and the record are the same.</summary>
/// <param name="IsList">The record gives the digest that was printed; null where the code tells none, or the reader does not see all of it.</param>
/// <param name="Hidden">Tasks of the list that the reader does not see, or that the record has not.</param>
/// <param name="IsTrail">The trail still has the fact that was its last at the printing; null where it is no longer that long.</param>
public sealed record CloseoutVerdict(InspectionId Inspection, string Body, string Round, IReadOnlyList<CloseoutLine> Lines, bool? IsList, int Hidden, bool? IsTrail, long TrailNumber, string RecordSha256)
{
    public bool Fits => IsList != false && IsTrail == true && Hidden == 0;
}

/// <summary>
/// 销号清单 of an inspection, for who sees it as a whole: printed as the record has it now, and compared later with the record as it was when it was printed. What can be told of an earlier moment stands in its digest: which tasks
/// were closed, by which opinion, on which evidence.
/// </summary>
public sealed class CloseoutLists(Door door, AnchorTrail anchor, NoteReads reads, AppSettings settings) : IUseCase
{
    /// <summary>Tasks that may be chosen: their keys stand in the code.</summary>
    public const int MaxChosen = 100;

    /// <summary>More than any inspection has.</summary>
    private const int Most = 2000;

    private static readonly TaskState[] Done = [TaskState.Closed, TaskState.Sustained];

    /// <param name="chosen">Null for all that are closed.</param>
    /// <returns>The title; null, and nothing written, where the reader does not see the inspection as a whole, or nothing of it is closed.</returns>
    public async Task<string?> Run(Stream output, InspectionId id, IReadOnlyCollection<TaskId>? chosen = null, CancellationToken ct = default)
    {
        if (await ListAsync(id, chosen, ct) is not { } list) return null;
        await CloseoutListDocument.WriteAsync(output, list, ct);
        return CloseoutListDocument.TitleOf(list);
    }

    /// <summary>What is printed.</summary>
    internal async Task<CloseoutList?> ListAsync(InspectionId id, IReadOnlyCollection<TaskId>? chosen = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || chosen?.Count > MaxChosen || await InspectionAsync(reading, id, ct) is not var (body, round, oversight)) return null;
        var db = reading.Db;
        var lines = await LinesAsync(reading, id, reading.Now, chosen, ct);
        if (lines.Count == 0 || (chosen is not null && lines.Count != chosen.Distinct().Count())) return null;
        var head = await db.ChainHeads.AsNoTracking().SingleAsync(h => h.Chain == id.Value, ct);
        var rows = lines.Select(line => line.Row).ToList();
        var code = new CloseoutCode(id, chosen is null ? null : [.. rows.Select(row => row.Key)], rows.Count, CloseoutList.Digest(rows), head.Number, Convert.ToHexStringLower(head.Hash));
        await reads.NoteAsync(reading, [.. lines.Select(line => line.Task)], ReadPlace.Ledger, null, ct);
        return new CloseoutList
        {
            Body = body, Round = round, Oversight = oversight, IsSelection = chosen is not null, Rows = rows, Restricted = chosen is null ? await ReadDashboard.RestrictedAsync(reading, id, ct) : 0, On = reading.Today,
            VerificationCode = head.Code, ScanText = code.ScanText(settings.Delivery.PublicAddress),
            // anchored before the paper leaves, as an opinion's code is
            IsAnchored = await anchor.TryRunAsync(ct),
        };
    }

    /// <summary>What a scanned list says of itself beside the record as it was at that fact. Null where the reader does not see the inspection as a whole.</summary>
    public async Task<CloseoutVerdict?> CompareAsync(CloseoutCode code, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await InspectionAsync(reading, code.Inspection, ct) is not var (body, round, _)) return null;
        var fact = await FactAsync(reading, code.Inspection, code.TrailNumber, ct);
        var all = fact is null ? [] : await LinesAsync(reading, code.Inspection, fact.At, null, ct);
        var lines = code.Tasks is { } keys ? [.. all.Where(line => keys.Contains(line.Row.Key, StringComparer.Ordinal))] : all;
        var sha256 = CloseoutList.Digest(lines.Select(line => line.Row));
        var hidden = fact is null ? 0 : Math.Max(0, code.Count - lines.Count);
        // a missing row is out of the reader's sight, or out of the record: only who sees all can tell
        return new CloseoutVerdict(code.Inspection, body, round, lines, fact is null || (hidden > 0 && !reading.Sight.SeesAllOf(code.Inspection)) ? null : sha256 == code.ListSha256, hidden,
            fact is null ? null : Convert.ToHexStringLower(fact.Hash) == code.TrailHash, code.TrailNumber, sha256);
    }

    /// <summary>All that was closed at the fact that a typed 校验码 names: the short code tells no digest, the rows are compared by eye.</summary>
    public async Task<CloseoutVerdict?> CompareAsync(TrailCode code, InspectionId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await InspectionAsync(reading, id, ct) is not var (body, round, _) || await FactAsync(reading, id, code.Number, ct) is not { } fact) return null;
        var lines = await LinesAsync(reading, id, fact.At, null, ct);
        return new CloseoutVerdict(id, body, round, lines, null, 0, code.Fits(fact.Hash), code.Number, CloseoutList.Digest(lines.Select(line => line.Row)));
    }

    private static Task<FactMark?> FactAsync(Reading reading, InspectionId id, long number, CancellationToken ct) =>
        reading.Db.Facts.AsNoTracking().Where(f => f.Chain == id.Value && f.Number == number).Select(f => new FactMark(f.At, f.Hash)).SingleOrDefaultAsync(ct);

    private static async Task<(string Body, string Round, string Oversight)?> InspectionAsync(Reading reading, InspectionId id, CancellationToken ct)
    {
        if (!reading.Sight.Inspections.Contains(id)) return null;
        var db = reading.Db;
        var of = await db.Inspections.Where(i => i.Id == id).Join(db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new { i.Kind, r.Level, Round = r.Name, Body = db.Set<UnitPeriod>().Where(u => u.UnitId == i.BodyId && u.Until == null).Select(u => u.Name).FirstOrDefault() }).SingleAsync(ct);
        return (of.Body ?? "", of.Round, OversightNames.Oversight(of.Kind, of.Level));
    }

    /// <summary>What was closed at that moment, in the order of the document.</summary>
    private static async Task<IReadOnlyList<CloseoutLine>> LinesAsync(Reading reading, InspectionId id, DateTimeOffset at, IReadOnlyCollection<TaskId>? chosen, CancellationToken ct)
    {
        var db = reading.Db;
        var closed = db.Tasks.VisibleTo(reading.Sight, db).Where(t => t.InspectionId == id && t.Spans.Any(s => Done.Contains(s.State) && s.FromAt <= at && (s.UntilAt == null || s.UntilAt > at)));
        if (chosen is not null) closed = closed.Where(t => chosen.Contains(t.Id));
        var tasks = await closed.OrderBy(t => t.Sequence).ThenBy(t => t.Part).ThenBy(t => t.Id).Take(Most).Join(db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new
        {
            t.Id, t.Sequence, t.Part, t.State, t.LeadUnitId, t.FilingNumber, p.Number, p.Ordinal, p.Wording, Leader = db.Persons.Where(x => x.Id == t.LeaderId).Select(x => x.Name).FirstOrDefault(),
            Measures = t.Measures.Count(m => m.State != MeasureState.Cancelled), MeasuresDone = t.Measures.Count(m => m.State == MeasureState.Verified || m.State == MeasureState.Sustained),
        }).ToListAsync(ct);
        var ids = tasks.Select(t => t.Id).ToList();
        var spans = (await db.Set<StatusSpan>().AsNoTracking().Where(s => ids.Contains(s.TaskId) && s.FromAt <= at).Select(s => new { s.TaskId, s.Number, s.State, s.FromOn }).ToListAsync(ct)).ToLookup(s => s.TaskId);
        var opinions = (await db.Set<Opinion>().AsNoTracking().Where(o => ids.Contains(o.TaskId) && o.ConcludedOn != null && o.Conclusion != OpinionConclusion.NotPassed)
            .Select(o => new { o.TaskId, o.Round, o.Conclusion, o.AcceptedOn, o.FilingNumber, o.TextSha256, Signatures = o.Signatures.Where(s => !s.IsVoid).OrderBy(s => s.Number).Select(s => new { s.Role, s.Stance, s.Way, s.SignedAt, s.PersonId }).ToList() }).AsSplitQuery().ToListAsync(ct)).ToLookup(o => o.TaskId);
        var pieces = (await db.Set<EvidenceItem>().AsNoTracking().Where(e => ids.Contains(e.TaskId) && e.SubmittedAt != null && e.SubmittedAt <= at).Select(e => new { e.TaskId, e.Sha256 }).ToListAsync(ct)).ToLookup(e => e.TaskId, e => e.Sha256);
        var names = await db.NamesAsync(opinions.SelectMany(of => of).SelectMany(o => o.Signatures).Select(s => s.PersonId).Distinct(), ct);
        var leads = tasks.Select(t => t.LeadUnitId).OfType<UnitId>().Distinct().ToList();
        var units = await db.Units.AsNoTracking().Include(u => u.Periods).Where(u => leads.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        return [.. tasks.Select(t =>
        {
            var opinion = opinions[t.Id].Where(o => o.Signatures.Count > 0 && o.Signatures.Max(s => s.SignedAt) <= at).MaxBy(o => o.Round);
            // the day it became one of the two, whichever it is now
            var run = spans[t.Id].OrderByDescending(s => s.Number).TakeWhile(s => Done.Contains(s.State)).ToList();
            var closedOn = run[^1].FromOn;
            var state = run[0].State;
            var signed = opinion?.Signatures.Where(s => s.Stance != SignatureStance.Absent).ToList() ?? [];
            var heads = signed.Where(s => s.Role == PanelRole.Head).ToList();
            var head = string.Join('、', (heads.Count > 0 ? heads : signed).Select(s => names.GetValueOrDefault(s.PersonId) + (s.Way == SignatureWay.Paper ? "（纸质）" : "")).Distinct());
            var key = t.Part > 1 ? string.Create(CultureInfo.InvariantCulture, $"{t.Number}p{t.Part}") : t.Number.ToString(CultureInfo.InvariantCulture);
            var row = new CloseoutRow(key, t.Ordinal ?? "", t.Wording, t.LeadUnitId is { } lead && units.TryGetValue(lead, out var unit) ? unit.NameOn(closedOn) : "", t.Leader ?? "", t.MeasuresDone, t.Measures,
                opinion is null ? "补录" : state == TaskState.Sustained ? CloseoutListDocument.Sustained : "通过验收", head.Length > 0 ? head : "—", opinion?.AcceptedOn, closedOn, opinion?.FilingNumber ?? t.FilingNumber, opinion?.TextSha256, CloseoutList.EvidenceDigest(pieces[t.Id]));
            return new CloseoutLine(t.Id, row, !Done.Contains(t.State));
        })];
    }

    private sealed record FactMark(DateTimeOffset At, byte[] Hash);
}
