using System.Globalization;
using Rectify.App.Evaluations;
using Rectify.App.Rounds;
using Rectify.App.Suggestions;
using Rectify.Domain;
using Rectify.Domain.Evaluations;
using Rectify.Domain.Rounds;
using static Rectify.App.Dossiers.DossierHtml;

namespace Rectify.App.Dossiers;

/// <summary>What belongs to the inspection as a whole: its milestones with their papers, its suggestions with the papers of their replies, its evaluations.</summary>
public sealed class DossierOfRound(ReadInspection inspections, ReadSuggestion read, ReadEvaluation evaluations) : IUseCase
{
    internal static readonly string[] SuggestionHeads = ["类别", "序号或文号", "意见建议", "承办单位", "办理时限", "状态", "回复", "附件"];

    /// <summary>Each milestone with its day, its proof and its papers; the papers for who sees the inspection as a whole.</summary>
    internal async Task<IReadOnlyList<IReadOnlyList<DossierCell>>> MilestonesAsync(DossierArchive archive, InspectionId id, DossierWords words, CancellationToken ct)
    {
        if (await inspections.Run(id, ct) is not { } sheet) return [];
        var rows = new List<IReadOnlyList<DossierCell>>();
        foreach (var milestone in sheet.Milestones)
        {
            var (name, kept) = (words.Milestone(milestone.Kind), new List<DossierCell>());
            if (milestone.Paper is { } paper) kept.Add(await KeepAsync(archive, $"节点/{DossierNames.Clean(name)}/", 0, paper, milestone.PaperErasedOn, () => inspections.PaperAsync(id, milestone.Kind, ct)));
            foreach (var needed in milestone.Papers)
                kept.Add(needed is { Number: { } number, FileName: { } file } ? await KeepAsync(archive, $"节点/{DossierNames.Clean(name)}/", number, file, needed.ErasedOn, () => inspections.PaperAsync(id, milestone.Kind, number, ct))
                    : Text(needed.IsOfMeeting ? $"{needed.Name}（见会议）" : $"{needed.Name}（未交）"));
            rows.Add([Text(name), Text(Day(milestone.DueOn)), Text(milestone.DoneOn is { } done ? Day(done) : null), Text(milestone.Person), Text(milestone.Proof), Lines(kept)]);
        }
        return rows;
    }

    /// <summary>Each suggestion with its last reply and the papers of all; reading it is written down where it is restricted.</summary>
    internal async Task<IReadOnlyList<IReadOnlyList<DossierCell>>> SuggestionsAsync(DossierArchive archive, string folder, IEnumerable<SuggestionListRow> suggestions, DossierWords words, CancellationToken ct)
    {
        var rows = new List<IReadOnlyList<DossierCell>>();
        foreach (var row in suggestions)
        {
            if (await read.Run(row.Id, ct) is not { } sheet) continue;
            var kept = new List<DossierCell>();
            foreach (var reply in sheet.Replies.OrderBy(reply => reply.Number))
            {
                var path = $"意见建议/{rows.Count + 1}/{DossierNames.Numbered(reply.Number, reply.FileName)}";
                if (await read.FileAsync(row.Id, reply.Number, ct) is not { } file)
                {
                    kept.Add(Gone(reply.FileName, reply.ErasedOn, "文件不在存储中"));
                    continue;
                }
                await using (file.Content) await archive.AddAsync(folder + path, "意见建议回复", file.Content);
                kept.Add(Anchor(path, reply.ReturnedOn is null ? reply.FileName : $"{reply.FileName}（已退回）"));
            }
            rows.Add([
                Text(words.Suggestion(row.Kind)), Text(row.Number), Text(row.Wording), Text(row.Unit), Text(row.Unit is null ? null : Day(row.DueOn)), Text(words.Standing(row.State)),
                Text(sheet.Replies.FirstOrDefault(reply => reply.ReturnedOn is null)?.Text), Lines(kept)]);
        }
        return rows;
    }

    private static async Task<DossierCell> KeepAsync(DossierArchive archive, string folder, int number, string fileName, DateOnly? erasedOn, Func<Task<OpenedMilestonePaper?>> open)
    {
        if (await open() is not { } paper) return Gone(fileName, erasedOn, "文件不在存储中，或不在知悉范围");
        var path = folder + DossierNames.Numbered(number, fileName);
        await using (paper.Content) await archive.AddAsync(path, "节点材料", paper.Content);
        return Anchor(path, fileName);
    }

    /// <summary>Each evaluation with its scheme, the marks of both once both are in, what was settled, the survey with its scan, and what it came to.</summary>
    internal async Task EvaluationsAsync(DossierArchive archive, InspectionId id, DossierHtml page, CancellationToken ct)
    {
        var number = 0;
        foreach (var evaluation in await evaluations.OfInspectionAsync(id, ct))
        {
            if (await evaluations.Run(evaluation, ct) is not { } sheet) continue;
            if (number++ == 0) page.Heading("整改评估");
            page.Paragraph($"评估办法：{sheet.Scheme}（第{sheet.Number}版）　允许分差：{Evaluation.Printed(sheet.Tolerance)}分　等次：{string.Join('，', sheet.Grades.Select(grade => $"{grade.Name}（{Evaluation.Printed(grade.From)}分以上）"))}")
                .Paragraph($"开展：{sheet.OpenedBy}，{Day(sheet.OpenedOn)}　{string.Join('　', sheet.Scorers.Select(scorer => $"评分人：{scorer.Name}（{(scorer.HandedInOn is { } on ? $"{Day(on)}提交" : "未提交")}）"))}");
            foreach (var replaced in sheet.Replacements) page.Paragraph($"更换评分人：{Day(replaced.On)}，{replaced.By}将评分人{(replaced.Scorer == 1 ? "一" : "二")}由{replaced.Earlier}更换为{replaced.Successor}，理由：{replaced.Because}");
            page.Table(["指标", "权重", "满分标准", .. sheet.Scorers.Select(scorer => scorer.Name), "平均", "分差的处理"], [.. sheet.Items.Select(item => RowOf(item, sheet))]);
            if (sheet.Survey is { } survey) await SurveyAsync(archive, number, sheet, survey, page, ct);
            page.Paragraph(ResultOf(sheet));
        }
    }

    /// <summary>Before both have handed in nobody's points leave the house, whoever exports.</summary>
    private static IReadOnlyList<DossierCell> RowOf(EvaluationItemRow item, EvaluationSheet sheet) =>
    [
        Text(item.Name), Text($"{item.Weight}%"), Text(item.FullMarks), PointsOf(item.First, sheet), PointsOf(item.Second, sheet),
        Text(sheet.Result?.Items.Single(result => result.Position == item.Position) is { } of ? Evaluation.Printed(of.Mean) : null),
        Text(item.Settled is { } settled ? $"{settled}（{item.SettledBy}）" : item.IsWide ? "待说明" : null),
    ];

    private static DossierCell PointsOf(MarkRow? mark, EvaluationSheet sheet) => Text(sheet.Result is null || mark is null ? "交齐后可见" : mark.Remark is { } remark ? $"{Evaluation.Printed(mark.Points)}分：{remark}" : $"{Evaluation.Printed(mark.Points)}分");

    private static string ResultOf(EvaluationSheet sheet) =>
        sheet.VoidedBecause is { } because ? $"结论：已于{(sheet.VoidedOn is { } on ? Day(on) : "")}由{sheet.VoidedBy}作废，理由：{because}"
        : sheet.Result is not { } result ? "结论：评分未交齐。"
        : $"结论：得分{Evaluation.Printed(result.Score)}分，等次“{result.Grade}”；{(sheet.ConcludedOn is { } concluded ? $"{sheet.ConcludedBy}于{Day(concluded)}办结" : "尚未办结")}。";

    private async Task SurveyAsync(DossierArchive archive, int number, EvaluationSheet sheet, SurveySheet survey, DossierHtml page, CancellationToken ct)
    {
        page.Paragraph($"满意度测评：发放{survey.HandedOut}份，收回{survey.Returned}份；满意{survey.Satisfied}份，基本满意{survey.Fairly}份，不满意{survey.Unsatisfied}份，不了解{survey.Unknown}份{(survey.Rate is { } rate ? $"；满意率{Evaluation.Printed(rate)}%" : "")}。");
        if (await evaluations.SurveyAsync(sheet.Id, ct) is not { } scan)
        {
            page.Paragraph($"测评表扫描件：{Gone(survey.FileName, sheet.SurveyErasedOn, "文件不在存储中").Text}");
            return;
        }
        var path = $"评估/{DossierNames.Numbered(number, survey.FileName)}";
        await using (scan.Content) await archive.AddAsync(path, "测评表扫描件", scan.Content);
        page.Link(path, $"测评表扫描件：{survey.FileName}");
    }

    /// <summary>A file that is not in the archive, and why.</summary>
    private static DossierCell Gone(string fileName, DateOnly? erasedOn, string otherwise) => Text($"{fileName}（{(erasedOn is { } on ? $"已于{Day(on)}按误传处理，内容已删除" : otherwise)}）");

    private static string Day(DateOnly day) => Deadline.IsLongTerm(day) ? "长期" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
