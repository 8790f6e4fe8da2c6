using System.Collections.Immutable;

namespace Rectify.Domain.Intake;

/// <summary>
/// A correction a person makes to a proposal. Pure: gives a new proposal, the earlier one stays as it is.
/// What it addresses may be gone (dropped in another window); then the same proposal comes back.
/// </summary>
public abstract record ProposalEdit
{
    public abstract Proposal ApplyTo(Proposal proposal);

    private protected static Proposal ChangeProblem(Proposal proposal, int key, Func<ProposedProblem, ProposedProblem> change)
    {
        var at = proposal.Problems.FindIndex(problem => problem.Key == key);
        return at < 0 ? proposal : proposal with { Problems = proposal.Problems.SetItem(at, change(proposal.Problems[at])) };
    }

    private protected static Proposal RemoveProblems(Proposal proposal, IReadOnlyCollection<int> keys) => proposal with
    {
        Problems = proposal.Problems.RemoveAll(problem => keys.Contains(problem.Key)),
        Issues = proposal.Issues.RemoveAll(issue => issue.Problem is { } key && keys.Contains(key)),
    };
}

/// <summary>A proposal being worked on, with the earlier ones for undo. Only <see cref="Current"/> needs to be kept as a draft.</summary>
public sealed record ProposalDraft(Proposal Current, ImmutableList<Proposal> Earlier)
{
    public const int StepsKept = 200;

    public static ProposalDraft Of(Proposal proposal) => new(proposal, []);

    /// <summary>What was undone, the last undone at the end; a new edit forgets it.</summary>
    public ImmutableList<Proposal> Later { get; init; } = [];

    public bool CanUndo => !Earlier.IsEmpty;

    public bool CanRedo => !Later.IsEmpty;

    public ProposalDraft Do(ProposalEdit edit)
    {
        var next = edit.ApplyTo(Current);
        if (ReferenceEquals(next, Current))
            return this;
        var earlier = Earlier.Count < StepsKept ? Earlier : Earlier.RemoveAt(0);
        return new(next, earlier.Add(Current));
    }

    public ProposalDraft Undo() => CanUndo ? new(Earlier[^1], Earlier.RemoveAt(Earlier.Count - 1)) { Later = Later.Add(Current) } : this;

    public ProposalDraft Redo() => CanRedo ? new(Later[^1], Earlier.Add(Current)) { Later = Later.RemoveAt(Later.Count - 1) } : this;
}
