using System.Collections.Immutable;

namespace Rectify.Domain.Intake;

/// <summary>Not a problem. It is put aside and can be taken back.</summary>
public sealed record DropProblem(int Problem) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => proposal.FindProblem(Problem) is not { } found
        ? proposal
        : RemoveProblems(proposal, [Problem]) with { Dropped = proposal.Dropped.Add(new(found, proposal.Issues.FindAll(issue => issue.Problem == Problem))) };
}

/// <summary>A problem after all: back to its place in the source, with the doubts it had.</summary>
public sealed record RestoreProblem(int Problem) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal)
    {
        if (proposal.Dropped.Find(dropped => dropped.Problem.Key == Problem) is not { } found)
            return proposal;
        var before = proposal.Problems.FindIndex(problem => problem.Span.Start > found.Problem.Span.Start);
        var section = proposal.FindSection(found.Problem.Section)?.Key;
        return proposal with
        {
            Problems = proposal.Problems.Insert(before < 0 ? proposal.Problems.Count : before, found.Problem with { Section = section }),
            Issues = proposal.Issues.AddRange(found.Issues),
            Dropped = proposal.Dropped.Remove(found),
        };
    }
}

/// <summary>Two proposed problems are one: wording and all items of <see cref="From"/> go to the end of <see cref="Into"/>.</summary>
public sealed record MergeProblems(int Into, int From) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal)
    {
        if (Into == From || proposal.FindProblem(Into) is null || proposal.FindProblem(From) is not { } from)
            return proposal;
        var merged = ChangeProblem(proposal, Into, into =>
        {
            var first = into.Wording.Text.Length == 0 ? "" : into.Wording.Text.TrimEnd('。') + "。";
            var result = into with
            {
                Wording = new(first + from.Wording.Text, TextSpan.Covering(into.Wording.Span, from.Wording.Span), Confidence.Confirmed),
                Printed = into.Printed + from.Printed,
                Span = TextSpan.Covering(into.Span, from.Span),
                Reason = Joined(into.Reason, from.Reason),
                Target = Joined(into.Target, from.Target),
                MeasuresLead = Joined(into.MeasuresLead, from.MeasuresLead),
                Deadlines = into.Deadlines.AddRange(from.Deadlines),
                Parties = into.Parties.AddRange(from.Parties),
                ProgressOn = into.ProgressOn ?? from.ProgressOn,
                Confidence = Confidence.Confirmed,
            };
            return Enum.GetValues<ItemList>().Aggregate(result, (problem, list) => problem.WithItems(list, problem.Items(list).AddRange(from.Items(list))));
        });
        return RemoveProblems(merged, [From]);
    }

    private static ProposedText? Joined(ProposedText? a, ProposedText? b) =>
        a is null ? b : b is null ? a : new(a.Text + b.Text, TextSpan.Covering(a.Span, b.Span), Confidence.Confirmed);
}

/// <summary>
/// One proposed problem is several: its wording is cut before each of <see cref="CutBefore"/> (positions in the wording).
/// Measures and all else stay with the first; the others have the same section and no ordinal, since none is printed.
/// </summary>
public sealed record SplitProblem(int Problem, ImmutableList<int> CutBefore) : ProposalEdit
{
    /// <summary>Positions after every full stop, and after every semicolon too if asked; none at the very end.</summary>
    public static ImmutableList<int> AfterSentences(string wording, bool semicolonsToo)
    {
        var closers = semicolonsToo ? "。；;" : "。";
        return [.. Enumerable.Range(1, Math.Max(0, wording.Length - 1)).Where(at => closers.Contains(wording[at - 1]))];
    }

    public override Proposal ApplyTo(Proposal proposal)
    {
        if (proposal.FindProblem(Problem) is not { } whole)
            return proposal;
        var text = whole.Wording.Text;
        var cuts = CutBefore.Where(at => at > 0 && at < text.Length).Distinct().Order().ToList();
        var parts = cuts.Prepend(0).Zip(cuts.Append(text.Length), (from, to) => text[from..to].Trim().TrimEnd('。', '；', ';'))
            .Where(part => part.Length > 0).ToList();
        if (parts.Count < 2)
            return proposal;

        var key = proposal.NextKey();
        var pieces = parts.Select((part, number) => number == 0
            ? whole with { Wording = whole.Wording.Corrected(part), Form = ProblemForm.ByPerson, Confidence = Confidence.Confirmed }
            : new ProposedProblem
            {
                Key = key++,
                Wording = whole.Wording.Corrected(part),
                Printed = part,
                Span = whole.Wording.Span,
                Form = ProblemForm.ByPerson,
                Section = whole.Section,
                Body = whole.Body,
                Grade = whole.Grade,
                GradeSpan = whole.GradeSpan,
                Confidence = Confidence.Confirmed,
            });
        var at = proposal.Problems.IndexOf(whole);
        return proposal with
        {
            Problems = proposal.Problems.RemoveAt(at).InsertRange(at, pieces),
            Issues = proposal.Issues.RemoveAll(issue => issue.Problem == Problem && issue.Code == ProposalIssueCode.OneOrSeveral),
        };
    }
}

/// <summary>A problem the reader has not seen: a person marks it in the source. It is placed by its position there.</summary>
public sealed record AddProblem(string Wording, TextSpan Span, int? Section) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal)
    {
        if (string.IsNullOrWhiteSpace(Wording))
            return proposal;
        var section = proposal.FindSection(Section);
        var added = new ProposedProblem
        {
            Key = proposal.NextKey(),
            Wording = new(Wording.Trim(), Span, Confidence.Confirmed),
            Printed = Wording.Trim(),
            Span = Span,
            Form = ProblemForm.ByPerson,
            Section = section?.Key,
            Body = section?.Body,
            Confidence = Confidence.Confirmed,
        };
        var before = proposal.Problems.FindIndex(problem => problem.Span.Start > Span.Start);
        return proposal with { Problems = proposal.Problems.Insert(before < 0 ? proposal.Problems.Count : before, added) };
    }
}

public sealed record RewordProblem(int Problem, string Wording) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => string.IsNullOrWhiteSpace(Wording)
        ? proposal
        : ChangeProblem(proposal, Problem, problem => problem with { Wording = problem.Wording.Corrected(Wording) });
}

public sealed record SetOrdinal(int Problem, string? Ordinal) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) =>
        ChangeProblem(proposal, Problem, problem => problem with { Ordinal = string.IsNullOrWhiteSpace(Ordinal) ? null : Ordinal.Trim() });
}

public sealed record SetGrade(int Problem, ReportedGrade Grade) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => ChangeProblem(proposal, Problem, problem => problem with { Grade = Grade });
}

public sealed record MoveProblem(int Problem, int? Section) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => Section is not null && proposal.FindSection(Section) is null
        ? proposal
        : ChangeProblem(proposal, Problem, problem => problem with { Section = Section, Body = proposal.FindSection(Section)?.Body ?? problem.Body });
}

public sealed record SetReason(int Problem, string? Reason) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => ChangeProblem(proposal, Problem, problem => problem with
    {
        Reason = string.IsNullOrWhiteSpace(Reason) ? null : new(Reason.Trim(), problem.Reason?.Span ?? problem.Span, Confidence.Confirmed),
    });
}

public sealed record SetTarget(int Problem, string? Target) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => ChangeProblem(proposal, Problem, problem => problem with
    {
        Target = string.IsNullOrWhiteSpace(Target) ? null : new(Target.Trim(), problem.Target?.Span ?? problem.Span, Confidence.Confirmed),
    });
}

/// <summary>Looked at and right as it stands: its doubts are settled.</summary>
public sealed record ConfirmProblem(int Problem) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) =>
        ChangeProblem(proposal, Problem, problem => problem with
        {
            Confidence = Confidence.Confirmed,
            Wording = problem.Wording with { Confidence = Confidence.Confirmed },
        }) is var changed && ReferenceEquals(changed, proposal)
            ? proposal
            : changed with { Issues = proposal.Issues.RemoveAll(issue => issue.Problem == Problem) };
}
