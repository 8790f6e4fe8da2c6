using Rectify.App.Data;

namespace Rectify.Web.Setup;

/// <summary>Whether anybody is in the house yet. Asked of the database until somebody is, remembered from then on.</summary>
public sealed class EmptyHouse(IServiceScopeFactory scopes)
{
    private volatile bool isInhabited;

    public async ValueTask<bool> IsEmptyAsync(CancellationToken ct)
    {
        if (isInhabited) return false;
        await using var scope = scopes.CreateAsyncScope();
        isInhabited = !await scope.ServiceProvider.GetRequiredService<Door>().IsEmptyAsync(ct);
        return !isInhabited;
    }
}
