using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>A heading of the text and what stands under it, before it is decided whether it is a section or a problem.</summary>
internal sealed class OutlineNode
{
    /// <summary>Shape of the ordinal (一、 （一） 1. (1) 一是) or name of the wrapper; nodes of one shape are neighbours.</summary>
    public required string Shape { get; init; }

    public required int Start { get; set; }

    public string? Ordinal { get; init; }

    public int? Number { get; init; }

    /// <summary>The 3 of 问题3：, which is no ordinal of a heading.</summary>
    public string? LabelNumber { get; init; }

    /// <summary>The heading without its ordinal, wrapper included.</summary>
    public required int HeadStart { get; init; }

    public required int HeadEnd { get; init; }

    /// <summary>Where the text under the heading begins.</summary>
    public required int BodyStart { get; init; }

    public WrapperForm? Wrapper { get; init; }

    /// <summary>The statement inside the wrapper; the heading when there is none.</summary>
    public required int StatementStart { get; init; }

    public required int StatementEnd { get; init; }

    public bool CountsWords => Shape == OutlineShapes.OrdinalWord;

    /// <summary>What has been worked out about the heading; null until asked.</summary>
    public bool? IsStated { get; set; }

    public SectionKind? Kind { get; set; }

    public OutlineNode? Parent { get; set; }

    public List<OutlineNode> Children { get; } = [];

    /// <summary>End of everything under the heading; exclusive.</summary>
    public int End { get; set; }

    public int OwnTextEnd => Children.Count == 0 ? End : Children[0].Start;

    public int Depth => Parent is null ? 1 : Parent.Depth + 1;

    public IEnumerable<OutlineNode> Below() => Children.SelectMany(child => child.Below().Prepend(child));
}

internal static class OutlineShapes
{
    public const string OrdinalWord = "一是";
    public const string AboutLine = "关于¶";
    public const string Work = "着力解决";
    public const string About = "关于";
    public const string Label = "问题：";
    public const string Stated = "陈述¶";
    public const string Demand = "建议：";

    /// <summary>Wrappers without ordinal, from the grouping to the lowest.</summary>
    public static readonly string[] Wrappers = [AboutLine, Work, About, Label, Stated];
}
