using System.Globalization;
using System.Text;

namespace Rectify.Benchmarks.Pages;

/// <summary>The figures as a table that reads in a console and in Markdown.</summary>
internal static class PagesTable
{
    private static readonly string[] Head = ["", "page least", "p50", "p95", "class least", "p50", "p95", "SQL least", "p50", "p95", "class/SQL", "longest", "class/longest", "statements", "kB sent", "kB heap", "CPU program", "CPU database"];

    public static string Of(PagesFigures figures)
    {
        List<string[]> rows = [Head, .. figures.Pages.Select(p => (string[])
        [
            p.Name, Number(p.Page.Least), Number(p.Page.P50), Number(p.Page.P95), Number(p.Class.Least), Number(p.Class.P50), Number(p.Class.P95), Number(p.Sql.Least), Number(p.Sql.P50), Number(p.Sql.P95), Number(p.ClassToSql), Number(p.Longest.P50), Number(p.ClassToLongest),
            $"{p.Statements}", Number(p.PageKilobytes), Number(p.AllocatedKilobytes), Number(p.ProgramMilliseconds), Number(p.DatabaseMilliseconds),
        ])];
        var widths = Enumerable.Range(0, Head.Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{figures.Problems:N0} problems, {figures.Rounds} rounds, milliseconds (database {figures.DatabaseMegabytes:N0} MB, seeded in {figures.SeedingSeconds:N0} s)").AppendLine();
        foreach (var (row, at) in rows.Select((row, at) => (row, at)))
        {
            text.Append("| ").AppendJoin(" | ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).AppendLine(" |");
            if (at == 0) text.Append('|').AppendJoin('|', widths.Select((width, i) => i == 0 ? new string('-', width + 2) : new string('-', width + 1) + ":")).AppendLine("|");
        }
        text.AppendLine().Append(CultureInfo.InvariantCulture, $"memory at the end: heap {figures.Memory.HeapMegabytes} MB, resident {figures.Memory.ResidentMegabytes} MB, at most {figures.Memory.PeakMegabytes} MB").AppendLine();
        return text.ToString();
    }

    private static string Number(double value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
