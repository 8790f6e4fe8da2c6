using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Demo;
using Rectify.App.Figures;
using Rectify.Domain.Notices;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Demo;

/// <summary>An act of the story that the use cases refuse stops it: that it is told to the end is the first thing tested here.</summary>
public sealed class DemoDataTests : IAsyncLifetime
{
    private readonly EmptyOffice office = new();

    public Task InitializeAsync() => office.InitializeAsync();

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task The_demonstration_is_told_once_and_its_database_knows_what_it_is()
    {
        var demo = office.Services.GetRequiredService<IDemoData>();
        Assert.False(await demo.IsToldAsync());

        var (filling, heard) = (demo.FillAsync(), new List<int>());
        while (!filling.IsCompleted)
        {
            if (demo.Filling is { HasFailed: false } far && heard.LastOrDefault(-1) != far.Percent) heard.Add(far.Percent);
            await Task.WhenAny(filling, Task.Delay(50));
        }
        await filling;
        Assert.Null(demo.Filling);
        // it says how far it is, and never goes back
        Assert.Equal(heard.Order(), heard);
        Assert.Contains(heard, percent => percent is > 0 and < 100);

        await using var db = office.OpenDatabase();
        var (people, tasks) = (await db.Persons.CountAsync(), await db.Tasks.CountAsync());
        await demo.FillAsync();

        Assert.True(await demo.IsToldAsync());
        Assert.Equal((people, tasks), (await db.Persons.CountAsync(), await db.Tasks.CountAsync()));
        var merged = await db.Tasks.AsNoTracking().SingleAsync(t => t.State == TaskState.Withdrawn);
        Assert.NotNull(merged.MergedInto);
        // every room has something to look at: withheld from the public notice, and asked to be
        Assert.Equal([WithholdingState.Proposed, WithholdingState.Approved], (await db.Withholdings.Select(w => w.State).ToListAsync()).Order());

        office.Actor.Is(await db.Persons.Where(p => p.Name == "苏见山").Select(p => p.Id).SingleAsync());
        await using var scope = office.Services.CreateAsyncScope();
        var dashboard = await scope.ServiceProvider.GetRequiredService<ReadDashboard>().Run(merged.InspectionId);
        Assert.Equal((17, 1, 0), (dashboard!.Problems.FedBack, dashboard.Problems.Merged, dashboard.Problems.Withdrawn));
    }
}
