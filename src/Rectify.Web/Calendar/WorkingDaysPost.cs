namespace Rectify.Web.Calendar;

/// <summary>Holidays and moved working days as the browser sends them: first to be gone over, then to be kept.</summary>
public sealed class WorkingDaysPost
{
    public string? Text { get; set; }

    public IFormFile? File { get; set; }

    /// <summary>"preview" or "keep".</summary>
    public string? Do { get; set; }

    public Guid Act { get; set; }
}
