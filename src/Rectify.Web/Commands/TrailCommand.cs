using System.CommandLine;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Web.Resources;
using Rectify.Web.Trail;

namespace Rectify.Web.Commands;

/// <summary>
/// rectify trail verify | export FOLDER: checks the trail of this instance, or hands it out. Reads only; works beside a running server. Settings of the instance are written --name=value as for serve.
/// Ends with 0 when everything fits, 1 when something does not, 2 when it could not be looked at.
/// </summary>
internal static class TrailCommand
{
    public static Command Create()
    {
        var command = new Command("trail", "核验或导出留痕");
        command.Subcommands.Add(CreateVerify());
        command.Subcommands.Add(CreateExport());
        return command;
    }

    private static Command CreateVerify()
    {
        var command = new Command("verify", "核验留痕：链、锚点、数据行、材料文件") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, ct) => Instance.WithAsync(parsed, async settings =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var report = await VerifyTrail.Of(settings).RunAsync(new Steps(error), ct);
            foreach (var fault in report.Faults) await output.WriteLineAsync(TrailWords.Of(fault));
            foreach (var erased in report.Erased) await output.WriteLineAsync(TrailWords.Of(erased));
            await output.WriteLineAsync(TrailWords.Counted(report));
            await output.WriteLineAsync(TrailWords.Anchored(report, OfficeDay.Default.Local));
            await output.WriteLineAsync(report.Fits ? Texts.Trail["Fits"] : Texts.Trail["FirstMisfit", TrailWords.Of(report.Faults[0])]);
            return report.Fits ? 0 : 1;
        }, ct));
        return command;
    }

    private static Command CreateExport()
    {
        var folder = new Argument<string>("folder") { Description = "写入的文件夹，须为空" };
        var files = new Option<bool>("--files") { Description = "一并导出材料文件" };
        var withhold = new Option<string[]>("--withhold") { Description = "不提供内容的链（巡察的编号），或 all；链仍可核验" };
        var command = new Command("export", "导出留痕数据包，供外部用 trail-checker 核验") { folder, files, withhold };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var target = Path.GetFullPath(parsed.GetValue(folder)!);
            var chains = (parsed.GetValue(withhold) ?? []).Select(key => Guid.TryParse(key, out var chain) ? $"{chain:N}" : key).ToList();
            if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            {
                await error.WriteLineAsync($"{target} 不是空文件夹。");
                return Instance.Unusable;
            }
            if (chains.FirstOrDefault(chain => chain != TrailExport.All && !Guid.TryParse(chain, out _)) is { } unknown)
            {
                await error.WriteLineAsync($"“{unknown}”不是链的编号，也不是 all。");
                return Instance.Unusable;
            }
            return await Instance.WithAsync(parsed, async settings =>
            {
                var exported = await ExportTrail.Of(settings, TimeProvider.System).RunAsync(target, new TrailExport(parsed.GetValue(files), chains), ct);
                await output.WriteLineAsync($"已导出到 {target}：留痕 {exported.Facts} 条，数据行 {exported.Rows} 行，材料文件 {exported.Files} 份。");
                return 0;
            }, ct);
        });
        return command;
    }

    /// <summary>One line a step, and how far it is.</summary>
    private sealed class Steps(TextWriter error) : IProgress<TrailProgress>
    {
        private const int LineEvery = 20_000;

        public void Report(TrailProgress value)
        {
            if (value.Done == value.Of || value.Done % LineEvery == 0) error.WriteLine(TrailWords.Of(value));
        }
    }
}
