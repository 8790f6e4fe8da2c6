namespace Rectify.Documents.Writing;

/// <summary>A member of the acceptance group and what they have done about the opinion.</summary>
public sealed record PanelSeat(PanelRole Role, string Name, string Unit, string Post, PanelSignature Signature)
{
    /// <summary>代: the member sits in for another.</summary>
    public bool IsStandIn { get; init; }

    /// <summary>不同意见, recorded beside the signature.</summary>
    public string? Dissent { get; init; }
}

public enum PanelRole
{
    /// <summary>组长</summary>
    Head,

    /// <summary>副组长</summary>
    DeputyHead,

    /// <summary>成员</summary>
    Member,
}

/// <summary>How a member has signed: <see cref="InInk"/>, <see cref="InSystem"/>, <see cref="OnPaper"/> or <see cref="Absent"/>.</summary>
public abstract record PanelSignature
{
    private PanelSignature() { }

    /// <summary>Room for ink: to be signed on the printed page.</summary>
    public sealed record InInk : PanelSignature;

    /// <summary>
    /// Signed in the system. <paramref name="At"/> is printed with its own offset's time, so it is handed in with the office's;
    /// <paramref name="Digest"/> is <see cref="AcceptanceOpinionText.Digest"/> as it was then.
    /// </summary>
    public sealed record InSystem(DateTimeOffset At, string Digest) : PanelSignature;

    /// <summary>Paper act (纸质): signed on paper on that day, entered by the office with its scan and checked by a second person.</summary>
    public sealed record OnPaper(DateOnly On) : PanelSignature;

    public sealed record Absent(string Reason) : PanelSignature;
}
