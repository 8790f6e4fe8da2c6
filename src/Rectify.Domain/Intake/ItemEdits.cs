using System.Collections.Immutable;

namespace Rectify.Domain.Intake;

public sealed record EditItem(int Problem, int Item, string Text) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => string.IsNullOrWhiteSpace(Text)
        ? proposal
        : ItemChange.Of(proposal, Problem, Item, item => [item with { Text = Text.Trim(), Confidence = Confidence.Confirmed }]);
}

public sealed record DropItem(int Problem, int Item) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => ItemChange.Of(proposal, Problem, Item, _ => []);
}

public sealed record AddItem(int Problem, ItemList List, string Text, TextSpan Span) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => string.IsNullOrWhiteSpace(Text)
        ? proposal
        : ChangeProblem(proposal, Problem, problem => problem.WithItems(List, problem.Items(List).Add(
            new(proposal.NextKey(), null, Text.Trim(), null, null, Span, Confidence.Confirmed))));
}

/// <summary>Cuts one item in two before a position of its text.</summary>
public sealed record SplitItem(int Problem, int Item, int CutBefore) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => ItemChange.Of(proposal, Problem, Item, item =>
    {
        if (CutBefore <= 0 || CutBefore >= item.Text.Length)
            return [item];
        return
        [
            item with { Text = item.Text[..CutBefore].Trim(), Confidence = Confidence.Confirmed },
            item with { Key = proposal.NextKey(), Ordinal = null, Text = item.Text[CutBefore..].Trim(), Confidence = Confidence.Confirmed },
        ];
    });
}

/// <summary>Two items of one list are one; the text of <see cref="From"/> follows that of <see cref="Into"/>.</summary>
public sealed record MergeItems(int Problem, int Into, int From) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal)
    {
        if (Into == From || ItemChange.Find(proposal, Problem, From) is not { } from || ItemChange.Find(proposal, Problem, Into) is null)
            return proposal;
        var joined = ItemChange.Of(proposal, Problem, Into, into =>
            [into with { Text = into.Text + from.Text, Span = TextSpan.Covering(into.Span, from.Span), Confidence = Confidence.Confirmed }]);
        return ItemChange.Of(joined, Problem, From, _ => []);
    }
}

/// <summary>A measure is really an effect, a next step, a manifestation ... or the other way round. It lands by its place in the source.</summary>
public sealed record RetypeItem(int Problem, int Item, ItemList To) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal)
    {
        if (ItemChange.Find(proposal, Problem, Item) is not { } item || proposal.FindProblem(Problem)!.Items(To).Contains(item))
            return proposal;
        return ChangeProblem(ItemChange.Of(proposal, Problem, Item, _ => []), Problem,
            problem => problem.WithItems(To, ItemChange.Insert(problem.Items(To), item)));
    }
}

/// <summary>All items of one list are of another kind.</summary>
public sealed record RetypeItems(int Problem, ItemList From, ItemList To) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => From == To || proposal.FindProblem(Problem) is not { } found || found.Items(From).IsEmpty
        ? proposal
        : ChangeProblem(proposal, Problem, problem => problem
            .WithItems(To, problem.Items(From).Aggregate(problem.Items(To), ItemChange.Insert))
            .WithItems(From, []));
}

public sealed record MoveItemToProblem(int Problem, int Item, int To) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal)
    {
        if (Problem == To || proposal.FindProblem(To) is null || ItemChange.Find(proposal, Problem, Item) is not { } item)
            return proposal;
        var list = Enum.GetValues<ItemList>().First(list => proposal.FindProblem(Problem)!.Items(list).Contains(item));
        return ChangeProblem(ItemChange.Of(proposal, Problem, Item, _ => []), To,
            problem => problem.WithItems(list, problem.Items(list).Add(item)));
    }
}

/// <summary>"These are measures, not problems": a whole list becomes items of the problem it stands under.</summary>
public sealed record ProblemsAreItems(ImmutableList<int> Problems, int Of, ItemList As) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal)
    {
        var moved = proposal.Problems.Where(problem => problem.Key != Of && Problems.Contains(problem.Key)).ToList();
        if (moved.Count == 0 || proposal.FindProblem(Of) is null)
            return proposal;
        var key = proposal.NextKey();
        var items = moved.Select(problem => new ProposedItem(
            key++, problem.Ordinal?.TrimEnd('是'), problem.Wording.Text, null, null, problem.Span, Confidence.Confirmed)).ToList();
        return ChangeProblem(RemoveProblems(proposal, [.. moved.Select(problem => problem.Key)]), Of,
            problem => problem.WithItems(As, problem.Items(As).AddRange(items)));
    }
}

/// <summary>"These are problems": every item of a list becomes a problem of the same section, after the one it was read under.</summary>
public sealed record ItemsAreProblems(int Problem, ItemList List) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal)
    {
        if (proposal.FindProblem(Problem) is not { } holder || holder.Items(List).IsEmpty)
            return proposal;
        var born = holder.Items(List).Select(item => new ProposedProblem
        {
            Key = item.Key,
            Ordinal = item.Ordinal,
            Wording = new(item.Text.TrimEnd('。', '；', ';'), item.Span, Confidence.Confirmed),
            Printed = item.Text,
            Span = item.Span,
            Form = ProblemForm.ByPerson,
            Section = holder.Section,
            Body = holder.Body,
            Grade = holder.Grade,
            GradeSpan = holder.GradeSpan,
            Confidence = Confidence.Confirmed,
        });
        var emptied = ChangeProblem(proposal, Problem, problem => problem.WithItems(List, []));
        return emptied with { Problems = emptied.Problems.InsertRange(emptied.Problems.FindIndex(problem => problem.Key == Problem) + 1, born) };
    }
}

file static class ItemChange
{
    public static ProposedItem? Find(Proposal proposal, int problem, int item) =>
        proposal.FindProblem(problem) is { } found
            ? Enum.GetValues<ItemList>().Select(list => found.Items(list).Find(candidate => candidate.Key == item)).FirstOrDefault(hit => hit is not null)
            : null;

    /// <summary>Replaces one item by none, one or several, wherever it stands in its problem.</summary>
    public static Proposal Of(Proposal proposal, int problem, int item, Func<ProposedItem, ProposedItem[]> change)
    {
        if (Find(proposal, problem, item) is not { } found)
            return proposal;
        var at = proposal.Problems.FindIndex(candidate => candidate.Key == problem);
        var holder = proposal.Problems[at];
        var list = Enum.GetValues<ItemList>().First(list => holder.Items(list).Contains(found));
        var position = holder.Items(list).IndexOf(found);
        var items = holder.Items(list).RemoveAt(position).InsertRange(position, change(found));
        return proposal with { Problems = proposal.Problems.SetItem(at, holder.WithItems(list, items)) };
    }

    public static ImmutableList<ProposedItem> Insert(ImmutableList<ProposedItem> items, ProposedItem item)
    {
        var before = items.FindIndex(other => other.Span.Start > item.Span.Start);
        return items.Insert(before < 0 ? items.Count : before, item);
    }
}
