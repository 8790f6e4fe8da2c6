namespace Rectify.Documents.Writing;

/// <summary>An empty ledger to fill in and read: the field's columns, and a sheet that says how.</summary>
public static class LedgerEmptyWorkbook
{
    private const int RowsForEntry = 20;

    /// <summary>How each column is filled in, where its head does not say it.</summary>
    private static readonly (string Column, string How)[] Guide =
    [
        ("序号", "按反馈文件的序号填写。同一问题有几条措施时，各占一行，问题各栏可以合并，也可以留空或重复填写。"),
        ("方面、类别、子类", "按反馈文件的分级填写；没有的留空。"),
        ("具体问题(原文)", "必填。照抄反馈文件原文。"),
        ("整改措施", "一条措施一行；也可以在一格内用“1. 2. 3.”或“一是、二是”分开。"),
        ("完成时限", "填写日期（2026-06-30），或“2026年6月底前”“长期坚持”。经批准延期的，原时限填“原”，新时限填“现”。"),
        ("完成情况", "已完成、基本完成、未完成、长期坚持。读取后作为申报情况，不代表审核结果。"),
        ("挽回损失、追责问责等", "只填数字。"),
        ("未完成原因、下步打算", "没有完成的问题应当填写。"),
    ];

    /// <summary>Writes the workbook; the stream stays open and is only written to asynchronously.</summary>
    public static Task WriteAsync(Stream output, CancellationToken cancel = default) => PlainWorkbook.WriteAsync(output,
    [
        new("整改台账", [.. LedgerColumn.All.Select(column => new PlainColumn(column.FullHead, column.Width, column.Look))], []) { BlankRows = RowsForEntry },
        new("填写说明", [new("栏目", 22, LedgerLook.Word), new("怎样填写", 90)], Guide.Select(row => new[] { LedgerValue.Of(row.Column), LedgerValue.Of(row.How) })),
    ], cancel);
}
