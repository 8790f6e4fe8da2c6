using Microsoft.EntityFrameworkCore;
using Rectify.App.Supervision;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Desk;

/// <summary>What an office does before any work can begin, in this order.</summary>
public enum FirstStep
{
    /// <summary>Units, and who leads and answers in them.</summary>
    People,

    /// <summary>轮次 and the inspected body.</summary>
    Inspection,

    /// <summary>Problems, from the feedback document.</summary>
    Problems,

    /// <summary>Problems handed to leaders and units.</summary>
    Assignment,
}

/// <summary>How far an office is on the way to its first assigned task.</summary>
/// <param name="MayKeepPeople">The reader registers people themselves; else the system administrator does.</param>
public sealed record FirstSteps(IReadOnlySet<FirstStep> Done, bool MayKeepPeople)
{
    private static readonly Role[] Offices = [Role.Office, Role.HeadOfOffice];

    /// <summary>Null where the reader does no office's work, or work has begun: a task was assigned, or more than unassigned ones waits.</summary>
    internal static async Task<FirstSteps?> ReadAsync(DeskReader who, IReadOnlyList<DeskPart> waiting, CancellationToken ct)
    {
        var units = who.Reading.Actor.ReachAs(Offices).Units;
        if (units.Count == 0 || waiting.Any(part => part.Block != DeskBlock.Unassigned)) return null;
        var inspections = who.InspectionsAs(Offices);
        var tasks = who.Db.Tasks.Where(t => inspections.Contains(t.InspectionId));
        if (inspections.Count > 0 && await tasks.AnyAsync(t => t.State != TaskState.Registered, ct)) return null;
        HashSet<FirstStep> done = [];
        if (await who.Db.RoleGrants.AnyAsync(g => g.Role == Role.UnitLead && units.Contains(g.UnitId) && g.From <= who.Today && (g.Until == null || who.Today <= g.Until), ct)) done.Add(FirstStep.People);
        if (inspections.Count > 0) done.Add(FirstStep.Inspection);
        if (waiting.Count > 0) done.Add(FirstStep.Problems);
        return new FirstSteps(done, who.Reading.Actor.HasAnywhere(Role.SystemAdministrator));
    }
}
