using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Files;
using Rectify.App.LookBacks;
using Rectify.App.Reviews;
using Rectify.App.Rounds;
using Rectify.App.Trail;
using Rectify.Domain.Evaluations;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Evaluations;

public sealed record ScorerRow(int Position, string Name, DateOnly? HandedInOn, bool IsReader);

/// <param name="Scorer">1 or 2.</param>
public sealed record ReplacementRow(int Scorer, string Earlier, string Successor, string Because, string By, DateOnly On);

public sealed record MarkRow(decimal Points, string? Remark);

/// <summary>One indicator with what the two gave for it.</summary>
/// <param name="First">Null where the reader may not see it yet, or it is not there.</param>
/// <param name="Settled">Why a wide difference stands; null while nobody has said.</param>
public sealed record EvaluationItemRow(int Position, string Name, int Weight, string FullMarks, MarkRow? First, MarkRow? Second, bool IsWide, string? Settled, string? SettledBy);

/// <summary>Everything the page of one evaluation shows.</summary>
/// <param name="Result">Once both have handed in.</param>
/// <param name="WhyNotConclude">Empty when nothing keeps it from being concluded.</param>
/// <param name="MayScore">The reader is one of the two and has not handed in.</param>
/// <param name="MayKeep">The reader does the office's work, is none of the two, and the evaluation is at work.</param>
/// <param name="MayVoid">The reader does the office's work, and it counts.</param>
public sealed record EvaluationSheet(
    EvaluationId Id, InspectionId Inspection, string InspectionName, string Scheme, int Number, decimal Tolerance, DateOnly OpenedOn, string OpenedBy, EvaluationStage Stage, IReadOnlyList<ScorerRow> Scorers, IReadOnlyList<EvaluationItemRow> Items,
    IReadOnlyList<EvaluationGrade> Grades, EvaluationResult? Result, SurveySheet? Survey, IReadOnlyList<Unmet> WhyNotConclude, bool MayScore, bool MayKeep, bool MayVoid, DateOnly? ConcludedOn, string? ConcludedBy, string? VoidedBecause, string? VoidedBy,
    DateOnly? VoidedOn, IReadOnlyList<HistoryRow> History)
{
    /// <summary>Who was to score before.</summary>
    public IReadOnlyList<ReplacementRow> Replacements { get; init; } = [];

    /// <summary>Who may score in place of one who has not handed in; none where the reader replaces nobody.</summary>
    public IReadOnlyList<(PersonId Id, string Name)> Successors { get; init; } = [];

    /// <summary>The day the content of the survey's scan was erased as 误传.</summary>
    public DateOnly? SurveyErasedOn { get; init; }
}

/// <summary>One evaluation, for who may see it. Before both have handed in, each of the two sees their own marks and nobody any others.</summary>
public sealed class ReadEvaluation(Door door, IContentStore store) : IUseCase
{
    /// <summary>More than one inspection has.</summary>
    private const int MostOfInspection = 50;

    /// <summary>Null when there is no such evaluation, or none the reader may see.</summary>
    public async Task<EvaluationSheet?> Run(EvaluationId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var (db, actor) = (reading.Db, reading.Actor);
        var e = await db.Evaluations.VisibleTo(reading.Sight).Include(x => x.Scorers).Include(x => x.Marks).Include(x => x.Settlements).Include(x => x.Replacements).AsSplitQuery().SingleOrDefaultAsync(x => x.Id == id, ct);
        if (e is null) return null;
        var scheme = await db.EvaluationSchemes.Include(s => s.Items).Include(s => s.Grades).AsSplitQuery().SingleAsync(s => s.Id == e.SchemeId, ct);
        var inspection = (await ReadLookBack.InspectionsAsync(db, [e.InspectionId], ct)).Single();
        var archived = await db.Inspections.AnyAsync(i => i.Id == e.InspectionId && i.ArchivedOn != null, ct);
        var names = await db.NamesAsync(e.Scorers.Select(s => s.PersonId).Concat(e.Settlements.Select(s => s.SettledBy)).Concat(e.Replacements.SelectMany(r => new[] { r.Earlier, r.Successor, r.ReplacedBy })).Concat(new[] { e.OpenedBy, e.ConcludedBy, e.VoidedBy }.OfType<PersonId>()), ct);
        var (result, own) = (e.ResultOf(scheme), e.Scorers.FirstOrDefault(s => s.PersonId == actor.Person));
        var wide = result?.Items.Where(item => item.IsWide).Select(item => item.Position).ToHashSet() ?? [];
        var (office, scores, atWork) = (!archived && actor.WhyNotOffice(inspection.Body) is null, e.Scorers.Any(s => actor.AsPerson(s.PersonId) is not null), e.Counts && e.ConcludedOn is null);
        return new EvaluationSheet(e.Id, e.InspectionId, inspection.Name, scheme.Name, scheme.Number, scheme.Tolerance, e.OpenedOn, Name(e.OpenedBy)!, EvaluationList.StageOf(e),
            [.. e.Scorers.OrderBy(s => s.Position).Select(s => new ScorerRow(s.Position, Name(s.PersonId)!, s.HandedInOn, s == own))],
            [.. scheme.Items.OrderBy(item => item.Position).Select(item => new EvaluationItemRow(item.Position, item.Name, item.Weight, item.FullMarks, MarkOf(1, item.Position), MarkOf(2, item.Position), wide.Contains(item.Position),
                e.Settlements.FirstOrDefault(s => s.Position == item.Position)?.Because, Name(e.Settlements.FirstOrDefault(s => s.Position == item.Position)?.SettledBy)))],
            [.. scheme.Grades.OrderBy(grade => grade.Position)], result, e.Survey, atWork ? e.WhyNotConclude(scheme) : [], !archived && atWork && own is { HandedInOn: null }, office && !scores && atWork, office && e.Counts,
            e.ConcludedOn, Name(e.ConcludedBy), e.VoidedBecause, Name(e.VoidedBy), e.VoidedOn, await TaskHistory.OfEvaluationAsync(reading, e, ct))
        {
            Replacements = [.. e.Replacements.OrderBy(r => r.Number).Select(r => new ReplacementRow(r.Scorer, Name(r.Earlier)!, Name(r.Successor)!, r.Because, Name(r.ReplacedBy)!, r.ReplacedOn))],
            Successors = office && !scores && atWork && !e.IsHandedIn ? [.. (await PrepareEvaluation.PeopleAsync(reading, e.InspectionId, inspection.Body, await db.Inspections.Where(i => i.Id == e.InspectionId).Select(i => i.FeedbackOn).SingleAsync(ct), ct)).Where(p => e.Scorers.All(s => s.PersonId != p.Id))] : [],
            SurveyErasedOn = e.Survey is { } survey ? (await ErasedContents.OfAsync(db, [survey.Sha256], ct)).GetValueOrDefault(survey.Sha256)?.On : null,
        };

        string? Name(PersonId? person) => person is { } known ? names.GetValueOrDefault(known, "") : null;
        MarkRow? MarkOf(int scorer, int item) => (e.IsHandedIn || own?.Position == scorer) && e.Marks.FirstOrDefault(m => m.Scorer == scorer && m.Position == item) is { } mark ? new MarkRow(mark.Points, mark.Remark) : null;
    }

    /// <summary>The evaluations of an inspection that the reader may see, those that were made void too, the earliest first.</summary>
    internal async Task<IReadOnlyList<EvaluationId>> OfInspectionAsync(InspectionId inspection, CancellationToken ct)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? [] : await reading.Db.Evaluations.VisibleTo(reading.Sight).Where(e => e.InspectionId == inspection).OrderBy(e => e.OpenedOn).ThenBy(e => e.Id).Take(MostOfInspection).Select(e => e.Id).ToListAsync(ct);
    }

    /// <summary>The scan of the survey sheets; null where there is none the reader may see.</summary>
    public async Task<(Stream Content, string FileName, string MediaType)?> SurveyAsync(EvaluationId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await reading.Db.Evaluations.VisibleTo(reading.Sight).SingleOrDefaultAsync(e => e.Id == id, ct) is not { Survey: { } survey }) return null;
        return !await ErasedContents.IsErasedAsync(reading.Db, survey.Sha256, ct) && store.Open(survey.Sha256) is { } content ? (content, survey.FileName, survey.MediaType) : null;
    }
}
