namespace Rectify.Web.Handovers;

/// <summary>The form of a handover as the browser sends it.</summary>
public sealed class HandoverPost
{
    public string? Successor { get; set; }

    public string? Reason { get; set; }

    public Guid Act { get; set; }
}
