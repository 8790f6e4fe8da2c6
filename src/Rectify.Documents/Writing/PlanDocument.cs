using System.Text.RegularExpressions;
using Rectify.Domain;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;

namespace Rectify.Documents.Writing;

/// <summary>整改方案: the rectification plan as a Word document in the form of GB/T 9704-2012, its lists as annexes on pages turned a quarter. Every figure is computed.</summary>
public static partial class PlanDocument
{
    /// <summary>Writes the plan; the stream stays open. Equal reports give equal bytes.</summary>
    public static Task WriteAsync(Stream output, PlanReport plan, CancellationToken cancel = default) => OfficialDocument.WriteAsync(output, new OfficialProperties(TitleOf(plan), plan.Body, plan.On), Blocks(plan), cancel);

    /// <summary>The same words as plain text.</summary>
    public static string PlainText(PlanReport plan) => OfficialPlainText.Of(Blocks(plan));

    public static string TitleOf(PlanReport plan) => $"{TitleOf(plan.Body, plan.Round)}{(plan.IsDraft ? "（草案）" : plan.Since is not null ? "（今日内容）" : "")}";

    public static string TitleOf(string body, string round) => $"{body}关于{round}反馈意见的整改方案";

    private static IEnumerable<OfficialBlock> Blocks(PlanReport plan)
    {
        var lists = PlanList.Of(plan);
        yield return new OfficialTitle(TitleOf(plan));
        yield return new OfficialParagraph(Opening(plan));

        yield return new OfficialHeading(1, "一、制定依据");
        yield return new OfficialParagraph(Basis(plan));
        yield return new OfficialParagraph(VersionSentence(plan));

        yield return new OfficialHeading(1, "二、总体情况");
        yield return new OfficialParagraph(Totals(plan));
        if (Special(plan) is { Length: > 0 } special) yield return new OfficialParagraph(special);
        if (Registered(plan) is { Length: > 0 } registered) yield return new OfficialParagraph(registered);
        if (plan.Restricted > 0) yield return new OfficialParagraph($"另有{plan.Restricted}项限制知悉，按规定范围另行印制。");

        yield return new OfficialHeading(1, "三、整改任务和措施");
        foreach (var block in Answers(plan)) yield return block;
        foreach (var block in Changes(plan)) yield return block;

        yield return new AttachmentNote(string.Join('\u3000', lists.Select((list, i) => $"{i + 1}．{list.Title}")));
        yield return new SignOff(plan.Body, plan.On);
        yield return new TableNote($"单位名称为{ChineseText.Day(plan.On)}的名称；正文和附件由整改台账生成，内容截至{ChineseText.Day(plan.AsOf)}。同一制度、问责、资金对应多个问题的，只统计一次；初稿不计入制度数，件数与人次分开统计。");

        for (var i = 0; i < lists.Count; i++)
        {
            yield return new AppendixStart { Number = i + 1, IsLandscape = true };
            yield return new AppendixTitle(lists[i].Title);
            if (lists[i].Rows.Count == 0) yield return new TableNote("截至目前没有列入本清单的事项。");
            else yield return Table(lists[i]);
        }
    }

    private static string Opening(PlanReport plan) =>
        $"{ChineseText.Day(plan.FeedbackOn)}，{plan.Group}向{plan.Body}反馈了{plan.Oversight}意见{(plan.FeedbackNumber is { } number ? $"（{number}）" : "")}。为做好反馈问题整改，结合实际，制定本方案。";

    private static string Basis(PlanReport plan) => plan.LegalBasis is { } basis
        ? $"依据{string.Join("、", basis.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.TrimEnd('。', '；', '、')))}以及{plan.Round}反馈意见。"
        : $"依据{plan.Round}反馈意见。";

    private static string VersionSentence(PlanReport plan) => plan.Version switch
    {
        null => $"本方案为草案，尚未经领导小组审定，共涉及{plan.Tasks.Count}项整改任务。",
        { } v when plan.Open > 0 => $"第{v.Number}版已于{ChineseText.Day(v.ApprovedOn)}审定{Minutes(v)}；另有{plan.Open}项整改任务的方案尚未审定，本稿为草案。",
        { } v when plan.Since is not null => $"本稿为今日内容，截至{ChineseText.Day(plan.AsOf)}，仅供对照；第{v.Number}版已于{ChineseText.Day(v.ApprovedOn)}审定{Minutes(v)}，以审定稿为准。",
        var v => $"本方案为第{v.Number}版，{ChineseText.Day(v.ApprovedOn)}审定{Minutes(v)}。{(plan.LeftOut > 0 ? $"另有{plan.LeftOut}项整改任务的方案尚未审定，未列入本版。" : "")}",
    };

    private static string Minutes(PlanReportVersion version) => version.Minutes is { } minutes ? $"（{minutes}）" : "";

    private static string Totals(PlanReport plan)
    {
        var problems = plan.Problems.ToList();
        var classes = new[] { ProblemClass.AtOnce, ProblemClass.Staged, ProblemClass.Continuous }.Select(c => (Class: c, Count: problems.Count(p => p.Class == c))).Where(c => c.Count > 0).Select(c => $"{PlanWords.Of(c.Class)}{c.Count}项").ToList();
        if (problems.Count(p => p.Class is null) is > 0 and var open && classes.Count > 0) classes.Add($"类型待定{open}项");
        var measures = plan.Measures.ToList();
        var within = measures.Count(m => m.DueOn <= plan.ConcentratedUntil);
        var text = $"反馈问题共{problems.Count}项{(classes.Count > 0 ? $"，其中{string.Join("、", classes)}" : "")}；整改措施共{measures.Count}条，由{plan.Tasks.Select(t => t.LeadUnit).OfType<string>().Distinct().Count()}个单位牵头。"
            + $"集中整改期内（{ChineseText.Day(plan.ConcentratedUntil)}前）完成措施{within}条，其后完成{measures.Count - within - measures.Count(m => Deadline.IsLongTerm(m.DueOn))}条，长期坚持{measures.Count(m => Deadline.IsLongTerm(m.DueOn))}条。";
        return plan.Withdrawn > 0 ? text + $"已并入其他问题或者经批准不再跟踪的{plan.Withdrawn}项任务未列入。" : text;
    }

    private static string Special(PlanReport plan)
    {
        var problems = plan.Problems.ToList();
        List<string> said = [];
        if (problems.Where(p => p.HasMoney).ToList() is { Count: > 0 } money) said.Add($"涉及资金的问题{money.Count}项，金额{PlanWords.Amount(money.Sum(p => p.StakeAmount!.Value))}万元");
        if (problems.Count(p => p.KeyBecause is not null) is > 0 and var key) said.Add($"重点难点问题{key}项");
        if (plan.Measures.Count(m => m.Kind == Domain.Measures.MeasureKind.Institution) is > 0 and var rules) said.Add($"建章立制措施{rules}条");
        if (plan.Measures.Count(m => m.Kind == Domain.Measures.MeasureKind.Accountability) is > 0 and var sanctions) said.Add($"追责问责措施{sanctions}条");
        return said.Count == 0 ? "" : string.Join("；", said) + "。";
    }

    /// <summary>What the registers hold, each entry once.</summary>
    private static string Registered(PlanReport plan)
    {
        var words = plan.Entries.Select(e => e.Words).ToList();
        var (institutions, cases, sums) = (words.OfType<InstitutionWords>().ToList(), words.OfType<AccountabilityWords>().ToList(), words.OfType<SumWords>().ToList());
        List<string> said = [];
        if (institutions.Count > 0)
        {
            var (issued, drafts) = (institutions.Count(i => i.Stage != InstitutionStage.Draft && i.Change != InstitutionChange.Repealed), institutions.Count(i => i.Stage == InstitutionStage.Draft));
            said.Add($"已印发制度{issued}项{(drafts > 0 ? $"（另有初稿{drafts}项）" : "")}");
        }
        if (cases.Count > 0) said.Add($"问责{cases.Count}件{cases.Sum(c => c.Persons)}人次");
        if (sums.Count > 0) said.Add($"登记资金{PlanWords.Amount(sums.Sum(s => s.AtStake))}万元，已挽回{PlanWords.Amount(sums.Sum(s => s.Recovered))}万元，尚余{PlanWords.Amount(sums.Sum(s => Math.Max(0, s.AtStake - s.Recovered)))}万元");
        return said.Count == 0 ? "" : $"截至{ChineseText.Day(plan.AsOf)}，{string.Join("；", said)}。";
    }

    /// <summary>Section by section in the document's own order, each problem quoted verbatim with target, measures and who answers.</summary>
    private static IEnumerable<OfficialBlock> Answers(PlanReport plan)
    {
        string? section = null;
        var sections = 0;
        foreach (var task in plan.Tasks)
        {
            if (task.Sections.Count > 0 && string.Join("－", task.Sections) is var here && here != section)
            {
                section = here;
                // numbered anew below this heading: the feedback's own numbers stand in the list of problems
                yield return new OfficialHeading(2, $"{ChineseText.Ordinal(2, ++sections)}{string.Join("－", task.Sections.Select(heading => OwnOrdinal().Replace(heading, "")))}");
            }
            yield return new OfficialHeading(3, $"{task.Ordinal.TrimEnd('．', '.', '、')}．关于“{task.Wording.TrimEnd('。')}”的问题");
            if (task.Target is { } target) yield return new OfficialParagraph(ChineseText.Sentence(target)) { Lead = "整改目标：" };
            if (task.Standard is { } standard) yield return new OfficialParagraph(ChineseText.Sentence(standard)) { Lead = "验收标准：" };
            yield return new OfficialParagraph(task.Measures.Count == 0 ? "待制定。" : ChineseText.Enumeration(task.Measures.Select(m => m.Text))) { Lead = "整改措施：" };
            yield return new OfficialParagraph(Responsible(task));
        }
        if (plan.Tasks.Count == 0) yield return new OfficialParagraph("截至目前没有列入方案的问题。");
    }

    private static IEnumerable<OfficialBlock> Changes(PlanReport plan)
    {
        if (plan is not { Since: { } since, Version: { } version }) yield break;
        yield return new OfficialHeading(1, "四、审定后的变化");
        if (since.Count == 0) yield return new OfficialParagraph($"第{version.Number}版审定后，没有变化。");
        foreach (var change in since) yield return new OfficialParagraph($"序号{change.Ordinal.TrimEnd('．', '.', '、')}的问题：{ChineseText.Day(change.On)}{Words(change)}。");
    }

    private static string Words(PlanReportChange change)
    {
        switch (change.Kind)
        {
            case PlanChangeKind.Amended:
                var parts = new[] { (Word: "调整", Count: change.Reworded), (Word: "新增", Count: change.Added), (Word: "取消", Count: change.Cancelled), (Word: "共用", Count: change.Linked), (Word: "解除共用", Count: change.Unlinked) }.Where(part => part.Count > 0).Select(part => $"{part.Word}{part.Count}条");
                return $"批准第{change.Number}次措施调整，{string.Join("、", parts)}";
            case PlanChangeKind.Extended:
                return $"批准延期，{(change.Measure is { } place ? $"措施{place}的" : "")}完成时限由{DueWords(change.From)}延至{DueWords(change.To)}";
            case PlanChangeKind.Reassigned: return "改派，责任重新确定";
            case PlanChangeKind.HandedOver: return "办理责任移交，责任人变更";
            case PlanChangeKind.Restarted: return "销号后重启，完成时限重新确定";
            default: return "经批准并入其他问题或者不再跟踪";
        }
    }

    private static string DueWords(DateOnly dueOn) => Deadline.IsLongTerm(dueOn) ? "长期坚持" : ChineseText.Day(dueOn);

    private static string Responsible(PlanReportTask task)
    {
        List<string> said = [];
        if (task.Leader is { } leader) said.Add($"责任领导：{leader}");
        if (task.LeadUnit is { } lead) said.Add($"牵头单位：{lead}");
        if (task.Supporting.Count > 0) said.Add($"责任（配合）单位：{string.Join("、", task.Supporting)}");
        said.Add($"完成时限：{(task.LeadUnit is null ? "待定" : Deadline.IsLongTerm(task.DueOn) ? "长期坚持" : ChineseText.Day(task.DueOn))}");
        return string.Join("；", said) + "。";
    }

    [GeneratedRegex("^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[、．.]|[0-9]+[、．.]) *")]
    private static partial Regex OwnOrdinal();

    private static OfficialTable Table(PlanList list) => new(
        [.. list.Columns.Select(c => new OfficialColumn(c.Head, c.Width))],
        [.. list.Rows.Select(row => (IReadOnlyList<OfficialCell>)[.. row.Select((text, at) => new OfficialCell(text) { IsSmall = true, IsLeft = list.Columns[at].IsLeft, ContinuesAbove = at < PlanList.Shared && PlanList.Continues(row) })])]) { IsLandscape = true };
}
