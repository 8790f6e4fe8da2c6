using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Rectify.Documents.Checking;
using Xunit;

namespace Rectify.Documents.Tests.Checking;

public partial class CheckRulesTests
{
    [Fact]
    public void Every_rule_has_an_identifier_of_its_own_and_both_languages_use_the_same_values()
    {
        Assert.Equal(CheckRules.All.Length, CheckRules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(CheckRules.All, rule => Assert.Matches("^[a-z]+\\.[a-z-]+$", rule.Id));
        Assert.All(CheckRules.All, rule => Assert.Equal(Places(rule.Chinese.Message), Places(rule.English.Message)));
    }

    /// <summary>After a wanted change: RECTIFY_GOLDEN=write dotnet test, then read the difference.</summary>
    [Fact]
    public void The_page_of_rules_lists_them_all()
    {
        var path = Path.Combine(Checkout(), "docs", "checks.md");
        var page = Page();
        if (Environment.GetEnvironmentVariable("RECTIFY_GOLDEN") == "write")
            File.WriteAllText(path, page);

        Assert.Equal(File.ReadAllText(path), page);
    }

    private static string Page()
    {
        var page = new StringBuilder("""
            # What the check-up looks for

            The check-up (体检) reads a document that somebody wrote and lists what to look at. It flags and never corrects. Every finding has its sentence, its place
            and the reason why it matters. Rules are the table in `Documents/Checking/CheckRules.cs`; this page is written from it (`RECTIFY_GOLDEN=write dotnet test`).

            Command line: `rectify check FILE... [--as-of DAY] [--json|--xlsx|--docx] [--out FILE]`; ends with 1 when there are findings, with 2 when a file could not be read.

            | rule | severity | what | why it matters |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var rule in CheckRules.All)
            page.Append(CultureInfo.InvariantCulture, $"| `{rule.Id}` | {Severity(rule)} | {rule.English.Title}<br>{rule.Chinese.Title} | {rule.English.Why}<br>{rule.Chinese.Why} |\n");
        return page.ToString();
    }

    private static string Severity(CheckRule rule) => rule.Severity switch
    {
        CheckSeverity.Fault => "fault 应处理",
        CheckSeverity.Question => "question 需核对",
        _ => "hint 提示",
    };

    private static IEnumerable<string> Places(string message) => Place().Matches(message).Select(match => match.Value).Distinct().Order();

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Rectify.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside a checkout.");
        return folder.FullName;
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
