using Rectify.App.Planning;
using Rectify.Domain.People;
using Rectify.Domain.Problems;

namespace Rectify.App.Assignments;

/// <summary>
/// Whom a document seems to mean, found by name among the units and those in office. A name that fits nobody or more than one suggests nothing. The office decides.
/// </summary>
public sealed record SuggestedAssignment(PersonId? Leader, UnitId? LeadUnit, IReadOnlyList<UnitId> Supporting, PersonId? Handler, DateOnly? DueOn)
{
    private const int ShortestName = 2;

    private static readonly char[] Marks = ['、', '，', ',', '；', ';', '/', '\n'];

    public bool IsEmpty => Leader is null && LeadUnit is null && Supporting.Count == 0 && Handler is null && DueOn is null;

    /// <param name="today">A deadline gone by suggests nothing.</param>
    public static SuggestedAssignment Of(IReadOnlyList<Quotation> said, Nameable nameable, DateOnly today)
    {
        List<UnitId> Units(SourceStatementKind kind) => [.. Parts(said, kind).Select(name => UnitOf(name, nameable.Units)).OfType<UnitId>()];
        PersonId? Person(SourceStatementKind kind) => Parts(said, kind).Select(name => PersonOf(name, nameable.People)).FirstOrDefault(found => found is not null);
        var leading = Units(SourceStatementKind.LeadUnit);
        // without a lead of its own the first responsible unit leads
        var units = leading.Concat(Units(SourceStatementKind.ResponsibleUnit)).Distinct().ToList();
        if (leading.Count == 0 && Parts(said, SourceStatementKind.LeadUnit).Any()) units.Insert(0, default);
        UnitId? lead = units.Count == 0 || units[0] == default ? null : units[0];
        var due = said.Where(one => one.Kind == SourceStatementKind.Deadline).Max(one => one.On);
        return new(Person(SourceStatementKind.Leader), lead, [.. units.Skip(1).Concat(Units(SourceStatementKind.SupportingUnit)).Distinct().Where(unit => unit != lead)], Person(SourceStatementKind.Handler),
            due >= today ? due : null);
    }

    /// <summary>The names a document gives under a label; what stands before a colon is a label of its own.</summary>
    private static IEnumerable<string> Parts(IReadOnlyList<Quotation> said, SourceStatementKind kind) =>
        said.Where(one => one.Kind == kind).SelectMany(one => one.Text.Split(Marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(part => part[(part.LastIndexOfAny(['：', ':']) + 1)..].Trim()).Where(part => part.Length >= ShortestName);

    /// <summary>The unit of that name; else the longest whose name the text holds; else the only one whose name holds the text.</summary>
    private static UnitId? UnitOf(string printed, IReadOnlyList<NameableUnit> units)
    {
        var exact = units.Where(unit => unit.Name == printed).ToList();
        if (exact.Count == 0 && units.Where(unit => unit.Name.Length >= ShortestName && printed.Contains(unit.Name, StringComparison.Ordinal)).ToList() is { Count: > 0 } held)
            exact = held.FindAll(unit => unit.Name.Length == held.Max(other => other.Name.Length));
        if (exact.Count == 0) exact = [.. units.Where(unit => unit.Name.Contains(printed, StringComparison.Ordinal))];
        return exact.Count == 1 ? exact[0].Id : null;
    }

    /// <summary>The person whose name the text holds (周启明, 党组成员周启明); of several the one named first.</summary>
    private static PersonId? PersonOf(string printed, IReadOnlyList<NameablePerson> people)
    {
        var named = people.Where(person => person.Name.Length >= ShortestName && printed.Contains(person.Name, StringComparison.Ordinal)).ToList();
        named.RemoveAll(person => named.Exists(other => other.Name.Length > person.Name.Length && other.Name.Contains(person.Name, StringComparison.Ordinal)));
        var first = named.GroupBy(person => person.Name).MinBy(same => printed.IndexOf(same.Key, StringComparison.Ordinal))?.ToList();
        return first is [var only] ? only.Id : null;
    }
}
