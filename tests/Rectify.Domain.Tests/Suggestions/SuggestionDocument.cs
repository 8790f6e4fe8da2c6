using System.Globalization;
using System.Text;
using Rectify.Domain.Suggestions;

namespace Rectify.Domain.Tests.Suggestions;

/// <summary>docs/suggestions.md, printed from the table so that an expert can check the rules without reading code.</summary>
internal static class SuggestionDocument
{
    public static string Print()
    {
        var text = new StringBuilder();
        text.Append("""
            # The life of a suggestion

            Printed from `src/Rectify.Domain/Suggestions/SuggestionLifecycle.cs`; a test keeps the two equal. The table draws the buttons, explains a grey one and guards the server.
            A suggestion (意见建议, 纪检监察建议, 审计建议) is made to the inspected body beside its problems. The office registers it as its document prints it, with the problems it belongs to if there are any, and gives it to a
            unit; the unit replies with a file; another person of the office concludes it or sends the reply back. Every reply stays. Overdue is computed: a reply is owed and the day is past.

            One that belongs to a restricted problem is seen by the office and the leading group, and by the lead of the unit it is given to, by nobody else. A public notice counts all of an inspection's suggestions and prints
            those of the inspecting group and of an audit; 纪检监察建议 and restricted ones are counted and not printed. An inspection is archived when none is open.

            | from | verb | to | who | holds | input |
            |---|---|---|---|---|---|

            """);
        foreach (var row in SuggestionLifecycle.Rows)
            text.Append(CultureInfo.InvariantCulture, $"| {row.From} | {row.Verb} | {(row.To == row.From ? "stays" : $"{row.To}")} | {row.By} | {string.Join("; ", row.Needs.Select(n => n.Name))} | {row.Input} |\n");
        text.Append("\n## What the requirements say\n\n| requirement | holds when |\n|---|---|\n");
        foreach (var need in SuggestionLifecycle.Rows.SelectMany(r => r.Needs).DistinctBy(n => n.Name).OrderBy(n => n.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {need.Name} | {need.Says} |\n");
        return text.ToString();
    }
}
