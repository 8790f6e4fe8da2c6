using Rectify.Domain.Notices;

namespace Rectify.Web.Notices;

/// <summary>A form of the page of withholdings as the browser sends it.</summary>
public sealed class WithholdingPost
{
    /// <summary>"Propose", or one of the acts on a withholding.</summary>
    public string? What { get; set; }

    public Guid Act { get; set; }

    public Guid? Withholding { get; set; }

    public Guid? Problem { get; set; }

    public bool Party { get; set; }

    public bool Public { get; set; }

    public string? Ground { get; set; }

    public string? Reason { get; set; }

    public NoticeChannel Channels => (Party ? NoticeChannel.Party : NoticeChannel.None) | (Public ? NoticeChannel.Public : NoticeChannel.None);

    public WithholdingGround GroundNamed => Enum.TryParse<WithholdingGround>(Ground, out var ground) ? ground : WithholdingGround.None;
}
