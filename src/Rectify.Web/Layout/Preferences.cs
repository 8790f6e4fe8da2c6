using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Rectify.Web.Layout;

/// <summary>Language and theme: two cookies set by two plain forms, so that they work without a circuit and the page is drawn right at once.</summary>
public static class Preferences
{
    public const string LanguageAddress = "/language";
    public const string ThemeAddress = "/theme";
    public const string ThemeCookie = "theme";
    public const string Light = "light";
    public const string Dark = "dark";

    /// <summary>"light", "dark", or null when the device decides.</summary>
    public static string? ThemeOf(HttpContext http) => http.Request.Cookies[ThemeCookie] is Light or Dark ? http.Request.Cookies[ThemeCookie] : null;

    internal static void MapPreferences(this IEndpointRouteBuilder app)
    {
        app.MapPost(LanguageAddress, ([FromForm] string language, [FromForm] string? returnUrl, HttpContext http) =>
        {
            if (!PagesSetup.Languages.Contains(language)) return Results.BadRequest();
            Remember(http, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)));
            return Back(returnUrl);
        }).AllowAnonymous();

        app.MapPost(ThemeAddress, ([FromForm] string theme, [FromForm] string? returnUrl, HttpContext http) =>
        {
            if (theme is not (Light or Dark)) return Results.BadRequest();
            Remember(http, ThemeCookie, theme);
            return Back(returnUrl);
        }).AllowAnonymous();
    }

    private static IResult Back(string? returnUrl) => Results.LocalRedirect(LocalAddress.OrHome(returnUrl));

    private static void Remember(HttpContext http, string name, string value) => http.Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        IsEssential = true,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    });
}

/// <summary>An address inside this site, checked before anybody is sent there.</summary>
public static class LocalAddress
{
    [SuppressMessage("Design", "CA1054:URI-like parameters should not be strings", Justification = "A form field, of any content.")]
    public static string OrHome(string? url) => url is not null && RedirectHttpResult.IsLocalUrl(url) && url.StartsWith('/') ? url : "/";
}
