using Rectify.App.WiderChecks;
using Rectify.Domain.WiderChecks;
using static Rectify.App.Dossiers.DossierHtml;

namespace Rectify.App.Dossiers;

/// <summary>举一反三与专项整治 that came from a problem: each check with its units and findings, and the files of what was put right. Only what the reader sees; what is restricted is written down as read there.</summary>
public sealed class DossierOfWiderChecks(ReadWiderCheck read) : IUseCase
{
    private static readonly string[] UnitHeads = ["单位", "排查日期", "排查人员", "数量（件、处）", "结果"];
    private static readonly string[] FindingHeads = ["序号", "单位", "发现的问题", "发现日期", "责任人", "整改时限", "整改情况", "附件"];

    internal async Task WriteAsync(DossierArchive archive, string folder, DossierHtml page, IEnumerable<WiderCheckListRow> checks, DossierWords words, CancellationToken ct)
    {
        foreach (var row in checks.Reverse())
        {
            if (await read.Run(row.Id, ct) is not { } sheet) continue;
            page.Paragraph($"{words.WiderCheck(row.Kind)}第{row.Number}项　{row.Title}　牵头单位：{row.LeadUnit}　责任领导：{row.Leader}　时限：{DossierOfTask.Day(row.DueOn)}　状态：{words.WiderCheckStanding(row.State)}")
                .Paragraph(row.LooksFor).Table(UnitHeads, [.. sheet.Units.Where(u => u.ReleasedBecause is null).Select(u => (IReadOnlyList<DossierCell>)
                    [Text(u.Name), Text(u.Report is { } report ? DossierOfTask.Day(report.CheckedOn) : null), Text(u.Report?.CheckedBy), Text(u.Report?.LookedAt is { } count ? $"{count}" : null), Text(u.Report is null ? "未报" : u.Findings == 0 ? "未发现问题" : $"发现问题{u.Findings}个，未整改{u.Open}个")])]);
            if (sheet.Findings.Count > 0) page.Table(FindingHeads, await FindingsAsync(archive, folder, sheet, ct));
            if (row.EndedBecause is { } because) page.Paragraph($"{words.WiderCheckStanding(row.State)}：{because}");
        }
    }

    private async Task<IReadOnlyList<IReadOnlyList<DossierCell>>> FindingsAsync(DossierArchive archive, string folder, WiderCheckSheet sheet, CancellationToken ct)
    {
        var rows = new List<IReadOnlyList<DossierCell>>();
        foreach (var finding in sheet.Findings)
        {
            var kept = new List<DossierCell>();
            foreach (var remedy in finding.Remedies.Where(r => r.FileName is not null).OrderBy(r => r.Number))
            {
                if (await read.FileAsync(sheet.Id, finding.Number, remedy.Number, ct) is not { } file)
                {
                    kept.Add(Text($"{remedy.FileName}{(remedy.ErasedOn is null ? "（文件不在存储中）" : "（已按误传处理）")}"));
                    continue;
                }
                var path = $"举一反三/{sheet.Row.Number}-{finding.Number}/{DossierNames.Numbered(remedy.Number, remedy.FileName!)}";
                await using (file.Content) await archive.AddAsync(folder + path, "举一反三附件", file.Content);
                kept.Add(Anchor(path, remedy.ReturnedOn is null ? remedy.FileName! : $"{remedy.FileName}（已退回）"));
            }
            var done = finding.Remedies.FirstOrDefault(r => r.ReturnedOn is null);
            rows.Add([
                Text($"{finding.Number}"), Text(finding.Unit), Text(finding.StruckBecause is { } struck ? $"（已划销：{struck}）{finding.Wording}" : finding.Wording), Text(DossierOfTask.Day(finding.FoundOn)), Text(finding.Owner), Text(DossierOfTask.Day(finding.DueOn)),
                Text(done is null ? null : $"{DossierOfTask.Day(done.DoneOn)}整改到位：{done.How}"), Lines(kept)]);
        }
        return rows;
    }
}
