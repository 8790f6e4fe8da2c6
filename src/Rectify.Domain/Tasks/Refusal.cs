namespace Rectify.Domain.Tasks;

/// <summary>One thing that stands in the way, who must act to remove it, and what it is about (a measure's position, a person's key ...).</summary>
public sealed record Unmet(Rule Rule, Relation MustAct, string? Detail = null, Guid? Subject = null);

/// <summary>Why an act was refused. Travels as a value; the page puts it into words and says who can act.</summary>
/// <param name="Verb">Null for an act on another record than a task.</param>
/// <param name="Unmet">What stands in the way.</param>
public sealed record Refusal(TaskVerb? Verb, IReadOnlyList<Unmet> Unmet)
{
    public static Refusal Because(TaskVerb verb, Rule rule, Relation mustAct, string? detail = null) => new(verb, [new Unmet(rule, mustAct, detail)]);
}
