using Microsoft.AspNetCore.WebUtilities;
using Rectify.Domain.Evidence;

namespace Rectify.Web.Erasures;

/// <summary>Builds the addresses of wrong uploads.</summary>
public static class ErasureAddress
{
    public const string Page = "/erasures";

    /// <summary>The marks that wait for a decision.</summary>
    public const string Marks = $"{Page}#found-marks";

    public static string After(ErasureId last) => $"{Page}?after={last.Value:N}";

    /// <summary>The page with the content filled in.</summary>
    public static string Of(string sha256) => QueryHelpers.AddQueryString(Page, "piece", sha256) + "#propose";
}
