using System.CommandLine;
using Rectify.App.Files;
using Rectify.Web.Evidence;
using Rectify.Web.Resources;
using Rectify.Web.Trail;

namespace Rectify.Web.Commands;

/// <summary>
/// rectify scrub: goes through all files of this instance now, beside a running server. Settings of the instance are written --name=value as for serve.
/// Ends with 0 when every file a record refers to is as it was kept, 1 when one is not, 2 when it could not be looked at or another run is under way.
/// </summary>
internal static class ScrubCommand
{
    public static Command Create()
    {
        var command = new Command("scrub", "逐一重读材料文件，与记录的 SHA-256 比对，报告缺失、改变、读不出和无记录引用的文件") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, ct) => Instance.WithAsync(parsed, async settings =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (await ScrubFiles.Of(settings, TimeProvider.System).RunAsync(ScrubCause.CommandLine, progress: new Lines(error), ct: ct) is not { } report)
            {
                await error.WriteLineAsync(Texts.Trail["ScrubBusy"]);
                return Instance.Unusable;
            }
            foreach (var finding in report.Findings) await output.WriteLineAsync(ScrubWords.Of(finding));
            await output.WriteLineAsync(ScrubWords.Counted(report));
            await output.WriteLineAsync(ScrubWords.Verdict(report));
            return report.HasFaults ? 1 : 0;
        }, ct));
        return command;
    }

    /// <summary>Now and then how far it is.</summary>
    private sealed class Lines(TextWriter error) : IProgress<ScrubProgress>
    {
        private const int LineEvery = 1000;

        public void Report(ScrubProgress value)
        {
            if (value.Files % LineEvery == 0) error.WriteLine(Texts.Trail["ScrubProgress", value.Files, Bytes.Text(value.Bytes)]);
        }
    }
}
