using System.Globalization;
using Rectify.App.Notices;
using Rectify.Domain.Notices;
using Rectify.Domain.People;

namespace Rectify.Web.Notices;

/// <summary>The form of a decision on paper about a withholding as the browser sends it.</summary>
public sealed class WithholdingPaperPost
{
    public string? Answer { get; set; }

    public string? Decider { get; set; }

    public string? DecidedOn { get; set; }

    public string? Number { get; set; }

    public string? Reason { get; set; }

    public IFormFile? Scan { get; set; }

    /// <summary>A scan that came with an earlier try, protected so that nobody else's file can be named.</summary>
    public string? KeptScan { get; set; }

    public Guid Act { get; set; }

    public WithholdingPaperInput ToInput(WithholdingId about) => new(about, Enum.TryParse<WithholdingAnswer>(Answer, out var answer) ? answer : null, Guid.TryParse(Decider, out var decider) ? PersonId.From(decider) : null,
        DateOnly.TryParseExact(DecidedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : null, Number, Reason);
}
