using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.Notices;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Notices;

internal sealed record NoticeSectionRow(SectionId Id, SectionId? ParentId, string Heading);

/// <param name="IsWithheld">Restricted, or withheld in the channel.</param>
internal sealed record NoticeProblemRow(ProblemId Id, int Number, SectionId? SectionId, string Wording, bool IsWithheld);

/// <param name="Id">The task.</param>
/// <param name="ProblemId">The problem it answers.</param>
/// <param name="DueOn">The deadline as it stands now.</param>
/// <param name="Effect">成效</param>
/// <param name="ReasonNotDone">未完成原因</param>
/// <param name="NextSteps">下步打算</param>
/// <param name="State">The state on the day asked for.</param>
/// <param name="WasDone">It was closed or sustained by that day.</param>
/// <param name="IsTakenOver">It was entered by then as work done before (补录).</param>
internal sealed record NoticeTaskRow(TaskId Id, ProblemId ProblemId, DateOnly DueOn, string? Effect, string? ReasonNotDone, string? NextSteps, TaskState State, bool WasDone, bool IsTakenOver = false)
{
    public bool IsWithdrawn => State == TaskState.Withdrawn;
}

/// <param name="Root">Where it is written: one that answers several problems is printed under each and counted once.</param>
internal sealed record NoticeMeasureRow(TaskId TaskId, MeasureId Root, string Text);

/// <summary>
/// Makes the problems of a notice of rows: tasks of one problem are joined, the least advanced decides its standing. What is restricted, or withheld in the channel, keeps its count and loses its words.
/// </summary>
internal sealed class NoticeProblems
{
    /// <summary>Stands for the words of what is restricted, in papers that name it.</summary>
    public const string NotPublic = "按规定不予公开的事项";

    private readonly Dictionary<SectionId, NoticeSectionRow> sections;
    private readonly Dictionary<ProblemId, List<NoticeTaskRow>> tasks;
    private readonly Dictionary<TaskId, List<NoticeMeasure>> measures;
    private readonly IReadOnlyDictionary<TaskId, IReadOnlyDictionary<string, string>> withdrawals;
    private readonly Dictionary<ProblemId, NoticeProblemRow> problems;

    public NoticeProblems(
        IEnumerable<NoticeSectionRow> sections, IEnumerable<NoticeTaskRow> tasks, IEnumerable<NoticeMeasureRow> measures,
        IReadOnlyDictionary<TaskId, IReadOnlyDictionary<string, string>> withdrawals, IReadOnlyList<NoticeProblemRow> problems)
    {
        this.sections = sections.ToDictionary(s => s.Id);
        this.tasks = tasks.GroupBy(t => t.ProblemId).ToDictionary(g => g.Key, g => g.ToList());
        Dictionary<MeasureId, int> numbers = [];
        this.measures = measures.Select(m => (m.TaskId, Measure: new NoticeMeasure(numbers.TryGetValue(m.Root, out var known) ? known : numbers[m.Root] = numbers.Count + 1, m.Text))).GroupBy(m => m.TaskId).ToDictionary(g => g.Key, g => g.Select(m => m.Measure).ToList());
        this.withdrawals = withdrawals;
        this.problems = problems.ToDictionary(p => p.Id);
        Counted = [.. problems.Where(p => !IsDropped(p)).Select(Made)];
        Withdrawn = [.. problems.Where(IsDropped).Select(p => p.IsWithheld ? new WithdrawnProblem(p.Number, NotPublic, NotPublic) : new WithdrawnProblem(p.Number, p.Wording, ReasonOf(p)))];
        TaskOf = problems.Where(p => this.tasks.ContainsKey(p.Id)).ToDictionary(p => p.Number, p => this.tasks[p.Id].MinBy(t => t.State)!.Id);
    }

    /// <summary>In the order of the feedback, without the withdrawn ones.</summary>
    public IReadOnlyList<NoticeProblem> Counted { get; }

    public IReadOnlyList<WithdrawnProblem> Withdrawn { get; }

    public IReadOnlyDictionary<int, TaskId> TaskOf { get; }

    private NoticeProblem Made(NoticeProblemRow problem)
    {
        if (problem.IsWithheld)
            return new WithheldProblem(problem.Number, StandingOf(problem, problems.Count)) { MeasureNumbers = [.. Going(problem).SelectMany(MeasuresOf).Select(m => m.Number)], IsTakenOver = Going(problem).Any(t => t.IsTakenOver) };
        if (TargetOf(problem) is { } target)
            return new MergedProblem(problem.Number, problem.Wording, target.Number) { Section = PathOf(problem) };
        var going = Going(problem).ToList();
        var standing = StandingOf(problem, problems.Count);
        return new AnsweredProblem(problem.Number, standing, problem.Wording)
        {
            Section = PathOf(problem),
            Measures = [.. going.SelectMany(MeasuresOf)],
            Effects = [.. going.SelectMany(t => Enumerated.Items(t.Effect))],
            IsTakenOver = going.Any(t => t.IsTakenOver),
            Unfinished = standing.IsDone() ? null : Owed([.. going.Where(t => !t.State.IsDone())]),
        };
    }

    private static Unfinished Owed(IReadOnlyList<NoticeTaskRow> open)
    {
        var reasons = open.Select(t => t.ReasonNotDone?.Trim()).Where(r => !string.IsNullOrEmpty(r)).Distinct().ToList();
        // before it is assigned a task has no deadline, and 长期 would be a promise nobody made
        var deadlines = open.Where(t => t.State != TaskState.Registered).Select(t => t.DueOn).ToList();
        return new Unfinished(
            reasons.Count == 0 ? null : string.Join('；', reasons.Select(r => r!.TrimEnd('。', '；'))),
            [.. open.SelectMany(t => Enumerated.Items(t.NextSteps))],
            deadlines.Count == 0 ? null : deadlines.Max() is var last && Deadline.IsLongTerm(last) ? NoticeDeadline.LongTerm : NoticeDeadline.By(last));
    }

    /// <summary>The least advanced task that goes on decides; a merged problem stands as its target does, as far as the chain leads.</summary>
    private NoticeStanding StandingOf(NoticeProblemRow problem, int steps)
    {
        if (TargetOf(problem) is { } target)
            return steps > 0 ? StandingOf(target, steps - 1) : NoticeStanding.Ongoing;
        var going = Going(problem).ToList();
        return going.Count == 0 ? NoticeStanding.Ongoing : going.Min(t => t.State) switch
        {
            TaskState.Closed => NoticeStanding.Closed,
            TaskState.Sustained => NoticeStanding.Sustained,
            _ => going.Any(t => !t.State.IsDone() && t.WasDone) ? NoticeStanding.Reopened : NoticeStanding.Ongoing,
        };
    }

    private IReadOnlyList<NoticeTaskRow> TasksOf(NoticeProblemRow problem) => tasks.GetValueOrDefault(problem.Id) ?? [];

    private IEnumerable<NoticeTaskRow> Going(NoticeProblemRow problem) => TasksOf(problem).Where(t => !t.IsWithdrawn);

    private IReadOnlyList<NoticeMeasure> MeasuresOf(NoticeTaskRow task) => measures.GetValueOrDefault(task.Id) ?? [];

    private bool IsWithdrawn(NoticeProblemRow problem) => TasksOf(problem) is { Count: > 0 } all && all.All(t => t.IsWithdrawn);

    /// <summary>Withdrawn without being merged: no longer pursued, outside every count.</summary>
    private bool IsDropped(NoticeProblemRow problem) => IsWithdrawn(problem) && TargetOf(problem) is null;

    /// <summary>The problem it was merged into, when all its tasks were withdrawn.</summary>
    private NoticeProblemRow? TargetOf(NoticeProblemRow problem) => !IsWithdrawn(problem) ? null : TasksOf(problem)
        .Select(t => Told(t, "mergedInto")).Where(into => Guid.TryParse(into, out _)).Select(into => problems.GetValueOrDefault(new ProblemId(Guid.Parse(into!)))).FirstOrDefault(p => p is not null);

    private string ReasonOf(NoticeProblemRow problem) => string.Join('；', TasksOf(problem).Select(t => Told(t, "reason")).Where(r => !string.IsNullOrWhiteSpace(r)).Distinct());

    private string? Told(NoticeTaskRow task, string name) => withdrawals.GetValueOrDefault(task.Id)?.GetValueOrDefault(name);

    private List<string> PathOf(NoticeProblemRow problem)
    {
        var path = new List<string>();
        for (var at = problem.SectionId; at is { } id && sections.TryGetValue(id, out var section) && path.Count < sections.Count; at = section.ParentId)
            path.Insert(0, section.Heading.Trim());
        return path;
    }
}
