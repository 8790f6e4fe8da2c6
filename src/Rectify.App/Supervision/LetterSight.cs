using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.Supervision;

/// <summary>
/// Who sees a letter: whoever sees the inspection as a whole, and the unit it is addressed to with those above it. What was never issued is seen by its author's side only,
/// and a letter about a restricted problem by those who may see the problem.
/// </summary>
internal static class LetterSight
{
    public static IQueryable<Letter> VisibleTo(this IQueryable<Letter> letters, Sight sight, Actor actor, RectifyDb db)
    {
        var visible = db.Tasks.VisibleTo(sight, db).Select(t => t.Id);
        var hidden = db.Problems.Where(p => p.IsRestricted).Join(db.Tasks, p => p.Id, t => t.ProblemId, (_, t) => t.Id).Where(id => !visible.Contains(id));
        var (office, supervision) = (actor.ReachAs(Role.Office, Role.HeadOfOffice).Units, actor.ReachAs(Role.Supervision).Units);
        return letters.Where(l => !l.Tasks.Any(t => hidden.Contains(t.TaskId))).Where(l =>
            (!LetterStates.Inside.Contains(l.State) && (sight.Inspections.Contains(l.InspectionId) || sight.Units.Contains(l.UnitId)))
            || (l.Author == LetterAuthor.Office && office.Contains(l.BodyId))
            || (l.Author == LetterAuthor.Supervision && supervision.Contains(l.BodyId)));
    }

    /// <summary>The side the actor would write for at that body; the office's comes first. Null when they write none.</summary>
    public static LetterAuthor? SideOf(Actor actor, UnitId body) =>
        actor.Has(Role.Office, body) || actor.Has(Role.HeadOfOffice, body) ? LetterAuthor.Office : actor.Has(Role.Supervision, body) ? LetterAuthor.Supervision : null;

    /// <summary>Whose numbers a letter takes: the body's own, or those of the department the supervising person works in.</summary>
    public static UnitId IssuingUnit(LetterAuthor side, Actor actor, UnitId body, DateOnly today) =>
        side == LetterAuthor.Office ? body : actor.Posts.Where(post => post.IsHeld(today)).Select(post => (UnitId?)post.UnitId).FirstOrDefault() ?? body;
}
