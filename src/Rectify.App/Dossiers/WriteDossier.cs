using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Suggestions;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Dossiers;

/// <summary>A dossier ready to be written out, straight to who asked for it.</summary>
public sealed class Dossier
{
    private readonly Func<Stream, CancellationToken, Task> write;

    internal Dossier(string name, Func<Stream, CancellationToken, Task> write) => (FileName, this.write) = ($"{name}.zip", write);

    public string FileName { get; }

    public Task WriteAsync(Stream output, CancellationToken ct = default) => write(output, ct);
}

/// <summary>
/// 一案一档: one problem, or a whole inspection, as an archive that opens without Rectify: index, wording, plan, progress, evidence by measure, decisions, opinions, letters, extract of the trail.
/// It holds what its reader may see and nothing else; what is read of restricted problems is written down. <see cref="ImportDossier"/> reads it back in as a foreign record.
/// </summary>
public sealed class WriteDossier(Door door, TaskPages pages, DossierOfTask parts, DossierOfRound round, NoteReads reads) : IUseCase
{
    /// <summary>More suggestions than one inspection makes.</summary>
    private const int MostSuggestions = 500;

    /// <summary>Null when there is no such task, or none the reader may see.</summary>
    public async Task<Dossier?> OfTaskAsync(TaskId id, DossierWords words, CancellationToken ct = default)
    {
        if (await NoteAsync([id], ct) is not [_]) return null;
        if (await pages.ReadAsync(id, ct) is not { } task) return null;
        return new Dossier(DossierNames.Clean($"一案一档 {task.Problem.Number} {task.Responsibility.LeadUnit?.Name}"), (output, stop) => PackAsync(output, async archive =>
        {
            await parts.WriteAsync(archive, "", task, words, stop);
            await IndexAsync(archive, $"一案一档　编号 {task.Problem.Number}", task.Today, task.Problem.IsRestricted, [id], stop);
        }, stop));
    }

    /// <summary>Every task of the inspection the reader may see, a folder each; null where there is none.</summary>
    public async Task<Dossier?> OfInspectionAsync(InspectionId id, DossierWords words, CancellationToken ct = default)
    {
        IReadOnlyList<TaskId> tasks;
        IReadOnlyList<SuggestionListRow> suggestions;
        string name;
        await using (var reading = await door.ReadAsync(ct))
        {
            if (reading is null) return null;
            tasks = await reading.Db.Tasks.VisibleTo(reading.Sight, reading.Db).Where(t => t.InspectionId == id).OrderBy(t => t.Sequence).ThenBy(t => t.Id).Select(t => t.Id).ToListAsync(ct);
            if (tasks.Count == 0) return null;
            suggestions = await SuggestionList.Rows(reading.Db, SuggestionList.Asked(reading, new SuggestionFilter { Inspection = id }).OrderBy(s => s.Id).Take(MostSuggestions)).ToListAsync(ct);
            name = await reading.Db.Inspections.Where(i => i.Id == id).Join(reading.Db.Rounds, i => i.RoundId, r => r.Id, (_, r) => r.Name).SingleAsync(ct);
        }
        await NoteAsync(tasks, ct);
        return new Dossier(DossierNames.Clean($"一案一档 {name}"), (output, stop) => PackAsync(output, async archive =>
        {
            var index = new List<IReadOnlyList<DossierCell>>();
            var (today, isRestricted, written) = (door.Today(), false, new List<TaskId>());
            foreach (var task in tasks)
            {
                if (await pages.ReadAsync(task, stop) is not { } read) continue;
                var folder = $"{DossierNames.Numbered(index.Count + 1, $"{read.Problem.Number} {read.Responsibility.LeadUnit?.Name}", 3)}/";
                await parts.WriteAsync(archive, folder, read, words, stop);
                isRestricted |= read.Problem.IsRestricted;
                written.Add(task);
                index.Add([DossierHtml.Text($"{index.Count + 1}"), DossierHtml.Anchor($"{folder}{DossierOfTask.Page}", $"{read.Problem.Number}"), DossierHtml.Text(read.Problem.Wording), DossierHtml.Text(read.Responsibility.LeadUnit?.Name), DossierHtml.Text(words.State(read.State))]);
            }
            var page = new DossierHtml($"一案一档　{name}").Table(["序号", "编号", "问题", "责任单位", "状态"], index);
            page.Heading("节点和节点材料").Table(["节点", "时限", "完成日期", "责任人", "完成依据", "材料"], await round.MilestonesAsync(archive, id, words, stop));
            await round.EvaluationsAsync(archive, id, page, stop);
            if (suggestions.Count > 0) page.Heading("意见建议").Table(DossierOfRound.SuggestionHeads, await round.SuggestionsAsync(archive, "", suggestions, words, stop));
            await archive.AddAsync("", page.Paragraph(Remark(today)));
            await IndexAsync(archive, $"一案一档　{name}", today, isRestricted, written, stop);
        }, stop));
    }

    internal static string Remark(DateOnly today) => $"本档案由系统于{today:yyyy年M月d日}导出，只含导出人有权查看的内容；可作为外来卷宗导入，供查阅。各文件的 SHA-256 见 SHA256SUMS.txt。";

    private async Task PackAsync(Stream output, Func<DossierArchive, Task> fill, CancellationToken ct)
    {
        await using var later = new LaterStream(output);
        await using (var zip = await ZipArchive.CreateAsync(later, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct)) await fill(new DossierArchive(zip, OfficeDay.Default.Local(door.Now()), ct));
        await later.FlushAsync(ct);
    }

    /// <summary>Last, when every file is known: the index for Word, what machines read, and the digests.</summary>
    private async Task IndexAsync(DossierArchive archive, string title, DateOnly today, bool isRestricted, IReadOnlyCollection<TaskId> tasks, CancellationToken ct)
    {
        await archive.AddAsync(DossierContent.TrailPath, "留痕摘录（供核验）", async stream =>
        {
            await using var reading = await door.ReadAsync(ct);
            if (reading is not null) await TrailExtract.WriteAsync(reading.Db, tasks, stream, ct);
        });
        OfficialBlock[] blocks =
        [
            new OfficialTitle(title),
            new OfficialTable([new("序号", 12), new("内容", 40), new("文件", 104)], [.. archive.Entries.Select((e, i) => (IReadOnlyList<OfficialCell>)[new OfficialCell($"{i + 1}"), new OfficialCell(e.What) { IsLeft = true, IsSmall = true }, new OfficialCell(e.Path) { IsLeft = true, IsSmall = true }])]),
            new TableNote(Remark(today)),
        ];
        await archive.AddAsync("目录.docx", "目录（Word）", stream => OfficialDocument.WriteAsync(stream, new OfficialProperties(title, "Rectify", today), blocks, ct));
        var content = new DossierContent(DossierContent.CurrentFormat, title, today, isRestricted, archive.Parts, [.. archive.Entries.Select(e => new DossierListed(e.Path, e.What))]);
        await archive.AddAsync(DossierContent.Path, "卷宗内容（供导入）", System.Text.Json.JsonSerializer.Serialize(content, DossierContent.Options));
        await archive.AddAsync(DossierContent.SumsPath, "各文件的 SHA-256", archive.Sums());
    }

    /// <summary>Those of the tasks that the reader may see; a read of restricted ones is written down.</summary>
    private async Task<IReadOnlyList<TaskId>> NoteAsync(IReadOnlyCollection<TaskId> asked, CancellationToken ct)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return [];
        var seen = await reading.Db.Tasks.VisibleTo(reading.Sight, reading.Db).Where(t => asked.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct);
        await reads.NoteAsync(reading, seen, ReadPlace.Dossier, null, ct);
        return seen;
    }
}
