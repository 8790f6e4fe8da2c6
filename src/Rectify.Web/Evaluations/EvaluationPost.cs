namespace Rectify.Web.Evaluations;

/// <summary>Forms of an evaluation as the browser sends them.</summary>
public sealed class EvaluationPost
{
    public string? Scheme { get; set; }

    public string? First { get; set; }

    public string? Second { get; set; }

    public string? Reason { get; set; }

    public string? HandedOut { get; set; }

    public string? Returned { get; set; }

    public string? Satisfied { get; set; }

    public string? Fairly { get; set; }

    public string? Unsatisfied { get; set; }

    public string? Unknown { get; set; }

    public IFormFile? Scan { get; set; }

    /// <summary>A file that came with an earlier try, protected so that nobody else's file can be named.</summary>
    public string? KeptScan { get; set; }

    public Guid Act { get; set; }

    public Guid Id { get; set; }
}
