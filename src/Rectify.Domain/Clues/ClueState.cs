namespace Rectify.Domain.Clues;

public readonly record struct ClueId(Guid Value) : IEntityId<ClueId>
{
    public static ClueId New() => new(EntityKey.Next());

    public static ClueId From(Guid value) => new(value);
}

/// <summary>What an inspection hands over beside its problems.</summary>
public enum ClueMatter
{
    /// <summary>问题线索</summary>
    Clue,

    /// <summary>信访件</summary>
    Petition,
}

/// <summary>What a clue or a petition is about, as coarse as statistics print it: never what it says.</summary>
public enum ClueKind
{
    /// <summary>违反政治纪律</summary>
    Political,

    /// <summary>违反组织纪律</summary>
    Organisation,

    /// <summary>违反廉洁纪律</summary>
    Integrity,

    /// <summary>违反群众纪律</summary>
    Masses,

    /// <summary>违反工作纪律</summary>
    Work,

    /// <summary>违反生活纪律</summary>
    Life,

    /// <summary>涉嫌职务违法犯罪</summary>
    DutyOffence,

    /// <summary>检举控告</summary>
    Accusation,

    /// <summary>申诉</summary>
    Appeal,

    /// <summary>批评建议</summary>
    Proposal,

    /// <summary>求决: somebody asks for a matter of their own to be settled.</summary>
    Claim,
}

/// <summary>The life of a clue or a petition: 待交办 - 办理中 - 办结.</summary>
public enum ClueState
{
    /// <summary>待交办: no unit has it yet.</summary>
    Registered,

    /// <summary>办理中: a unit has it; what was decided so far may leave it open.</summary>
    InHand,

    /// <summary>办结</summary>
    Concluded,

    /// <summary>已撤销: registered by mistake; counts nowhere.</summary>
    Discarded,
}

public static class ClueStates
{
    /// <summary>Something is still owed on it.</summary>
    public static IReadOnlyList<ClueState> Open { get; } = [ClueState.Registered, ClueState.InHand];
}

/// <summary>Everything a person can do to a clue or a petition.</summary>
public enum ClueVerb
{
    Correct,
    Discard,
    Assign,
    Reassign,

    /// <summary>处置 that leaves it open: 谈话函询, 初步核实, 暂存待查.</summary>
    Dispose,

    /// <summary>处置 that ends it: 立案, 予以了结; of a petition 办结 or 化解.</summary>
    Conclude,

    /// <summary>化解 of a petition that was concluded before.</summary>
    Settle,

    Reopen,
}

/// <summary>处置方式</summary>
public enum DisposalKind
{
    /// <summary>谈话函询</summary>
    Inquiry,

    /// <summary>初步核实</summary>
    Verification,

    /// <summary>暂存待查</summary>
    Shelved,

    /// <summary>立案审查调查</summary>
    CaseFiled,

    /// <summary>予以了结</summary>
    Dismissed,

    /// <summary>办结 of a petition</summary>
    Done,

    /// <summary>化解 of a petition: it is concluded and the petitioner satisfied.</summary>
    Settled,
}

/// <summary>What a kind of disposal is for and what it does.</summary>
/// <param name="Concludes">办结: nothing is owed any more.</param>
/// <param name="Settles">化解</param>
public sealed record DisposalRow(DisposalKind Kind, ClueMatter Of, bool Concludes, bool Settles = false);

/// <summary>
/// Kinds of clues and petitions and of their disposals, as data. Source: 监督执纪工作规则 on 线索处置 (谈话函询, 初步核实, 暂存待查, 予以了结) and 立案 behind a verification; of petitions the two counts that notices print.
/// </summary>
public static class ClueTables
{
    public static IReadOnlyList<DisposalRow> Disposals { get; } =
    [
        new(DisposalKind.Inquiry, ClueMatter.Clue, Concludes: false),
        new(DisposalKind.Verification, ClueMatter.Clue, Concludes: false),
        new(DisposalKind.Shelved, ClueMatter.Clue, Concludes: false),
        new(DisposalKind.CaseFiled, ClueMatter.Clue, Concludes: true),
        new(DisposalKind.Dismissed, ClueMatter.Clue, Concludes: true),
        new(DisposalKind.Done, ClueMatter.Petition, Concludes: true),
        new(DisposalKind.Settled, ClueMatter.Petition, Concludes: true, Settles: true),
    ];

    public static DisposalRow Of(DisposalKind kind) => Disposals.Single(row => row.Kind == kind);

    public static ClueMatter MatterOf(ClueKind kind) => kind >= ClueKind.Accusation ? ClueMatter.Petition : ClueMatter.Clue;
}
