using System.Text;
using Microsoft.AspNetCore.Mvc;
using Rectify.App.Calendar;

namespace Rectify.Web.Calendar;

/// <summary>The feed of one person: whoever knows its secret reads it, nobody is signed in.</summary>
internal static class CalendarEndpoints
{
    public static void MapCalendar(this IEndpointRouteBuilder app) => app.MapGet(CalendarAddress.Page + "/{secret:length(48)}.ics", FeedAsync).AllowAnonymous();

    private static async Task<IResult> FeedAsync(string secret, HttpContext http, [FromServices] ReadCalendarFeed feeds, [FromServices] TimeProvider clock, CancellationToken ct)
    {
        if (await feeds.Run(secret, ct) is not { } items) return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Text(CalendarText.Write(items, $"{http.Request.Scheme}://{http.Request.Host}", clock.GetUtcNow()), CalendarText.MediaType, Encoding.UTF8);
    }
}
