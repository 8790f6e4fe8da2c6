using Rectify.Domain.Notices;

namespace Rectify.Documents.Writing;

/// <summary>
/// A piece of an official document. What a document says is composed once, as blocks; <see cref="OfficialDocument"/> sets them as .docx and
/// <see cref="OfficialPlainText"/> as plain text, so that both always say the same.
/// </summary>
public abstract record OfficialBlock;

/// <summary>The red head (发文机关标志) with the document's number and the rule below it.</summary>
public sealed record LetterHead(string Issuer, DocumentNumber? Number) : OfficialBlock;

public sealed record OfficialTitle(string Text) : OfficialBlock;

/// <summary>主送机关, without its colon.</summary>
public sealed record Addressee(string Name) : OfficialBlock;

/// <summary>A heading of level 1 (黑体), 2 (楷体) or 3 (仿宋, bold), its ordinal included.</summary>
public sealed record OfficialHeading(int Level, string Text) : OfficialBlock;

/// <summary>A paragraph of the body. A line break in the text begins a new one.</summary>
public sealed record OfficialParagraph(string Text) : OfficialBlock
{
    /// <summary>Words at its start that are set apart, for example a label.</summary>
    public string Lead { get; init; } = "";

    /// <summary>The lead is a level-2 heading run in (楷体) and not a label (bold).</summary>
    public bool LeadIsHeading { get; init; }
}

/// <summary>附件说明 below the body.</summary>
public sealed record AttachmentNote(string Name) : OfficialBlock;

/// <summary>Signer and date, set as GB/T 9704-2012, 7.3.5.2 has it for documents without a seal.</summary>
public sealed record SignOff(string Signer, DateOnly On) : OfficialBlock;

/// <summary>A note in small type below a table.</summary>
public sealed record TableNote(string Text) : OfficialBlock;

/// <summary>A text to be scanned from the paper, as a QR code.</summary>
/// <param name="Description">What it is, for who cannot see it.</param>
public sealed record QrPicture(string Text, string Description) : OfficialBlock
{
    public double SideInMillimetres { get; init; } = 36;
}

/// <summary>附注, for example the contact, in brackets below the date.</summary>
public sealed record OfficialRemark(string Text) : OfficialBlock;

/// <summary>A new page that begins with the word 附件.</summary>
public sealed record AppendixStart : OfficialBlock
{
    /// <summary>Where there are several; null for the only one.</summary>
    public int? Number { get; init; }

    /// <summary>It and all that follows stand on pages turned a quarter: wide tables.</summary>
    public bool IsLandscape { get; init; }

    internal string Mark => Number is { } number ? $"附件{number}" : "附件";
}

/// <summary>The title of an appendix, below its mark.</summary>
public sealed record AppendixTitle(string Text) : OfficialBlock;

/// <summary>A table over the full width of the type area; its head is repeated on every page.</summary>
public sealed record OfficialTable(IReadOnlyList<OfficialColumn> Columns, IReadOnlyList<IReadOnlyList<OfficialCell>> Rows) : OfficialBlock
{
    /// <summary>The least height of a row, so that ink has room.</summary>
    public double RowHeightInMillimetres { get; init; } = 9;

    /// <summary>As wide as the type area of a page turned a quarter.</summary>
    public bool IsLandscape { get; init; }
}

public sealed record OfficialColumn(string Header, double WidthInMillimetres);

/// <summary>A table cell; line breaks are kept.</summary>
public sealed record OfficialCell(string Text)
{
    /// <summary>The cell is one with the cell above it.</summary>
    public bool ContinuesAbove { get; init; }

    /// <summary>Set smaller, for what is printed by the system beside what is written by people.</summary>
    public bool IsSmall { get; init; }

    /// <summary>Set from the left, for running text; otherwise centred.</summary>
    public bool IsLeft { get; init; }
}
