using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Rectify.Web.Shared;
using Xunit;

namespace Rectify.Web.Tests.Sources;

/// <summary>House rules a reader of a page relies on, checked on the sources.</summary>
public sealed class PageRulesTests
{
    private static IEnumerable<(string Path, string Text)> Components => Repository.Sources("src/Rectify.Web", ".razor");

    private static IEnumerable<(string Path, string Text)> Pages => Components.Where(component => Regex.IsMatch(component.Text, @"^@page ", RegexOptions.Multiline));

    [Fact]
    public void No_component_holds_a_user_or_sign_in_manager() =>
        Assert.Empty(Components.Where(component => Regex.IsMatch(component.Text, "UserManager|SignInManager")).Select(component => component.Path));

    [Fact]
    public void The_vendor_kit_is_named_in_shared_and_layout_only() =>
        Assert.Empty(Repository.Sources("src/Rectify.Web", ".razor", ".cs")
            .Where(source => source.Text.Contains("Radzen", StringComparison.Ordinal) && !source.Path.StartsWith("src/Rectify.Web/Shared/", StringComparison.Ordinal) && !source.Path.StartsWith("src/Rectify.Web/Layout/", StringComparison.Ordinal))
            .Select(source => source.Path));

    [Fact]
    public void A_shared_part_takes_parameters_and_injects_nothing() =>
        Assert.Empty(Components.Where(component => component.Path.StartsWith("src/Rectify.Web/Shared/", StringComparison.Ordinal) && Regex.IsMatch(component.Text, @"@inject |\[Inject\]")).Select(component => component.Path));

    [Fact]
    public void An_interactive_page_says_when_it_is_ready() =>
        Assert.Empty(Pages.Where(page => Regex.IsMatch(page.Text, "@rendermode ") && !Regex.IsMatch(page.Text, "<PageHead|<PageReady")).Select(page => page.Path));

    [Fact]
    public void No_component_is_longer_than_a_reader_follows() =>
        Assert.Empty(Components.Where(component => component.Text.Split('\n').Length > 150).Select(component => component.Path));

    [Fact]
    public void No_style_or_handler_is_written_into_markup() =>
        Assert.Empty(Components.Where(component => Regex.IsMatch(component.Text, @"\s(style|on[a-z]+)=""|<style|<script(?! src)")).Select(component => component.Path));

    [Fact]
    public void What_is_typed_in_the_compartment_of_clues_is_kept_in_no_draft_outside_of_it() =>
        Assert.Empty(from component in Components.Where(component => component.Path.StartsWith("src/Rectify.Web/Clues/", StringComparison.Ordinal))
                     from Match form in Regex.Matches(component.Text, @"<form method=""post""[^>]*>")
                     where !form.Value.Contains("data-unkept", StringComparison.Ordinal)
                     select $"{component.Path}: {form.Value}");

    /// <summary>In markup a text parameter takes its value as it stands: Rows="Rows" hands over the word, Rows="@Rows" the value.</summary>
    [Fact]
    public void No_text_parameter_is_given_a_members_name_for_its_value() =>
        Assert.Empty(from component in Components
                     let owner = ComponentNamed(Path.GetFileNameWithoutExtension(component.Path))
                     where owner is not null
                     // a tag may hold quotes within quotes: an attribute belongs to the tag that was opened last
                     let tags = Regex.Matches(component.Text, @"<(?<part>[A-Z]\w+)(?=[\s/>])")
                     from Match given in Regex.Matches(component.Text, @"(?<=\s)(?<name>[A-Z]\w*)=""(?<value>[A-Za-z_]\w*)""")
                     let tag = tags.LastOrDefault(tag => tag.Index < given.Index)
                     where tag is not null && given.Groups["name"].Value is not ("Id" or "Name" or "Type")
                     let part = ComponentNamed(tag.Groups["part"].Value)
                     where part?.GetProperty(given.Groups["name"].Value)?.PropertyType == typeof(string)
                         && owner.GetMember(given.Groups["value"].Value, BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Length > 0
                     select $"{component.Path}: {given.Value}");

    private static Type? ComponentNamed(string name) =>
        Array.Find(typeof(DrawnOnceRead).Assembly.GetTypes(), type => type.Name == name && typeof(ComponentBase).IsAssignableFrom(type));
}
