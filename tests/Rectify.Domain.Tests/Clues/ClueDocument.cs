using System.Globalization;
using System.Text;
using Rectify.Domain.Clues;

namespace Rectify.Domain.Tests.Clues;

/// <summary>docs/clues.md, printed from the tables so that an expert can check the rules without reading code.</summary>
internal static class ClueDocument
{
    public static string Print()
    {
        var text = new StringBuilder();
        text.Append("""
            # Clues and petitions in their compartment

            Printed from `src/Rectify.Domain/Clues`; a test keeps the two equal. The table draws the buttons and guards the server.
            Clues and petitions that an inspection hands over (问题线索, 信访件) are kept as number, kind, days, handling unit and disposals. There is no field for a name or for what they say.

            **Who sees them.** Whoever holds the role 线索信访专管员 (`ClueKeeper`) at the inspected body or above it, and at the handling unit or above it. No other role includes it, no stand-in takes it over, and no
            administrator of the three holds it: who gives it does not give it to themselves. PostgreSQL asks the same of every row by row security (`rectify_compartment()`), also of the facts in the compartment's chain of
            the trail: a query that forgets to ask finds nothing.

            **What is outside.** How many were handed over, concluded and settled (移交, 办结, 化解), of an inspection, as of a day and a moment: `rectify_handed_over` counts them in the database. The dashboard tells who sees
            the inspection as a whole; a public notice takes its counts from there, and they are typed only where nothing is registered. Search, desk, messages, calendar, dossier and exports know nothing of the compartment;
            a package of the trail holds hashes of its chain and no more. Nobody is sent a message: the list is where its keepers look.

            **Its log.** Every reading of a page, a row of the list or of an export is written down before it is shown, once in ten minutes for a place, insert-only, and read within the compartment at `/clues/reads`.

            | from | verb | to | who | holds | input |
            |---|---|---|---|---|---|

            """);
        foreach (var row in ClueLifecycle.Rows)
            text.Append(CultureInfo.InvariantCulture, $"| {row.From} | {row.Verb} | {(row.To == row.From ? "stays" : $"{row.To}")} | {row.By} | {string.Join("; ", row.Needs.Select(n => n.Name))} | {row.Input} |\n");
        text.Append("\n`ClueKeeper` keeps the compartment of the inspected body; `ClueHandler` that of the handling unit, or of the body. A day of disposal is not before the handing over or the disposal before it, nor behind today.\n");
        text.Append("\n## What the requirements say\n\n| requirement | holds when |\n|---|---|\n");
        foreach (var need in ClueLifecycle.Rows.SelectMany(r => r.Needs).DistinctBy(n => n.Name).OrderBy(n => n.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {need.Name} | {need.Says} |\n");
        text.Append("\n## Disposals\n\n| disposal | of | does |\n|---|---|---|\n");
        foreach (var row in ClueTables.Disposals)
            text.Append(CultureInfo.InvariantCulture, $"| {row.Kind} | {row.Of} | {(row.Settles ? "concludes and settles it" : row.Concludes ? "concludes it" : "leaves it open")} |\n");
        return text.ToString();
    }
}
