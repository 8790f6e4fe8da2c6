using System.Globalization;
using Rectify.App.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Acceptance;

/// <summary>The form as the browser sends it.</summary>
public sealed class PaperActPost
{
    public string? Verb { get; set; }

    public string? Decider { get; set; }

    public string? DecidedOn { get; set; }

    public string? Reason { get; set; }

    public string? PrintedDigest { get; set; }

    /// <summary>"true" or "false"; nothing where the paper gives no answer.</summary>
    public string? IsGranted { get; set; }

    /// <summary>The digests printed below the texts of several tasks, by task.</summary>
    public Dictionary<string, string> Digests { get; set => field = value ?? []; } = [];

    /// <summary>The member of the panel who is absent.</summary>
    public string? Absent { get; set; }

    public IFormFile? Scan { get; set; }

    /// <summary>A scan that came with an earlier try, protected so that nobody else's file can be named.</summary>
    public string? KeptScan { get; set; }

    public Guid Act { get; set; }

    public PaperActInput ToInput(IReadOnlyList<TaskId> tasks) => new(
        tasks[0], Enum.TryParse<TaskVerb>(Verb, out var verb) ? verb : null, Guid.TryParse(Decider, out var decider) ? PersonId.From(decider) : null,
        DateOnly.TryParseExact(DecidedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : null, Reason, PrintedDigest,
        bool.TryParse(IsGranted, out var granted) ? granted : null)
    {
        Others = [.. tasks.Skip(1)],
        Absent = Guid.TryParse(Absent, out var absent) ? PersonId.From(absent) : null,
        Digests = Digests.Where(one => Guid.TryParse(one.Key, out _)).ToDictionary(one => TaskId.From(Guid.Parse(one.Key)), one => one.Value),
    };

    public string? DigestOf(TaskId task) => Digests.GetValueOrDefault($"{task.Value:N}");
}
