using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

/// <summary>What somebody carries of a task in person.</summary>
public enum Carried
{
    /// <summary>牵头责任领导</summary>
    Leader,

    /// <summary>经办人</summary>
    Handler,

    /// <summary>措施责任人</summary>
    Measures,

    /// <summary>审核: a review taken and not concluded.</summary>
    Review,
}

public sealed partial class RectificationTask
{
    /// <summary>责任移交: what that person carries of the task is a successor's from now on. What was done before stays theirs on record.</summary>
    public Refusal? HandOver(PersonId from, PersonId successor, Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.HandOver, setting, stamp) is { } refusal) return refusal;
        var carried = CarriedBy(from).ToList();
        if (carried.Count == 0) return Refusal.Because(TaskVerb.HandOver, Rule.NothingToHandOver, Relation.Office);
        var owned = OwnedBy(from).ToList();
        if (LeaderId == from) LeaderId = successor;
        if (HandlerId == from) HandlerId = successor;
        foreach (var measure in owned) measure.HandOver(successor);
        Take(TaskVerb.HandOver, State, stamp, FactKind.TaskHandedOver, ("person", $"{from.Value:N}"), ("successor", $"{successor.Value:N}"), ("carried", string.Join(',', carried)),
            ("measures", owned.Count == 0 ? null : string.Join(',', owned.Select(m => m.Position).Order())), ("reason", reason.Text));
        return null;
    }

    /// <summary>What that person carries of it. Measures are loaded.</summary>
    public IEnumerable<Carried> CarriedBy(PersonId person)
    {
        if (LeaderId == person) yield return Carried.Leader;
        if (HandlerId == person) yield return Carried.Handler;
        if (OwnedBy(person).Any()) yield return Carried.Measures;
    }

    private IEnumerable<Measures.Measure> OwnedBy(PersonId person) => measures.Where(m => m.OwnerPersonId == person && m.Counts);
}
