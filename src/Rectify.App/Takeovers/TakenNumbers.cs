using Rectify.App.Acceptance;
using Rectify.App.Data;
using Rectify.Domain.Tasks;

namespace Rectify.App.Takeovers;

/// <summary>销号编号: two tasks never bear one number, whether it was given here or on paper.</summary>
internal static class TakenNumbers
{
    public static async Task<IReadOnlyList<Unmet>> FindAsync(ActSession session, IReadOnlyList<(RectificationTask Task, string? Number)> named)
    {
        var unmet = new List<Unmet>();
        var numbers = named.Where(n => !string.IsNullOrWhiteSpace(n.Number)).Select(n => (n.Task, Number: n.Number!.Trim())).OrderBy(n => n.Number, StringComparer.Ordinal).ToList();
        var twice = numbers.GroupBy(n => n.Number).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        foreach (var (task, number) in numbers)
            if (twice.Contains(number) || await FilingNumbers.IsTakenAsync(session.Db, number, task, session.Cancelled)) unmet.Add(new Unmet(Rule.FilingNumberTaken, Relation.Office, number, task.Id.Value));
        return unmet;
    }
}
