using Rectify.Domain.People;

namespace Rectify.App.Files;

/// <summary>What made the files be gone through.</summary>
public enum ScrubCause
{
    Nightly,

    /// <summary>A person pressed the button.</summary>
    Page,

    CommandLine,
}

public enum ScrubState
{
    Running,

    Done,

    /// <summary>Stopped before the end; what it had not reached is not known.</summary>
    BrokenOff,
}

/// <summary>What is wrong with a file.</summary>
public enum FileFaultKind
{
    /// <summary>A record refers to it and it is not there.</summary>
    Missing,

    /// <summary>Its bytes are not those it is named after.</summary>
    Altered,

    /// <summary>It is there and cannot be read.</summary>
    Unreadable,

    /// <summary>It has lain there for more than a day and no record refers to it.</summary>
    Orphaned,
}

/// <summary>One going through all files. A report, not a record of the field: the next run says it again.</summary>
internal sealed class ScrubRun
{
    /// <summary>Grows with time.</summary>
    public required Guid Id { get; init; }

    public required ScrubCause Cause { get; init; }

    public PersonId? ByPersonId { get; init; }

    /// <summary>The office's day it began on.</summary>
    public required DateOnly On { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public ScrubState State { get; set; }

    /// <summary>Contents that a record refers to.</summary>
    public long Files { get; set; }

    /// <summary>Bytes read.</summary>
    public long Bytes { get; set; }

    public int Missing { get; set; }

    public int Altered { get; set; }

    public int Unreadable { get; set; }

    public int Orphaned { get; set; }
}

/// <summary>A file that something is wrong with, as one run found it.</summary>
internal sealed class ScrubFinding
{
    public const int MaxNameLength = 300;

    public required Guid RunId { get; init; }

    /// <summary>In the order they were met.</summary>
    public required int Position { get; init; }

    public required FileFaultKind Kind { get; init; }

    /// <summary>The SHA-256, or the place of what is no content.</summary>
    public required string Name { get; init; }

    /// <summary>The table that names it; null where none does.</summary>
    public string? Place { get; init; }

    /// <summary>Null where it is not there.</summary>
    public long? Size { get; init; }
}
