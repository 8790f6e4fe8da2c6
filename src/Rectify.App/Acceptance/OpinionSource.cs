using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.Domain;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Printed = Rectify.Documents.Writing;

namespace Rectify.App.Acceptance;

/// <summary>What an opinion quotes from the record: wording, measures, names as of the day of the acceptance.</summary>
internal sealed class OpinionSource
{
    private readonly Dictionary<UnitId, Unit> units;
    private readonly IReadOnlyDictionary<string, ErasedBy> erased;

    private readonly IReadOnlyList<(string Earlier, DateTimeOffset ApprovedAt)> errata;

    private OpinionSource(RectificationTask task, InspectionFact inspection, IReadOnlyList<(string, DateTimeOffset)> errata, string wording, string? ordinal, Dictionary<UnitId, Unit> units, IReadOnlyDictionary<string, ErasedBy> erased, IReadOnlyList<QuotableCheck> checks) =>
        (Task, Inspection, this.errata, Wording, Ordinal, this.units, this.erased, Checks) = (task, inspection, errata, wording, ordinal, units, erased, checks);

    public RectificationTask Task { get; }

    public InspectionFact Inspection { get; }

    public string Wording { get; }

    /// <summary>The task's checks on the spot in the order of their days, struck ones included: an opinion that is concluded keeps what it quotes.</summary>
    public IReadOnlyList<QuotableCheck> Checks { get; }

    private string? Ordinal { get; }

    public sealed record InspectionFact(UnitId Body, InspectionKind Kind, InspectionLevel Level, string Round, string? LegalBasis, string? FeedbackNumber);

    /// <param name="task">Loaded with all its parts.</param>
    public static async Task<OpinionSource> LoadAsync(RectifyDb db, RectificationTask task, CancellationToken ct)
    {
        var inspection = await (
            from i in db.Inspections.AsNoTracking()
            join r in db.Rounds on i.RoundId equals r.Id
            where i.Id == task.InspectionId
            select new InspectionFact(i.BodyId, i.Kind, r.Level, r.Name, i.LegalBasis, i.FeedbackNumber)).SingleAsync(ct);
        var problem = await db.Problems.AsNoTracking().Where(p => p.Id == task.ProblemId).Select(p => new { p.Wording, p.Ordinal }).SingleAsync(ct);
        List<UnitId> named = [inspection.Body, .. task.Units, .. task.Panel.Select(seat => seat.UnitId)];
        var units = await db.Units.AsNoTracking().Include(u => u.Periods).Where(u => named.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        var errata = await db.Set<Erratum>().AsNoTracking().Where(e => e.ProblemId == task.ProblemId && e.State == ErratumState.Approved).Select(e => new { e.EarlierWording, At = e.DecidedAt!.Value }).ToListAsync(ct);
        return new OpinionSource(task, inspection, [.. errata.Select(e => (e.EarlierWording, e.At))], problem.Wording, problem.Ordinal, units, await ErasedContents.OfAsync(db, task.Evidence.Select(e => e.Sha256), ct),
            await QuotableCheck.OfTaskAsync(db, task, ct));
    }

    public string NameOf(UnitId unit, DateOnly day) => units.TryGetValue(unit, out var known) ? known.NameOn(day) : "";

    public string ResponsibleUnit(DateOnly day) => Task.LeadUnitId is { } lead ? NameOf(lead, day) : "";

    /// <summary>第3项整改任务, by the printed ordinal where it is a number; a split problem names the part.</summary>
    public string TaskName =>
        $"第{(int.TryParse(Ordinal, out var printed) ? printed : Task.Sequence)}项整改任务{(Task.Part > 1 ? $"（{Task.Part}）" : "")}";

    public string Plan => $"《{Inspection.Round}反馈意见整改方案》";

    /// <summary>Province and above say 巡视, city and county 巡察; other kinds have words of their own.</summary>
    public string Oversight => Inspection.Kind switch
    {
        InspectionKind.Environmental => "督察",
        InspectionKind.Audit => "审计",
        InspectionKind.SelfExamination => "检视",
        _ => Inspection.Level <= InspectionLevel.Province ? "巡视" : "巡察",
    };

    /// <summary>The opinion as the group has it before a word is written: parts three to five from the review, the rest from the record.</summary>
    public OpinionInput Proposed(DateOnly today, string filingNumber) => new(
        ResponsibleUnit(today), string.Join('\n', Basis(today)), today, [.. Task.Counting.Select(measure => ProposedOf(measure, today))], Task.Target is null ? "" : $"经验收，{Task.Effect?.TrimEnd('。')}。整改目标已完成。", null,
        OpinionConclusion.Passed, null, filingNumber) { Checks = [.. Checks.Where(check => !check.IsStruck).Take(Opinion.MaxChecks).Select(check => check.Id)] };

    private IEnumerable<string> Basis(DateOnly today)
    {
        foreach (var line in (Inspection.LegalBasis ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) yield return line;
        if (Inspection.FeedbackNumber is { } number) yield return $"{Oversight}反馈意见（{number}）";
        yield return $"{NameOf(Inspection.Body, today)}{Plan}";
    }

    private OpinionMeasureInput ProposedOf(Measure measure, DateOnly today)
    {
        var last = Task.Progress.Where(p => p.MeasureId == measure.Id).MaxBy(p => p.SubmittedAt);
        return new OpinionMeasureInput(measure.Id, string.Join('\n', new[] { last?.Text, Measured(measure, today) }.Where(line => line is not null)), string.Join('\n', Matrix(measure)));
    }

    /// <summary>What its indicator came to: 指标：抽检达标率，目标≥95%，2026年6月3日为96.5%（市监测站月报），已达到。</summary>
    private string? Measured(Measure measure, DateOnly today) => Task.StandingOf(measure, today) switch
    {
        { Latest: { } latest } standing => $"指标：{standing.Indicator.Name}，目标{standing.Indicator.Goal}，{latest.On:yyyy年M月d日}为{Indicator.Printed(latest.Value!.Value)}{latest.Unit}（{latest.Source}），{(standing.IsMet == true ? "已达到" : "未达到")}。",
        { } standing => $"指标：{standing.Indicator.Name}，目标{standing.Indicator.Goal}，无实际值。",
        null => null,
    };

    /// <summary>Part five is the matrix: what the reviewer decided cell by cell takes the place of what is written there. A measure without a cell of that kind keeps its words.</summary>
    public OpinionDraft WithMatrix(OpinionDraft draft) => draft with
    {
        Measures = [.. draft.Measures.Select(written => Task.Counting.FirstOrDefault(m => m.Id == written.Measure) is { } measure && IsFromRecord(measure) ? written with { Evidence = string.Join('\n', Matrix(measure)) } : written)],
        Checks = [.. Checks.Where(check => !check.IsStruck && draft.Checks.Contains(check.Id)).Select(check => check.Id)],
    };

    /// <summary>The reviewer has decided on it cell by cell.</summary>
    public bool IsFromRecord(Measure measure) => Task.UsesOf(measure.Id).Any(use => use.Said is not null);

    /// <summary>The lines of one measure, a line a decided cell, in the order the pieces came.</summary>
    public IEnumerable<EvidenceLine> Matrix(Measure measure) =>
        from piece in Task.EvidenceOf(measure.Id)
        where piece.IsSubmitted
        orderby piece.UploadedAt, piece.Id.Value
        let use = piece.Uses.First(use => use.MeasureId == measure.Id)
        where use.Said is not null || use.IsAccepted == true
        select EvidenceLine.Of(piece.FileName, use);

    /// <summary>The exact text that is printed and signed.</summary>
    /// <param name="round">The round of review it belongs to: its judgements are printed; of an earlier round, the measures of then.</param>
    /// <param name="panel">Who signed what; outside the text that a signature covers.</param>
    public Printed.AcceptanceOpinionText Compose(OpinionDraft draft, int round, IReadOnlyList<Printed.PanelSeat> panel) => new()
    {
        Issuer = NameOf(Inspection.Body, draft.AcceptedOn),
        Addressee = draft.Addressee.Trim(),
        Basis = Lines(draft.Basis),
        Plan = Plan,
        Task = TaskName,
        ResponsibleUnit = ResponsibleUnit(draft.AcceptedOn),
        Oversight = Oversight,
        AcceptedOn = draft.AcceptedOn,
        Problem = WordingOf(round),
        Measures = [.. MeasuresOf(draft, round).Select(m => Composed(m, round, draft.Measures.FirstOrDefault(written => written.Measure == m.Id)))],
        Checks = [.. Checks.Where(check => draft.Checks.Contains(check.Id)).Select(check => check.Line)],
        Target = Task.Target ?? "",
        TargetFulfilment = draft.Target.Trim(),
        Requirements = Lines(draft.Requirements),
        Conclusion = draft.Conclusion switch
        {
            OpinionConclusion.Passed => Printed.OpinionConclusion.Passed,
            OpinionConclusion.PassedSustained => Printed.OpinionConclusion.PassedAndSustained,
            _ => Printed.OpinionConclusion.Refused,
        },
        NextCheckOn = draft.NextCheckOn,
        Panel = panel,
        FilingNumber = draft.FilingNumber,
        SignedOn = draft.AcceptedOn,
        Erased = [.. Task.Evidence.Where(e => e.IsSubmitted && erased.ContainsKey(e.Sha256)).OrderBy(e => e.UploadedAt).Select(e => $"佐证材料“{e.FileName}”已于{erased[e.Sha256].On:yyyy年M月d日}按误传处理，内容已删除。")],
    };

    /// <summary>What was signed keeps the wording it was signed by, whatever was put right since.</summary>
    private string WordingOf(int round) => Task.Opinions.FirstOrDefault(o => o.Round == round) is { ConcludedOn: not null } concluded && concluded.Signatures.Count > 0
        ? Problem.WordingAt(Wording, errata, concluded.Signatures.Max(s => s.SignedAt)) : Wording;

    private Printed.OpinionMeasure Composed(Measure measure, int round, MeasureOpinion? written)
    {
        var judgement = Task.Reviews.FirstOrDefault(r => r.Round == round)?.Of(measure.Id);
        return new Printed.OpinionMeasure(measure.Text, written?.Fulfilment.Trim() ?? "", JudgementOf(judgement?.Verdict),
            [.. EvidenceLine.Parse(written?.Evidence ?? "").Select(e => new Printed.OpinionEvidence(e.Name, e.Proves) { Page = e.Page, Finding = e.Finding })]) { JudgementReason = judgement?.Remark };
    }

    private IEnumerable<Measure> MeasuresOf(OpinionDraft draft, int round) =>
        round == Task.CurrentReview?.Round ? Task.Counting : Task.Measures.Where(m => draft.Measures.Any(written => written.Measure == m.Id)).OrderBy(m => m.Position);

    private static Printed.MeasureJudgement JudgementOf(MeasureVerdict? verdict) => verdict switch
    {
        MeasureVerdict.Fulfilled => Printed.MeasureJudgement.Satisfied,
        MeasureVerdict.Partly => Printed.MeasureJudgement.PartlySatisfied,
        _ => Printed.MeasureJudgement.NotSatisfied,
    };

    private static IReadOnlyList<string> Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
