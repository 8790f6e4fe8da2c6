using System.Globalization;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.Documents.Writing;

/// <summary>整改情况报告 as a Word document in the form of GB/T 9704-2012, with the list of all tasks as its annex. A draft for the office to finish; its figures are computed.</summary>
public static class RectificationReportDocument
{
    /// <summary>Meetings named one by one; all of them are counted.</summary>
    private const int MeetingsNamed = 30;

    /// <summary>Writes the report; the stream stays open. Equal reports give equal bytes.</summary>
    public static Task WriteAsync(Stream output, RectificationReport report, CancellationToken cancel = default) => OfficialDocument.WriteAsync(
        output, new OfficialProperties(report.Title, report.Content.Signer, report.Content.SignedOn), Blocks(report), cancel);

    /// <summary>The same words as plain text.</summary>
    public static string PlainText(RectificationReport report) => OfficialPlainText.Of(Blocks(report));

    private static IEnumerable<OfficialBlock> Blocks(RectificationReport r)
    {
        var (notice, opening) = (r.Content, r.Content.Opening);
        yield return new OfficialTitle(r.Title);
        yield return new Addressee($"{opening.Authority}");
        yield return new OfficialParagraph(OpeningSentence(r));
        foreach (var block in r.Kind == ReportKind.FirstResponsible ? OfPerson(r) : OfBody(r)) yield return block;
        yield return new SignOff(r.Kind == ReportKind.FirstResponsible && r.PersonName is { } person ? person : notice.Signer, notice.SignedOn);
        yield return new TableNote(
            $"统计口径：问题按个计，措施按条计，已完成指已销号或者长期坚持。各项数字由系统计算，截至{ChineseText.Day(notice.AsOf)}，含{r.KnownAt.ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture)}以前的记录。");
        yield return new AppendixStart { IsLandscape = true };
        yield return new AppendixTitle($"{opening.Oversight}反馈问题整改情况一览表");
        yield return TaskTable(r.Tasks);
    }

    private static IEnumerable<OfficialBlock> OfBody(RectificationReport r)
    {
        var (notice, oversight) = (r.Content, r.Content.Opening.Oversight);
        yield return new OfficialHeading(1, "一、整改工作组织情况");
        yield return new OfficialParagraph(Organisation(r));
        foreach (var block in Meetings(r.Meetings)) yield return block;

        yield return new OfficialHeading(1, "二、整改任务落实情况");
        yield return new OfficialParagraph(NoticeSentences.Totals(notice, "本报告") + (r.Overdue > 0 ? $"持续推进的问题中，已逾期{r.Overdue}个。" : ""));
        var outline = NoticeOutline.Of(notice);
        foreach (var block in PublicNoticeBlocks.Answers(notice, outline)) yield return block;
        if (notice.Totals.Withheld.Value > 0) yield return new OfficialParagraph($"另有{notice.Totals.Withheld}限制知悉，按规定单独报告。");

        yield return new OfficialHeading(1, "三、其他事项办理情况");
        var others = new[] { notice.Totals.Suggestions.Value > 0 ? NoticeSentences.Suggestions(notice.Totals) : "", NoticeSentences.HandedOver(notice) }.Where(text => text.Length > 0).ToList();
        yield return new OfficialParagraph(others.Count == 0 ? $"本次{oversight}没有移交的意见建议、问题线索和信访件。" : string.Concat(others));

        yield return new OfficialHeading(1, "四、下一步工作安排");
        foreach (var block in Next(r)) yield return block;
    }

    private static IEnumerable<OfficialBlock> OfPerson(RectificationReport r)
    {
        var (notice, led) = (r.Content, r.Tasks.Where(t => t.IsLedByPerson).ToList());
        yield return new OfficialHeading(1, "一、履行第一责任人责任情况");
        yield return new OfficialParagraph($"{r.PersonTitle}{r.PersonName}为本次整改第一责任人。{Organisation(r)}");
        var own = r.Meetings.Where(m => m.IsOfPerson).ToList();
        yield return new OfficialParagraph(own.Count == 0 ? "会议记录中没有本人参加的整改会议或者调研。" : $"本人主持或者参加整改会议、调研{own.Count}次。");
        foreach (var block in Meetings(own)) yield return block;

        yield return new OfficialHeading(1, "二、领办问题整改情况");
        yield return new OfficialParagraph(led.Count == 0 ? "本人没有牵头领办的整改任务。"
            : $"本人牵头领办整改任务{led.Count}项，涉及措施{led.Sum(t => t.Measures)}条，其中已核实{led.Sum(t => t.MeasuresDone)}条。");
        for (var i = 0; i < led.Count; i++)
            yield return new OfficialParagraph($"{ChineseText.Ordinal(3, i + 1)}第{led[i].Ordinal}项“{led[i].Wording.Trim().TrimEnd('。')}”：{Of(led[i].State)}，牵头单位{led[i].LeadUnit}，时限{led[i].Due}，措施已核实{led[i].MeasuresDone}/{led[i].Measures}。");

        yield return new OfficialHeading(1, "三、整改总体进展");
        yield return new OfficialParagraph(NoticeSentences.Totals(notice, "本报告") + (r.Overdue > 0 ? $"持续推进的问题中，已逾期{r.Overdue}个。" : ""));

        yield return new OfficialHeading(1, "四、下一步打算");
        foreach (var block in Next(r)) yield return block;
    }

    private static string OpeningSentence(RectificationReport r)
    {
        var o = r.Content.Opening;
        var text = $"{ChineseText.Day(o.FeedbackOn)}，{o.Group}向{o.Body}反馈了{(o.RoundName is { } round ? round.EndsWith(o.Oversight, StringComparison.Ordinal) ? round : round + o.Oversight : o.Oversight)}意见。";
        if (o.Concentrated is { } window) text += $"集中整改期为{ChineseText.Period(window)}。";
        return text + (r.Kind == ReportKind.FirstResponsible ? "现将组织落实整改情况报告如下。" : $"现将{(r.Kind == ReportKind.Concentrated ? "集中" : "后续")}整改情况报告如下。");
    }

    private static string Organisation(RectificationReport r)
    {
        List<string> said = [];
        if (r.Plan is { } plan) said.Add($"整改方案第{plan.Version}版于{ChineseText.Day(plan.ApprovedOn)}经领导小组批准{(plan.Minutes is { } minutes ? $"（{minutes}）" : "")}");
        if (r.Meetings.Count > 0) said.Add($"召开会议、开展调研{r.Meetings.Count}次");
        if (r.Work.Cycles > 0) said.Add($"组织整改调度{r.Work.Cycles}期");
        if (r.Work.Letters > 0) said.Add($"制发督办文书{r.Work.Letters}件");
        if (r.Work.SpotChecks > 0) said.Add($"现场核查{r.Work.SpotChecks}次");
        if (r.Work.LookBacks > 0) said.Add($"开展“回头看”{r.Work.LookBacks}次");
        return said.Count == 0 ? "整改方案尚未批准，会议、调度等情况尚无记录。" : string.Join("，", said) + "。";
    }

    private static IEnumerable<OfficialBlock> Meetings(IReadOnlyList<ReportMeeting> meetings)
    {
        for (var i = 0; i < Math.Min(MeetingsNamed, meetings.Count); i++)
        {
            var meeting = meetings[i];
            yield return new OfficialParagraph($"{ChineseText.Ordinal(3, i + 1)}{ChineseText.Day(meeting.On)}，{Of(meeting.Kind)}“{meeting.Title.Trim()}”。{(meeting.Conclusions is { } agreed ? $"议定：{ChineseText.Enumeration(Items(agreed))}" : "")}");
        }
        if (meetings.Count > MeetingsNamed) yield return new OfficialParagraph($"另有{meetings.Count - MeetingsNamed}次，见会议与调研记录。");
    }

    private static string[] Items(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<OfficialBlock> Next(RectificationReport r)
    {
        if (r.Content.NextSteps.Count > 0)
        {
            foreach (var passage in r.Content.NextSteps) yield return new OfficialParagraph(passage.Text);
            yield break;
        }
        var t = r.Content.Totals;
        List<string> steps = [];
        if (t.Ongoing.Value > 0) steps.Add($"对持续推进的{t.Ongoing}问题，按照时限和下步打算逐项抓好落实。");
        if (r.Overdue > 0) steps.Add($"对已逾期的{r.Overdue}个问题，写明未完成原因，按程序明确新的时限。");
        if (t.Sustained.Value > 0) steps.Add($"对长期坚持的{t.Sustained}问题，按期核查，防止反弹。");
        steps.Add("对已完成的问题适时组织“回头看”，巩固整改成效。");
        yield return new OfficialParagraph(ChineseText.Enumeration(steps));
    }

    private static string Of(MeetingKind kind) => kind switch
    {
        MeetingKind.PartyGroup => "党组（党委）会",
        MeetingKind.LeadingGroup => "领导小组会",
        MeetingKind.SpecialTopic => "专题会",
        MeetingKind.Dispatch => "调度会",
        MeetingKind.SiteVisit => "现场调研",
        MeetingKind.Feedback => "反馈会",
        MeetingKind.DemocraticLife => "专题民主生活会",
        _ => "会议",
    };

    private static string Of(TaskState state) => state switch
    {
        TaskState.Registered => "待分派",
        TaskState.Assigned => "待签收",
        TaskState.Planning => "方案中",
        TaskState.Rectifying => "整改中",
        TaskState.Applied => "待确认",
        TaskState.Submitted => "待审核",
        TaskState.UnderAcceptance => "待验收",
        TaskState.OnDisplay => "公示中",
        TaskState.Sustained => "长期坚持",
        TaskState.Closed => "已销号",
        _ => "不再跟踪",
    };

    private static OfficialTable TaskTable(IReadOnlyList<ReportTask> tasks) => new(
        [new("序号", 16), new("问题", 81), new("责任领导", 24), new("牵头单位", 38), new("时限", 26), new("状态", 22), new("核实/措施", 18)],
        [.. tasks.Select(t => (IReadOnlyList<OfficialCell>)[new(t.Ordinal), new(t.Wording) { IsLeft = true, IsSmall = true }, new(t.Leader), new(t.LeadUnit), new(t.Due), new(Of(t.State)), new($"{t.MeasuresDone}/{t.Measures}")])]) { IsLandscape = true };
}
