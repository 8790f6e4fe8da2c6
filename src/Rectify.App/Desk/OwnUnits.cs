using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Desk;

/// <summary>The own-unit rule as conditions on tasks: the units of a person's posts, and those below where they lead, handle or answer there, held on any day since the task was opened.</summary>
internal static class OwnUnits
{
    private static readonly Role[] ReachBelow = [Role.UnitLead, Role.Handler, Role.ResponsibleLeader];

    public static IQueryable<RectificationTask> Without(IQueryable<RectificationTask> tasks, Actor actor, DateOnly today)
    {
        foreach (var posts in actor.Posts.Where(p => p.From <= today).GroupBy(p => p.Until is { } until && until < today ? until : DateOnly.MaxValue))
        {
            var units = posts.SelectMany(post => Of(post, actor)).Distinct().ToList();
            var until = posts.Key;
            tasks = tasks.Where(t => !((t.OpenedOn ?? today) <= until && ((t.LeadUnitId != null && units.Contains(t.LeadUnitId.Value)) || t.Supporting.Any(s => units.Contains(s.UnitId)))));
        }
        return tasks;
    }

    private static IEnumerable<UnitId> Of(Post post, Actor actor) =>
        actor.Roles.Any(held => held.Unit == post.UnitId && !held.Hat.IsStandIn && ReachBelow.Contains(held.Role)) ? actor.Units.Within(post.UnitId) : [post.UnitId];
}
