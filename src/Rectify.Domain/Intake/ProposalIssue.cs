namespace Rectify.Domain.Intake;

/// <summary>What the reader is unsure of and a person should look at. The wording for the screen belongs to the Web room.</summary>
/// <remarks>
/// <see cref="Problem"/>: Key of the problem concerned, if any.
/// <see cref="Detail"/>: A word or number of the source that the sentence on screen may quote; null when there is none.
/// </remarks>
public sealed record ProposalIssue(ProposalIssueCode Code, TextSpan Span, int? Problem = null, string? Detail = null);

public enum ProposalIssueCode
{
    /// <summary>No problem was recognised.</summary>
    NoProblemsFound,

    /// <summary>A paragraph without ordinals: one problem, or several to be cut apart?</summary>
    OneOrSeveral,

    /// <summary>An action heading or an ordinal without a statement of what was wrong.</summary>
    StatementMissing,

    /// <summary>Numbers of neighbours in a section do not follow each other. Detail: the ordinal found.</summary>
    OrdinalOutOfSequence,

    /// <summary>The numbering of measures or effects skips. Detail: the ordinal found.</summary>
    ItemOrdinalOutOfSequence,

    /// <summary>The same wording twice in the document: linked, never merged silently.</summary>
    SameProblemTwice,

    /// <summary>The heading names two grades at once, so the grade is not stated.</summary>
    GradeUnclear,

    /// <summary>A quotation is opened and never closed.</summary>
    QuoteNotClosed,

    /// <summary>A numbered problem without any rectification text.</summary>
    NothingUnderneath,

    /// <summary>A day without a year; Detail: the day as printed.</summary>
    YearInferred,

    /// <summary>The document's kind could not be told.</summary>
    KindUnclear,

    /// <summary>No title was found.</summary>
    TitleMissing,

    /// <summary>Text that belongs to no field.</summary>
    NotUnderstood,

    /// <summary>A table was read row by row; its columns were not interpreted.</summary>
    TableNotInterpreted,

    /// <summary>A number that identifies a person (identity card, mobile phone).</summary>
    PersonalNumber,
}
