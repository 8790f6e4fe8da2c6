using Rectify.Domain.Intake;

namespace Rectify.Web.Intake;

/// <summary>The proposal on the bench: its steps, which problem is in hand, and which comes next. The doubtful come first.</summary>
public sealed class Bench
{
    public Bench(Proposal proposal)
    {
        Draft = ProposalDraft.Of(proposal);
        Current = (Doubtful.FirstOrDefault() ?? (Problems is [var first, ..] ? first : null))?.Key;
    }

    public ProposalDraft Draft { get; private set; }

    public Proposal Proposal => Draft.Current;

    public IReadOnlyList<ProposedProblem> Problems => Proposal.Problems;

    /// <summary>Key of the problem in hand; null when there is none.</summary>
    public int? Current { get; private set; }

    public ProposedProblem? InHand => Current is { } key ? Proposal.FindProblem(key) : null;

    /// <summary>Place of the problem in hand, from 1; 0 when there is none.</summary>
    public int Place => NumberOf(Current);

    public IEnumerable<ProposedProblem> Doubtful => Proposal.Problems.Where(IsDoubtful);

    public int Confirmed => Proposal.Problems.Count(problem => problem.Confidence == Confidence.Confirmed);

    public ProposedProblem? Following => Neighbour(+1);

    public ProposedProblem? Preceding => Neighbour(-1);

    public bool IsDoubtful(ProposedProblem problem) => problem.Confidence == Confidence.Unsure || Proposal.Issues.Any(issue => issue.Problem == problem.Key);

    public int NumberOf(int? key) => Proposal.Problems.FindIndex(problem => problem.Key == key) + 1;

    public void Take(int key) => Current = Proposal.FindProblem(key)?.Key ?? Current;

    public void Step(int by) => Current = Neighbour(by)?.Key ?? Current;

    /// <summary>False when the edit changes nothing. When the problem in hand is gone, its neighbour comes to hand.</summary>
    public bool Do(ProposalEdit edit) => Become(Draft.Do(edit));

    public bool Undo() => Become(Draft.Undo());

    public bool Redo() => Become(Draft.Redo());

    /// <summary>Looked at and right: the next doubtful one comes to hand, then the next not looked at.</summary>
    public bool ConfirmAndGoOn()
    {
        if (InHand is not { } done || !Do(new ConfirmProblem(done.Key))) return false;
        var at = Place;
        var waiting = Proposal.Problems.Skip(at).Concat(Proposal.Problems.Take(at)).Where(problem => problem.Confidence != Confidence.Confirmed).ToList();
        Current = (waiting.Find(IsDoubtful) ?? (waiting is [var first, ..] ? first : done)).Key;
        return true;
    }

    private bool Become(ProposalDraft next)
    {
        if (ReferenceEquals(next, Draft)) return false;
        var place = Math.Max(Place - 1, 0);
        Draft = next;
        if (InHand is null) Current = Proposal.Problems.IsEmpty ? null : Proposal.Problems[Math.Min(place, Proposal.Problems.Count - 1)].Key;
        return true;
    }

    private ProposedProblem? Neighbour(int by) => Place is > 0 and var place && place - 1 + by >= 0 && place - 1 + by < Proposal.Problems.Count ? Proposal.Problems[place - 1 + by] : null;
}
