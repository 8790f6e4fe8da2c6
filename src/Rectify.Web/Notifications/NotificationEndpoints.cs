using Microsoft.AspNetCore.Mvc;
using Rectify.App.Delivery;

namespace Rectify.Web.Notifications;

/// <summary>What the list of notifications does without a circuit: plain forms that lead back, and the way from a notification to its record.</summary>
internal static class NotificationEndpoints
{
    public static void MapNotifications(this IEndpointRouteBuilder app)
    {
        app.MapGet(NotificationAddress.Page + "/{id:long}", OpenAsync);
        app.MapPost(NotificationAddress.Read, async ([FromForm] long id, [FromForm] string? query, [FromServices] MarkNotifications mark, CancellationToken ct) => Back(query, await mark.ReadAsync(id, ct)));
        app.MapPost(NotificationAddress.ReadAll, async ([FromForm] long upTo, [FromForm] string? query, [FromServices] MarkNotifications mark, CancellationToken ct) => Back(query, await mark.ReadAllAsync(upTo, ct)));
        app.MapPost(NotificationAddress.Undo, UndoAsync);
        app.MapGet(NotificationAddress.Live, LiveBell.ServeAsync);
    }

    /// <summary>A link that can stand anywhere, also in a message that left the house: it holds a number only.</summary>
    private static async Task<IResult> OpenAsync(long id, [FromServices] ReadNotifications read, [FromServices] MarkNotifications mark, CancellationToken ct)
    {
        if (await read.TargetAsync(id, ct) is not { } target) return Results.NotFound();
        await mark.ReadAsync(id, ct);
        return Results.LocalRedirect(NotificationAddress.Of(target));
    }

    private static async Task<IResult> UndoAsync([FromForm] long read, [FromForm] string? query, [FromServices] MarkNotifications mark, CancellationToken ct)
    {
        if (NotificationAddress.Moment(read) is { } at) await mark.UndoAsync(at, ct);
        return Back(query, null);
    }

    private static IResult Back(string? query, DateTimeOffset? readAt) => Results.LocalRedirect((NotificationAddress.Parse(query) with { ReadAt = readAt }).Href);
}
