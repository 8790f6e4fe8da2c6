namespace Rectify.Domain.Trail;

/// <summary>
/// Something that happened to a record; raised by the aggregate, stored in the same transaction, never changed. Holds ids and the words of the act, no names:
/// names are looked up when a sentence is made of it.
/// </summary>
/// <param name="Kind">What happened, in the past tense; see <see cref="FactKind"/>.</param>
/// <param name="SubjectId">The record it happened to: a task, an inspection, a problem, a person ...</param>
/// <param name="On">The day it is true for. Life-cycle acts: the office's day of recording.</param>
/// <param name="Details">Values by name, all as invariant text; part of what the chain's hash covers.</param>
public sealed record Fact(FactKind Kind, Guid SubjectId, DateOnly On, IReadOnlyDictionary<string, string> Details)
{
    public static Fact Of(FactKind kind, Guid subject, DateOnly on, params (string Name, string? Value)[] details) =>
        new(kind, subject, on, details.Where(d => d.Value is not null).ToDictionary(d => d.Name, d => d.Value!, StringComparer.Ordinal));
}

/// <summary>A root that tells what happened to it.</summary>
public interface IRaisesFacts
{
    /// <summary>Hands over the facts raised since the last call and forgets them.</summary>
    IReadOnlyList<Fact> TakeFacts();
}

/// <summary>Keeps an aggregate's facts until the unit of work collects them.</summary>
public abstract class RaisesFacts : IRaisesFacts
{
    private readonly List<Fact> raised = [];

    protected void Raise(Fact fact) => raised.Add(fact);

    public IReadOnlyList<Fact> TakeFacts()
    {
        var taken = raised.ToArray();
        raised.Clear();
        return taken;
    }
}
