using System.CommandLine;
using System.Data.Common;
using Rectify.LocalPostgres;
using Rectify.Web.Hosting;

namespace Rectify.Web.Commands;

/// <summary><c>rectify serve</c>, also what <c>rectify</c> alone does: the web server, with a database of its own unless one is configured.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Serves the pages at http://localhost:5080, or the next free port.");
        MakeActionOf(command);
        return command;
    }

    public static void MakeActionOf(Command command)
    {
        var demo = new Option<bool>("--demo") { Description = "Fill an empty database with demonstration data, and serve this machine only." };
        command.Options.Add(demo);
        // the rest are settings of the web server, such as --urls=http://localhost:8080
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, ct) =>
        {
            if (parsed.UnmatchedTokens.FirstOrDefault(t => !IsSetting(t)) is { } unknown)
                return Refuse($"What does \"{unknown}\" mean? Settings are written --name=value; rectify --help lists the commands.");
            try
            {
                return await WebServer.RunAsync([.. parsed.UnmatchedTokens], parsed.GetValue(demo), ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return 0;
            }
            catch (Exception e) when (e is LocalPostgresException or StartRefusedException)
            {
                return Refuse(e.Message);
            }
            catch (Exception e) when (DatabaseTrouble(e) is { } trouble)
            {
                return Refuse($"The database cannot be used: {trouble.Message}");
            }
        });
    }

    /// <summary>The layers above wrap what the database's driver says.</summary>
    private static DbException? DatabaseTrouble(Exception? e) => e as DbException ?? (e is null ? null : DatabaseTrouble(e.InnerException));

    private static bool IsSetting(string token) => token.StartsWith("--", StringComparison.Ordinal) && token.Contains('=', StringComparison.Ordinal);

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine($"rectify: {sentence}");
        return 1;
    }
}
