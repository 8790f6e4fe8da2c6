using Rectify.Domain.Supervision;

namespace Rectify.Documents.Writing;

/// <summary>A supervision letter (督办文书) as a Word document, with the receipt (送达回证) as its annex. Each kind opens and ends in its own way.</summary>
public static class SupervisionLetterDocument
{
    private const string Receipt = "送达回证";

    /// <summary>Writes the letter; the stream stays open. Equal letters give equal bytes.</summary>
    public static Task WriteAsync(Stream output, SupervisionLetterText letter, CancellationToken cancel = default) => OfficialDocument.WriteAsync(
        output, new OfficialProperties(letter.Title, letter.Issuer, letter.On), Blocks(letter), cancel);

    /// <summary>The same words as plain text.</summary>
    public static string PlainText(SupervisionLetterText letter) => OfficialPlainText.Of(Blocks(letter));

    /// <summary>The letter without its annex.</summary>
    public static string BodyText(SupervisionLetterText letter) => OfficialPlainText.Of(Blocks(letter).TakeWhile(block => block is not AppendixStart));

    private static IEnumerable<OfficialBlock> Blocks(SupervisionLetterText l)
    {
        yield return new LetterHead(l.Issuer, l.Number);
        yield return new OfficialTitle(l.Title);
        yield return new Addressee(l.Addressee);
        yield return new OfficialParagraph(Opening(l));

        yield return new OfficialHeading(1, "一、所涉问题");
        foreach (var problem in l.Problems)
            yield return new OfficialParagraph($"第{problem.Ordinal}项：{ChineseText.Sentence(problem.Wording)}{(problem.DueOn is { } due ? $"整改时限为{ChineseText.Day(due)}。" : "整改要求为长期坚持。")}");

        yield return new OfficialHeading(1, "二、有关情况");
        foreach (var line in Lines(l.Findings))
            yield return new OfficialParagraph(ChineseText.Sentence(line));

        yield return new OfficialHeading(1, "三、工作要求");
        foreach (var (ask, n) in Lines(l.Asks).Select((line, i) => (line, i + 1)))
            yield return new OfficialParagraph($"{ChineseText.Ordinal(3, n)}{ChineseText.Sentence(ask)}");

        yield return new OfficialParagraph(Reply(l));
        yield return new OfficialParagraph(End(l.Kind));
        yield return new AttachmentNote(Receipt);
        yield return new SignOff(l.Issuer, l.On);

        yield return new AppendixStart();
        yield return new OfficialTitle(Receipt);
        yield return new OfficialTable([new("项目", 40), new("内容", 116)],
        [
            Row("文书名称", l.Title), Row("发文字号", l.Number?.ToString() ?? ""), Row("送达单位", l.Issuer), Row("受送达单位", l.Addressee), Row("送达方式", ""), Row("签收人及职务", ""), Row("签收时间", ""), Row("备注", ""),
        ]) { RowHeightInMillimetres = 16 };
    }

    private static IReadOnlyList<OfficialCell> Row(string label, string value) => [new OfficialCell(label), new OfficialCell(value) { IsLeft = true }];

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    private static string Opening(SupervisionLetterText l)
    {
        var what = LetterWording.Problems(l.Oversight, l.IsBeforeFeedback);
        return l.Kind switch
        {
            LetterKind.Reminder => $"对照{what}整改台账，你单位承担的整改任务中有需要提醒的事项，现函告如下：",
            LetterKind.Urging => $"为保证{what}按期整改到位，现就你单位承担的整改任务予以督办：",
            LetterKind.Admonition => $"你单位在{what}整改中责任落实不到位、工作推进不力，现予书面告诫：",
            LetterKind.Interview => $"因{what}整改未达到要求，决定约谈你单位主要负责人，现将有关事项通知如下：",
            _ => $"因{what}整改严重滞后，决定对你单位承担的整改任务挂牌督办，现将有关事项通知如下：",
        };
    }

    private static string Reply(SupervisionLetterText l)
    {
        var by = ChineseText.Day(l.ReplyDueOn);
        return l.Kind switch
        {
            LetterKind.Reminder => $"请在{by}前书面反馈采取的措施和预计完成时间。",
            LetterKind.Urging => $"请在{by}前书面回复办理情况，并附能够证明措施落实的材料。",
            LetterKind.Admonition => $"请在{by}前报送书面说明和改正情况。",
            LetterKind.Interview => $"请在{by}前确认参加人员，并在约谈后书面报送落实情况。",
            _ => $"请在{by}前报送挂牌督办事项的整改计划，此后按要求报送进展，直至解除挂牌。",
        };
    }

    private static string End(LetterKind kind) => kind switch
    {
        LetterKind.Reminder => "特此提示。",
        LetterKind.Urging => "特此函告。",
        LetterKind.Admonition => "特此告诫。",
        _ => "特此通知。",
    };
}
