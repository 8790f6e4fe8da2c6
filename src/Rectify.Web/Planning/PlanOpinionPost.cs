using System.Globalization;
using Rectify.Domain.Rounds;

namespace Rectify.Web.Planning;

/// <summary>The form of an opinion on the plan as the browser sends it.</summary>
public sealed class PlanOpinionPost
{
    public string? From { get; set; }

    public string? On { get; set; }

    public string? Agrees { get; set; }

    public string? Says { get; set; }

    public string? Number { get; set; }

    public IFormFile? Scan { get; set; }

    /// <summary>A scan that came with an earlier try, protected so that nobody else's file can be named.</summary>
    public string? KeptScan { get; set; }

    public Guid Act { get; set; }

    public PlanOpinionDraft ToDraft() => new(
        Enum.TryParse<OpinionBodies>(From, out var body) ? body : OpinionBodies.None,
        DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default,
        !bool.TryParse(Agrees, out var agrees) || agrees, Says ?? "", Number);
}
