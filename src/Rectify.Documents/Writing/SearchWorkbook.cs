namespace Rectify.Documents.Writing;

/// <summary>A hit of a search as a line of the exported list.</summary>
/// <param name="Number">Of the problem; null of a finding of a wider check.</param>
/// <param name="Wording">The beginning of the problem's, or the title of the wider check.</param>
/// <param name="State">Of the task.</param>
public sealed record FoundLine(int? Number, string Place, string Around, string Wording, string? Unit, string? State, DateOnly? TrueOn, string? FileName, int? Page);

/// <summary>The hits of a search as a workbook.</summary>
public static class SearchWorkbook
{
    private static readonly PlainColumn[] Columns =
    [
        new("问题编号", 10), new("位置", 12), new("命中内容", 60), new("问题（开头）", 40), new("牵头单位", 24), new("状态", 10), new("截至日期", 12, LedgerLook.Date), new("佐证材料", 30), new("页", 6),
    ];

    /// <summary>Writes the list; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, string title, IEnumerable<FoundLine> hits, CancellationToken cancel = default) => PlainWorkbook.WriteAsync(output, [new PlainSheet(title, Columns, hits.Select(Row))], cancel);

    private static LedgerValue[] Row(FoundLine l) =>
    [
        LedgerValue.Of(l.Number), LedgerValue.Of(l.Place), LedgerValue.Of(l.Around), LedgerValue.Of(l.Wording), LedgerValue.Of(l.Unit), LedgerValue.Of(l.State), LedgerValue.Of(l.TrueOn), LedgerValue.Of(l.FileName),
        LedgerValue.Of(l.Page),
    ];
}
