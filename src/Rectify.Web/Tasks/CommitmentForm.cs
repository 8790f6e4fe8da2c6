using Rectify.App.Tasks;
using Rectify.Documents.Reading;
using Rectify.Domain.Intake;

namespace Rectify.Web.Tasks;

/// <summary>A frequency commitment while it is written.</summary>
public sealed class CommitmentForm
{
    public string? Period { get; set; } = $"{FrequencyPeriod.Month}";

    public string? Every { get; set; } = "1";

    public string? Times { get; set; } = "1";

    public DateOnly? First { get; set; }

    public DateOnly? Last { get; set; }

    public string? Reason { get; set; }

    /// <summary>What is set already, else what the measure's text says, from the first day of this month or the feedback, to the measure's deadline.</summary>
    public static CommitmentForm Of(MeasureRow measure, DateOnly today, DateOnly feedbackOn)
    {
        if (measure.Promise?.Commitment is { } known) return new() { Times = $"{known.Times}", Every = $"{known.Every}", Period = $"{known.Period}", First = known.FirstOn, Last = known.LastOn };
        var month = new DateOnly(today.Year, today.Month, 1);
        var text = new CommitmentForm { First = month < feedbackOn ? feedbackOn : month, Last = TaskHead.Due(measure.DueOn) };
        if (FrequencyText.Find(measure.Text) is { } stated) (text.Times, text.Every, text.Period) = ($"{stated.Times}", $"{stated.Every}", $"{stated.Period}");
        return text;
    }
}
