namespace Rectify.App.Trail;

/// <summary>What does not fit. Each kind is a sentence in docs/trail.md and on the page.</summary>
public enum TrailFaultKind
{
    /// <summary>A fact is missing from a chain: its number is skipped.</summary>
    FactMissing,

    /// <summary>A fact is not what its hash covers.</summary>
    FactChanged,

    /// <summary>A fact's details are not what their digest covers.</summary>
    DetailsChanged,

    /// <summary>A fact does not follow the one before it.</summary>
    ChainBroken,

    /// <summary>The recorded end of a chain is not its last fact.</summary>
    HeadDiffers,

    /// <summary>A line of the anchor file is none, is not signed by the key, or does not follow the line before.</summary>
    AnchorBroken,

    /// <summary>A chain ends before a fact that was anchored.</summary>
    ChainCut,

    /// <summary>A chain has another fact than the one anchored: it was written anew.</summary>
    ChainRewritten,

    /// <summary>A row is not as the last act left it.</summary>
    RowChanged,

    /// <summary>A row that an act left is gone.</summary>
    RowMissing,

    /// <summary>A row that no act left.</summary>
    RowUnexpected,

    /// <summary>A file that a record names is not in the store.</summary>
    FileMissing,

    /// <summary>A file does not have the digest under which it is kept.</summary>
    FileChanged,

    /// <summary>A content that was erased as 误传 still lies in the store.</summary>
    ErasureUnfinished,
}

/// <summary>Chains that are no inspection's.</summary>
public static class TrailChains
{
    /// <summary>The chain of everything that belongs to the office as a whole.</summary>
    public static Guid Office => ChainHead.Office;

    /// <summary>Clues and petitions.</summary>
    public static Guid Compartment => ChainHead.Compartment;
}

/// <summary>One thing that does not fit.</summary>
/// <param name="Record">The row as <c>table/key</c>, or the kind and subject of a fact; empty where the fault is not of one record.</param>
/// <param name="Chain">The chain it stands in; null for files and lines of the anchor file.</param>
/// <param name="Number">The fact, or the line of the anchor file.</param>
public sealed record TrailFault(TrailFaultKind Kind, string Record, Guid? Chain = null, long? Number = null);

/// <summary>Up to where the trail is anchored.</summary>
public sealed record LastAnchor(long Sequence, DateTimeOffset At);

/// <summary>A content that is not there because it was erased as 误传.</summary>
/// <param name="On">The office's day.</param>
public sealed record ErasedFile(string Sha256, DateOnly On, string Proposer, string Decider);

/// <summary>What a verification found.</summary>
/// <param name="Faults">In the order they were met, the first <see cref="VerifyTrail.MaxFaults"/>; none means that everything fits.</param>
/// <param name="Erased">Files that records name and that were erased; no fault.</param>
/// <param name="Anchored">Null where nothing has been anchored: then a chain written anew as a whole would not be noticed.</param>
public sealed record TrailReport(long Chains, long Facts, long Anchors, long Rows, long Files, LastAnchor? Anchored, IReadOnlyList<TrailFault> Faults, IReadOnlyList<ErasedFile> Erased)
{
    public bool Fits => Faults.Count == 0;
}

public enum TrailStep { Facts, Anchors, Rows, Files }

/// <summary>How far a verification is.</summary>
/// <param name="Of">How many there are; an estimate for rows.</param>
public sealed record TrailProgress(TrailStep Step, long Done, long Of);
