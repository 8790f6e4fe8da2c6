using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Rectify.App.Figures;
using Rectify.App.Ledger;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Selections;

namespace Rectify.Web.Ledger;

/// <summary>
/// Everything the ledger page shows, as its address: conditions, order, place, columns. Built and read here only, so that refresh, back, sharing and the export agree.
/// What cannot be read is left out: a link by hand never fails.
/// </summary>
public sealed record LedgerAddress
{
    public const string Page = "/ledger";
    public const string Workbook = "/ledger.xlsx";

    public LedgerFilter Filter { get; init; } = LedgerFilter.None;

    public LedgerSort Sort { get; init; }

    /// <summary>Null for the first page.</summary>
    public LedgerKey? From { get; init; }

    public IReadOnlyList<LedgerColumn> Columns { get; init; } = LedgerColumns.Usual;

    public bool IsRoomy { get; init; }

    /// <summary>The total was asked for.</summary>
    public bool IsCounted { get; init; }

    public string Href => Page + Query;

    public string ExportHref => Workbook + (this with { From = null, IsCounted = false, Columns = LedgerColumns.Usual, IsRoomy = false, Sort = LedgerSort.Deadline }).Query;

    /// <summary>With its question mark; empty without any condition.</summary>
    public string Query => QueryHelpers.AddQueryString("", Fields().Select(said => KeyValuePair.Create(said.Name, (string?)said.Value)));

    /// <summary>Other conditions, from the first page.</summary>
    public LedgerAddress Asking(LedgerFilter filter) => this with { Filter = filter, From = null, IsCounted = false };

    /// <summary>The page behind or before that row.</summary>
    public LedgerAddress At(LedgerRow row, bool backward) => this with { From = new LedgerKey(backward, row.Task, row.DueOn, row.Inspection, row.Sequence) };

    public static LedgerAddress Of(LedgerFilter filter) => new() { Filter = filter };

    /// <param name="query">The query part, with or without its question mark.</param>
    public static LedgerAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        var columns = Text(said, "columns") is { } named ? named.Split('.').Select(Enum<LedgerColumn>).OfType<LedgerColumn>().Distinct().Order().ToList() : null;
        var sort = Text(said, "sort") == "document" ? LedgerSort.Document : LedgerSort.Deadline;
        return new LedgerAddress
        {
            Filter = new LedgerFilter
            {
                Round = Id<RoundId>(said, "round"), Inspection = Id<InspectionId>(said, "inspection"), Unit = Id<UnitId>(said, "unit"), WithBelow = Text(said, "below") != "no",
                Leader = Id<PersonId>(said, "leader"), States = Many<TaskState>(said, "state"), Due = Enum<DueWindow>(Text(said, "due")), Pace = Enum<Pace>(Text(said, "pace")), Classes = Many<ProblemClass>(said, "class"), DuringPresence = Text(said, "presence") == "yes",
                Section = Id<SectionId>(said, "section"), Text = Text(said, "q"), WithMoney = Text(said, "money") == "yes", IsKey = Text(said, "key") == "yes", Measure = Enum<MeasureState>(Text(said, "measure")),
                Chosen = said.TryGetValue(SelectionAddress.Box, out var chosen) ? SelectionAddress.Parse<TaskId>(chosen) : [],
                Told = long.TryParse(Text(said, "told"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : null,
                Part = Enum<FigurePart>(Text(said, "part")), AsOf = Day(Text(said, "on")),
            },
            Sort = sort,
            From = Key(Text(said, "after"), false, sort) ?? Key(Text(said, "before"), true, sort),
            Columns = columns ?? LedgerColumns.Usual,
            IsRoomy = Text(said, "rows") == "roomy",
            IsCounted = Text(said, "count") == "yes",
        };
    }

    /// <summary>For a GET form: what it must carry along beside its own fields.</summary>
    public IEnumerable<(string Name, string Value)> Carried(params string[] own) =>
        (this with { From = null, IsCounted = false }).Fields().Where(said => !own.Contains(said.Name));

    private IEnumerable<(string Name, string Value)> Fields()
    {
        var f = Filter;
        if (f.Round is { } round) yield return ("round", $"{round.Value:N}");
        if (f.Inspection is { } inspection) yield return ("inspection", $"{inspection.Value:N}");
        if (f.Unit is { } unit) yield return ("unit", $"{unit.Value:N}");
        if (f.Unit is not null && !f.WithBelow) yield return ("below", "no");
        if (f.Leader is { } leader) yield return ("leader", $"{leader.Value:N}");
        foreach (var state in f.States) yield return ("state", $"{state}");
        if (f.Due is { } due) yield return ("due", $"{due}");
        if (f.Pace is { } pace) yield return ("pace", $"{pace}");
        foreach (var one in f.Classes) yield return ("class", $"{one}");
        if (f.DuringPresence) yield return ("presence", "yes");
        if (f.Section is { } section) yield return ("section", $"{section.Value:N}");
        if (!string.IsNullOrWhiteSpace(f.Text)) yield return ("q", f.Text);
        if (f.WithMoney) yield return ("money", "yes");
        if (f.IsKey) yield return ("key", "yes");
        if (f.Measure is { } measure) yield return ("measure", $"{measure}");
        foreach (var task in f.Chosen) yield return (SelectionAddress.Box, $"{task.Value:N}");
        if (f.Told is { } told) yield return ("told", told.ToString(CultureInfo.InvariantCulture));
        if (f.Part is { } part) yield return ("part", $"{part}");
        if (f.AsOf is { } on) yield return ("on", on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (Sort == LedgerSort.Document) yield return ("sort", "document");
        if (!Columns.SequenceEqual(LedgerColumns.Usual)) yield return ("columns", string.Join('.', Columns));
        if (IsRoomy) yield return ("rows", "roomy");
        if (IsCounted) yield return ("count", "yes");
        if (From is { } from) yield return (from.Backward ? "before" : "after", Written(from));
    }

    private string Written(LedgerKey key) => Sort == LedgerSort.Deadline
        ? string.Create(CultureInfo.InvariantCulture, $"{key.DueOn:yyyyMMdd}.{key.Task.Value:N}")
        : string.Create(CultureInfo.InvariantCulture, $"{key.Inspection.Value:N}.{key.Sequence}.{key.Task.Value:N}");

    private static LedgerKey? Key(string? written, bool backward, LedgerSort sort) => (sort, written?.Split('.')) switch
    {
        (LedgerSort.Deadline, [var day, var task]) when DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dueOn) && Guid.TryParse(task, out var id)
            => new LedgerKey(backward, new TaskId(id), dueOn, default, 0),
        (LedgerSort.Document, [var inspection, var place, var task]) when Guid.TryParse(inspection, out var of) && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && Guid.TryParse(task, out var id)
            => new LedgerKey(backward, new TaskId(id), default, new InspectionId(of), sequence),
        _ => null,
    };

    private static string? Text(Dictionary<string, StringValues> said, string name) => said.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[^1]) ? values[^1]!.Trim() : null;

    private static TId? Id<TId>(Dictionary<string, StringValues> said, string name) where TId : struct, IEntityId<TId> => Guid.TryParse(Text(said, name), out var id) ? TId.From(id) : null;

    private static T? Enum<T>(string? name) where T : struct, Enum => System.Enum.TryParse<T>(name, out var value) && System.Enum.IsDefined(value) ? value : null;

    private static List<T> Many<T>(Dictionary<string, StringValues> said, string name) where T : struct, Enum =>
        said.TryGetValue(name, out var values) ? [.. values.Select(Enum<T>).OfType<T>().Distinct().Order()] : [];

    private static DateOnly? Day(string? written) => DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
