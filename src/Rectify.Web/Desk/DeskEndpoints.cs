namespace Rectify.Web.Desk;

internal static class DeskEndpoints
{
    /// <summary>The house opens on the desk.</summary>
    public static void MapDesk(this IEndpointRouteBuilder app) => app.MapGet("/", () => Results.LocalRedirect(DeskPlaces.Desk));
}
