using Rectify.App;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Accounts;

/// <summary>Puts the answers of acts on people, rounds and settings into words.</summary>
public static class KeepingWords
{
    /// <summary>What is wrong with a field and how to put it right.</summary>
    public static string Of(FieldError error)
    {
        var key = $"Code.{error.Code}";
        var text = Texts.Accounts[key, error.Detail ?? ""];
        return text == key ? RuleWords.Of(error) : text;
    }

    /// <summary>What is wrong with that field of the input; null when nothing is.</summary>
    public static string? ErrorOf(this Outcome? outcome, string field) =>
        outcome is Outcome.Invalid invalid && invalid.Errors.FirstOrDefault(e => Names(e, field)) is { } error ? Of(error) : null;

    public static string Of(IEnumerable<Role> roles) => string.Join(Texts.Accounts["Comma"], roles.Select(FieldWords.Of));

    public static Choice Choice(FoundUnit unit) =>
        new($"{unit.Id.Value}", unit.ParentName is null ? unit.Name : Texts.Accounts["UnitBelow", unit.Name, unit.ParentName]);

    public static Choice Choice(FoundPerson person) =>
        new($"{person.Id.Value}", person.UnitName is null ? person.Name : Texts.Accounts["PersonAt", person.Name, person.UnitName, person.Title]);

    /// <summary>The unit a picker names; the empty key, which no validator takes, when it names none.</summary>
    public static UnitId UnitOf(string? chosen) => Guid.TryParse(chosen, out var id) ? new UnitId(id) : default;

    public static PersonId PersonOf(string? chosen) => Guid.TryParse(chosen, out var id) ? new PersonId(id) : default;

    private static bool Names(FieldError error, string field) =>
        error.Field.Equals(field, StringComparison.OrdinalIgnoreCase) || error.Field.EndsWith("." + field, StringComparison.OrdinalIgnoreCase);
}
