using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.People;

/// <summary>Somebody a form offers to be named.</summary>
internal sealed record OfferedPerson(PersonId Id, string Name);

/// <summary>People a form of boxes offers: as many as it can show, others by searching; who was chosen before is always among them.</summary>
internal static class PeopleOffered
{
    /// <summary>Those whose name, sort key (pinyin), post or unit holds the text; null without a text.</summary>
    public static IQueryable<Person>? Matching(this IQueryable<Person> people, RectifyDb db, string? text, DateOnly today)
    {
        if (LikePattern.Holding(text) is not { } pattern) return null;
        var (posts, names) = (db.Posts.Where(p => p.From <= today && (p.Until == null || today <= p.Until)), db.CurrentUnitNames());
        return people.Where(p => EF.Functions.ILike(p.Name, pattern, "\\") || EF.Functions.ILike(p.SortKey, pattern, "\\")
            || posts.Any(post => post.PersonId == p.Id && (EF.Functions.ILike(post.Title, pattern, "\\") || names.Any(n => n.UnitId == post.UnitId && EF.Functions.ILike(n.Name, pattern, "\\")))));
    }

    /// <param name="may">Who may be named at all.</param>
    /// <param name="offered">Of these, who is offered now.</param>
    public static async Task<IReadOnlyList<OfferedPerson>> OfAsync(IQueryable<Person> may, IQueryable<Person> offered, IReadOnlyCollection<PersonId>? chosen, int most, CancellationToken ct)
    {
        var kept = chosen is { Count: > 0 } ? await Ordered(may.Where(p => chosen.Contains(p.Id))).ToListAsync(ct) : [];
        return [.. kept, .. (await Ordered(offered).Take(most).ToListAsync(ct)).Where(p => kept.TrueForAll(k => k.Id != p.Id))];
    }

    private static IQueryable<OfferedPerson> Ordered(IQueryable<Person> people) =>
        people.OrderBy(p => EF.Functions.Collate(p.SortKey, PeopleOrder.Collation)).ThenBy(p => p.Id).Select(p => new OfferedPerson(p.Id, p.Name));
}
