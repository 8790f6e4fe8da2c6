using System.Globalization;
using Rectify.App.Acceptance;
using Rectify.App.Evidence;
using Rectify.App.Meetings;
using Rectify.App.Reviews;
using Rectify.App.SpotChecks;
using Rectify.App.Suggestions;
using Rectify.App.Supervision;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.App.WiderChecks;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;
using static Rectify.App.Dossiers.DossierHtml;

namespace Rectify.App.Dossiers;

/// <summary>The words the host has.</summary>
public sealed record DossierWords(Func<TaskState, string> State, Func<MeasureState, string> Measure, Func<MeasureVerdict, string> Verdict, Func<CellSaid, string> Cell, Func<HistoryRow, string> Fact, Func<CheckingWay, string> Way, Func<SpotCheckVerdict, string> Found, Func<MeetingKind, string> Meeting,
    Func<MilestoneKind, string> Milestone, Func<SuggestionKind, string> Suggestion, Func<SuggestionState, string> Standing, Func<AmendmentState, string> Amendment,
    Func<WiderCheckKind, string> WiderCheck, Func<WiderCheckState, string> WiderCheckStanding);

/// <summary>The part of one task: a page that says everything, and the files it links to.</summary>
public sealed class DossierOfTask(TaskHistory history, ReadOpinion opinions, LetterList letters, ReadLetter letter, EvidenceFiles files, SpotCheckList checks, ReadSpotCheck check, MeetingList meetings, ReadMeeting meeting, SuggestionList suggestions, DossierOfRound round, WiderCheckList widerChecks, DossierOfWiderChecks wider) : IUseCase
{
    internal const string Page = "目录.html";

    /// <summary>The folder of closure evidence.</summary>
    internal const string Evidence = "佐证";

    /// <param name="folder">Ends with a stroke; empty for the root.</param>
    internal async Task WriteAsync(DossierArchive archive, string folder, TaskPageRow task, DossierWords words, CancellationToken ct)
    {
        var evidence = await EvidenceAsync(archive, folder, task, ct);
        var page = new DossierHtml($"编号 {task.Problem.Number}　{task.Responsibility.LeadUnit?.Name}");
        page.Paragraph($"{task.Problem.RoundName}　{task.Problem.BodyName}　状态：{words.State(task.State)}　时限：{(task.State == TaskState.Registered ? "—" : Day(task.Responsibility.DueOn))}").Heading("一、问题原文").Quote(task.Problem.Wording).Paragraph(task.Problem.Manifestations);
        page.Heading("二、整改方案").Paragraph(Said("整改目标", task.Texts.Target)).Paragraph(Said("验收标准", task.Texts.Standard)).Paragraph(Said("原因分析", task.Texts.RootCause))
            .Paragraph(Said("牵头领导", task.Responsibility.Leader?.Name)).Paragraph(Said("经办人", task.Responsibility.Handler?.Name))
            .Table(["措施", "内容", "责任单位", "责任人", "时限", "状态"], [.. task.Measures.Select(m => (IReadOnlyList<DossierCell>)[Text($"{m.Position}"), Text(m.Text), Text(m.OwnerUnit.Name), Text(m.OwnerName), Text(Day(m.DueOn)), Text(words.Measure(m.State))])]);
        if (task.Measures.Any(m => m.Indicator is not null))
            page.Paragraph("指标：").Table(["措施", "指标", "目标", "日期", "实际值", "来源", "结果"], [.. task.Measures.Where(m => m.Indicator is not null).SelectMany(m => ValuesOf(m, m.Indicator!))]);
        if (task.Amendments.Count > 0)
            page.Paragraph("措施调整：").Table(["次序", "理由", "结果", "措施", "原措施", "调整后"], [.. task.Amendments.Reverse().SelectMany(a => a.Lines.Select(line => (IReadOnlyList<DossierCell>)
                [Text($"{a.Number}"), Text(a.Reason), Text($"{words.Amendment(a.State)}{((a.EndReason ?? a.Minutes) is { } because ? $"：{because}" : "")}"), Text(line.Position is { } at ? $"{at}" : line.Kind == AmendmentKind.Linked ? "共用" : "新增"), Text(line.Before?.Text), Text(line.After?.Text ?? "取消")]))]);
        page.Heading("三、进展").Table(["措施", "截至", "内容", "报送人"], [.. task.Progress.Reverse().Select(p => (IReadOnlyList<DossierCell>)[Text($"{p.Position}"), Text(Day(p.TrueOn)), Text(p.IsReplaced ? $"（已更正）{p.Text}" : p.Text), Text(p.SubmittedBy)])])
            .Paragraph(Said("整改成效", task.Texts.Effect)).Paragraph(Said("未完成原因", task.Texts.ReasonNotDone)).Paragraph(Said("下步打算", task.Texts.NextSteps));
        page.Heading("四、佐证材料与整改措施对应情况").Table(["措施", "佐证材料", "证明内容", "审核", "SHA-256"],
            [.. task.Evidence.Where(e => e.IsSubmitted).SelectMany(e => e.Uses.Select(use => (Piece: e, Use: use))).OrderBy(x => x.Use.Position).ThenBy(x => x.Piece.UploadedAt).Select(x => (IReadOnlyList<DossierCell>)
            [
                Text($"{x.Use.Position}"), evidence.TryGetValue(x.Piece.Id, out var file) ? Anchor(file.Path[folder.Length..], NameOf(x.Piece)) : Text($"{NameOf(x.Piece)}{(x.Piece.IsErased ? "（已按误传处理）" : "（文件不在存储中）")}"),
                Text(x.Use.Sentence), Text(x.Use.Said is { } said ? words.Cell(said) : "未判定"), Digest(file?.Sha256),
            ])]);
        page.Heading("五、审核").Table(["轮次", "审核人", "结论", "逐条判定"], [.. task.Reviews.Reverse().Select(r => (IReadOnlyList<DossierCell>)
        [
            Text($"{r.Round}"), Text(r.Auditor), Text(r.Conclusion switch { ReviewConclusion.Passed => "通过", ReviewConclusion.Returned => $"退回：{r.Remark}", _ => "审核中" }),
            Text(string.Join('\n', r.Judgements.Select(j => $"措施{j.Position}：{words.Verdict(j.Verdict)}{(j.Remark is { } remark ? $"，{remark}" : "")}"))),
        ])]);
        page.Heading("六、核查记录").Table(["日期", "方式", "核查人", "措施", "核查情况", "核查结论", "附件"], await ChecksAsync(archive, folder, task, words, ct));
        page.Heading("七、验收销号意见");
        await OpinionsAsync(archive, folder, task, page, ct);
        if (task.Objections.Count > 0)
            page.Table(["公示异议", "收到日期", "内容", "认定"], [.. task.Objections.Select(o => (IReadOnlyList<DossierCell>)
                [Text($"{o.Number}"), Text(Day(o.ReceivedOn)), Text(o.Says), Text(o.IsUpheld switch { true => $"成立：{o.DecidedBecause}", false => $"不成立：{o.DecidedBecause}", null => "待认定" })])]);
        page.Heading("八、督办文书");
        await LettersAsync(archive, folder, task, page, ct);
        page.Heading("九、会议与调研").Table(["日期", "类型", "名称", "议定事项", "附件"], await MeetingsAsync(archive, folder, task, words, ct));
        // what not every task has comes last, numbered as far as it is there
        var later = new Queue<string>(["十", "十一", "十二"]);
        if ((await suggestions.OfProblemAsync(task.Problem.Id, ct)).Rows is { Count: > 0 } said) page.Heading($"{later.Dequeue()}、意见建议").Table(DossierOfRound.SuggestionHeads, await round.SuggestionsAsync(archive, folder, said, words, ct));
        if ((await widerChecks.OfProblemAsync(task.Problem.Id, ct)).Rows is { Count: > 0 } spread) await wider.WriteAsync(archive, folder, page.Heading($"{later.Dequeue()}、举一反三与专项整治"), spread, words, ct);
        page.Heading($"{later.Dequeue()}、留痕摘录").Table(["日期", "时间", "事项"], await TrailAsync(task.Id, words, ct));
        page.Paragraph(WriteDossier.Remark(task.Today));
        await archive.AddAsync(folder, page);
    }

    private async Task<Dictionary<EvidenceId, DossierEntry>> EvidenceAsync(DossierArchive archive, string folder, TaskPageRow task, CancellationToken ct)
    {
        var entries = new Dictionary<EvidenceId, DossierEntry>();
        foreach (var measure in task.Evidence.Where(e => e.IsSubmitted && e.Uses.Count > 0).GroupBy(e => e.Uses.Min(use => use.Position)).OrderBy(g => g.Key))
        {
            var number = 0;
            foreach (var piece in measure.OrderBy(e => e.UploadedAt).ThenBy(e => e.Id.Value))
            {
                number++;
                // nobody but who may see it opens it, and what is restricted is written down there
                if (await files.OpenAsync(piece.Id, ct) is not { } content) continue;
                await using (content) entries[piece.Id] = await archive.AddAsync($"{folder}{Evidence}/措施{measure.Key}/{DossierNames.Numbered(number, piece.FileName)}", $"措施{measure.Key}佐证", content.Content);
            }
        }
        return entries;
    }

    private async Task<List<IReadOnlyList<DossierCell>>> ChecksAsync(DossierArchive archive, string folder, TaskPageRow task, DossierWords words, CancellationToken ct)
    {
        var rows = new List<IReadOnlyList<DossierCell>>();
        foreach (var row in (await checks.OfTaskAsync(task.Id, ct)).Reverse())
        {
            if (await check.Run(row.Id, ct) is not { } sheet) continue;
            var kept = new List<DossierCell>();
            foreach (var file in sheet.Files)
            {
                if (await check.FileAsync(row.Id, file.Number, ct) is not { } content)
                {
                    kept.Add(Text($"{file.FileName}{(file.IsErased ? "（已按误传处理）" : "（文件不在存储中）")}"));
                    continue;
                }
                var path = $"核查/{row.On:yyyy-MM-dd}-{rows.Count + 1}/{DossierNames.Numbered(file.Number, file.FileName)}";
                await using (content.Content) await archive.AddAsync(folder + path, "核查记录附件", content.Content);
                kept.Add(Anchor(path, file.FileName));
            }
            rows.Add([Text(Day(row.On)), Text(words.Way(row.Way)), Text(string.Join('、', row.People)), Text(string.Join('、', row.Measures)), Text(sheet.StruckBecause is { } struck ? $"（已作废：{struck}）{row.Finding}" : row.Finding), Text(words.Found(row.Verdict)), Lines(kept)]);
        }
        return rows;
    }

    private async Task<List<IReadOnlyList<DossierCell>>> MeetingsAsync(DossierArchive archive, string folder, TaskPageRow task, DossierWords words, CancellationToken ct)
    {
        var rows = new List<IReadOnlyList<DossierCell>>();
        foreach (var row in (await meetings.OfTaskAsync(task.Id, ct)).Reverse())
        {
            if (await meeting.Run(row.Id, ct) is not { } sheet) continue;
            var kept = new List<DossierCell>();
            foreach (var file in sheet.Files)
            {
                if (await meeting.FileAsync(row.Id, file.Number, ct) is not { } content)
                {
                    kept.Add(Text($"{file.FileName}{(file.IsErased ? "（已按误传处理）" : "（文件不在存储中）")}"));
                    continue;
                }
                var path = $"会议/{row.On:yyyy-MM-dd}-{rows.Count + 1}/{DossierNames.Numbered(file.Number, file.FileName)}";
                await using (content.Content) await archive.AddAsync(folder + path, "会议纪要", content.Content);
                kept.Add(Anchor(path, file.FileName));
            }
            rows.Add([Text(Day(row.On)), Text(words.Meeting(row.Kind)), Text(sheet.VoidedBecause is { } because ? $"（已作废：{because}）{row.Title}" : row.Title), Text(row.Conclusions), Lines(kept)]);
        }
        return rows;
    }

    private async Task OpinionsAsync(DossierArchive archive, string folder, TaskPageRow task, DossierHtml page, CancellationToken ct)
    {
        foreach (var opinion in task.Opinions.OrderBy(o => o.Round))
        {
            if (await opinions.FileAsync(task.Id, opinion.Round, ct) is not { } document) continue;
            var path = $"意见/第{opinion.Round}轮验收销号意见.docx";
            await archive.AddAsync(folder + path, "验收销号意见", stream => document.WriteAsync(stream, ct));
            page.Link(path, $"第{opinion.Round}轮验收销号意见{(opinion.FilingNumber is { } number ? $"（{number}）" : "")}");
        }
        if (task.Opinions.Count == 0) page.Paragraph("无。");
    }

    private async Task LettersAsync(DossierArchive archive, string folder, TaskPageRow task, DossierHtml page, CancellationToken ct)
    {
        var found = await letters.OfTaskAsync(task.Id, ct) is { } of ? of.Rows.Reverse().ToList() : [];
        var number = 0;
        foreach (var row in found)
        {
            if (await letter.DocumentAsync(row.Id, ct) is not { } document) continue;
            var path = $"督办/{DossierNames.Numbered(++number, document.FileName)}";
            await using (document.Content) await archive.AddAsync(folder + path, "督办文书", document.Content);
            page.Link(path, $"{row.Number} {row.Title}".Trim());
        }
        if (number == 0) page.Paragraph("无。");
    }

    private async Task<List<IReadOnlyList<DossierCell>>> TrailAsync(TaskId id, DossierWords words, CancellationToken ct)
    {
        var rows = new List<IReadOnlyList<DossierCell>>();
        for (long? before = null; await history.ReadAsync(id, before, ct) is { Count: > 0 } some; before = some[^1].Number)
            rows.AddRange(some.Select(row => (IReadOnlyList<DossierCell>)[Text(Day(row.On)), Text(OfficeDay.Default.Local(row.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)), Text(words.Fact(row))]));
        rows.Reverse();
        return rows;
    }

    /// <summary>A row a value, in the order of their days; one without a value for an indicator nobody has measured.</summary>
    private static IEnumerable<IReadOnlyList<DossierCell>> ValuesOf(MeasureRow measure, IndicatorPart part) => part.All.Count == 0
        ? [[Text($"{measure.Position}"), Text(part.Indicator.Name), Text(part.Indicator.Goal), Text(""), Text("无"), Text(part.Indicator.Source), Text("")]]
        : part.All.Reverse().Select(v => (IReadOnlyList<DossierCell>)
        [
            Text($"{measure.Position}"), Text(part.Indicator.Name), Text(part.Indicator.Goal), Text(Day(v.On)), Text($"{Indicator.Printed(v.Value)}{v.Unit}"), Text(v.Source),
            Text(v.VoidedBecause is { } because ? $"已作废：{because}" : part.Indicator.IsMetBy(v.Value) ? "达到" : "未达到"),
        ]);

    private static string NameOf(EvidenceRow piece) => piece.IsReplaced ? $"{piece.FileName}（已被替换）" : piece.FileName;

    private static string? Said(string what, string? text) => string.IsNullOrWhiteSpace(text) ? null : $"{what}：{text}";

    internal static string Day(DateOnly day) => Deadline.IsLongTerm(day) ? "长期" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
