using FluentValidation;
using Rectify.App.Tasks;
using Rectify.Domain.Measures;
using Rectify.Domain.Problems;

namespace Rectify.App.Reporting;

/// <summary>What the sheet and the use case both ask of progress that is to become official.</summary>
public sealed class ProgressLineValidator : AbstractValidator<ProgressLine>
{
    public ProgressLineValidator()
    {
        RuleFor(line => line.Report.Text).NotEmpty().WithErrorCode("missing").MaximumLength(Progress.MaxTextLength).WithErrorCode("too-long").OverridePropertyName(nameof(ProgressReport.Text));
        RuleFor(line => line.Report.Claim).NotEqual(ReportedGrade.NotStated).WithErrorCode("claim-missing").OverridePropertyName(nameof(ProgressReport.Claim));
        RuleFor(line => line.Report.Quantity).InclusiveBetween(0, 99_999_999_999m).WithErrorCode("out-of-range").OverridePropertyName(nameof(ProgressReport.Quantity));
    }
}
