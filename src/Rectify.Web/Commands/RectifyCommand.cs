using System.CommandLine;

namespace Rectify.Web.Commands;

/// <summary>The program's command line. Every command writes its data to standard output and everything else to standard error.</summary>
internal static class RectifyCommand
{
    /// <summary>Ctrl-C and SIGTERM cancel the running command, which gets this long to end in good order (server, then database).</summary>
    public static InvocationConfiguration Invocation => new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(90) };

    public static RootCommand Create()
    {
        var root = new RootCommand("Rectify: tracks the rectification of inspection findings. Without a command it serves the pages.");
        ServeCommand.MakeActionOf(root);
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(ReadCommand.Create());
        root.Subcommands.Add(CheckCommand.Create());
        root.Subcommands.Add(TrailCommand.Create());
        root.Subcommands.Add(ScrubCommand.Create());
        root.Subcommands.Add(DossierCommand.Create());
        return root;
    }
}
