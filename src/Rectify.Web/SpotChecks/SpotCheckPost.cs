using System.Globalization;
using Rectify.App.SpotChecks;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.Web.SpotChecks;

/// <summary>What was found, as the browser sends it. A list of which nothing was chosen comes as none at all.</summary>
public sealed class SpotCheckPost
{
    public string? Way { get; set; }

    public string? On { get; set; }

    public List<Guid> People { get; set => field = value ?? []; } = [];

    /// <summary>Whom to look for, of those not offered.</summary>
    public string? Search { get; set; }

    /// <summary>The button that looks was pressed, not the one that records.</summary>
    public bool Look { get; set; }

    public string? Present { get; set; }

    public string? Finding { get; set; }

    public string? Verdict { get; set; }

    public List<Guid> Measures { get; set => field = value ?? []; } = [];

    public IFormFileCollection? Scans { get; set; }

    /// <summary>Files that came with an earlier try, protected so that nobody else's file can be named.</summary>
    public List<string> KeptScans { get; set => field = value ?? []; } = [];

    public Guid Act { get; set; }

    public Guid Id { get; set; }

    public SpotCheckInput ToInput(IReadOnlyList<StoredFile> files) => new(
        Enum.TryParse<CheckingWay>(Way, out var way) ? way : null, DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        [.. People.Select(PersonId.From)], Present?.Trim(), Finding?.Trim(), Enum.TryParse<SpotCheckVerdict>(Verdict, out var verdict) ? verdict : null, [.. Measures.Select(MeasureId.From)], files);
}
