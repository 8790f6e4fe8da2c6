using System.Globalization;
using System.Text;
using Rectify.Domain.Supervision;

namespace Rectify.Domain.Tests.Supervision;

/// <summary>docs/letters.md, printed from the table so that an expert can check the rules without reading code.</summary>
internal static class LetterDocument
{
    public static string Print()
    {
        var text = new StringBuilder();
        text.Append("""
            # The life of a supervision letter

            Printed from `src/Rectify.Domain/Supervision/LetterLifecycle.cs`; a test keeps the two equal. The table draws the buttons, explains a grey one and guards the server.
            A letter (督办文书) goes to one unit about one or more of its tasks. It is drafted by the office, by daily supervision or by a rule; the side that drafted it issues and concludes it.

            Numbers run without holes within issuing unit, kind and year. The next one comes from a row that stays locked until the issuing act ends, so that an act that comes to nothing gives its number back; a letter made void keeps its number.
            Rules are looked at once on every day of the office, or when the office presses "look now". By themselves they answer what came within the last ten days, so that a house that begins with years of overdue tasks is not flooded; the press answers whatever there is. Of the rungs of one occasion the heaviest that is reached raises; for one occasion (this deadline, this silence, this return) a rule raises one draft in all time.

            | from | verb | to | who | holds | input |
            |---|---|---|---|---|---|

            """);
        foreach (var row in LetterLifecycle.Rows.OrderBy(r => r.From).ThenBy(r => r.Verb))
            text.Append(CultureInfo.InvariantCulture,
                $"| {row.From} | {row.Verb} | {(row.To == row.From ? "stays" : $"{row.To}")} | {(row.By.Count == 0 ? "by itself" : string.Join(" or ", row.By))} | {string.Join("; ", row.Needs.Select(n => n.Name))} | {row.Input} |\n");
        text.Append("\nOffice and Supervision act on their own side's letters only.\n\n## What the requirements say\n\n| requirement | holds when |\n|---|---|\n");
        foreach (var need in LetterLifecycle.Rows.SelectMany(r => r.Needs).DistinctBy(n => n.Name).OrderBy(n => n.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {need.Name} | {need.Says} |\n");
        return text.ToString();
    }
}
