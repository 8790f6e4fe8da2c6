using Rectify.App.Demo;

namespace Rectify.Web.Setup;

/// <summary>Whether the house shows the demonstration: a fact of its database, however it was filled and started. Remembered once somebody is in the house.</summary>
public sealed class DemoHouse(IDemoData data, EmptyHouse house)
{
    private bool? known;

    public async ValueTask<bool> IsDemoAsync(CancellationToken ct = default)
    {
        if (known is { } isDemo) return isDemo;
        if (await house.IsEmptyAsync(ct)) return false;
        return (known = await data.IsToldAsync(ct)).Value;
    }
}
