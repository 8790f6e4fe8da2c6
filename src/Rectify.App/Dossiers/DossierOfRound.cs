using System.Globalization;
using Rectify.App.Rounds;
using Rectify.App.Suggestions;
using Rectify.Domain;
using Rectify.Domain.Rounds;
using static Rectify.App.Dossiers.DossierHtml;

namespace Rectify.App.Dossiers;

/// <summary>What belongs to the inspection as a whole: its milestones with their papers, its suggestions with the papers of their replies.</summary>
public sealed class DossierOfRound(ReadInspection inspections, ReadSuggestion read) : IUseCase
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
            if (milestone.Paper is { } paper) kept.Add(await KeepAsync(archive, $"节点/{DossierNames.Clean(name)}/", 0, paper, () => inspections.PaperAsync(id, milestone.Kind, ct)));
            foreach (var needed in milestone.Papers)
                kept.Add(needed is { Number: { } number, FileName: { } file } ? await KeepAsync(archive, $"节点/{DossierNames.Clean(name)}/", number, file, () => inspections.PaperAsync(id, milestone.Kind, number, ct))
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
                    kept.Add(Text($"{reply.FileName}（文件不在存储中）"));
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

    private static async Task<DossierCell> KeepAsync(DossierArchive archive, string folder, int number, string fileName, Func<Task<OpenedMilestonePaper?>> open)
    {
        if (await open() is not { } paper) return Text($"{fileName}（文件不在存储中，或不在知悉范围）");
        var path = folder + DossierNames.Numbered(number, fileName);
        await using (paper.Content) await archive.AddAsync(path, "节点材料", paper.Content);
        return Anchor(path, fileName);
    }

    private static string Day(DateOnly day) => Deadline.IsLongTerm(day) ? "长期" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
