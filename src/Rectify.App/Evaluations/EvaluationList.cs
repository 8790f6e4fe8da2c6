using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.LookBacks;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Documents.Writing;
using Rectify.Domain.Evaluations;
using Rectify.Domain.Rounds;

namespace Rectify.App.Evaluations;

public enum EvaluationStage
{
    /// <summary>评分中: not both have handed in.</summary>
    Scoring,

    /// <summary>待办结: both have handed in.</summary>
    ToConclude,

    /// <summary>已办结</summary>
    Concluded,

    /// <summary>已作废</summary>
    Void,
}

/// <summary>Where a page begins: behind or before the evaluation with this key, the latest first.</summary>
public sealed record EvaluationKey(bool Backward, DateOnly OpenedOn, EvaluationId Evaluation);

/// <param name="Result">Of one that is concluded; null before.</param>
/// <param name="Satisfaction">满意率 of the survey sheet, per cent.</param>
public sealed record EvaluationRow(EvaluationId Id, InspectionId Inspection, string InspectionName, string Scheme, int Number, DateOnly OpenedOn, EvaluationStage Stage, int HandedIn, EvaluationResult? Result, decimal? Satisfaction, DateOnly? ConcludedOn);

/// <param name="OpenFor">The inspection asked for, where the reader may open an evaluation of it.</param>
public sealed record EvaluationSlice(IReadOnlyList<EvaluationRow> Rows, bool HasPrevious, bool HasNext, IReadOnlyList<(InspectionId Id, string Name)> Inspections, InspectionId? OpenFor);

/// <summary>The words the host has; a workbook speaks the reader's language.</summary>
public sealed record EvaluationListWords(string Title, Func<string, int, string> Scheme, Func<EvaluationStage, string> Stage);

/// <summary>Evaluations the reader may see, the latest first, a page at a time by key.</summary>
public sealed class EvaluationList(Door door) : IUseCase
{
    public const int PageSize = 50;

    /// <summary>Most evaluations of one workbook.</summary>
    public const int MaxRows = 2_000;
    private const int MostChoices = 100;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<EvaluationSlice?> Run(InspectionId? inspection = null, EvaluationKey? from = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var found = db.Evaluations.VisibleTo(reading.Sight);
        if (inspection is { } asked) found = found.Where(e => e.InspectionId == asked);
        var page = from switch
        {
            null => found.OrderByDescending(e => e.OpenedOn).ThenByDescending(e => e.Id),
            { Backward: false } => found.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.OpenedOn, e.Id), ValueTuple.Create(from.OpenedOn, from.Evaluation))).OrderByDescending(e => e.OpenedOn).ThenByDescending(e => e.Id),
            _ => found.Where(e => EF.Functions.GreaterThan(ValueTuple.Create(e.OpenedOn, e.Id), ValueTuple.Create(from.OpenedOn, from.Evaluation))).OrderBy(e => e.OpenedOn).ThenBy(e => e.Id),
        };
        var rows = (await RowsAsync(db, page.Take(PageSize + 1), ct)).ToList();
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);
        var backward = from is { Backward: true };
        if (backward) rows.Reverse();
        var whole = reading.Sight.Inspections.ToList();
        var choices = await db.Inspections.Where(i => whole.Contains(i.Id)).OrderByDescending(i => i.FeedbackOn).ThenBy(i => i.Id).Select(i => i.Id).Take(MostChoices).ToListAsync(ct);
        if (inspection is { } one && whole.Contains(one) && !choices.Contains(one)) choices.Add(one);
        return new EvaluationSlice(rows, backward ? more : from is not null, backward || more, [.. (await ReadLookBack.InspectionsAsync(db, choices, ct)).Select(i => (i.Id, i.Name))],
            inspection is { } wanted && await MayOpenAsync(reading, wanted, ct) ? wanted : null);
    }

    /// <summary>The list as .xlsx, of one inspection or of all. False, and nothing written, when nobody is signed in.</summary>
    public async Task<bool> ExportAsync(Stream output, InspectionId? inspection, EvaluationListWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return false;
        var found = reading.Db.Evaluations.VisibleTo(reading.Sight);
        if (inspection is { } asked) found = found.Where(e => e.InspectionId == asked);
        var rows = await RowsAsync(reading.Db, found.OrderByDescending(e => e.OpenedOn).ThenByDescending(e => e.Id).Take(MaxRows), ct);
        await EvaluationWorkbook.WriteAsync(output, words.Title, rows.Select(row => new EvaluationLine(
            row.OpenedOn, row.InspectionName, words.Scheme(row.Scheme, row.Number), words.Stage(row.Stage), row.Result?.Score, row.Result?.Grade, row.Satisfaction, row.ConcludedOn)), ct);
        return true;
    }

    /// <summary>The evaluation in force of an inspection; null where there is none the reader may see.</summary>
    internal static async Task<EvaluationRow?> InForceAsync(Reading reading, InspectionId inspection, CancellationToken ct) =>
        (await RowsAsync(reading.Db, reading.Db.Evaluations.VisibleTo(reading.Sight).Where(e => e.InspectionId == inspection && e.VoidedBecause == null).OrderBy(e => e.Id).Take(1), ct)).SingleOrDefault();

    private static async Task<bool> MayOpenAsync(Reading reading, InspectionId inspection, CancellationToken ct) =>
        await reading.Db.Inspections.VisibleTo(reading.Sight, reading.Db).Where(i => i.Id == inspection && i.ArchivedOn == null).Select(i => new { i.BodyId }).SingleOrDefaultAsync(ct) is { } found
        && reading.Actor.WhyNotOffice(found.BodyId) is null && !await reading.Db.Evaluations.AnyAsync(e => e.InspectionId == inspection && e.VoidedBecause == null, ct);

    /// <summary>A page of evaluations with their marks: the result is computed where it is shown.</summary>
    private static async Task<IReadOnlyList<EvaluationRow>> RowsAsync(RectifyDb db, IQueryable<Evaluation> page, CancellationToken ct)
    {
        var found = await page.Include(e => e.Scorers).Include(e => e.Marks).AsSplitQuery().ToListAsync(ct);
        if (found.Count == 0) return [];
        var (schemeIds, inspections) = (found.Select(e => e.SchemeId).Distinct().ToList(), found.Select(e => e.InspectionId).Distinct().ToList());
        var schemes = await db.EvaluationSchemes.Where(s => schemeIds.Contains(s.Id)).Include(s => s.Items).Include(s => s.Grades).AsSplitQuery().ToDictionaryAsync(s => s.Id, ct);
        var names = (await ReadLookBack.InspectionsAsync(db, inspections, ct)).ToDictionary(i => i.Id, i => i.Name);
        return [.. found.Select(e => new EvaluationRow(e.Id, e.InspectionId, names.GetValueOrDefault(e.InspectionId, ""), schemes[e.SchemeId].Name, schemes[e.SchemeId].Number, e.OpenedOn, StageOf(e), e.Scorers.Count(s => s.HandedInOn is not null),
            StageOf(e) == EvaluationStage.Concluded ? e.ResultOf(schemes[e.SchemeId]) : null, e.Survey?.Rate, e.ConcludedOn))];
    }

    internal static EvaluationStage StageOf(Evaluation evaluation) =>
        !evaluation.Counts ? EvaluationStage.Void : evaluation.ConcludedOn is not null ? EvaluationStage.Concluded : evaluation.IsHandedIn ? EvaluationStage.ToConclude : EvaluationStage.Scoring;
}
