using System.Globalization;

namespace Rectify.Documents.Writing;

/// <summary>销号清单 as a Word document in the form of GB/T 9704-2012: what was closed and how the paper is checked, and the list as an annex on turned pages.</summary>
public static class CloseoutListDocument
{
    private const string Annex = "销号清单";

    /// <summary>The keys of more than so many tasks make the code finer: it is printed larger.</summary>
    private const int ManyInCode = 30;

    /// <summary>Writes the list; the stream stays open. Equal lists give equal bytes.</summary>
    public static Task WriteAsync(Stream output, CloseoutList list, CancellationToken cancel = default) => OfficialDocument.WriteAsync(output, new OfficialProperties(TitleOf(list), list.Body, list.On), Blocks(list), cancel);

    /// <summary>The same words as plain text.</summary>
    public static string PlainText(CloseoutList list) => OfficialPlainText.Of(Blocks(list));

    public static string TitleOf(CloseoutList list) => $"{list.Body}{list.Oversight}反馈问题销号清单";

    private static IEnumerable<OfficialBlock> Blocks(CloseoutList l)
    {
        var sustained = l.Rows.Count(row => row.Conclusion == Sustained);
        var takenOver = l.Rows.Count(row => row.OpinionSha256 is null);
        yield return new OfficialTitle(TitleOf(l));
        yield return new OfficialParagraph(
            $"{l.Body}{l.Round}反馈问题的整改任务，截至{ChineseText.Day(l.On)}{(l.IsSelection ? "已验收销号的，选列" : "已验收销号")}{Number(l.Rows.Count)}项{(sustained > 0 ? $"，其中转入长期坚持{Number(sustained)}项" : "")}，逐项列于附件。"
            + $"{(takenOver > 0 ? $"其中补录{Number(takenOver)}项，验收在使用本系统以前完成，没有系统内的验收销号意见。" : "")}{(l.Restricted > 0 ? $"另有{Number(l.Restricted)}项限制知悉，未列入本清单。" : "")}");
        yield return new OfficialParagraph("附件中每项任务印有两个校验摘要，“意见”是验收销号意见正文的 SHA-256 摘要的前十六位；“佐证”是该任务已提交的全部佐证材料的摘要，取前十六位。任一文本或者材料改动一处，摘要即不相同。");
        yield return new AttachmentNote(Annex);
        yield return new SignOff(l.Body, l.On);
        yield return new TableNote("扫描二维码，或者在本系统“纸面核对”中输入附件末尾的校验码，逐项核对本清单。");
        yield return new QrPicture(l.ScanText, "核对本清单的二维码") { SideInMillimetres = l.Rows.Count > ManyInCode && l.IsSelection ? 45 : 28 };

        yield return new AppendixStart { IsLandscape = true };
        yield return new AppendixTitle(Annex);
        yield return new OfficialTable(
            [new("序号", 9), new("反馈问题", 40), new("牵头单位", 19), new("责任领导", 15), new("措施", 10), new("验收结论", 18), new("验收组组长", 15), new("验收日期", 22), new("销号日期", 22), new("销号编号", 22), new("校验摘要", 38)],
            [.. l.Rows.Select((row, i) => (IReadOnlyList<OfficialCell>)
            [
                new OfficialCell(Number(i + 1)),
                new OfficialCell(row.Ordinal.Length > 0 ? $"{row.Ordinal}．{row.Wording}" : row.Wording) { IsLeft = true, IsSmall = true },
                new OfficialCell(row.Unit) { IsSmall = true },
                new OfficialCell(row.Leader) { IsSmall = true },
                new OfficialCell($"{Number(row.MeasuresDone)}/{Number(row.Measures)}") { IsSmall = true },
                new OfficialCell(row.Conclusion) { IsSmall = true },
                new OfficialCell(row.Head) { IsSmall = true },
                new OfficialCell(row.AcceptedOn is { } on ? Iso(on) : "—") { IsSmall = true },
                new OfficialCell(Iso(row.ClosedOn)) { IsSmall = true },
                new OfficialCell(row.FilingNumber ?? "—") { IsSmall = true },
                new OfficialCell($"意见\n{CloseoutList.Short(row.OpinionSha256)}\n佐证\n{CloseoutList.Short(row.EvidenceSha256)}") { IsSmall = true },
            ])]) { IsLandscape = true };
        yield return new TableNote("措施为已核实（含长期坚持）条数和全部条数，已取消的不计。没有验收组的，“验收组组长”一栏为签署人。");
        yield return new TableNote($"清单摘要（SHA-256）：{l.Digest()}");
        yield return new TableNote($"留痕校验码：{l.VerificationCode}{(l.IsAnchored ? "" : "（打印时尚未锚定）")}");
    }

    /// <summary>转入长期坚持</summary>
    public const string Sustained = "长期坚持";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
