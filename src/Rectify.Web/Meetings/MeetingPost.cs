using System.Globalization;
using Rectify.App.Meetings;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Meetings;

/// <summary>A meeting or visit as the browser sends it. A list of which nothing was chosen comes as none at all.</summary>
public sealed class MeetingPost
{
    public string? Kind { get; set; }

    public string? Title { get; set; }

    /// <summary>Empty for one of the body.</summary>
    public string? Unit { get; set; }

    public string? On { get; set; }

    public string? Place { get; set; }

    public List<Guid> People { get; set => field = value ?? []; } = [];

    /// <summary>Whom to look for, of those not offered.</summary>
    public string? Search { get; set; }

    /// <summary>The button that looks was pressed, not the one that records.</summary>
    public bool Look { get; set; }

    public string? Others { get; set; }

    public List<Guid> Problems { get; set => field = value ?? []; } = [];

    public string? Minutes { get; set; }

    public string? Conclusions { get; set; }

    /// <summary>Task and measure of a commitment, with a stroke between them.</summary>
    public List<string> Keeps { get; set => field = value ?? []; } = [];

    public bool ForMilestone { get; set; }

    public IFormFileCollection? Scans { get; set; }

    /// <summary>Files that came with an earlier try, protected so that nobody else's file can be named.</summary>
    public List<string> KeptScans { get; set => field = value ?? []; } = [];

    public Guid Act { get; set; }

    public Guid Id { get; set; }

    public static string KeyOf(KeepableCommitment commitment) => $"{commitment.Task.Value:N}/{commitment.Measure.Value:N}";

    public MeetingInput ToInput(IReadOnlyList<StoredFile> files) => new(
        Enum.TryParse<MeetingKind>(Kind, out var kind) ? kind : null, Title?.Trim(), Guid.TryParse(Unit, out var unit) ? UnitId.From(unit) : null,
        DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null, Place?.Trim(), [.. People.Select(PersonId.From)], Others?.Trim(),
        [.. Problems.Select(ProblemId.From)], Minutes?.Trim(), Conclusions?.Trim(), files, [.. Keeps.Select(KeptOf).OfType<MeetingKeeps>()], ForMilestone);

    private static MeetingKeeps? KeptOf(string key) =>
        key.Split('/') is [var task, var measure] && Guid.TryParse(task, out var t) && Guid.TryParse(measure, out var m) ? new MeetingKeeps(TaskId.From(t), MeasureId.From(m)) : null;
}
