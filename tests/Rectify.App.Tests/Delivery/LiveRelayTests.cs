using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Rectify.App.Live;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Delivery;

/// <summary>Two nodes on one database: what one commits, open pages of the other hear of.</summary>
public sealed class LiveRelayTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_one_node_commits_the_others_hear_and_itself_hears_once()
    {
        await using var here = await Node.StartAsync(office);
        await using var there = await Node.StartAsync(office);
        // more than one message holds, and from two acts
        var (some, more) = (Keys(350), Keys(3));
        here.Live.Announce(some);
        here.Live.Announce(more);

        await there.HasHeardAsync([.. some, .. more]);
        await here.HasHeardAsync([.. some, .. more]);
        there.Live.Announce(more);
        await here.HasHeardAsync([.. some, .. more, .. more]);
        Assert.Equal(some.Count + (2 * more.Count), there.Heard.Count);
    }

    [Fact]
    public async Task What_does_not_read_as_keys_is_nothing_and_hearing_goes_on()
    {
        await using var here = await Node.StartAsync(office);
        await using var there = await Node.StartAsync(office);
        await using (var source = NpgsqlDataSource.Create(office.Settings.ConnectionString))
            foreach (var payload in new[] { "", "x", new string('x', 99), $"{Guid.NewGuid():N}not-a-key" })
            {
                await using var command = source.CreateCommand("select pg_notify('rectify_changed', $1)");
                command.Parameters.Add(new() { Value = payload });
                await command.ExecuteNonQueryAsync();
            }

        var keys = Keys(1);
        here.Live.Announce(keys);
        await there.HasHeardAsync([.. keys]);
        Assert.Equal([.. keys], there.Heard);
    }

    [Fact]
    public async Task A_node_whose_connections_are_cut_tells_and_hears_again()
    {
        await using var here = await Node.StartAsync(office);
        await using var there = await Node.StartAsync(office);
        here.Live.Announce(Keys(1));
        using var patience = new CancellationTokenSource(Patience);
        while (there.Heard.Count == 0) await Task.Delay(20, patience.Token);
        await using (var source = NpgsqlDataSource.Create(office.Settings.ConnectionString))
        await using (var cut = source.CreateCommand("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and (query ilike 'listen rectify_changed' or query like 'select pg_notify(%') and pid <> pg_backend_pid()"))
            Assert.True((bool)(await cut.ExecuteScalarAsync())!);

        var keys = Keys(1);
        while (!keys.IsSubsetOf(there.Heard))
        {
            here.Live.Announce(keys);
            await Task.Delay(200, patience.Token);
        }
        Assert.All([here, there], node => Assert.False(node.HasGivenUp));
    }

    private static HashSet<Guid> Keys(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())];

    private sealed class Node : IAsyncDisposable
    {
        private readonly LiveRelay relay;
        private readonly List<Guid> heard = [];

        private Node(TestOffice office)
        {
            relay = new LiveRelay(Live, office.Settings, TimeProvider.System, NullLogger<LiveRelay>.Instance);
            Live.Listen(keys => { lock (heard) heard.AddRange(keys); });
        }

        public LiveChanges Live { get; } = new();

        /// <summary>The host would end the program.</summary>
        public bool HasGivenUp => relay.ExecuteTask!.IsCompleted;

        public IReadOnlyList<Guid> Heard { get { lock (heard) return [.. heard]; } }

        public static async Task<Node> StartAsync(TestOffice office)
        {
            var node = new Node(office);
            await node.relay.StartAsync(CancellationToken.None);
            await node.relay.Listening.WaitAsync(Patience);
            return node;
        }

        public async Task HasHeardAsync(IReadOnlyList<Guid> keys)
        {
            using var patience = new CancellationTokenSource(Patience);
            while (Heard.Count < keys.Count) await Task.Delay(20, patience.Token);
            Assert.Equal(keys.Order(), Heard.Order());
        }

        public async ValueTask DisposeAsync()
        {
            await relay.StopAsync(CancellationToken.None);
            relay.Dispose();
        }
    }
}
