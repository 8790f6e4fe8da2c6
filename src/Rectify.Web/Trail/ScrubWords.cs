using System.Globalization;
using Rectify.App.Files;
using Rectify.Web.Evidence;
using Rectify.Web.Resources;

namespace Rectify.Web.Trail;

/// <summary>What going through the files says, on the page in the language of the screen and on the command line in Chinese.</summary>
internal static class ScrubWords
{
    public static string Of(FileFinding finding) => string.Join(' ', new[]
    {
        Texts.Trail.Of(finding.Kind), finding.Place is { } table ? $"{table}/{finding.Name}" : finding.Name, finding.Size is { } size ? Bytes.Text(size) : "",
    }.Where(part => part.Length > 0));

    public static string Counted(ScrubRow run) => Counted(run.Files, run.Bytes, run.Missing, run.Altered, run.Unreadable, run.Orphaned);

    public static string Counted(ScrubReport report) => Counted(report.Files, report.Bytes, report.Missing, report.Altered, report.Unreadable, report.Orphaned);

    public static string Verdict(ScrubRow run) => Texts.Trail[run.HasFaults ? "ScrubFaults" : run.State == ScrubState.Done ? "ScrubFits" : "ScrubState.BrokenOff"];

    public static string Verdict(ScrubReport report) => Texts.Trail[report.HasFaults ? "ScrubFaults" : "ScrubFits"];

    public static string At(DateTimeOffset at, Func<DateTimeOffset, DateTimeOffset> local) => local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static IEnumerable<(FileFaultKind Kind, int Count)> Counts(ScrubRow run) =>
        [(FileFaultKind.Missing, run.Missing), (FileFaultKind.Altered, run.Altered), (FileFaultKind.Unreadable, run.Unreadable), (FileFaultKind.Orphaned, run.Orphaned)];

    private static string Counted(long files, long bytes, int missing, int altered, int unreadable, int orphaned) => Texts.Trail["ScrubCounted", files, Bytes.Text(bytes), missing, altered, unreadable, orphaned];
}
