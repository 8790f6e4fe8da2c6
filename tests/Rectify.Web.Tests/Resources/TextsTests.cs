using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Rectify.Web.Layout;
using Rectify.Web.Resources;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Resources;

public sealed partial class TextsTests
{
    private const string Folder = "src/Rectify.Web/Resources";

    [GeneratedRegex(@"Texts\.(\w+)\[""([^""$]+)""")]
    private static partial Regex LiteralKey();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Hole();

    // the ideographic space sets things apart in both languages; it is no text
    [GeneratedRegex(@"[\u3400-\u9fff\u3001-\u303f\uff00-\uffef]")]
    private static partial Regex Chinese();

    private static IEnumerable<PropertyInfo> Areas => typeof(Texts).GetProperties(BindingFlags.Public | BindingFlags.Static);

    public static TheoryData<string> AreaNames => [.. Areas.Select(area => area.Name)];

    private static Dictionary<string, string> Read(string area, string ending) =>
        XDocument.Load(Repository.PathOf($"{Folder}/{area}{ending}.resx")).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [Theory]
    [MemberData(nameof(AreaNames))]
    public void Every_text_stands_in_both_languages_with_the_same_holes(string area)
    {
        var chinese = Read(area, "");
        var english = Read(area, ".en");
        Assert.Equal(chinese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(chinese, text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.Value) || string.IsNullOrWhiteSpace(english[text.Key]), text.Key);
            Assert.Equal(HolesOf(text.Value), HolesOf(english[text.Key]));
        });
    }

    [Fact]
    public void Every_pair_of_files_belongs_to_an_area()
    {
        var files = Directory.EnumerateFiles(Repository.PathOf(Folder), "*.resx").Select(file => Path.GetFileName(file).Split('.')[0]).Distinct().Order();
        Assert.Equal(Areas.Select(area => area.Name).Order(), files);
    }

    [Fact]
    public void No_page_asks_for_a_text_that_is_not_there()
    {
        var known = Areas.ToDictionary(area => area.Name, area => Read(area.Name, "").Keys.ToHashSet());
        var missing = Repository.Sources("src/Rectify.Web", ".razor", ".cs").Where(source => !source.Path.StartsWith(Folder, StringComparison.Ordinal))
            .SelectMany(source => LiteralKey().Matches(source.Text).Select(match => (source.Path, Area: match.Groups[1].Value, Key: match.Groups[2].Value)))
            .Where(use => !known.TryGetValue(use.Area, out var keys) || !keys.Contains(use.Key));
        Assert.Empty(missing);
    }

    [Fact]
    public void Chinese_stands_in_the_resources_only()
    {
        var lines = Repository.Sources("src/Rectify.Web", ".razor").SelectMany(source => source.Text.Split('\n').Select((line, at) => (source.Path, Line: at + 1, Text: line)));
        Assert.DoesNotContain(lines, line => Chinese().IsMatch(line.Text));
    }

    [Fact]
    public void Every_room_and_language_has_its_words()
    {
        var texts = Read("Layout", "").Keys;
        Assert.Subset(texts.ToHashSet(), Navigation.Entries.SelectMany(entry => new[] { $"Room_{entry.Key}", $"RoomShort_{entry.Key}" }).ToHashSet());
        Assert.Subset(texts.ToHashSet(), PagesSetup.Languages.Select(language => $"Language_{language}").ToHashSet());
    }

    [Fact]
    public void The_program_speaks_both_languages()
    {
        using (new InLanguage("zh-CN")) Assert.Equal("登录", Texts.Layout["SignIn"]);
        using (new InLanguage("en")) Assert.Equal("Sign in", Texts.Layout["SignIn"]);
        Assert.Equal("NoSuchKey", Texts.Layout["NoSuchKey"]);
    }

    private static IEnumerable<string> HolesOf(string text) => Hole().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);
}
