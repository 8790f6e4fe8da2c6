using Rectify.App.Tasks;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Tasks;

/// <summary>People to choose from: the unit tells those of one name apart.</summary>
public static class PersonChoices
{
    public static IReadOnlyList<Choice> Of(IReadOnlyList<PersonChoice> people) =>
        [.. people.Select(p => new Choice($"{p.Id.Value}", p.UnitName is { } unit ? Texts.Tasks["PersonOfUnit", p.Name, unit] : p.Name))];
}
