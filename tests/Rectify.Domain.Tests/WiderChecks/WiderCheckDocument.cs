using System.Globalization;
using System.Text;
using Rectify.Domain.WiderChecks;

namespace Rectify.Domain.Tests.WiderChecks;

/// <summary>docs/wider-checks.md, printed from the table so that an expert can check the rules without reading code.</summary>
internal static class WiderCheckDocument
{
    public static string Print()
    {
        var text = new StringBuilder();
        text.Append("""
            # Wider checks and campaigns

            Printed from `src/Rectify.Domain/WiderChecks/WiderCheckLifecycle.cs`; a test keeps the two equal. The table draws the buttons, explains a grey one and guards the server.
            Because of one or more problems the office has units look whether the same is found with them, too: 举一反三排查, or 专项整治 where it is worked on in a row. It names a lead unit (牵头单位), a responsible leader
            and the units that are asked; it may say which measures of these problems it answers. Each unit reports (填报) on which day who looked at how much, and that nothing was found or what was found; every finding has an
            owner and a day and is put right by itself. Findings keep their wording: a slip is struck and stays readable. A later report of a unit counts instead of the earlier, which stays too. What was reported put right may be
            sent back with a new day. Concluded is what is complete, by somebody other than who reported.

            Units that have reported, findings, those put right, open and late are counted from the records and never typed; a measure that is answered shows them beside its quantity, which stays what the unit states.
            A unit that is only asked sees what all are asked, and its own report and findings; whoever sees the inspection as a whole, the lead unit, and who carries a problem it comes from see all units. One that comes from a
            restricted problem is seen by those who may know of the problem, and by the own leads of the units the office names in it, who do not thereby see the problem. An inspection is archived when none is underway.

            | from | verb | to | who | holds | input |
            |---|---|---|---|---|---|

            """);
        foreach (var row in WiderCheckLifecycle.Rows)
            text.Append(CultureInfo.InvariantCulture, $"| {row.From} | {row.Verb} | {(row.To == row.From ? "stays" : $"{row.To}")} | {row.By} | {string.Join("; ", row.Needs.Select(n => n.Name))} | {row.Input} |\n");
        text.Append("\n## What the requirements say\n\n| requirement | holds when |\n|---|---|\n");
        foreach (var need in WiderCheckLifecycle.Rows.SelectMany(r => r.Needs).DistinctBy(n => n.Name).OrderBy(n => n.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {need.Name} | {need.Says} |\n");
        return text.ToString();
    }
}
