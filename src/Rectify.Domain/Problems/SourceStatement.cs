namespace Rectify.Domain.Problems;

public enum SourceStatementKind
{
    /// <summary>责任领导, 责任人</summary>
    Leader,

    /// <summary>牵头单位</summary>
    LeadUnit,

    /// <summary>责任单位: the lead where no 牵头单位 is named beside it.</summary>
    ResponsibleUnit,

    /// <summary>配合单位</summary>
    SupportingUnit,

    /// <summary>经办人, 联络员</summary>
    Handler,

    /// <summary>完成时限</summary>
    Deadline,

    /// <summary>进展情况: what the unit claims to have done so far.</summary>
    Progress,

    /// <summary>督导单位 and whoever else is named without answering for the task.</summary>
    Other,
}

/// <summary>As a document puts it. <see cref="On"/> is the day a deadline means (infinity for 长期), or the day a progress is true for; null where none is printed or it is no single day.</summary>
public sealed record Quotation(SourceStatementKind Kind, string Label, string Text, DateOnly? On = null)
{
    private static readonly (string Word, SourceStatementKind Kind)[] Words =
    [
        ("督导", SourceStatementKind.Other), ("监督", SourceStatementKind.Other), ("经办", SourceStatementKind.Handler), ("联络", SourceStatementKind.Handler), ("联系人", SourceStatementKind.Handler),
        ("领导", SourceStatementKind.Leader), ("负责人", SourceStatementKind.Leader), ("责任人", SourceStatementKind.Leader),
        ("配合", SourceStatementKind.SupportingUnit), ("协办", SourceStatementKind.SupportingUnit), ("协助", SourceStatementKind.SupportingUnit),
        ("牵头", SourceStatementKind.LeadUnit), ("责任", SourceStatementKind.ResponsibleUnit),
    ];

    /// <summary>What a label over a name asks of whoever is named.</summary>
    public static SourceStatementKind KindOf(string label) =>
        Words.FirstOrDefault(known => label.Contains(known.Word, StringComparison.Ordinal)) is (not null, var kind) ? kind : SourceStatementKind.Other;
}

/// <summary>What the document a problem was read from says of who is to answer, until when, and how far it has come: quoted, for the office to go by. It names nobody and counts nowhere.</summary>
public sealed class SourceStatement
{
    public const int MaxLabelLength = 60;
    public const int MaxTextLength = 8000;

    private SourceStatement() { Label = Text = ""; }

    internal SourceStatement(ProblemId problem, int position, Quotation quoted)
    {
        (ProblemId, Position, Label, Text) = (problem, position, "", "");
        Write(quoted);
    }

    public ProblemId ProblemId { get; private set; }

    /// <summary>From 1, in the document's order.</summary>
    public int Position { get; private set; }

    public SourceStatementKind Kind { get; private set; }

    /// <summary>The word it stands under: 牵头单位.</summary>
    public string Label { get; private set; }

    public string Text { get; private set; }

    public DateOnly? On { get; private set; }

    internal void Write(Quotation quoted) => (Kind, Label, Text, On) = (quoted.Kind, quoted.Label.Trim(), quoted.Text.Trim(), quoted.On);
}
