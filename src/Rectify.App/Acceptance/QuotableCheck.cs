using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.SpotChecks;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>A check on the spot as part three of an opinion quotes it: <c>2026年6月3日现场核查（整改措施1、2）：现场无排放。核查结论：整改到位。</c> Without names: a name put right later changes no text that was signed.</summary>
internal sealed record QuotableCheck(SpotCheckId Id, string Line, bool IsStruck)
{
    /// <summary>In the order of their days.</summary>
    public static async Task<IReadOnlyList<QuotableCheck>> OfTaskAsync(RectifyDb db, RectificationTask task, CancellationToken ct)
    {
        var rows = await SpotCheckList.RowsAsync(db, db.SpotChecks.AsNoTracking().Where(c => c.TaskId == task.Id).OrderBy(c => c.On).ThenBy(c => c.Id), ct);
        return [.. rows.Select(row => new QuotableCheck(row.Id, LineOf(row), row.IsStruck))];
    }

    private static string LineOf(SpotCheckRow row)
    {
        var way = row.Way switch { CheckingWay.Papers => "查阅资料", CheckingWay.OnSite => "现场核查", CheckingWay.Interviews => "个别访谈", _ => "数据比对" };
        var verdict = row.Verdict switch { SpotCheckVerdict.InPlace => "整改到位", SpotCheckVerdict.Partly => "部分到位", _ => "未到位" };
        var about = row.Measures.Count == 0 ? "" : $"（整改措施{string.Join('、', row.Measures)}）";
        return $"{row.On:yyyy年M月d日}{way}{about}：{row.Finding.ReplaceLineEndings(" ").TrimEnd('。', ' ')}。核查结论：{verdict}。";
    }
}
