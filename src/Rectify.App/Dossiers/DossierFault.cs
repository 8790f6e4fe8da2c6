namespace Rectify.App.Dossiers;

/// <summary>What of a dossier does not fit.</summary>
public enum DossierFaultKind
{
    /// <summary>Its bytes are not those the dossier's list of digests names.</summary>
    FileAltered,

    /// <summary>The list names it and it is not there.</summary>
    FileMissing,

    /// <summary>It is there and the list does not name it.</summary>
    FileUnlisted,

    /// <summary>A line of the extract of the trail is no fact.</summary>
    FactUnreadable,

    /// <summary>The fact's words do not give its hash.</summary>
    FactAltered,

    /// <summary>Two facts that stand side by side are not linked.</summary>
    FactOutOfOrder,

    /// <summary>A file stands under the evidence and no fact says it was added.</summary>
    EvidenceNotInTrail,

    /// <summary>More than is listed.</summary>
    More,
}

/// <param name="Detail">The file's path or the fact's number.</param>
public sealed record DossierFault(DossierFaultKind Kind, string Detail)
{
    public const int Most = 60;

    internal static string? Lines(IReadOnlyList<DossierFault> faults) => faults.Count == 0 ? null
        : string.Join('\n', faults.Take(Most).Select(fault => $"{fault.Kind}|{Cut(fault.Detail)}").Concat(faults.Count > Most ? [$"{DossierFaultKind.More}|{faults.Count - Most}"] : Array.Empty<string>()));

    internal static IReadOnlyList<DossierFault> Of(string? lines) => lines is null ? []
        : [.. lines.Split('\n').Select(line => line.Split('|', 2)).Where(parts => parts.Length == 2 && Enum.TryParse<DossierFaultKind>(parts[0], out _)).Select(parts => new DossierFault(Enum.Parse<DossierFaultKind>(parts[0]), parts[1]))];

    private static string Cut(string detail) => (detail.Length > 100 ? detail[..100] : detail).Replace('\n', ' ').Replace('\r', ' ');
}
