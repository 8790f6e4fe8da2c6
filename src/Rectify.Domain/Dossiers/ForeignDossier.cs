using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Dossiers;

public readonly record struct ForeignDossierId(Guid Value) : IEntityId<ForeignDossierId>
{
    public static ForeignDossierId New() => new(EntityKey.Next());

    public static ForeignDossierId From(Guid value) => new(value);
}

/// <summary>A file of a dossier as it was taken in.</summary>
/// <param name="Path">Inside the archive.</param>
/// <param name="What">What its index calls it.</param>
/// <param name="MediaType">As found in the content.</param>
public sealed record ForeignContent(string Path, string What, string Sha256, long Size, string MediaType);

/// <summary>What an archive says of itself, and what did not fit when it was taken in.</summary>
/// <param name="Sha256">Of the archive.</param>
/// <param name="ContentSha256">Of its machine-readable part, a file of its own.</param>
/// <param name="TrailFacts">Facts of its extract of the trail.</param>
/// <param name="Faults">A line each; null where everything fits.</param>
public sealed record DossierSource(string Title, string FileName, string Sha256, string ContentSha256, DateOnly ExportedOn, bool IsRestricted, int TrailFacts, string? Faults);

/// <summary>
/// 外来卷宗: a dossier of another system, or of an earlier one, as it came. It is read and never worked on: no problem, no task, no count knows of it.
/// </summary>
public sealed class ForeignDossier : RaisesFacts
{
    public const int MaxTitleLength = 200;
    public const int MaxFileNameLength = 200;
    public const int MaxPathLength = 400;
    public const int MaxWhatLength = 200;
    public const int MaxFaultsLength = 8_000;

    private readonly List<ForeignFile> files = [];

    private ForeignDossier() => Title = FileName = Sha256 = ContentSha256 = "";

    private ForeignDossier(ForeignDossierId id, UnitId heldBy, DossierSource source, Stamp stamp)
    {
        (Id, HeldBy, Title, FileName, Sha256, ContentSha256) = (id, heldBy, source.Title, source.FileName, source.Sha256, source.ContentSha256);
        (ExportedOn, IsRestricted, TrailFacts, Faults) = (source.ExportedOn, source.IsRestricted, source.TrailFacts, source.Faults);
        (ImportedBy, ImportedAt, ImportedOn) = (stamp.By.Person, stamp.At, stamp.On);
    }

    public ForeignDossierId Id { get; private set; }

    /// <summary>The body whose office keeps it.</summary>
    public UnitId HeldBy { get; private set; }

    public string Title { get; private set; }

    public string FileName { get; private set; }

    public string Sha256 { get; private set; }

    public string ContentSha256 { get; private set; }

    /// <summary>The day it says it was made.</summary>
    public DateOnly ExportedOn { get; private set; }

    /// <summary>限制知悉 where it comes from.</summary>
    public bool IsRestricted { get; private set; }

    public int TrailFacts { get; private set; }

    /// <summary>What did not fit when it was taken in; null where everything did.</summary>
    public string? Faults { get; private set; }

    public PersonId ImportedBy { get; private set; }

    public DateTimeOffset ImportedAt { get; private set; }

    public DateOnly ImportedOn { get; private set; }

    public IReadOnlyList<ForeignFile> Files => files;

    public static ForeignDossier Import(ForeignDossierId id, UnitId heldBy, DossierSource source, IReadOnlyList<ForeignContent> contents, Stamp stamp)
    {
        var dossier = new ForeignDossier(id, heldBy, source, stamp);
        dossier.files.AddRange(contents.Select((content, i) => new ForeignFile(id, i + 1, content)));
        dossier.Raise(Fact.Of(FactKind.DossierImported, id.Value, stamp.On, ("content", source.Sha256), ("unit", $"{heldBy.Value:N}"), ("files", $"{contents.Count}"), ("fits", source.Faults is null ? "true" : "false")));
        return dossier;
    }
}

/// <summary>A file of it.</summary>
public sealed class ForeignFile
{
    private ForeignFile() => Path = What = Sha256 = MediaType = "";

    internal ForeignFile(ForeignDossierId dossier, int position, ForeignContent content) =>
        (DossierId, Position, Path, What, Sha256, Size, MediaType) = (dossier, position, content.Path, content.What, content.Sha256, content.Size, content.MediaType);

    public ForeignDossierId DossierId { get; private set; }

    /// <summary>From 1, in the order of the archive.</summary>
    public int Position { get; private set; }

    public string Path { get; private set; }

    public string What { get; private set; }

    public string Sha256 { get; private set; }

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    public string MediaType { get; private set; }
}
