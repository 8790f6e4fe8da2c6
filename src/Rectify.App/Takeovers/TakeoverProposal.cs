using FluentValidation;
using Rectify.App.Data;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Takeovers;

/// <summary>One line of a batch: the task, the version the user saw, and what the paper says of it.</summary>
public sealed record TakeoverEntry(TaskId Task, int Seen, TakeoverStatement Says) : ITaskLine;

/// <summary>A batch as the office enters it.</summary>
/// <param name="Id">Made by the form.</param>
/// <param name="Papers">Scans as the content store keeps them.</param>
public sealed record TakeoverProposal(TakeoverId Id, InspectionId Inspection, IReadOnlyList<TakeoverEntry> Lines, IReadOnlyList<StoredFile> Papers);

public sealed class TakeoverProposalValidator : AbstractValidator<TakeoverProposal>
{
    public const int MaxMeasures = 50;
    public const int MaxSupporting = 50;

    public TakeoverProposalValidator()
    {
        RuleFor(p => p.Lines).NotEmpty().WithErrorCode("nothing-chosen").Must(lines => lines.Count <= Takeover.MaxLines).WithErrorCode("too-many");
        RuleFor(p => p.Papers).NotEmpty().WithErrorCode("required").Must(papers => papers.Count <= Takeover.MaxPapers).WithErrorCode("too-many");
        RuleForEach(p => p.Lines).ChildRules(line =>
        {
            line.RuleFor(l => l.Says.State).Must(TakeoverStatement.States.Contains).WithErrorCode("required");
            line.RuleFor(l => l.Says.FilingNumber).MaximumLength(TakeoverLine.MaxFilingNumberLength).WithErrorCode("too-long");
            line.RuleFor(l => l.Says.Remark).MaximumLength(TakeoverLine.MaxRemarkLength).WithErrorCode("too-long");
            line.RuleFor(l => l.Says.Measures).Must(texts => texts is null || (texts.Count <= MaxMeasures && texts.All(text => text.Length <= Measure.MaxTextLength))).WithErrorCode("too-long");
            line.RuleFor(l => l.Says.Supporting).Must(units => units is null || units.Count <= MaxSupporting).WithErrorCode("too-many");
        }).OverridePropertyName("Lines");
    }
}
