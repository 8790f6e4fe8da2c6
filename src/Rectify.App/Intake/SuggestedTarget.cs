using Rectify.Domain.Intake;
using Rectify.Domain.Rounds;

namespace Rectify.App.Intake;

/// <summary>
/// What the document's header suggests for the form of acceptance; a person decides. Null where the header says nothing of it.
/// </summary>
/// <param name="Body">A unit whose name the printed body ends with or holds: 中共云湖市生态环境局党组 holds 云湖市生态环境局.</param>
public sealed record SuggestedTarget(InspectionKind Kind, InspectionLevel? Level, string? Authority, string? RoundName, int? Year, UnitOption? Body)
{
    private static readonly (string Word, InspectionKind Kind)[] Kinds =
    [
        ("回头看", InspectionKind.LookBack), ("督察", InspectionKind.Environmental), ("审计", InspectionKind.Audit), ("检视", InspectionKind.SelfExamination),
        ("提级", InspectionKind.Escalated), ("机动", InspectionKind.Mobile), ("专项", InspectionKind.Special),
    ];

    private static readonly (string Word, InspectionLevel Level)[] Levels =
    [
        ("中央", InspectionLevel.Central), ("省委", InspectionLevel.Province), ("自治区党委", InspectionLevel.Province), ("县委", InspectionLevel.County), ("区委", InspectionLevel.County), ("市委", InspectionLevel.City),
    ];

    public static SuggestedTarget Of(Proposal proposal, IReadOnlyList<UnitOption> units)
    {
        var header = proposal.Header;
        var kindWords = string.Concat(header.InspectionKinds.Select(kind => kind.Text)) + header.Title?.Text;
        var group = header.InspectingBody?.Text ?? "";
        var level = Levels.Where(known => group.Contains(known.Word, StringComparison.Ordinal)).ToList();
        var year = header.PresenceFrom?.Day.Year ?? header.FeedbackOn?.Day.Year;
        var kindName = header.InspectionKinds.FirstOrDefault()?.Text;
        return new(
            Kinds.FirstOrDefault(known => kindWords.Contains(known.Word, StringComparison.Ordinal)) is (not null, var kind) ? kind : InspectionKind.Routine,
            level.Count == 0 ? null : level[0].Level,
            level.Count == 0 ? null : level[0].Word,
            header.Round?.Text ?? (year is { } of && kindName is not null ? $"{of}年{kindName}" : null),
            year,
            BodyAmong(units, header.InspectedBody?.Text ?? header.Issuer?.Text));
    }

    private static UnitOption? BodyAmong(IReadOnlyList<UnitOption> units, string? printed) =>
        printed is null ? null : units.Where(unit => printed.Contains(unit.Name, StringComparison.Ordinal)).MaxBy(unit => unit.Name.Length);
}
