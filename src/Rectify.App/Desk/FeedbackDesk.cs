using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Desk;

/// <summary>An inspection whose planned feedback day has come.</summary>
public sealed record ExpectedFeedback(InspectionId Inspection, string Body, string Round, DateOnly PlannedOn);

/// <summary>The office is asked whether the feedback was given.</summary>
internal static class FeedbackDesk
{
    public static IQueryable<Inspection>? For(DeskReader who)
    {
        var office = who.InspectionsAs(Role.Office, Role.HeadOfOffice);
        return office.Count == 0 ? null : who.Db.Inspections.Where(i => i.IsFeedbackExpected == true && i.FeedbackOn <= who.Today && i.ArchivedOn == null && office.Contains(i.Id));
    }

    /// <summary>The earliest first.</summary>
    public static async Task<IReadOnlyList<ExpectedFeedback>> ReadAsync(DeskReader who, int most, CancellationToken ct)
    {
        if (For(who) is not { } expected) return [];
        var db = who.Db;
        return await (
            from i in expected.OrderBy(i => i.FeedbackOn).ThenBy(i => i.Id).Take(most)
            join round in db.Rounds on i.RoundId equals round.Id
            orderby i.FeedbackOn, i.Id
            select new ExpectedFeedback(i.Id, db.Set<UnitPeriod>().Where(u => u.UnitId == i.BodyId && u.Until == null).Select(u => u.Name).First(), round.Name, i.FeedbackOn)).ToListAsync(ct);
    }
}
