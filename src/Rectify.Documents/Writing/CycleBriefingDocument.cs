using System.Globalization;

namespace Rectify.Documents.Writing;

/// <summary>调度简报: the briefing of a closed reporting cycle as a Word document in the form of GB/T 9704-2012. A draft for the office to finish; its figures are computed.</summary>
public static class CycleBriefingDocument
{
    /// <summary>Measures named of each sort; the workbook of the cycle holds all.</summary>
    private const int Named = 10;

    /// <summary>Writes the briefing; the stream stays open. Equal reports give equal bytes.</summary>
    public static Task WriteAsync(Stream output, CycleReport report, CancellationToken cancel = default) => OfficialDocument.WriteAsync(
        output, new OfficialProperties(TitleOf(report), report.Signer, report.On), Blocks(report), cancel);

    /// <summary>The same words as plain text.</summary>
    public static string PlainText(CycleReport report) => OfficialPlainText.Of(Blocks(report));

    public static string TitleOf(CycleReport report) => $"{report.Body}{report.Oversight}整改工作调度简报（第{report.Number}期）";

    private static IEnumerable<OfficialBlock> Blocks(CycleReport r)
    {
        yield return new OfficialTitle(TitleOf(r));
        yield return new OfficialParagraph(
            $"按照{r.Round}反馈问题整改工作安排，{r.Signer}对{ChineseText.Period(r.Period)}的整改进展开展了第{r.Number}期调度（{r.Rhythm}），报送时限为{ChineseText.Day(r.DueOn)}。现将截至{ChineseText.Day(r.On)}的情况通报如下。");
        yield return new OfficialParagraph(ChineseText.Sentence(r.Asked)) { Lead = "本期要求：" };

        yield return new OfficialHeading(1, "一、总体进展");
        yield return new OfficialParagraph(ProblemsSentence(r.Problems));
        yield return new OfficialParagraph(MeasuresSentence(r.Measures));
        yield return new OfficialParagraph(ComparedSentence(r.Compared));

        yield return new OfficialHeading(1, "二、报送情况");
        yield return new OfficialParagraph(ReportingSentence(r));
        if (r.Units.Count > 0) yield return UnitTable(r.Units);

        yield return new OfficialHeading(1, "三、本期亮点");
        if (r.Highlights.Count == 0) yield return new OfficialParagraph("本期没有新核实或者新申报完成的措施。");
        foreach (var paragraph in Mentions(r.Highlights, m => $"“{Short(m.Measure)}”{(m.IsVerified ? "已核实" : "申报完成，待核实")}{(m.Said is { } said ? $"。报送进展：{ChineseText.Sentence(said)}" : "。")}")) yield return paragraph;

        yield return new OfficialHeading(1, "四、需要关注的事项");
        var n = 0;
        foreach (var (heading, mentions, say) in new (string, IReadOnlyList<CycleMention>, Func<CycleMention, string>)[]
        {
            ("逾期的措施", r.Overdue, m => $"“{Short(m.Measure)}”时限为{ChineseText.Day(m.DueOn!.Value)}，已逾期{r.On.DayNumber - m.DueOn.Value.DayNumber}天。"),
            ("连续两期没有新进展的措施", r.Still, m => $"“{Short(m.Measure)}”{(m.Said is null ? "本期未报送。" : "本期报送的文字与上次相同。")}"),
            ("报送文字与上次相同的措施", r.Repeating, m => $"“{Short(m.Measure)}”请核实后按实际进展报送。"),
        })
        {
            if (mentions.Count == 0) continue;
            yield return new OfficialHeading(2, $"{ChineseText.Ordinal(2, ++n)}{heading}（{mentions.Count}条）");
            foreach (var paragraph in Mentions(mentions, say)) yield return paragraph;
        }
        if (n == 0) yield return new OfficialParagraph("没有逾期、连续两期没有新进展或者文字雷同的措施。");

        yield return new OfficialHeading(1, "五、下步要求");
        yield return new OfficialParagraph(ChineseText.Enumeration(NextSteps(r)));

        yield return new SignOff(r.Signer, r.On);
        yield return new TableNote(
            "统计口径：问题按项计，措施按条计。已完成指已销号或者长期坚持；申报完成尚未核实，不计入已完成。应报措施为整改中任务尚未申报完成的措施，以及本期已报送的措施。"
            + $"各项数字由系统计算，截至{ChineseText.Day(r.On)}，含{r.KnownAt.ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture)}以前的记录。");
    }

    private static string ProblemsSentence(CycleProblems p) => string.Concat(
        $"反馈问题共{p.FedBack}项，已完成{p.Done}项（其中长期坚持{p.Sustained}项），持续推进{p.Ongoing}项；持续推进的问题中，逾期{p.Overdue}项，滞后{p.Behind}项",
        p.Restarted > 0 ? $"，销号后重启{p.Restarted}项" : "", "。",
        p.Withdrawn > 0 ? $"另有经批准不再跟踪{p.Withdrawn}项。" : "",
        p.Restricted > 0 ? $"另有{p.Restricted}项限制知悉。" : "");

    private static string MeasuresSentence(CycleMeasures m) =>
        $"整改措施共{m.Counted}条，已核实{m.Verified}条，长期坚持{m.Sustained}条，申报完成待核实{m.Claimed}条，推进中{m.InProgress}条，未启动{m.NotStarted}条，退回{m.Returned}条。";

    private static string ComparedSentence(CycleCompared? compared) => compared is not { } c ? "本期为首期调度，没有可比的上期。"
        : $"与第{c.Number}期（截至{ChineseText.Day(c.On)}）相比，新核实{c.Verified}条，新申报完成{c.Claimed}条，新增逾期{c.Overdue}条，时限有变{c.DeadlinesMoved}条，连续两期没有新进展{c.Still}条。";

    private static string ReportingSentence(CycleReport r)
    {
        var (sums, missing) = (r.Reporting, r.Units.Where(u => u.Reporting.Missing > 0).ToList());
        var text = $"本期应报措施{sums.Asked}条，已报{sums.Reported}条，未报{sums.Missing}条";
        if (sums.Late > 0) text += $"；已报的措施中，迟报{sums.Late}条";
        if (sums.Repeating > 0) text += $"；文字与上次相同{sums.Repeating}条";
        return text + "。" + (missing.Count == 0 ? sums.Asked > 0 ? "各牵头单位均已报送。" : ""
            : $"未报或者未报全的单位：{string.Join("、", missing.Select(u => $"{u.Name}（{u.Reporting.Missing}条）"))}。");
    }

    private static OfficialTable UnitTable(IReadOnlyList<CycleUnitSums> units) => new(
        [new("牵头单位", 40), new("问题（项）", 20), new("已完成", 18), new("逾期", 16), new("应报（条）", 22), new("已报", 16), new("未报", 16)],
        [.. units.Select(u => (IReadOnlyList<OfficialCell>)[new(u.Name) { IsLeft = true }, Cell(u.Problems), Cell(u.Done), Cell(u.Overdue), Cell(u.Reporting.Asked), Cell(u.Reporting.Reported), Cell(u.Reporting.Missing)])]);

    private static OfficialCell Cell(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<OfficialParagraph> Mentions(IReadOnlyList<CycleMention> mentions, Func<CycleMention, string> say)
    {
        for (var i = 0; i < Math.Min(Named, mentions.Count); i++)
            yield return new OfficialParagraph($"{ChineseText.Ordinal(3, i + 1)}{mentions[i].Unit}，第{mentions[i].Ordinal}项：{say(mentions[i])}");
        if (mentions.Count > Named) yield return new OfficialParagraph($"另有{mentions.Count - Named}条，见调度明细。");
    }

    private static IEnumerable<string> NextSteps(CycleReport r)
    {
        if (r.Units.Count(u => u.Reporting.Missing > 0) is > 0 and var units) yield return $"请未报送的{units}个单位尽快补报{r.Reporting.Missing}条措施的进展。";
        if (r.Overdue.Count > 0) yield return $"对已逾期的{r.Overdue.Count}条措施，牵头单位要写明未完成原因、下步打算和新的时限，需要延期的按程序申请。";
        if (r.Still.Count > 0) yield return $"对连续两期没有新进展的{r.Still.Count}条措施，单位负责人要亲自研究推进。";
        if (r.DueNext > 0) yield return $"{ChineseText.Day(r.NextPeriod.To)}前到期的措施有{r.DueNext}条，请对照时限提前准备佐证材料。";
        yield return $"下期调度拟按{r.Rhythm}安排，期间为{ChineseText.Period(r.NextPeriod)}。";
    }

    /// <summary>A measure as one names it in passing.</summary>
    private static string Short(string measure)
    {
        const int longest = 40;
        var text = measure.Trim().TrimEnd('。', '；', ';');
        return text.Length <= longest ? text : text[..longest] + "……";
    }
}
