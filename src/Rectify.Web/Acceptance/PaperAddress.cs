using System.Globalization;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Web.Selections;

namespace Rectify.Web.Acceptance;

/// <summary>Builds the addresses of acts on paper and of the opinion's document.</summary>
public static class PaperAddress
{
    public const string List = "/paper-acts";

    public static string New(TaskId task, TaskVerb? verb = null) => $"{List}/new?task={task.Value}{(verb is { } v ? $"&verb={v}" : null)}";

    /// <summary>One paper that names several tasks.</summary>
    public static string New(IReadOnlyCollection<TaskId> tasks) => SelectionAddress.Of($"{List}/new", tasks);

    /// <summary>Where the tasks that a paper names beside that one are chosen.</summary>
    public static string Tasks(TaskId task) => $"{List}/tasks?task={task.Value}";

    public static string Scan(PaperActId paper) => $"{List}/{paper.Value}/scan";

    public static string WithholdingScan(PaperActId paper) => $"{List}/withholdings/{paper.Value}/scan";

    public static string Replacement(ReplacementScanId scan) => $"{List}/replacements/{scan.Value}/scan";

    /// <summary>Where a scan that was erased is laid in anew.</summary>
    public static string LayIn(ScannedPaper of) => $"{List}/scan?of={Key(of)}";

    public static string Key(ScannedPaper of) => $"{of.Place}-{of.Record:N}{(of.Number is { } number ? $"-{number}" : null)}";

    public static ScannedPaper? Paper(string? key) => key?.Split('-') is [var place, var record, .. var number] && Enum.TryParse<PaperPlace>(place, out var of) && of is PaperPlace.PaperAct or PaperPlace.PlanOpinion or PaperPlace.WithholdingPaper && Guid.TryParseExact(record, "N", out var id)
        ? new ScannedPaper(of, id, number is [var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null) : null;

    public static string OpinionFile(TaskId task, int round) => $"/opinion/{task.Value}/file?round={round}";

    public static string OpinionPdf(TaskId task, int round) => $"/opinion/{task.Value}/pdf?round={round}";

    public static string OpinionRound(TaskId task, int round) => $"/opinion/{task.Value}?round={round}";
}
