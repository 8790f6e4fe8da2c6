using System.Text;
using Rectify.Domain.Tasks;

namespace Rectify.Domain.Tests.Tasks;

/// <summary>docs/lifecycle.md, printed from the table so that an expert can check the rules without reading code.</summary>
internal static class LifecycleDocument
{
    public static string Print()
    {
        var text = new StringBuilder();
        text.Append("""
            # The life of a task

            Printed from `src/Rectify.Domain/Tasks/TaskLifecycle.cs`; a test keeps the two equal. The table draws the buttons, explains a grey one and guards the server.
            A row: in this state, this verb, done by one of these, leads there, when all of this holds. "Input" is what the verb cannot be called without.

            | from | verb | to | who | holds | input |
            |---|---|---|---|---|---|

            """);
        foreach (var row in TaskLifecycle.Rows.OrderBy(r => r.From).ThenBy(r => r.Verb))
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"| {row.From} | {row.Verb} | {(row.To is [var only] && only == row.From ? "stays" : string.Join(", ", row.To))} | {string.Join(" or ", row.By)} | {string.Join("; ", row.Needs.Select(n => n.Name))} | {row.Input} |\n");
        text.Append("\n## What the requirements say\n\n| requirement | holds when |\n|---|---|\n");
        foreach (var need in TaskLifecycle.Rows.SelectMany(r => r.Needs).DistinctBy(n => n.Name).OrderBy(n => n.Name, StringComparer.Ordinal))
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {need.Name} | {need.Says} |\n");
        return text.ToString();
    }
}
