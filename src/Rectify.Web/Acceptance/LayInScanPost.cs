namespace Rectify.Web.Acceptance;

/// <summary>The form of a scan laid in anew as the browser sends it.</summary>
public sealed class LayInScanPost
{
    public IFormFile? Scan { get; set; }

    public Guid Act { get; set; }
}
