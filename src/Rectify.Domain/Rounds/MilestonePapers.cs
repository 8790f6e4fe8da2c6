using Rectify.Domain.Evidence;
using Rectify.Domain.People;

namespace Rectify.Domain.Rounds;

/// <summary>节点材料: which papers a milestone of each kind needs before it is done. A kind that is not named needs none.</summary>
public sealed class MilestonePapers : IEquatable<MilestonePapers>
{
    public const int MaxEach = 12;
    public const int MaxNameLength = 60;

    /// <summary>A meeting's minutes: where the milestone's meeting has them as a file, nothing is handed in twice.</summary>
    public const string Minutes = "会议纪要";

    private readonly SortedDictionary<MilestoneKind, IReadOnlyList<string>> names = [];

    public MilestonePapers(IEnumerable<(MilestoneKind Kind, IReadOnlyList<string> Names)> asked)
    {
        foreach (var (kind, each) in asked)
            if (each.Select(name => name.Trim()).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } some) names[kind] = some;
    }

    /// <summary>What inspections opened from now on begin with; the office changes it with the regime.</summary>
    public static MilestonePapers Usual { get; } = new(
    [
        (MilestoneKind.FeedbackMeeting, [Minutes, "签到表"]), (MilestoneKind.FeedbackPublished, ["公开情况截图"]), (MilestoneKind.Plan, ["整改方案", "审议方案的会议纪要"]),
        (MilestoneKind.DemocraticLifeMeeting, [Minutes, "对照检查材料"]), (MilestoneKind.ConcentratedReport, ["集中整改情况报告"]), (MilestoneKind.FirstResponsibleReport, ["第一责任人组织落实情况报告"]),
        (MilestoneKind.Publication, ["公开通报", "公开情况截图"]), (MilestoneKind.FollowUpReport, ["后续整改情况报告"]), (MilestoneKind.Evaluation, ["评估报告"]), (MilestoneKind.Archive, ["档案移交清单"]),
    ]);

    /// <summary>Kinds that need papers, in their usual order.</summary>
    public IEnumerable<(MilestoneKind Kind, IReadOnlyList<string> Names)> All => names.Select(pair => (pair.Key, pair.Value));

    public IReadOnlyList<string> Of(MilestoneKind kind) => names.GetValueOrDefault(kind) ?? [];

    public bool Equals(MilestonePapers? other) => other is not null && names.Keys.SequenceEqual(other.names.Keys) && names.All(pair => pair.Value.SequenceEqual(other.names[pair.Key], StringComparer.Ordinal));

    public override bool Equals(object? obj) => Equals(obj as MilestonePapers);

    public override int GetHashCode() => names.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value.Count));
}

/// <summary>A paper a milestone needs, as handed in. A later one of the same name stands in its place; both stay.</summary>
public sealed class MilestonePaper
{
    private MilestonePaper() { Name = Sha256 = FileName = MediaType = ""; }

    internal MilestonePaper(InspectionId inspection, MilestoneKind kind, int number, string name, StoredFile file, Stamp stamp)
    {
        (InspectionId, Kind, Number, Name) = (inspection, kind, number, name);
        (Sha256, Size, FileName, MediaType) = (file.Sha256, file.Size, file.FileName, file.MediaType);
        (HandedInBy, HandedInAt, HandedInOn) = (stamp.By.Person, stamp.At, stamp.On);
    }

    public InspectionId InspectionId { get; private set; }

    public MilestoneKind Kind { get; private set; }

    /// <summary>From 1, in the order they came.</summary>
    public int Number { get; private set; }

    /// <summary>Which of the papers asked for.</summary>
    public string Name { get; private set; }

    public string Sha256 { get; private set; }

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    public string FileName { get; private set; }

    public string MediaType { get; private set; }

    public PersonId HandedInBy { get; private set; }

    public DateTimeOffset HandedInAt { get; private set; }

    public DateOnly HandedInOn { get; private set; }
}
