using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Rectify.App.Supervision;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Web.Selections;

namespace Rectify.Web.Letters;

/// <summary>Everything the list of letters shows, as its address, and every other address of letters. What cannot be read is left out: a link by hand never fails.</summary>
public sealed record LetterAddress
{
    public const string Page = "/letters";
    public const string Workbook = "/letters.xlsx";
    public const string Rules = "/letters/rules";

    public LetterFilter Filter { get; init; } = LetterFilter.None;

    /// <summary>Null for the first page.</summary>
    public LetterKey? From { get; init; }

    public string Href => Page + Query;

    public string ExportHref => Workbook + (this with { From = null }).Query;

    /// <summary>With its question mark; empty without any condition.</summary>
    public string Query => QueryHelpers.AddQueryString("", Fields().Select(said => KeyValuePair.Create(said.Name, (string?)said.Value)));

    public static string Of(LetterId letter) => $"{Page}/{letter.Value}";

    public static string Document(LetterId letter) => $"{Of(letter)}.docx";

    public static string Receipt(LetterId letter) => $"{Of(letter)}/receipt";

    public static string ReceiptScan(LetterId letter) => $"{Of(letter)}/receipt/scan";

    /// <summary>A new letter to the unit that leads this task.</summary>
    public static string New(TaskId about) => $"{Page}/new?task={about.Value}";

    public static LetterAddress Of(LetterFilter filter) => new() { Filter = filter };

    /// <summary>Other conditions, from the first page.</summary>
    public LetterAddress Asking(LetterFilter filter) => this with { Filter = filter, From = null };

    /// <summary>The page behind or before that row.</summary>
    public LetterAddress At(LetterListRow row, bool backward) => this with { From = new LetterKey(backward, row.Id) };

    /// <param name="query">The query part, with or without its question mark.</param>
    public static LetterAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        return new LetterAddress
        {
            Filter = new LetterFilter
            {
                Kind = Enum<LetterKind>(Text(said, "kind")), States = said.TryGetValue("state", out var states) ? [.. states.Select(Enum<LetterState>).OfType<LetterState>().Distinct().Order()] : [],
                Unit = Id<UnitId>(said, "unit"), Year = int.TryParse(Text(said, "year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
                Inspection = Id<InspectionId>(said, "inspection"), Task = Id<TaskId>(said, "task"), ReplyOverdue = Text(said, "reply") == "overdue",
                Chosen = said.TryGetValue(SelectionAddress.Box, out var chosen) ? SelectionAddress.Parse<LetterId>(chosen) : [],
            },
            From = Id<LetterId>(said, "after") is { } after ? new LetterKey(false, after) : Id<LetterId>(said, "before") is { } before ? new LetterKey(true, before) : null,
        };
    }

    /// <summary>For a GET form: what it must carry along beside its own fields.</summary>
    public IEnumerable<(string Name, string Value)> Carried(params string[] own) => (this with { From = null }).Fields().Where(said => !own.Contains(said.Name));

    private IEnumerable<(string Name, string Value)> Fields()
    {
        var f = Filter;
        if (f.Kind is { } kind) yield return ("kind", $"{kind}");
        foreach (var state in f.States) yield return ("state", $"{state}");
        if (f.Unit is { } unit) yield return ("unit", $"{unit.Value:N}");
        if (f.Year is { } year) yield return ("year", year.ToString(CultureInfo.InvariantCulture));
        if (f.Inspection is { } inspection) yield return ("inspection", $"{inspection.Value:N}");
        if (f.Task is { } task) yield return ("task", $"{task.Value:N}");
        foreach (var letter in f.Chosen) yield return (SelectionAddress.Box, $"{letter.Value:N}");
        if (f.ReplyOverdue) yield return ("reply", "overdue");
        if (From is { } from) yield return (from.Backward ? "before" : "after", $"{from.Letter.Value:N}");
    }

    private static string? Text(Dictionary<string, StringValues> said, string name) => said.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[^1]) ? values[^1]!.Trim() : null;

    private static TId? Id<TId>(Dictionary<string, StringValues> said, string name) where TId : struct, IEntityId<TId> => Guid.TryParse(Text(said, name), out var id) ? TId.From(id) : null;

    private static T? Enum<T>(string? name) where T : struct, Enum => System.Enum.TryParse<T>(name, out var value) && System.Enum.IsDefined(value) ? value : null;
}
