using System.Collections.Frozen;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Rectify.App.Live;

/// <summary>
/// Where several nodes serve one database, each tells the others what was committed by it, through PostgreSQL and on connections of its own: after the commit, gathered for a moment, since a NOTIFY within the
/// transaction makes commits wait for each other. What is lost while the database is out of reach is not made up for: pages read again at the next change or reload.
/// </summary>
internal sealed class LiveRelay(LiveChanges live, AppSettings settings, TimeProvider clock, ILogger<LiveRelay> log) : BackgroundService
{
    private const string Topic = "rectify_changed";

    /// <summary>A payload has less than 8,000 bytes.</summary>
    private const int KeysOfMessage = 200;

    private const int KeyLength = 32;

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly string node = $"{Guid.NewGuid():N}";
    private readonly Channel<IReadOnlySet<Guid>> announced = Channel.CreateBounded<IReadOnlySet<Guid>>(new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completed once this node hears the others.</summary>
    public Task Listening => listening.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        live.Relay = changed => announced.Writer.TryWrite(changed);
        try
        {
            await Task.WhenAll(KeepTryingAsync(TellAsync, stoppingToken), KeepTryingAsync(HearAsync, stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // asked to stop
        }
        finally
        {
            live.Relay = null;
        }
    }

    private async Task TellAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        while (await announced.Reader.WaitToReadAsync(ct))
        {
            await Task.Delay(Gathering, clock, ct);
            HashSet<Guid> changed = [];
            while (announced.Reader.TryRead(out var keys)) changed.UnionWith(keys);
            foreach (var some in changed.Chunk(KeysOfMessage))
            {
                await using var command = new NpgsqlCommand("select pg_notify($1, $2)", connection) { Parameters = { new() { Value = Topic }, new() { Value = node + string.Concat(some.Select(key => $"{key:N}")) } } };
                await command.ExecuteNonQueryAsync(ct);
            }
        }
    }

    private async Task HearAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        connection.Notification += (_, heard) => Hear(heard.Payload);
        await using (var command = new NpgsqlCommand($"listen {Topic}", connection)) await command.ExecuteNonQueryAsync(ct);
        listening.TrySetResult();
        while (true) await connection.WaitAsync(ct);
    }

    /// <summary>Anybody who reaches the database can notify: what does not read as keys is nothing.</summary>
    private void Hear(string payload)
    {
        if (payload.Length < KeyLength || payload.StartsWith(node, StringComparison.Ordinal)) return;
        var keys = payload[KeyLength..].Chunk(KeyLength).Select(key => Guid.TryParseExact(key, "N", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToFrozenSet();
        if (keys.Count > 0) live.Hear(keys);
    }

    /// <summary>Runs on a connection that no pool takes back, and on a new one whenever that ends.</summary>
    private async Task KeepTryingAsync(Func<NpgsqlConnection, CancellationToken, Task> run, CancellationToken ct)
    {
        var alone = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString;
        for (var wait = TimeSpan.FromSeconds(1); ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                await using var connection = new NpgsqlConnection(alone);
                await connection.OpenAsync(ct);
                wait = TimeSpan.FromSeconds(1);
                await run(connection, ct);
            }
            // whatever it is, the program goes on serving
            catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                log.LogInformation("Other nodes are out of hearing for now: {Reason}", e.Message);
            }
            await Task.Delay(wait, clock, ct);
        }
    }
}
