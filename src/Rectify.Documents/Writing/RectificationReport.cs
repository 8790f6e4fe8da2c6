using Rectify.Domain.Notices;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.Documents.Writing;

/// <summary>The reports a body owes the inspecting side.</summary>
public enum ReportKind
{
    /// <summary>集中整改情况报告</summary>
    Concentrated,

    /// <summary>后续整改情况报告</summary>
    FollowUp,

    /// <summary>第一责任人组织落实情况报告</summary>
    FirstResponsible,
}

/// <summary>A meeting or visit that moved the rectification.</summary>
/// <param name="IsOfPerson">Whose report it is took part.</param>
public sealed record ReportMeeting(DateOnly On, MeetingKind Kind, string Title, string? Conclusions, bool IsOfPerson);

/// <summary>An act of the office, counted.</summary>
public sealed record ReportWork(int Cycles, int Letters, int SpotChecks, int LookBacks);

/// <summary>The plan version in force.</summary>
/// <param name="Minutes">Where its approval is written down.</param>
public sealed record ReportPlan(int Version, DateOnly ApprovedOn, string? Minutes);

/// <summary>A task as the annex lists it. What is restricted has its number and state alone.</summary>
/// <param name="Due">In words.</param>
/// <param name="IsLedByPerson">The person whose report it is is its leading responsible leader.</param>
public sealed record ReportTask(string Ordinal, string Wording, string Leader, string LeadUnit, string Due, TaskState State, int MeasuresDone, int Measures, bool IsLedByPerson);

/// <summary>
/// 整改情况报告 and 第一责任人组织落实情况报告: drafts made of the records for the office to finish. Figures are those of the notice, counted from the same problems; names are those of the day.
/// </summary>
public sealed record RectificationReport
{
    public required ReportKind Kind { get; init; }

    /// <summary>Opening, problems with their answers, registers, suggestions and counts.</summary>
    public required PublicNotice Content { get; init; }

    /// <summary>Of the first responsible person's report.</summary>
    public string? PersonName { get; init; }

    public string? PersonTitle { get; init; }

    public ReportPlan? Plan { get; init; }

    /// <summary>In the order of their days.</summary>
    public IReadOnlyList<ReportMeeting> Meetings { get; init; } = [];

    public ReportWork Work { get; init; } = new(0, 0, 0, 0);

    /// <summary>Problems past their deadline.</summary>
    public int Overdue { get; init; }

    public required IReadOnlyList<ReportTask> Tasks { get; init; }

    public required DateTimeOffset KnownAt { get; init; }

    public string Title => Kind switch
    {
        ReportKind.Concentrated => $"{Content.Opening.Body}关于{Content.Opening.Oversight}集中整改情况的报告",
        ReportKind.FollowUp => $"{Content.Opening.Body}关于{Content.Opening.Oversight}后续整改情况的报告",
        _ => $"{Content.Opening.Body}主要负责人组织落实{Content.Opening.Oversight}整改情况的报告",
    };
}
