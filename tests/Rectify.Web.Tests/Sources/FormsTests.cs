using System.Collections;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Rectify.Web.Shared;
using Xunit;

namespace Rectify.Web.Tests.Sources;

public sealed class FormsTests
{
    /// <summary>What pages take from plain forms.</summary>
    public static TheoryData<Type> Posts => [.. typeof(ActButton).Assembly.GetTypes()
        .SelectMany(page => page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(property => property.GetCustomAttribute<SupplyParameterFromFormAttribute>() is not null && property.PropertyType != typeof(string))
        .Select(property => property.PropertyType).Distinct()];

    [Theory]
    [MemberData(nameof(Posts))]
    public void A_plain_form_sent_without_any_of_its_boxes_has_an_empty_list_and_not_none(Type form)
    {
        var sent = Activator.CreateInstance(form);
        foreach (var list in form.GetProperties().Where(p => p.CanWrite && p.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(p.PropertyType) && p.PropertyType != typeof(IFormFileCollection)))
        {
            // the browser sends nothing of boxes that are not ticked, and the binder sets what was not sent to null
            list.SetValue(sent, null);
            Assert.True(list.GetValue(sent) is not null, $"{form.Name}.{list.Name}");
        }
    }

    /// <summary>Fields of a form whose scope is drawn by who shows them.</summary>
    private static readonly HashSet<string> InAScopeOfTheirOwner = ["FindOne.razor", "FindMany.razor", "ChooseOne.razor", "ChooseMany.razor", "ChoiceList.razor", "NewTargetFields.razor", "AmendedMeasureFields.razor", "PartsForm.razor"];

    [Fact]
    public void A_choice_found_by_typing_stands_in_a_form_whose_buttons_wait_for_it()
    {
        var without = Repository.Sources("src/Rectify.Web", ".razor")
            .Where(page => !InAScopeOfTheirOwner.Contains(Path.GetFileName(page.Path)))
            .Where(page => (page.Text.Contains("<FindOne", StringComparison.Ordinal) || page.Text.Contains("<FindMany", StringComparison.Ordinal))
                && !new[] { "<FormScope>", "<Dialog", "<ReasonDialog" }.Any(scope => page.Text.Contains(scope, StringComparison.Ordinal)))
            .Select(page => page.Path);
        Assert.Empty(without);
    }
}
