using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Rectify.App.Drafts;

namespace Rectify.Web.Drafts;

/// <summary>
/// What the browser keeps of a form field by field (rectify.js): a plain form by its address, a dialog or panel by the name in its <c>data-keep</c>. Given back when the form is opened again;
/// forgotten when it was sent - a plain form's by its redirection here, any other's by the page that knows its act done.
/// </summary>
public static class KeptForms
{
    public const string Address = "/drafts";

    /// <summary>The field by which a plain form names its draft.</summary>
    public const string Field = "Kept";

    private const int MaxNameLength = 4_000;
    private const int LongestPlainName = 100;
    private const int LongestDraft = 100_000;

    /// <summary>The draft's name in the store; a long one, of a page with many conditions for instance, by its digest.</summary>
    public static string Named(string form) => "kept/" + (form.Length <= LongestPlainName ? form : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form))));

    public static Task ForgetKeptAsync(this FormDrafts drafts, string form) => drafts.ForgetAsync(Named(form));

    public static void MapKeptForms(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ReadAsync);
        app.MapPost(Address, SaveAsync);
    }

    /// <summary>A plain form that was taken sends its reader on; then its draft goes.</summary>
    public static async Task ForgetSent(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (!HttpMethods.IsPost(http.Request.Method) || http.Response.StatusCode is not (StatusCodes.Status302Found or StatusCodes.Status303SeeOther) || http.User.Identity is not { IsAuthenticated: true }) return;
        if (http.Features.Get<IFormFeature>()?.Form is { } form && form.TryGetValue(Field, out var name) && !string.IsNullOrEmpty(name))
            await http.RequestServices.GetRequiredService<FormDrafts>().ForgetKeptAsync(name!);
    }

    private static async Task<IResult> ReadAsync(string form, HttpContext http, [Microsoft.AspNetCore.Mvc.FromServices] FormDrafts drafts, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await drafts.ReadAsync(Named(form), ct) is { } kept ? Results.Text(kept.Content, "application/json") : Results.NoContent();
    }

    private static async Task<IResult> SaveAsync(string form, HttpContext http, [Microsoft.AspNetCore.Mvc.FromServices] Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery, [Microsoft.AspNetCore.Mvc.FromServices] FormDrafts drafts, CancellationToken ct)
    {
        if (form.Length is 0 or > MaxNameLength || !await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        var content = await TextAsync(http.Request.Body, ct);
        if (content is null) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (content.Length == 0) await drafts.ForgetAsync(Named(form), ct);
        else await drafts.SaveAsync(Named(form), content, ct);
        return Results.NoContent();
    }

    /// <summary>Null for one longer than is kept.</summary>
    private static async Task<string?> TextAsync(Stream body, CancellationToken ct)
    {
        var signs = new char[LongestDraft + 1];
        using var reader = new StreamReader(body, Encoding.UTF8);
        var length = await reader.ReadBlockAsync(signs, ct);
        return length > LongestDraft ? null : new string(signs, 0, length);
    }
}
