using Rectify.Domain.Intake;

namespace Rectify.Web.Intake;

/// <summary>The proposal on the bench: its steps, which problem is in hand, and which comes next. The doubtful come first.</summary>
public sealed class Bench
{
    private Dictionary<int, int> numbers = [];
    private HashSet<int> doubtful = [];

    public Bench(Proposal proposal)
    {
        Draft = ProposalDraft.Of(proposal);
        Survey();
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

    /// <summary>In the document's order, as <see cref="Sure"/>.</summary>
    public List<ProposedProblem> Doubtful { get; private set; } = [];

    public List<ProposedProblem> Sure { get; private set; } = [];

    public int Confirmed { get; private set; }

    /// <summary>Where every problem stands in the source: key, its wording from and to, all of it from and to, in the document's order.</summary>
    public int[] Places { get; private set; } = [];

    public ProposedProblem? Following => Neighbour(+1);

    public ProposedProblem? Preceding => Neighbour(-1);

    public bool IsDoubtful(ProposedProblem problem) => doubtful.Contains(problem.Key);

    public int NumberOf(int? key) => key is { } known ? numbers.GetValueOrDefault(known) : 0;

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
        Survey();
        if (InHand is null) Current = Proposal.Problems.IsEmpty ? null : Proposal.Problems[Math.Min(place, Proposal.Problems.Count - 1)].Key;
        return true;
    }

    /// <summary>Counts once a step: a ledger has a thousand rows, and each is asked for its number.</summary>
    private void Survey()
    {
        var doubted = Proposal.Issues.Select(issue => issue.Problem).OfType<int>().ToHashSet();
        (Doubtful, Sure, Confirmed, numbers) = ([], [], 0, []);
        var places = new List<int>(Proposal.Problems.Count * 5);
        foreach (var problem in Proposal.Problems)
        {
            numbers[problem.Key] = numbers.Count + 1;
            (problem.Confidence == Confidence.Unsure || doubted.Contains(problem.Key) ? Doubtful : Sure).Add(problem);
            Confirmed += problem.Confidence == Confidence.Confirmed ? 1 : 0;
            places.AddRange([problem.Key, problem.Wording.Span.Start, problem.Wording.Span.End, problem.Span.Start, problem.Span.End]);
        }
        doubtful = [.. Doubtful.Select(problem => problem.Key)];
        // the same array while nothing moves, so that the page need not be told
        if (!Places.AsSpan().SequenceEqual(places.ToArray())) Places = [.. places];
    }

    private ProposedProblem? Neighbour(int by) => Place is > 0 and var place && place - 1 + by >= 0 && place - 1 + by < Proposal.Problems.Count ? Proposal.Problems[place - 1 + by] : null;
}
