using Rectify.Domain.Registers;

namespace Rectify.Documents.Writing;

/// <summary>An entry of a register as a line of its sheet.</summary>
/// <param name="Kinds">Its change and stage, or its kind, in words.</param>
/// <param name="Problems">Numbers of the problems it answers.</param>
/// <param name="Remark">Such as a number that stands with another title.</param>
public sealed record RegisterLine(string Inspection, RegisterWords Words, IReadOnlyList<string> Kinds, string Problems, string Units, string State, string? Remark);

/// <param name="Title">Name of the sheet.</param>
public sealed record RegisterSheetLines(RegisterKind Kind, string Title, IEnumerable<RegisterLine> Lines);

/// <summary>The registers of institutions, accountability and sums as a workbook, a sheet each.</summary>
public static class RegisterWorkbook
{
    private static readonly PlainColumn[] Last = [new("对应问题编号", 18), new("牵头单位", 28), new("状态", 10), new("备注", 24)];

    private static readonly PlainColumn[] Institutions =
        [new("巡察", 36), new("制度名称", 50), new("文号", 24), new("印发单位", 24), new("印发日期", 12, LedgerLook.Date), new("新建/修订/废止", 14), new("阶段", 10), .. Last];

    private static readonly PlainColumn[] Cases = [new("巡察", 36), new("问责类别", 14), new("人次", 8), new("决定日期", 12, LedgerLook.Date), new("方式", 40), .. Last];

    private static readonly PlainColumn[] Sums =
        [new("巡察", 36), new("款项", 50), new("涉及金额（万元）", 16), new("已追回或纠正（万元）", 18), new("余额（万元）", 14), new("截至", 12, LedgerLook.Date), .. Last];

    /// <summary>Writes the sheets; the stream stays open.</summary>
    public static Task WriteAsync(Stream output, IReadOnlyList<RegisterSheetLines> registers, CancellationToken cancel = default) =>
        PlainWorkbook.WriteAsync(output, [.. registers.Select(Sheet)], cancel);

    internal static PlainSheet Sheet(RegisterSheetLines register) => new(register.Title, register.Kind switch { RegisterKind.Institution => Institutions, RegisterKind.Accountability => Cases, _ => Sums }, register.Lines.Select(Row));

    private static LedgerValue[] Row(RegisterLine line)
    {
        LedgerValue[] said = line.Words switch
        {
            InstitutionWords i => [LedgerValue.Of(i.Title), LedgerValue.Of(i.Number), LedgerValue.Of(i.Issuer), LedgerValue.Of(i.IssuedOn), LedgerValue.Of(line.Kinds[0]), LedgerValue.Of(line.Kinds[1])],
            AccountabilityWords a => [LedgerValue.Of(line.Kinds[0]), LedgerValue.Of((decimal?)a.Persons), LedgerValue.Of(a.DecidedOn), LedgerValue.Of(a.Note)],
            SumWords s => [LedgerValue.Of(s.Label), LedgerValue.Of(s.AtStake), LedgerValue.Of(s.Recovered), LedgerValue.Of(Math.Max(0, s.AtStake - s.Recovered)), LedgerValue.Of(s.TrueOn)],
            _ => [],
        };
        return [LedgerValue.Of(line.Inspection), .. said, LedgerValue.Of(line.Problems), LedgerValue.Of(line.Units), LedgerValue.Of(line.State), LedgerValue.Of(line.Remark)];
    }
}
