using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Rectify.App.Registers;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Web.Selections;
using Rectify.Web.Shared;

namespace Rectify.Web.Registers;

/// <summary>What the registers show, as their address, and every other address of an entry. What cannot be read is left out: a link by hand never fails.</summary>
public sealed record RegisterAddress(RegisterFilter? Asked = null, RegisterKey? From = null)
{
    public const string Page = "/registers";
    public const string Workbook = "/registers.xlsx";

    public RegisterFilter Filter => Asked ?? RegisterFilter.None;

    public string Href => Page + Query;

    public string ExportHref => Workbook + (this with { From = null }).Query;

    /// <summary>With its question mark; empty without any condition.</summary>
    public string Query => QueryHelpers.AddQueryString("", Fields().Select(said => KeyValuePair.Create(said.Name, (string?)said.Value)));

    public static string Of(RegisterId entry) => $"{Page}/{entry.Value}";

    public static string Of(InspectionId inspection) => new RegisterAddress(new RegisterFilter { Inspection = inspection }).Href;

    /// <summary>Where it is put right.</summary>
    public static string Correct(RegisterId entry) => $"{Of(entry)}/correct";

    /// <summary>Where is entered how far it has come.</summary>
    public static string Update(RegisterId entry) => $"{Of(entry)}/update";

    /// <summary>Where it is named for measures of other problems.</summary>
    public static string Link(RegisterId entry) => $"{Of(entry)}/link";

    /// <summary>Other conditions, from the first page.</summary>
    public RegisterAddress Asking(RegisterFilter filter) => new(filter);

    /// <summary>The page behind or before that row.</summary>
    public RegisterAddress At(RegisterListRow row, bool backward) => this with { From = new RegisterKey(backward, row.Id) };

    /// <summary>For a GET form: what it must carry along beside its own fields.</summary>
    public IEnumerable<(string Name, string Value)> Carried(params string[] own) => (this with { From = null }).Fields().Where(said => !own.Contains(said.Name));

    /// <param name="query">The query part, with or without its question mark.</param>
    public static RegisterAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        return new RegisterAddress(
            new RegisterFilter
            {
                Kind = Enum<RegisterKind>(said, "kind"), Inspection = Id<InspectionId>(said, "inspection"), Stage = Enum<InstitutionStage>(said, "stage"), Change = Enum<InstitutionChange>(said, "change"),
                Sanction = Enum<AccountabilityKind>(said, "sanction"), Unit = Id<UnitId>(said, "unit"), Problem = Id<ProblemId>(said, "problem"), From = Day(said, "from"), Until = Day(said, "until"), Text = Text(said, "text"),
                NumberTwice = Text(said, "number") == "twice", WithEnded = Text(said, "ended") == "too",
                Chosen = said.TryGetValue(SelectionAddress.Box, out var chosen) ? SelectionAddress.Parse<RegisterId>(chosen) : [],
            },
            Id<RegisterId>(said, "after") is { } after ? new RegisterKey(false, after) : Id<RegisterId>(said, "before") is { } before ? new RegisterKey(true, before) : null);
    }

    private IEnumerable<(string Name, string Value)> Fields()
    {
        var f = Filter;
        if (f.Kind is { } kind) yield return ("kind", $"{kind}");
        foreach (var one in f.Chosen) yield return (SelectionAddress.Box, $"{one.Value:N}");
        if (f.Inspection is { } inspection) yield return ("inspection", $"{inspection.Value:N}");
        if (f.Stage is { } stage) yield return ("stage", $"{stage}");
        if (f.Change is { } change) yield return ("change", $"{change}");
        if (f.Sanction is { } sanction) yield return ("sanction", $"{sanction}");
        if (f.Unit is { } unit) yield return ("unit", $"{unit.Value:N}");
        if (f.Problem is { } problem) yield return ("problem", $"{problem.Value:N}");
        if (f.From is { } first) yield return ("from", Days.Iso(first));
        if (f.Until is { } last) yield return ("until", Days.Iso(last));
        if (f.Text is { Length: > 0 } text) yield return ("text", text);
        if (f.NumberTwice) yield return ("number", "twice");
        if (f.WithEnded) yield return ("ended", "too");
        if (From is { } at) yield return (at.Backward ? "before" : "after", $"{at.Entry.Value:N}");
    }

    private static string? Text(Dictionary<string, StringValues> said, string name) => said.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[^1]) ? values[^1]!.Trim() : null;

    private static DateOnly? Day(Dictionary<string, StringValues> said, string name) => DateOnly.TryParseExact(Text(said, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static TId? Id<TId>(Dictionary<string, StringValues> said, string name) where TId : struct, IEntityId<TId> => Guid.TryParse(Text(said, name), out var id) ? TId.From(id) : null;

    private static T? Enum<T>(Dictionary<string, StringValues> said, string name) where T : struct, Enum => System.Enum.TryParse<T>(Text(said, name), out var value) && System.Enum.IsDefined(value) ? value : null;
}
