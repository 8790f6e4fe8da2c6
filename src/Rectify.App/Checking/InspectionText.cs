using System.Collections.Immutable;
using System.Text;
using Rectify.Documents.Text;
using Rectify.Domain;
using Rectify.Domain.Intake;
using Rectify.Domain.Tasks;

namespace Rectify.App.Checking;

/// <summary>What the records say of one task, as far as the check-up looks at it.</summary>
/// <param name="Claims">The last progress of measures that are reported done.</param>
internal sealed record RecordedTask(
    TaskId Task, int Sequence, string? Ordinal, string Wording, TaskState State, IReadOnlyList<string> Measures, IReadOnlyList<string> Claims,
    string? Effect, string? Reason, string? NextSteps, DateOnly DueOn);

/// <summary>
/// Writes the records of an inspection out as the text a person would, and notes where each piece stands: so that one set of rules checks documents and records alike.
/// </summary>
internal sealed class InspectionText
{
    private readonly StringBuilder text = new();
    private readonly Dictionary<int, TaskId> tasks = [];
    private int keys;

    private InspectionText() { }

    /// <summary>The task behind each problem of the proposal, by the problem's key.</summary>
    public IReadOnlyDictionary<int, TaskId> Tasks => tasks;

    public SourceText Source { get; private set; } = SourceText.Of("");

    public Proposal Proposal { get; private set; } = new() { Kind = DocumentKind.ProgressNotice, Header = new ProposedHeader() };

    public static InspectionText Of(IReadOnlyList<RecordedTask> recorded)
    {
        var written = new InspectionText();
        ImmutableList<ProposedProblem> problems = [.. recorded.Select(written.Write)];
        written.Proposal = written.Proposal with { Problems = problems };
        written.Source = SourceText.Of(written.text.ToString());
        return written;
    }

    private ProposedProblem Write(RecordedTask task)
    {
        var (key, start) = (++keys, text.Length);
        tasks[key] = task.Task;
        var done = task.State is TaskState.Closed or TaskState.Sustained or TaskState.Applied or TaskState.Submitted or TaskState.UnderAcceptance or TaskState.OnDisplay;
        // the number by which the office calls it: printed ordinals begin anew in every section
        var wording = Text($"{task.Sequence}.", task.Wording);
        return new ProposedProblem
        {
            Key = key, Ordinal = $"{task.Sequence}", Wording = wording, Printed = task.Wording, Form = ProblemForm.Plain, Confidence = Confidence.Confirmed,
            Grade = done ? ReportedGrade.Completed : ReportedGrade.InProgress,
            Measures = Items("整改措施：", task.Measures), Effects = Items("整改成效：", [.. task.Claims, .. Lines(task.Effect)]),
            Reason = task.Reason is { } reason ? Text("未完成整改原因：", reason) : null, NextSteps = Items("下步工作打算：", Lines(task.NextSteps)),
            Deadlines = task.State == TaskState.Registered ? [] : [Due(task.DueOn)],
            Span = new TextSpan(start, text.Length - start),
        };
    }

    private ProposedDeadline Due(DateOnly on)
    {
        var isOpen = Deadline.IsLongTerm(on);
        var printed = isOpen ? "长期坚持" : $"{on.Year}年{on.Month}月{on.Day}日前";
        var read = Text("整改时限：", printed);
        return new ProposedDeadline(++keys, printed, isOpen ? null : on, isOpen ? DayInference.Open : DayInference.None, read.Span, Confidence.Confirmed);
    }

    private ImmutableList<ProposedItem> Items(string label, IReadOnlyList<string> entries) => [.. entries.Select((entry, at) =>
    {
        var read = Text(at == 0 ? label : "", entry);
        return new ProposedItem(++keys, null, read.Text, null, null, read.Span, Confidence.Confirmed);
    })];

    private ProposedText Text(string label, string words)
    {
        text.Append(label);
        var start = text.Length;
        text.Append(words).Append('\n');
        return new ProposedText(words, new TextSpan(start, words.Length), Confidence.Confirmed);
    }

    private static IReadOnlyList<string> Lines(string? words) => words?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
