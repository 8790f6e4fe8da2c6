using Rectify.Domain.People;
using Rectify.Domain.Problems;

namespace Rectify.Domain.Measures;

public readonly record struct ProgressId(Guid Value) : IEntityId<ProgressId>
{
    public static ProgressId New() => new(EntityKey.Next());

    public static ProgressId From(Guid value) => new(value);
}

/// <summary>What is reported of a measure: the text, the day it is true for (截至), the unit's claim, and the number the measure's kind demands.</summary>
public sealed record ProgressReport(MeasureId Measure, string Text, DateOnly TrueOn, ReportedGrade Claim, decimal? Quantity = null, ProgressId? Replaces = null);

/// <summary>进展: append-only once submitted. Put right by an entry that replaces it in views; both stay.</summary>
public sealed class Progress
{
    public const int MaxTextLength = 4000;

    private Progress() { Text = ""; }

    internal Progress(ProgressId id, Tasks.TaskId task, ProgressReport report, PersonId writtenBy, Stamp stamp)
    {
        Text = report.Text.Trim();
        if (Text.Length is 0 or > MaxTextLength) throw new ArgumentException("Progress has between 1 and 4000 characters.", nameof(report));
        (Id, TaskId, MeasureId, TrueOn, Claim, Quantity, ReplacesId) = (id, task, report.Measure, report.TrueOn, report.Claim, report.Quantity, report.Replaces);
        (WrittenBy, SubmittedBy, SubmittedAt) = (writtenBy, stamp.By.Person, stamp.At);
    }

    public ProgressId Id { get; private set; }

    public Tasks.TaskId TaskId { get; private set; }

    public MeasureId MeasureId { get; private set; }

    public string Text { get; private set; }

    /// <summary>截至: the day the text is true for, apart from the moment it was entered.</summary>
    public DateOnly TrueOn { get; private set; }

    /// <summary>The unit's claim, never the state.</summary>
    public ReportedGrade Claim { get; private set; }

    public decimal? Quantity { get; private set; }

    public ProgressId? ReplacesId { get; private set; }

    /// <summary>雷同: the same words as an entry before, but for blanks, marks and the width of letters.</summary>
    public static bool Repeats(string text, string? before) => Intake.Rereading.Plain(text) is { Length: > 0 } plain && plain == Intake.Rereading.Plain(before);

    /// <summary>Handler or unit lead who wrote the text.</summary>
    public PersonId WrittenBy { get; private set; }

    /// <summary>The unit lead whose press made it official.</summary>
    public PersonId SubmittedBy { get; private set; }

    public DateTimeOffset SubmittedAt { get; private set; }
}

/// <summary>What a handler has written and the unit lead has not yet submitted. One draft a measure; may be changed and thrown away.</summary>
public sealed class ProgressDraft
{
    private ProgressDraft() { Text = ""; }

    public ProgressDraft(Tasks.TaskId task, MeasureId measure) => (TaskId, MeasureId, Text) = (task, measure, "");

    public Tasks.TaskId TaskId { get; private set; }

    public MeasureId MeasureId { get; private set; }

    public string Text { get; private set; }

    public DateOnly TrueOn { get; private set; }

    public ReportedGrade Claim { get; private set; }

    public decimal? Quantity { get; private set; }

    public PersonId WrittenBy { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public void Write(ProgressReport report, Stamp stamp)
    {
        (Text, TrueOn, Claim, Quantity) = (report.Text, report.TrueOn, report.Claim, report.Quantity);
        (WrittenBy, WrittenAt) = (stamp.By.Person, stamp.At);
    }

    public ProgressReport AsReport() => new(MeasureId, Text, TrueOn, Claim, Quantity);
}
