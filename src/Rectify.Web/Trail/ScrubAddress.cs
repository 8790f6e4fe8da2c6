namespace Rectify.Web.Trail;

/// <summary>Addresses of what going through the files has found.</summary>
internal static class ScrubAddress
{
    public const string Page = "/trail/files";

    public static string Of(Guid run) => $"{Page}?run={run:N}";

    public static string Older(Guid after) => $"{Page}?after={after:N}";

    /// <summary>Null for what is none: a link by hand never fails.</summary>
    public static Guid? KeyOf(string? text) => Guid.TryParse(text, out var key) ? key : null;
}
