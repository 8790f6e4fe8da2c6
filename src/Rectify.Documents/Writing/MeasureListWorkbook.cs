namespace Rectify.Documents.Writing;

/// <summary>A measure behind a number of a dashboard.</summary>
/// <param name="Number">Of the problem, and the measure's position.</param>
/// <param name="DueOn">Null for 长期, which is said by <paramref name="LongTerm"/>.</param>
public sealed record MeasureListLine(string Number, string Wording, string Text, string? Unit, DateOnly? DueOn, string LongTerm, string State);

/// <summary>The measures behind a number of a dashboard, on the day it is true for.</summary>
public static class MeasureListWorkbook
{
    private static readonly PlainColumn[] Columns = [new("编号", 10), new("问题", 50), new("整改措施", 60), new("牵头单位", 22), new("完成时限（现）", 14), new("措施状态（现）", 14)];

    /// <summary>Writes the list; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, string title, IEnumerable<MeasureListLine> lines, CancellationToken cancel = default) => PlainWorkbook.WriteAsync(output, [new PlainSheet(title, Columns, lines.Select(l => new[]
    {
        LedgerValue.Of(l.Number), LedgerValue.Of(l.Wording), LedgerValue.Of(l.Text), LedgerValue.Of(l.Unit), l.DueOn is { } due ? LedgerValue.Of($"{due:yyyy-MM-dd}") : LedgerValue.Of(l.LongTerm), LedgerValue.Of(l.State),
    }))], cancel);
}
