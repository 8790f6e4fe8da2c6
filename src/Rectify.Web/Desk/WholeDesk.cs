using Rectify.App.Desk;

namespace Rectify.Web.Desk;

/// <summary>The whole desk of the page being answered, read once: its room shows it, and the navigation beside it counts by it.</summary>
internal sealed class WholeDesk(ReadDesk desk)
{
    private Task<DeskView?>? reading;

    /// <summary>True for the page that shows the whole desk.</summary>
    public static bool IsShownBy(HttpContext http) => http.Request.Path == DeskPlaces.Desk && BlockOf(http.Request.Query["block"]) is null;

    /// <summary>The block an address names; null for the whole desk, and for anything else.</summary>
    public static DeskBlock? BlockOf(string? named) => Enum.TryParse<DeskBlock>(named, out var block) && Enum.IsDefined(block) ? block : null;

    public Task<DeskView?> ReadAsync(CancellationToken ct) => reading ??= desk.Run(ct: ct);
}
