using System.Globalization;

namespace Rectify.Documents.Writing;

/// <summary>The acceptance opinion as a Word document of seven parts with the signature table as its annex.</summary>
public static class AcceptanceOpinionDocument
{
    private const string Annex = "验收组成员签字表";

    /// <summary>Writes the opinion; the stream stays open. Equal opinions give equal bytes.</summary>
    public static Task WriteAsync(Stream output, AcceptanceOpinionText opinion, CancellationToken cancel = default) => OfficialDocument.WriteAsync(
        output, new OfficialProperties(opinion.Title, opinion.Issuer, opinion.SignedOn), Blocks(opinion), cancel);

    /// <summary>The same words as plain text.</summary>
    public static string PlainText(AcceptanceOpinionText opinion) => OfficialPlainText.Of(Blocks(opinion));

    /// <summary>The words from the title to the end of part seven, as they stand on paper.</summary>
    public static string SignedText(AcceptanceOpinionText opinion) =>
        OfficialPlainText.Of(Blocks(opinion).SkipWhile(block => block is not OfficialTitle).TakeWhile(block => block is not AttachmentNote));

    private static IEnumerable<OfficialBlock> Blocks(AcceptanceOpinionText o)
    {
        yield return new LetterHead(o.Issuer, o.IssuedAs);
        yield return new OfficialTitle(o.Title);
        yield return new Addressee(o.Addressee);
        yield return new OfficialParagraph(
            $"依据{string.Join("、", o.Basis)}，{o.Issuer}组建验收组，于{ChineseText.Day(o.AcceptedOn)}对{o.ResponsibleUnit}承担的{o.Plan}{o.Task}进行了验收，意见如下：");

        yield return new OfficialHeading(1, $"一、{o.Oversight}指出的问题");
        yield return new OfficialParagraph(o.Problem);

        yield return new OfficialHeading(1, "二、责任单位采取的整改措施");
        foreach (var (measure, n) in Numbered(o))
            yield return new OfficialParagraph($"{n}．{ChineseText.Sentence(measure.Text)}");

        yield return new OfficialHeading(1, "三、整改措施落实情况");
        foreach (var (measure, n) in Numbered(o))
            yield return new OfficialParagraph($"{n}．{ChineseText.Sentence(measure.Fulfilment)}核查意见：{Judgement(measure)}");

        for (var i = 0; i < o.Checks.Count; i++)
            yield return i == 0 ? new OfficialParagraph(ChineseText.Sentence(o.Checks[i])) { Lead = "核查情况：" } : new OfficialParagraph(ChineseText.Sentence(o.Checks[i]));

        yield return new OfficialHeading(1, "四、整改目标完成情况");
        yield return new OfficialParagraph(ChineseText.Sentence(o.Target)) { Lead = "整改目标：" };
        yield return new OfficialParagraph(ChineseText.Sentence(o.TargetFulfilment)) { Lead = "完成情况：" };

        yield return new OfficialHeading(1, "五、佐证材料与整改措施对应情况");
        if (o.Measures.Any(m => m.Evidence.Any(e => e.Finding is not null)))
        {
            yield return new OfficialParagraph("佐证材料与整改措施逐项对应，审核情况如下：");
            yield return Matrix(o);
        }
        else
        {
            foreach (var (measure, n) in Numbered(o))
                yield return new OfficialParagraph($"{n}．{Evidence(measure)}与整改措施{n}相对应。");
        }

        yield return new OfficialHeading(1, "六、下步工作要求");
        yield return new OfficialParagraph(o.Requirements.Count == 0 ? "无。" : ChineseText.Enumeration(o.Requirements));

        yield return new OfficialHeading(1, "七、验收结论");
        yield return new OfficialParagraph(Conclusion(o));

        yield return new AttachmentNote(Annex);
        yield return new SignOff(o.Issuer, o.SignedOn);
        if (o.FilingNumber is { } filing)
            yield return new OfficialRemark($"销号编号：{filing}");

        foreach (var erased in o.Erased)
            yield return new OfficialRemark(erased);

        yield return new AppendixStart();
        yield return new OfficialTitle(Annex);
        yield return Signatures(o);
        yield return new TableNote($"正文摘要（SHA-256）：{o.Digest()}");
        if (o.VerificationCode is { } code)
            yield return new TableNote($"留痕校验码：{code}{(o.IsAnchored ? "" : "（打印时尚未锚定）")}");
        if (o.ScanText is { } scan)
        {
            yield return new TableNote("扫描下方二维码，在本系统“纸面核对”中核对纸面文本与登记文本、留痕是否一致。");
            yield return new QrPicture(scan, "核对本意见的二维码");
        }
    }

    private static IEnumerable<(OpinionMeasure Measure, int N)> Numbered(AcceptanceOpinionText o) => o.Measures.Select((m, i) => (m, i + 1));

    private static string Judgement(OpinionMeasure measure)
    {
        var judgement = measure.Judgement switch
        {
            MeasureJudgement.Satisfied => "满足",
            MeasureJudgement.PartlySatisfied => "部分满足",
            _ => "不满足",
        };
        return ChineseText.Sentence(string.IsNullOrWhiteSpace(measure.JudgementReason) ? judgement : $"{judgement}，{measure.JudgementReason}");
    }

    private static string Evidence(OpinionMeasure measure) => measure.Evidence.Count == 0
        ? "未提供佐证材料，无法"
        : string.Join("；", measure.Evidence.Select(e => $"{e.Name}，{e.Proves.Trim().TrimEnd('。', '；')}")) + "。佐证材料";

    private static string Conclusion(AcceptanceOpinionText o)
    {
        var conclusion = o.Conclusion switch
        {
            OpinionConclusion.Passed => $"{o.ResponsibleUnit}已完成{o.Plan}{o.Task}，通过验收，同意销号。",
            OpinionConclusion.PassedAndSustained => $"{o.ResponsibleUnit}已完成{o.Plan}{o.Task}的阶段目标，通过验收，转入长期坚持。",
            _ => $"{o.ResponsibleUnit}尚未完成{o.Plan}{o.Task}，未通过验收，退回继续整改。",
        };
        if (o.NextCheckOn is { } next)
            conclusion += $"下次核查时间为{ChineseText.Day(next)}。";
        return string.IsNullOrWhiteSpace(o.ConclusionRemark) ? conclusion : conclusion + ChineseText.Sentence(o.ConclusionRemark);
    }

    /// <summary>Part five cell by cell: a row for each piece of each measure.</summary>
    private static OfficialTable Matrix(AcceptanceOpinionText o) => new(
        [new("整改措施", 34), new("佐证材料", 42), new("证明内容", 44), new("页次", 14), new("审核", 22)],
        [.. Numbered(o).SelectMany(row => (row.Measure.Evidence.Count > 0 ? row.Measure.Evidence : [new OpinionEvidence("未提供佐证材料", "")]).Select((e, i) => (IReadOnlyList<OfficialCell>)
        [
            new OfficialCell($"{row.N}．{row.Measure.Text}") { IsLeft = true, IsSmall = true, ContinuesAbove = i > 0 },
            new OfficialCell(e.Name) { IsLeft = true, IsSmall = true },
            new OfficialCell(e.Proves.TrimEnd('。', '；')) { IsLeft = true, IsSmall = true },
            new OfficialCell(e.Page ?? "") { IsSmall = true },
            new OfficialCell(e.Finding ?? "") { IsSmall = true },
        ]))]);

    private static OfficialTable Signatures(AcceptanceOpinionText o)
    {
        var digest = o.Digest();
        var rows = o.Panel.Select((seat, i) => (IReadOnlyList<OfficialCell>)
        [
            new OfficialCell(Role(seat.Role)) { ContinuesAbove = i > 0 && o.Panel[i - 1].Role == seat.Role },
            new OfficialCell(seat.IsStandIn ? $"{seat.Name}\n（代）" : seat.Name),
            new OfficialCell($"{seat.Unit}\n{seat.Post}"),
            new OfficialCell(Signature(seat, digest)) { IsSmall = true },
        ]).ToList();
        return new OfficialTable([new("验收组", 20), new("姓名", 26), new("单位及职务", 58), new("签字", 52)], rows) { RowHeightInMillimetres = 18 };
    }

    private static string Role(PanelRole role) => role switch
    {
        PanelRole.Head => "组长",
        PanelRole.DeputyHead => "副组长",
        _ => "成员",
    };

    private static string Signature(PanelSeat seat, string digest)
    {
        var signature = seat.Signature switch
        {
            PanelSignature.InSystem s => "系统签名\n" + s.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
                + $"\n摘要 {Short(s.Digest)}" + (s.Digest == digest ? "" : "\n与本页正文摘要不符"),
            PanelSignature.OnPaper p => $"纸质签字\n{p.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
            PanelSignature.Absent a => $"缺席：{a.Reason}",
            _ => "",
        };
        return seat.Dissent is { } dissent ? $"{signature}\n不同意见：{dissent}".TrimStart('\n') : signature;
    }

    /// <summary>16 places tell two opinions apart; the whole digest stands below the table.</summary>
    private static string Short(string digest) => digest.Length > 16 ? digest[..16] : digest;
}
