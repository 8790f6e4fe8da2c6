namespace Rectify.Documents.Text;

/// <summary>A document taken in as text, or the reason why not. Nothing is kept of what is refused.</summary>
public abstract record TextLoad
{
    private TextLoad()
    {
    }

    public sealed record Loaded(SourceText Source) : TextLoad;

    /// <summary><see cref="Detail"/> is a word or number a sentence on screen may quote (a limit, a mark, an extension).</summary>
    public sealed record Refused(RefusalReason Reason, string? Detail = null) : TextLoad;
}

/// <summary>Why a document is not read. The sentence for the user is worded where the user is.</summary>
public enum RefusalReason
{
    /// <summary>Nothing in it, or nothing but blanks and pictures.</summary>
    Empty,

    /// <summary>More bytes or characters than are read at once. Detail: the limit.</summary>
    TooLarge,

    /// <summary>Unpacks to more than any document.</summary>
    ZipBomb,

    /// <summary>Protected by a password.</summary>
    Encrypted,

    /// <summary>Holds macros.</summary>
    MacroFile,

    /// <summary>Damaged or cut off.</summary>
    Broken,

    /// <summary>The content is not what the name says. Detail: the extension.</summary>
    WrongExtension,

    /// <summary>Refers to entities outside the file.</summary>
    ExternalEntity,

    /// <summary>Marked with a degree of secrecy (密级). Detail: the mark.</summary>
    SecrecyMark,

    /// <summary>No text: unknown or binary content.</summary>
    Binary,

    /// <summary>A kind of file that is not read. Detail: the extension.</summary>
    UnsupportedType,

    /// <summary>Pages that are pictures only: a scan without text.</summary>
    ImagesOnly,

    /// <summary>A program that reads this kind is not installed here. Detail: the package that brings it.</summary>
    ProgramMissing,

    /// <summary>Given up after the time a document may take. Detail: the seconds.</summary>
    TookTooLong,
}

/// <summary>Bounds that keep time and memory small whatever arrives.</summary>
public sealed record TextLimits
{
    public static TextLimits Default { get; } = new();

    public int FileBytes { get; init; } = 30 * 1024 * 1024;

    public int Characters { get; init; } = 1_000_000;

    public long UnpackedBytes { get; init; } = 150 * 1024 * 1024;

    /// <summary>Markup of one part of a Word document, which is held as a tree: a million characters make about 20 MB.</summary>
    public long WordMarkupBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Workbooks are read forward only, so more of them may pass through.</summary>
    public long UnpackedWorkbookBytes { get; init; } = 512 * 1024 * 1024;

    /// <summary>Characters of a workbook: a ledger of 50,000 rows is more than any text.</summary>
    public int LedgerCharacters { get; init; } = 20_000_000;

    /// <summary>What lies beyond the characters is left out; otherwise the document is refused.</summary>
    public bool CutsOff { get; init; }

    public TimeSpan ProgramTime { get; init; } = TimeSpan.FromSeconds(20);

    public int PackedEntries { get; init; } = 5_000;

    public int ElementDepth { get; init; } = 200;
}
