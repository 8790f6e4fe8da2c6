namespace Rectify.Domain.Evidence;

/// <summary>
/// 知悉范围 of a document, as far as it may stand here at all: state secrets have no level in this house, what bears a 密级 is refused.
/// </summary>
public enum SecrecyLevel
{
    /// <summary>公开: 主动公开, 此件公开发布</summary>
    Public,

    /// <summary>内部: 内部资料, 此件不公开, 依申请公开</summary>
    Internal,

    /// <summary>工作秘密: who opens it is written down, as with restricted problems.</summary>
    WorkSecret,
}
