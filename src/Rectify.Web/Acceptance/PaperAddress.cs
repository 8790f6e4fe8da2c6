using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Acceptance;

/// <summary>Builds the addresses of acts on paper and of the opinion's document.</summary>
public static class PaperAddress
{
    public const string List = "/paper-acts";

    public static string New(TaskId task, TaskVerb? verb = null) => $"{List}/new?task={task.Value}{(verb is { } v ? $"&verb={v}" : null)}";

    public static string Scan(PaperActId paper) => $"{List}/{paper.Value}/scan";

    public static string OpinionFile(TaskId task, int round) => $"/opinion/{task.Value}/file?round={round}";

    public static string OpinionPdf(TaskId task, int round) => $"/opinion/{task.Value}/pdf?round={round}";

    public static string OpinionRound(TaskId task, int round) => $"/opinion/{task.Value}?round={round}";
}
