using System.Diagnostics;
using Npgsql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rectify.App;
using Rectify.App.Data;
using Rectify.Benchmarks.Seeding;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.LocalPostgres;
using Rectify.Web.Hosting;

namespace Rectify.Benchmarks.Pages;

/// <summary>
/// A private cluster in a temporary folder, with the settings it has in use; a seeded database in it; and the program itself serving it from this process at a free port of this machine.
/// </summary>
internal sealed class House : IAsyncDisposable
{
    private const string Database = "rectify";
    private const string Owner = "rectify_owner";
    private const string Serving = "rectify_app";

    private readonly DirectoryInfo folder;
    private readonly LocalCluster cluster;
    private readonly CancellationTokenSource closing = new();
    private readonly ServiceProvider services;
    private readonly int postmaster;
    private Task<int> serving = Task.FromResult(0);

    private House(DirectoryInfo folder, LocalCluster cluster)
    {
        (this.folder, this.cluster) = (folder, cluster);
        postmaster = ProcessorTime.PostmasterIn(folder);
        ConnectionString = cluster.ConnectionStringFor(Serving, Database);
        services = new ServiceCollection().AddScoped<Reader>().AddScoped<ICurrentActor>(scope => scope.GetRequiredService<Reader>())
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddRectifyApp(new AppSettings(ConnectionString, Path.Combine(folder.FullName, "evidence"), Path.Combine(folder.FullName, "anchors"))).BuildServiceProvider(validateScopes: true);
    }

    public string ConnectionString { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public double SeedingSeconds { get; private set; }

    /// <summary>Spent so far by the program and its database.</summary>
    public ProcessorTime Spent() => ProcessorTime.Now(postmaster);

    public static async Task<House> OpenAsync(int problems, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("rectify-benchmark-");
        // root's clusters are run by another user, who must be able to go through
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.FullName, File.GetUnixFileMode(folder.FullName) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var cluster = await LocalCluster.StartAsync(new LocalClusterOptions(Path.Combine(folder.FullName, "postgres")) { Name = "rectify-benchmark" }, ct);
        var house = new House(folder, cluster);
        try
        {
            await house.FillAsync(problems, ct);
            await house.ServeAsync(ct);
            return house;
        }
        catch
        {
            await house.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a query through its class, as that person.</summary>
    public async Task AsAsync<TQuery>(PersonId person, Func<TQuery, Task> run) where TQuery : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Reader>().Person = person;
        await run(scope.ServiceProvider.GetRequiredService<TQuery>());
    }

    public async Task<long> DatabaseMegabytesAsync(CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand("select pg_database_size(current_database()) / 1000000");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await serving.ContinueWith(_ => { }, TaskScheduler.Default);
        await services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await cluster.DisposeAsync();
        closing.Dispose();
        // where root's cluster had to move, it lies outside the folder
        if (Directory.Exists(cluster.Folder)) Directory.Delete(cluster.Folder, recursive: true);
        if (Directory.Exists(folder.FullName)) folder.Delete(recursive: true);
    }

    private async Task FillAsync(int problems, CancellationToken ct)
    {
        await cluster.EnsureRoleAsync(Owner, ct);
        await cluster.EnsureRoleAsync(Serving, ct);
        await cluster.EnsureDatabaseAsync(Database, Owner, ct);
        var owner = cluster.ConnectionStringFor(Owner, Database);
        await RectifyDatabase.PrepareAsync(owner, Serving, ct);
        await Console.Error.WriteLineAsync($"seeding {problems:N0} problems");
        var began = Stopwatch.GetTimestamp();
        await new SeededDatabase(problems, OfficeDay.Default.Of(TimeProvider.System.GetUtcNow())).WriteAsync(owner, ct);
        await using var administrator = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var checkpoint = administrator.CreateCommand("checkpoint");
        await checkpoint.ExecuteNonQueryAsync(ct);
        SeedingSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Console.Error.WriteLineAsync($"seeded in {SeedingSeconds:N0} s");
        Memory.ForgetPeak();
    }

    private async Task ServeAsync(CancellationToken ct)
    {
        Environment.SetEnvironmentVariable("ConnectionStrings__Rectify", ConnectionString);
        Environment.SetEnvironmentVariable("ConnectionStrings__RectifyOwner", null);
        var output = Console.Out;
        // what the program says to its console is no figure
        Console.SetOut(Console.Error);
        var local = Path.Combine(folder.FullName, "local");
        serving = Task.Run(() => WebServer.RunAsync(["--applicationName=rectify", $"--Rectify:LocalFolder={local}", "--urls=http://127.0.0.1:0"], demo: false, closing.Token), CancellationToken.None);
        var announced = Path.Combine(local, "serve.address");
        while (!File.Exists(announced))
        {
            if (serving.IsCompleted) throw new InvalidOperationException($"The program ended before it served: {(serving.Exception?.InnerException ?? serving.Exception)?.Message}");
            await Task.Delay(50, ct);
        }
        Address = new Uri((await File.ReadAllTextAsync(announced, ct)).Trim());
        Console.SetOut(output);
    }

    private sealed class Reader : ICurrentActor
    {
        public PersonId? Person { get; set; }

        public ValueTask<PersonId?> PersonAsync(CancellationToken ct) => ValueTask.FromResult(Person);
    }
}
