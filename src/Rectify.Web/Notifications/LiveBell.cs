using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Mvc;
using Rectify.App.Live;
using Rectify.App;
using Rectify.App.Delivery;
using Rectify.Web.Resources;

namespace Rectify.Web.Notifications;

/// <summary>
/// Tells an open page how much is unread as soon as that changes, over a socket of its own: most pages need no circuit, and a circuit for a number would cost a hundred times as much.
/// The number is read again each time, as the person who is signed in then.
/// </summary>
internal static class LiveBell
{
    /// <summary>Changes that come closer together than that are told at once.</summary>
    private static readonly TimeSpan Gathered = TimeSpan.FromMilliseconds(200);

    public static async Task ServeAsync(HttpContext http, [FromServices] ReadNotifications read, [FromServices] LiveChanges live, [FromServices] IHostApplicationLifetime lifetime, [FromServices] TimeProvider clock)
    {
        if (!http.WebSockets.IsWebSocketRequest || !IsOwnPage(http.Request) || await read.UnreadAsync(http.RequestAborted) is not var (me, _))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        // between drawing the page and this moment something may have come
        changed.Writer.TryWrite(true);
        using var listening = live.Listen(keys => { if (keys.Contains(me.Value)) changed.Writer.TryWrite(true); });
        var closed = WaitForCloseAsync(socket, end);
        try
        {
            while (await changed.Reader.WaitToReadAsync(end.Token))
            {
                await Task.Delay(Gathered, clock, end.Token);
                changed.Reader.TryRead(out _);
                if (await read.UnreadAsync(end.Token) is not var (_, unread)) break;
                await socket.SendAsync(Said(unread), WebSocketMessageType.Text, endOfMessage: true, end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // the page is gone, or the house closes
        }
        await end.CancelAsync();
        await closed;
    }

    /// <summary>A page of another site must not listen with this person's cookie.</summary>
    private static bool IsOwnPage(HttpRequest request) => Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value;

    private static byte[] Said(int unread) => JsonSerializer.SerializeToUtf8Bytes(new { mark = unread == 0 ? "" : NotificationWords.Mark(unread), label = Texts.Layout["Messages", unread] }, JsonSerializerOptions.Web);

    private static async Task WaitForCloseAsync(WebSocket socket, CancellationTokenSource end)
    {
        var nothing = new byte[16];
        try
        {
            while (socket.State == WebSocketState.Open)
                if ((await socket.ReceiveAsync(nothing, end.Token)).MessageType == WebSocketMessageType.Close) break;
            if (socket.State == WebSocketState.CloseReceived) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, end.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // nobody is left to say goodbye to
        }
        await end.CancelAsync();
    }
}
