using Rectify.App.Planning;
using Rectify.Domain.Rounds;

namespace Rectify.App.Desk;

/// <summary>Opinions on plans that another person entered: they wait to be checked against the paper.</summary>
internal static class PlanOpinionDesk
{
    public static IQueryable<PlanOpinion>? For(DeskReader who) =>
        who.UnitsAs(PlanOpinionRights.Roles).Count == 0 ? null : PlanOpinionChecks.Waiting(who.Reading).Where(o => !who.Persons.Contains(o.RecordedBy));

    public static async Task<IReadOnlyList<WaitingPlanOpinion>> ReadAsync(DeskReader who, int most, CancellationToken ct) => For(who) is { } waiting ? await PlanOpinionChecks.ReadAsync(who.Reading, waiting, most, ct) : [];
}
