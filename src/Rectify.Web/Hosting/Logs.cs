using System.Globalization;
using Microsoft.AspNetCore.Connections;
using Serilog;
using Serilog.Events;

namespace Rectify.Web.Hosting;

/// <summary>Logs to standard error and to a file a day in the local folder; the section <c>Serilog</c> of the settings changes levels and adds sinks.</summary>
internal static class Logs
{
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {SourceContext}: {Message:lj}{NewLine}{Exception}";
    private const int DaysKept = 31;

    public static void Add(WebApplicationBuilder builder, LocalFolder local)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
            // warns at the first start that the keys are kept unencrypted, which on Linux is the rule: their folder's rights protect them
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            // a taken port is told in a sentence, without the stack
            .Filter.ByExcluding(line => line.Exception is IOException { InnerException: AddressInUseException })
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose, outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.File(
                Path.Combine(local.Logs, "rectify-.log"),
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: DaysKept,
                outputTemplate: Line,
                formatProvider: CultureInfo.InvariantCulture)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);
    }
}
