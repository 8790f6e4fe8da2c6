using Rectify.Web.Hosting;
using Xunit;

namespace Rectify.Web.Tests.Hosting;

public sealed class OneInstanceTests : IDisposable
{
    private readonly LocalFolder _folder = new(Directory.CreateTempSubdirectory("rectify-").FullName);

    [Fact]
    public async Task A_second_start_learns_the_address_of_the_first()
    {
        using var first = (await OneInstance.TakeAsync(_folder, default)).Claim!;
        first.Announce("http://localhost:5083");

        var (claim, address) = await OneInstance.TakeAsync(_folder, default);

        Assert.Null(claim);
        Assert.Equal("http://localhost:5083", address);
    }

    [Fact]
    public async Task A_second_start_waits_until_the_first_knows_its_address()
    {
        using var first = (await OneInstance.TakeAsync(_folder, default)).Claim!;

        var second = OneInstance.TakeAsync(_folder, default);
        first.Announce("http://localhost:5084");

        Assert.Equal("http://localhost:5084", (await second).Address);
    }

    [Fact]
    public async Task An_address_left_behind_without_a_living_server_holds_nobody_up()
    {
        await File.WriteAllTextAsync(_folder.In("serve.address"), "http://localhost:5080\n");

        using var claim = (await OneInstance.TakeAsync(_folder, default)).Claim;

        Assert.NotNull(claim);
        Assert.False(File.Exists(_folder.In("serve.address")));
    }

    [Fact]
    public async Task After_the_first_has_ended_the_next_one_may_start()
    {
        var first = (await OneInstance.TakeAsync(_folder, default)).Claim!;
        first.Announce("http://localhost:5080");
        first.Dispose();

        using var second = (await OneInstance.TakeAsync(_folder, default)).Claim;

        Assert.NotNull(second);
    }

    public void Dispose() => Directory.Delete(_folder.Path, recursive: true);
}
