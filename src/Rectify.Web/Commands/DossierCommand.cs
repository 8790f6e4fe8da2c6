using System.CommandLine;
using Rectify.App;
using Rectify.App.Dossiers;
using Rectify.Web.Resources;

namespace Rectify.Web.Commands;

/// <summary>
/// rectify dossier import FILE --by ACCOUNT [--unit NAME]: takes a dossier in as a foreign record, beside a running server. Settings of the instance are written --name=value as for serve.
/// Ends with 0 when it was taken in and everything in it fits, 1 when something does not, 2 when it was not taken in.
/// </summary>
internal static class DossierCommand
{
    public static Command Create()
    {
        var command = new Command("dossier", "外来卷宗");
        command.Subcommands.Add(CreateImport());
        return command;
    }

    private static Command CreateImport()
    {
        var file = new Argument<FileInfo>("file") { Description = "导出的卷宗（zip）" };
        var by = new Option<string>("--by") { Description = "以谁的名义导入：账号名", Required = true };
        var unit = new Option<string?>("--unit") { Description = "由哪个单位保管：现用名称；不写则为最上级单位" };
        var command = new Command("import", "把一案一档作为外来卷宗导入，只供查阅，并核对其文件和留痕摘录") { file, by, unit };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, ct) => Instance.WithAsync(parsed, async settings =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var imported = await new ImportDossierFile(settings).RunAsync(parsed.GetValue(file)!.FullName, parsed.GetValue(by)!, parsed.GetValue(unit), ct);
            if (!imported.Outcome.IsDone)
            {
                await error.WriteLineAsync($"rectify: {SentenceOf(imported.Outcome)}");
                return Instance.Unusable;
            }
            foreach (var fault in imported.Faults) await output.WriteLineAsync(Texts.Dossiers[$"Fault.{fault.Kind}", fault.Detail]);
            await output.WriteLineAsync(Texts.Dossiers[imported.Faults.Count == 0 ? "FitsLine" : "DoesNotFitLine", imported.Files, imported.TrailFacts]);
            return imported.Faults.Count == 0 ? 0 : 1;
        }, ct));
        return command;
    }

    private static string SentenceOf(Outcome outcome) => outcome is Outcome.Invalid { Errors: [var error, ..] } ? $"{Dossiers.DossierWordsOf.Refusal(error.Code)} {error.Detail}".Trim() : Texts.Dossiers["Refused.not-yours"];
}
