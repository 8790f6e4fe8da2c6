using FluentValidation;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Measures;
using Rectify.Domain.Supervision;

namespace Rectify.App.Acceptance;

/// <summary>What is written of an opinion; parts one and two are quoted from the record. It may be saved unfinished and is signed only when whole.</summary>
/// <param name="Addressee">主送</param>
/// <param name="Basis">依据, one document a line.</param>
/// <param name="AcceptedOn">The day of the acceptance.</param>
/// <param name="Measures">Parts three and five. A line of evidence is <c>name：how it proves the measure</c>; what was decided cell by cell is taken from the record instead.</param>
/// <param name="Target">Part four: whether the target is reached.</param>
/// <param name="Requirements">Part six, one a line.</param>
public sealed record OpinionInput(
    string Addressee, string Basis, DateOnly? AcceptedOn, IReadOnlyList<OpinionMeasureInput> Measures, string Target, string? Requirements, OpinionConclusion Conclusion, DateOnly? NextCheckOn, string? FilingNumber)
{
    /// <summary>Checks on the spot that part three quotes. What was struck out meanwhile, and what is no check of the task, is left out.</summary>
    public IReadOnlyList<SpotCheckId> Checks { get; init; } = [];

    /// <summary>Only after validation: the day is there.</summary>
    internal OpinionDraft ToDraft() => new(
        Addressee, Basis, AcceptedOn!.Value, [.. Measures.Select(m => new MeasureOpinion(m.Measure, m.Fulfilment, m.Evidence))], Target, Blank(Requirements), Conclusion,
        Conclusion == OpinionConclusion.PassedSustained ? NextCheckOn : null, Conclusion == OpinionConclusion.NotPassed ? null : Blank(FilingNumber)) { Checks = Checks };

    internal static OpinionDraft DraftOf(Opinion opinion) => new(
        opinion.Addressee, opinion.Basis, opinion.AcceptedOn, [.. opinion.Measures.Select(m => new MeasureOpinion(m.MeasureId, m.Fulfilment, m.Evidence))], opinion.Target, opinion.Requirements,
        opinion.Conclusion, opinion.NextCheckOn, opinion.FilingNumber) { Checks = opinion.Checks };

    internal static OpinionInput Of(Opinion opinion) => new(
        opinion.Addressee, opinion.Basis, opinion.AcceptedOn, [.. opinion.Measures.Select(m => new OpinionMeasureInput(m.MeasureId, m.Fulfilment, m.Evidence))], opinion.Target, opinion.Requirements,
        opinion.Conclusion, opinion.NextCheckOn, opinion.FilingNumber) { Checks = opinion.Checks };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public sealed record OpinionMeasureInput(MeasureId Measure, string Fulfilment, string Evidence);

public sealed class OpinionInputRules : AbstractValidator<OpinionInput>
{
    public const int MaxFilingNumberLength = 60;

    public OpinionInputRules()
    {
        RuleFor(o => o.AcceptedOn).NotNull().WithErrorCode("required");
        RuleFor(o => o.Addressee).MaximumLength(Opinion.MaxTextLength).WithErrorCode("too-long");
        RuleFor(o => o.Basis).MaximumLength(Opinion.MaxTextLength).WithErrorCode("too-long");
        RuleFor(o => o.Target).MaximumLength(Opinion.MaxTextLength).WithErrorCode("too-long");
        RuleFor(o => o.Requirements).MaximumLength(Opinion.MaxTextLength).WithErrorCode("too-long");
        RuleFor(o => o.Checks).Must(checks => checks.Count <= Opinion.MaxChecks).WithErrorCode("too-many");
        RuleFor(o => o.FilingNumber).MaximumLength(MaxFilingNumberLength).WithErrorCode("too-long");
        RuleForEach(o => o.Measures).ChildRules(measure =>
        {
            measure.RuleFor(m => m.Fulfilment).MaximumLength(Opinion.MaxTextLength).WithErrorCode("too-long");
            measure.RuleFor(m => m.Evidence).MaximumLength(OpinionMeasure.MaxEvidenceLength).WithErrorCode("too-long");
            measure.RuleFor(m => m.Evidence).Must(text => EvidenceLine.Parse(text).All(line => line.Proves.Length > 0)).WithErrorCode("evidence-line");
        });
    }

    /// <summary>Null when nothing is wrong.</summary>
    internal static Outcome? Check(OpinionInput input)
    {
        var result = new OpinionInputRules().Validate(input);
        return result.IsValid ? null : new Outcome.Invalid([.. result.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorCode))]);
    }
}
