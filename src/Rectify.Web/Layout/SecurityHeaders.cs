using Microsoft.Net.Http.Headers;

namespace Rectify.Web.Layout;

/// <summary>What every response tells the browser to refuse. An endpoint that sets a policy of its own keeps it (a preview may be framed).</summary>
public static class SecurityHeaders
{
    /// <summary>
    /// Nothing comes from elsewhere; no script, style element, style attribute or handler stands in a page. The socket is named besides
    /// 'self', which older browsers do not extend to ws.
    /// </summary>
    public static string ContentPolicy(HostString host) => string.Join("; ",
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        $"connect-src 'self' ws://{host} wss://{host}",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'");

    internal static void UseRectifyHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers[HeaderNames.ContentSecurityPolicy] =
                headers.ContentSecurityPolicy is { Count: > 0 } own ? own : ContentPolicy(http.Request.Host);
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(http);
    });
}
