using System.Globalization;
using System.Text;
using Rectify.Domain.Registers;

namespace Rectify.Domain.Tests.Registers;

/// <summary>docs/registers.md, printed from the table so that an expert can check the rules without reading code.</summary>
internal static class RegisterDocument
{
    public static string Print()
    {
        var text = new StringBuilder();
        text.Append("""
            # The registers

            Printed from `src/Rectify.Domain/Registers/RegisterLifecycle.cs`; a test keeps the two equal. The table draws the buttons, explains a grey one and guards the server.
            Institutions (制度), accountability (问责) and sums (资金) are recorded on measures of a task and are records of their own: linked to any number of measures of their inspection, and counted once. The room `/registers`
            lists them for who may see a task they answer, with the problems the reader may see; an entry that answers nothing but what is withheld is withheld.

            A draft is counted apart and never as issued, a repealed institution apart from those made. Cases and persons are two counts. At stake, recovered and balance add up sums in force; a balance is never below zero.
            One document number that stands with two titles at one body is flagged where it is recorded and in the list: a hint, no refusal.

            The words of an entry never change. A slip is put right (更正) by an entry that follows it: the earlier one counts on no day any more. What has come further (续报), a draft that was issued or money that came back, is
            written down by an entry that follows from its day on: before that day the earlier one counts. One recorded by mistake is made void (作废). What was there stays readable with the reason, and a notice released before
            says what it said.

            | from | verb | to | who | holds | input |
            |---|---|---|---|---|---|

            """);
        foreach (var row in RegisterLifecycle.Rows)
            text.Append(CultureInfo.InvariantCulture, $"| {row.From} | {row.Verb} | {(row.To == row.From ? "stays" : $"{row.To}")} | {row.By} | {string.Join("; ", row.Needs.Select(n => n.Name))} | {row.Input} |\n");
        text.Append("\nA unit lead or handler stands to an entry by carrying every task it answers; where several units are concerned, the office acts.\n");
        text.Append("\n## What the requirements say\n\n| requirement | holds when |\n|---|---|\n");
        foreach (var need in RegisterLifecycle.Rows.SelectMany(r => r.Needs).DistinctBy(n => n.Name).OrderBy(n => n.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {need.Name} | {need.Says} |\n");
        return text.ToString();
    }
}
