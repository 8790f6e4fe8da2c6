using System.Globalization;
using Rectify.App.Data;
using Rectify.Domain.Evaluations;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;

namespace Rectify.App.Evaluations;

/// <summary>测评表 as typed: sheets handed out and come back, and how they answer.</summary>
public sealed record SurveyInput(string? HandedOut, string? Returned, string? Satisfied, string? Fairly, string? Unsatisfied, string? Unknown);

/// <summary>The office enters the survey's numbers with the scan that proves them.</summary>
public sealed class EnterSurvey(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(EvaluationId id, SurveyInput input, StoredFile? scan, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(EnterSurvey), act, async session =>
    {
        var (locked, refusal) = await session.LockForOfficeAsync(id);
        if (locked is null) return refusal;
        var counts = new[] { (nameof(input.HandedOut), input.HandedOut), (nameof(input.Returned), input.Returned), (nameof(input.Satisfied), input.Satisfied), (nameof(input.Fairly), input.Fairly), (nameof(input.Unsatisfied), input.Unsatisfied), (nameof(input.Unknown), input.Unknown) };
        var wrong = counts.Where(count => Number(count.Item2) is null).Select(count => new FieldError(count.Item1, "out-of-range")).ToList();
        if (scan is null) wrong.Add(new FieldError("Scan", "required"));
        if (wrong.Count > 0) return new Outcome.Invalid(wrong);
        var survey = new SurveySheet(Number(input.HandedOut)!.Value, Number(input.Returned)!.Value, Number(input.Satisfied)!.Value, Number(input.Fairly)!.Value, Number(input.Unsatisfied)!.Value, Number(input.Unknown)!.Value, scan!.Sha256, scan.FileName, scan.MediaType);
        return survey.AddsUp ? Outcome.Of(locked.Evaluation.EnterSurvey(survey, session.Stamp)) : Outcome.Bad(nameof(input.Returned), "survey");
    }, ct);

    private static int? Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= SurveySheet.Most ? number : null;
}
