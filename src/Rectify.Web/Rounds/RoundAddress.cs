using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Rectify.App.Rounds;
using Rectify.Documents.Writing;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Rounds;

/// <summary>Builds every address of rounds and inspections, and of what lies behind an inspection.</summary>
public static class RoundAddress
{
    public const string Rounds = "/rounds";
    public const string NewRound = "/rounds/new";

    public static string Of(InspectionId inspection) => $"/inspections/{inspection.Value}";

    public static string Correct(RoundId round) => $"/rounds/{round.Value}/correct";

    public static string NewInspection(RoundId round) => $"/rounds/{round.Value}/inspections/new";

    public static string Feedback(InspectionId inspection) => $"{Of(inspection)}/feedback";

    public static string NewProblem(InspectionId inspection) => $"{Of(inspection)}/problems/new";

    public static string Ledger(InspectionId inspection, TaskState? state = null) => $"/ledger?inspection={inspection.Value}{(state is { } s ? $"&state={s}" : null)}";

    /// <summary>What was registered to be put right at once while the group was present.</summary>
    public static string DuringPresence(InspectionId inspection) => $"/ledger?inspection={inspection.Value}&presence=yes";

    public static string Behind(string room, InspectionId inspection) => $"/{room}?inspection={inspection.Value}";

    public static string List(int? year, InspectionLevel? level, RoundKey? after = null) => QueryHelpers.AddQueryString(Rounds, new Dictionary<string, string?>
    {
        ["year"] = year?.ToString(CultureInfo.InvariantCulture),
        ["level"] = level?.ToString(),
        ["after"] = after is null ? null : $"{after.Year}~{after.Id.Value}",
    }.Where(pair => pair.Value is not null));

    public static RoundKey? KeyOf(string? text) =>
        text?.Split('~') is [var year, var id] && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && Guid.TryParse(id, out var key) ? new RoundKey(y, new RoundId(key)) : null;

    /// <summary>Its problems that resemble earlier ones, behind that place.</summary>
    public static string Similar(InspectionId inspection, int after = 0) => $"{Of(inspection)}/similar{(after > 0 ? $"?after={after.ToString(CultureInfo.InvariantCulture)}" : null)}";

    /// <summary>One milestone: who sees to it, and the paper that proves it.</summary>
    public static string Milestone(InspectionId inspection, MilestoneKind kind) => $"/inspections/{inspection.Value}/milestones/{kind}";

    /// <summary>The draft of the report a milestone is; null where it is none.</summary>
    public static string? Report(InspectionId inspection, MilestoneKind kind) => kind switch
    {
        MilestoneKind.ConcentratedReport => ReportKind.Concentrated,
        MilestoneKind.FollowUpReport => ReportKind.FollowUp,
        MilestoneKind.FirstResponsibleReport => (ReportKind?)ReportKind.FirstResponsible,
        _ => null,
    } is { } report ? $"/inspections/{inspection.Value}/reports/{report}.docx" : null;

    /// <summary>One of the papers it needs, as handed in.</summary>
    public static string MilestonePaperOf(InspectionId inspection, MilestoneKind kind, int number) => $"{Milestone(inspection, kind)}/papers/{number.ToString(CultureInfo.InvariantCulture)}";

    public static string MilestonePaper(InspectionId inspection, MilestoneKind kind) => $"{Milestone(inspection, kind)}/paper";
}
