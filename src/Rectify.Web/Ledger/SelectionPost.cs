using System.Globalization;
using Rectify.App.Data;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Ledger;

/// <summary>A form over a selection as the browser sends it.</summary>
public sealed class SelectionPost
{
    public string? DueOn { get; set; }

    public bool LongTerm { get; set; }

    public string? Reason { get; set; }

    public string? Kind { get; set; }

    /// <summary>The tasks with the versions the page showed.</summary>
    public string? Seen { get; set; }

    public Guid Act { get; set; }

    public DateOnly? Day => DateOnly.TryParseExact(DueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public IReadOnlyList<SeenTask> Tasks => [.. (Seen ?? "").Split(',').Select(text => text.Split('.')).Where(part => part.Length == 2 && Guid.TryParse(part[0], out _) && int.TryParse(part[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .Select(part => new SeenTask(TaskId.From(Guid.Parse(part[0])), int.Parse(part[1], CultureInfo.InvariantCulture)))];

    public static string Write(IEnumerable<SeenTask> tasks) => string.Join(',', tasks.Select(task => string.Create(CultureInfo.InvariantCulture, $"{task.Task.Value:N}.{task.Seen}")));
}
