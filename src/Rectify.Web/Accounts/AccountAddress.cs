using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Rectify.App.People;
using Rectify.Domain.People;

namespace Rectify.Web.Accounts;

/// <summary>Builds every address of people, units and passwords; what matters of a list stands in it.</summary>
public static class AccountAddress
{
    public const string People = "/accounts";
    public const string Units = "/accounts/units";
    public const string Export = "/accounts/people.csv";
    public const string Password = "/password";

    public static string Of(PersonId person) => $"/accounts/people/{person.Value}";

    public static string Of(UnitId unit) => $"{Units}/{unit.Value}";

    public static string NewPerson(UnitId? unit = null) => unit is { } at ? $"/accounts/people/new?unit={at.Value}" : "/accounts/people/new";

    public static string NewUnit(UnitId? parent = null) => parent is { } at ? $"{Units}/new?parent={at.Value}" : $"{Units}/new";

    /// <summary>The list with its conditions, on the page behind or in front of a row.</summary>
    public static string List(PeopleFilter filter, PeopleKey? after = null, PeopleKey? before = null, string path = People) =>
        QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
        {
            ["q"] = string.IsNullOrWhiteSpace(filter.Text) ? null : filter.Text,
            ["unit"] = filter.Within?.Value.ToString(),
            ["role"] = filter.Role?.ToString(),
            ["account"] = filter.Account?.ToString(),
            ["state"] = filter.IsActive switch { true => null, false => "inactive", null => "all" },
            ["after"] = Key(after),
            ["before"] = Key(before),
        }.Where(pair => pair.Value is not null));

    /// <summary>Reads the conditions out of an address; what makes no sense is no condition.</summary>
    public static PeopleFilter FilterOf(string? text, string? unit, string? role, string? account, string? state) => new(
        text,
        Guid.TryParse(unit, out var id) ? new UnitId(id) : null,
        Enum.TryParse<Role>(role, out var held) ? held : null,
        Enum.TryParse<AccountState>(account, out var far) ? far : null,
        state switch { "inactive" => false, "all" => null, _ => true });

    public static PeopleKey? KeyOf(string? text) =>
        text?.LastIndexOf('~') is > 0 and var at && Guid.TryParse(text.AsSpan(at + 1), CultureInfo.InvariantCulture, out var id) ? new PeopleKey(text[..at], new PersonId(id)) : null;

    private static string? Key(PeopleKey? key) => key is null ? null : $"{key.SortKey}~{key.Id.Value}";
}
