using System.CommandLine;
using System.Globalization;
using Npgsql;
using Rectify.App;
using Rectify.LocalPostgres;
using Rectify.Web.Hosting;

namespace Rectify.Web.Commands;

/// <summary>The instance a command works beside: its database and folders, found by the same settings as the server's.</summary>
internal static class Instance
{
    /// <summary>The exit code of what could not be looked at.</summary>
    public const int Unusable = 2;

    /// <summary>Opens the instance's database as it is: neither made nor migrated.</summary>
    public static async Task<int> WithAsync(ParseResult parsed, Func<AppSettings, Task<int>> run, CancellationToken ct)
    {
        var error = parsed.InvocationConfiguration.Error;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        try
        {
            var builder = WebApplication.CreateBuilder([.. parsed.UnmatchedTokens]);
            var local = LocalFolder.Of(builder.Configuration, builder.Environment.ContentRootPath);
            await using var database = await DatabaseServer.OpenAsync(builder.Configuration, local, ct);
            return await run(database.Settings(builder.Configuration, local));
        }
        catch (Exception e) when (e is LocalPostgresException or StartRefusedException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"rectify: {e.Message}");
            return Unusable;
        }
    }
}
