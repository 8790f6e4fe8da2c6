using Rectify.Domain.Evidence;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Evidence;

/// <summary>Builds the addresses of evidence.</summary>
public static class EvidenceAddress
{
    /// <summary>Takes one file a request.</summary>
    /// <summary>Below it, a large file by its key: its length (GET), a part (POST ?offset=), and /send.</summary>
    public static string Parts(TaskId task) => $"/tasks/{task.Value}/evidence/parts";

    public static string Upload(TaskId task) => $"/tasks/{task.Value}/evidence";

    /// <summary>The bytes, as a download.</summary>
    public static string File(EvidenceId piece) => $"/evidence/{piece.Value}/file";

    /// <summary>The page that shows what can be shown.</summary>
    public static string Preview(EvidenceId piece) => $"/evidence/{piece.Value}/preview";

    public static EvidenceDoors Doors(EvidenceId piece) => new(File(piece), Picture(piece), (page, isLarge) => Page(piece, page, isLarge));

    public static EvidenceWays Ways(EvidenceId piece) => new(Preview(piece));

    public static string Picture(EvidenceId piece) => $"/evidence/{piece.Value}/picture";

    /// <summary>One page of a PDF as a picture.</summary>
    /// <param name="isLarge">To be looked at closely.</param>
    public static string Page(EvidenceId piece, int page, bool isLarge = false) => $"/evidence/{piece.Value}/pages/{page}{(isLarge ? "?large=true" : null)}";
}

/// <summary>By which addresses the bytes of one file are reached.</summary>
/// <param name="Page">One page of a PDF as a picture, large where it is looked at closely.</param>
public sealed record EvidenceDoors(string File, string Picture, Func<int, bool, string> Page);
