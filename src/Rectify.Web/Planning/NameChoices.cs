using Rectify.App.Planning;
using Rectify.Domain.People;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Planning;

/// <summary>Whom the cells of a sheet may name: found by what is typed or pasted, written as name and unit.</summary>
public sealed class NameChoices
{
    public const string UnitList = "units";
    public const string PeopleList = "people";

    private readonly Dictionary<string, string> textOf;

    public NameChoices(Nameable nameable)
    {
        Nameable = nameable;
        Units = [.. nameable.Units.Select(unit => new Choice($"{unit.Id.Value:N}", unit.Name))];
        People = [.. nameable.People.Select(person => new Choice($"{person.Id.Value:N}", Texts.Planning["PersonOfUnit", person.Name, person.UnitName], person.SortKey == person.Name ? null : person.SortKey))];
        textOf = Units.Concat(People).ToDictionary(choice => choice.Value, choice => choice.Text);
    }

    /// <summary>Whom the choices stand for.</summary>
    public Nameable Nameable { get; }

    public IReadOnlyList<Choice> Units { get; }

    public IReadOnlyList<Choice> People { get; }

    public string Text(UnitId? unit) => unit is { } id ? textOf.GetValueOrDefault($"{id.Value:N}", "") : "";

    public string Text(PersonId? person) => person is { } id ? textOf.GetValueOrDefault($"{id.Value:N}", "") : "";

    public UnitId? Unit(string? typed) => Choice.Find(Units, typed) is { } found ? UnitId.From(Guid.ParseExact(found.Value, "N")) : null;

    public PersonId? Person(string? typed) => Choice.Find(People, typed) is { } found ? PersonId.From(Guid.ParseExact(found.Value, "N")) : null;

    /// <summary>The full text of the one choice that is meant, or the typed text where there is none or more than one.</summary>
    public string TidyUnit(string? typed) => Choice.Find(Units, typed)?.Text ?? typed?.Trim() ?? "";

    public string TidyPerson(string? typed) => Choice.Find(People, typed)?.Text ?? typed?.Trim() ?? "";

    /// <summary>Several units in one cell, parted by commas, semicolons or enumeration marks.</summary>
    public static IReadOnlyList<string> Several(string? typed) => (typed ?? "").Split([',', ';', '\u3001', '\uff0c', '\uff1b', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
