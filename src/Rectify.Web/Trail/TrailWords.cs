using System.Globalization;
using Rectify.App.Trail;
using Rectify.Web.Resources;

namespace Rectify.Web.Trail;

/// <summary>What a verification says, on the page in the language of the screen and on the command line in Chinese.</summary>
internal static class TrailWords
{
    /// <summary>The office's own chain and the compartment's by name, an inspection's by its key.</summary>
    public static string Of(Guid chain) => chain == TrailChains.Office ? Texts.Trail["OfficeChain"] : chain == TrailChains.Compartment ? Texts.Trail["CompartmentChain"] : $"{chain:N}";

    public static string Of(TrailFault fault) => string.Join(' ', new[]
    {
        Texts.Trail.Of(fault.Kind), fault.Record,
        fault.Chain is { } chain ? Texts.Trail["InChain", Of(chain)] : "",
        fault.Number is { } number ? Texts.Trail["AtNumber", number] : "",
    }.Where(part => part.Length > 0));

    public static string Of(ErasedFile erased) => Texts.Trail["ErasedFile", erased.Sha256, erased.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), erased.Proposer, erased.Decider];

    public static string Of(TrailProgress progress) => Texts.Trail["Progress", Texts.Trail.Of(progress.Step), progress.Done, progress.Of];

    public static string Counted(TrailReport report) => Texts.Trail["Counted", report.Chains, report.Facts, report.Anchors, report.Rows, report.Files];

    public static string Anchored(TrailReport report, Func<DateTimeOffset, DateTimeOffset> local) =>
        report.Anchored is { } last ? Texts.Trail["AnchoredUntil", local(last.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)] : Texts.Trail["NotAnchored"];
}
