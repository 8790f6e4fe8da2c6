using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Documents.Writing;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.Supervision;

/// <summary>The last number given.</summary>
internal sealed class LetterCounter
{
    public UnitId UnitId { get; private set; }

    public LetterKind Kind { get; private set; }

    public int Year { get; private set; }

    public int Last { get; private set; }
}

/// <summary>发文字号 of letters, such as 生态环境局整督〔2026〕3号: the issuing unit's short name, the kind, the year and a running number.</summary>
internal static class LetterNumbers
{
    /// <summary>
    /// The next so many numbers, in their order, from a row that stays locked until the act ends: others that issue the same kind wait, and an act that comes to nothing gives its numbers back. So there are no holes.
    /// </summary>
    public static async Task<IReadOnlyList<DocumentNumber>> NextAsync(RectifyDb db, UnitId issuing, LetterKind kind, int year, int count, CancellationToken ct)
    {
        var names = db.CurrentUnitNames();
        var named = await names.Where(n => n.UnitId == issuing).Select(n => new { n.Name, Parent = names.Where(above => above.UnitId == n.ParentId).Select(above => above.Name).FirstOrDefault() }).SingleAsync(ct);
        var last = await db.Database.SqlQuery<int>($"""
            insert into letter_counters (unit_id, kind, year, last) values ({issuing.Value}, {$"{kind}"}, {year}, {count})
            on conflict (unit_id, kind, year) do update set last = letter_counters.last + {count}
            returning last as "Value"
            """).ToListAsync(ct);
        var code = FilingNumbers.ShortName(named.Name, named.Parent) + LetterWording.Code(kind);
        return [.. Enumerable.Range(last[0] - count + 1, count).Select(running => DocumentNumber.Of(code, year, running))];
    }
}
