using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Registers;

public readonly record struct RegisterId(Guid Value) : IEntityId<RegisterId>
{
    public static RegisterId New() => new(EntityKey.Next());

    public static RegisterId From(Guid value) => new(value);
}

/// <summary>
/// A record of its own, linked to any number of measures of one inspection and counted once. Its words never change: a slip is put right, and a later standing taken down, by an entry that follows it;
/// a wrong one is made void. What was there before stays readable. Every verb goes through its row of <see cref="RegisterLifecycle"/>.
/// </summary>
public abstract class RegisterEntry : RaisesFacts
{
    /// <summary>Measures one entry may answer.</summary>
    public const int MaxMeasures = 200;

    private readonly List<RegisterLink> links = [];

    private protected RegisterEntry() { }

    private protected RegisterEntry(RegisterId id, InspectionId inspection, IEnumerable<MeasureId> measures)
    {
        (Id, InspectionId) = (id, inspection);
        links.AddRange(measures.Distinct().Select(m => new RegisterLink(id, m)));
        if (links.Count is 0 or > MaxMeasures) throw new ArgumentException("A register entry belongs to at least one measure, and to so many at most.", nameof(measures));
    }

    public RegisterId Id { get; private set; }

    public InspectionId InspectionId { get; private set; }

    public IReadOnlyList<RegisterLink> Links => links;

    /// <summary>The entry that this one was written instead of; null for the first.</summary>
    public RegisterId? FollowsId { get; private set; }

    /// <summary>Why it does not count any more; null while it does.</summary>
    public RegisterEnding? Ending { get; private set; }

    public string? EndedBecause { get; private set; }

    public PersonId? EndedBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Of one that was updated: the first day on which the following entry counts instead. A slip or a void entry never counted.</summary>
    public DateOnly? CountsUntil { get; private set; }

    public RegisterState State => Ending switch { null => RegisterState.InForce, RegisterEnding.Voided => RegisterState.Void, _ => RegisterState.Replaced };

    public abstract RegisterKind Register { get; }

    /// <summary>What one calls it by; a case may have none.</summary>
    public abstract string? Name { get; }

    /// <summary>The day it was issued or decided, or is true for.</summary>
    public abstract DateOnly? Day { get; }

    public abstract RegisterWords Words { get; }

    /// <summary>更正: the words were wrong from the beginning. The entry that follows counts instead, as if it had stood there always.</summary>
    /// <param name="tasks">All tasks whose measures it answers, as the actor stands to them.</param>
    public (RegisterEntry? Next, Refusal? Refusal) Correct(RegisterId next, RegisterWords words, Reason reason, IReadOnlyList<TaskCase> tasks, Stamp stamp)
    {
        if (Refuse(RegisterVerb.Correct, new RegisterCase(this, tasks, words)) is { } refusal) return (null, refusal);
        End(RegisterEnding.Corrected, reason.Text, null, stamp);
        return (Follow(FactKind.RegisterCorrected, next, words, stamp, ("reason", reason.Text)), null);
    }

    /// <summary>续报: what stood there was so, and it has come further. From the later day on the entry that follows counts instead.</summary>
    /// <param name="tasks">All tasks whose measures it answers, as the actor stands to them.</param>
    public (RegisterEntry? Next, Refusal? Refusal) Update(RegisterId next, RegisterWords words, IReadOnlyList<TaskCase> tasks, Stamp stamp)
    {
        if (Refuse(RegisterVerb.Update, new RegisterCase(this, tasks, words)) is { } refusal) return (null, refusal);
        End(RegisterEnding.Updated, null, words.Day, stamp);
        return (Follow(FactKind.RegisterUpdated, next, words, stamp), null);
    }

    /// <summary>作废: it should not be there; it counts nowhere and stays readable.</summary>
    public Refusal? MakeVoid(Reason reason, IReadOnlyList<TaskCase> tasks, Stamp stamp)
    {
        if (Refuse(RegisterVerb.MakeVoid, new RegisterCase(this, tasks, null)) is { } refusal) return refusal;
        End(RegisterEnding.Voided, reason.Text, null, stamp);
        Raise(Fact.Of(FactKind.RegisterVoided, Id.Value, stamp.On, ("register", $"{Register}"), ("title", Name), ("reason", reason.Text)));
        return null;
    }

    /// <summary>关联: it answers further measures, too, and is still counted once.</summary>
    /// <param name="tasks">All tasks whose measures it answers or is to answer, as the actor stands to them.</param>
    public Refusal? Link(IReadOnlyCollection<MeasureId> more, IReadOnlyList<TaskCase> tasks, Stamp stamp)
    {
        if (Refuse(RegisterVerb.Link, new RegisterCase(this, tasks, null)) is { } refusal) return refusal;
        var added = more.Distinct().Where(measure => links.TrueForAll(linked => linked.MeasureId != measure)).ToList();
        if (added.Count == 0) return new Refusal(null, [new Unmet(Rule.AlreadyDone, Relation.Office)]);
        if (links.Count + added.Count > MaxMeasures) throw new ArgumentException("An entry answers so many measures at most.", nameof(more));
        links.AddRange(added.Select(measure => new RegisterLink(Id, measure)));
        Raise(Fact.Of(FactKind.RegisterLinked, Id.Value, stamp.On, ("register", $"{Register}"), ("title", Name), ("added", $"{added.Count}")));
        return null;
    }

    /// <summary>The same record in other words, on the same measures.</summary>
    private protected abstract RegisterEntry Anew(RegisterId id, RegisterWords words, IEnumerable<MeasureId> measures);

    private static Refusal? Refuse(RegisterVerb verb, RegisterCase c) => RegisterLifecycle.WhyNot(verb, c) is { Count: > 0 } unmet ? new Refusal(null, unmet) : null;

    private void End(RegisterEnding ending, string? because, DateOnly? countsUntil, Stamp stamp) =>
        (Ending, EndedBecause, EndedBy, EndedAt, CountsUntil) = (ending, because, stamp.By.Person, stamp.At, countsUntil);

    private RegisterEntry Follow(FactKind kind, RegisterId id, RegisterWords words, Stamp stamp, params (string Name, string? Value)[] details)
    {
        var next = Anew(id, words, links.Select(link => link.MeasureId));
        next.FollowsId = Id;
        next.Raise(Fact.Of(kind, id.Value, kind == FactKind.RegisterUpdated ? words.Day ?? stamp.On : stamp.On,
            [("register", $"{Register}"), ("title", next.Name), ("titleBefore", Name == next.Name ? null : Name), ("follows", $"{Id.Value:N}"), .. details]));
        return next;
    }
}

/// <summary>Ties a register entry to a measure.</summary>
public sealed class RegisterLink
{
    private RegisterLink() { }

    internal RegisterLink(RegisterId entry, MeasureId measure) => (EntryId, MeasureId) = (entry, measure);

    public RegisterId EntryId { get; private set; }

    public MeasureId MeasureId { get; private set; }
}
