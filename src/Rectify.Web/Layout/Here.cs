namespace Rectify.Web.Layout;

/// <summary>The address a form comes back to.</summary>
internal static class Here
{
    /// <summary>The page as asked for; after a re-executed error the page that failed.</summary>
    public static string Of(HttpContext http) =>
        http.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is { } failed
            ? failed.OriginalPathBase + failed.OriginalPath + failed.OriginalQueryString
            : http.Request.PathBase + http.Request.Path + http.Request.QueryString;
}
