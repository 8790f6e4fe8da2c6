using Rectify.Domain.Problems;

namespace Rectify.Domain.Intake;

/// <summary>A problem of the records, as a later reading of its document meets it.</summary>
/// <param name="Section">Heading of its nearest section; null when it has none.</param>
/// <param name="Effect">One entry a line, as <paramref name="NextSteps"/>.</param>
/// <param name="IsFrozen">Assigned: its wording and what the unit wrote stand, a later document only restates the reported grade.</param>
public sealed record RegisteredProblem(
    ProblemId Id, int Number, string? Section, string? Ordinal, string Wording, Problems.ReportedGrade Grade,
    IReadOnlyList<string> Measures, string? Effect, string? Reason, string? NextSteps, bool IsFrozen);

/// <summary>What a document says that the records do not say yet.</summary>
public enum RereadPart
{
    Wording,
    Grade,
    Measures,
    Effect,
    Reason,
    NextSteps,
}

/// <summary>One problem of the document, of the records, or of both. Neither is ever null on both sides.</summary>
/// <param name="Read">Null where the records hold a problem that the document does not name.</param>
/// <param name="Known">Null where the document names a new one.</param>
/// <param name="Changes">What differs, where both are there; empty when the document says the same.</param>
public sealed record RereadLine(ProposedProblem? Read, RegisteredProblem? Known, IReadOnlyList<RereadPart> Changes);

/// <summary>
/// Lays a proposal beside what an inspection has registered: new, changed, same, gone. A problem is the same where the wording is (width, blanks and punctuation apart);
/// else by section and printed ordinal, never by the ordinal alone; else by a wording that is nearly the same. Nothing is matched twice.
/// </summary>
public static class Rereading
{
    /// <summary>Share of common character pairs from which two wordings are taken for one.</summary>
    private const double NearlySame = 0.8;

    /// <summary>In the document's order; problems it does not name come last.</summary>
    public static IReadOnlyList<RereadLine> Of(Proposal proposal, IReadOnlyList<RegisteredProblem> registered)
    {
        var read = proposal.Problems.Select(problem => new Reading(problem, proposal.FindSection(problem.Section)?.Heading)).ToList();
        var left = registered.ToList();
        Match(read, left, (one, known) => Plain(one.Problem.Wording.Text) == Plain(known.Wording));
        Match(read, left, (one, known) => one.Problem.Ordinal is { } ordinal && known.Ordinal == ordinal && one.Section is { } section && known.Section is { } heading && Plain(section) == Plain(heading));
        Match(read, left, (one, known) => Likeness(Plain(one.Problem.Wording.Text), Plain(known.Wording)) >= NearlySame);
        return [.. read.Select(one => new RereadLine(one.Problem, one.Known, one.Known is { } known ? Changes(one.Problem, known) : [])), .. left.Select(known => new RereadLine(null, known, []))];
    }

    private sealed class Reading(ProposedProblem problem, string? section)
    {
        public ProposedProblem Problem { get; } = problem;

        public string? Section { get; } = section;

        public RegisteredProblem? Known { get; set; }
    }

    private static void Match(List<Reading> read, List<RegisteredProblem> left, Func<Reading, RegisteredProblem, bool> same)
    {
        foreach (var one in read.Where(one => one.Known is null))
        {
            one.Known = left.Find(known => same(one, known));
            if (one.Known is { } taken) left.Remove(taken);
        }
    }

    private static List<RereadPart> Changes(ProposedProblem read, RegisteredProblem known)
    {
        var changes = new List<RereadPart>();
        void When(bool differs, RereadPart part)
        {
            if (differs) changes.Add(part);
        }
        // what a document leaves out is not taken back: feedback names no measures, a notice may name no next steps
        When(Plain(read.Wording.Text) != Plain(known.Wording), RereadPart.Wording);
        When(read.Grade != ReportedGrade.NotStated && Stated(read.Grade) != known.Grade, RereadPart.Grade);
        When(!read.Measures.IsEmpty && !read.Measures.Select(item => Plain(item.Text)).SequenceEqual(known.Measures.Select(Plain)), RereadPart.Measures);
        When(!read.Effects.IsEmpty && Plain(string.Concat(read.Effects.Select(item => item.Text))) != Plain(known.Effect), RereadPart.Effect);
        When(read.Reason is { } reason && Plain(reason.Text) != Plain(known.Reason), RereadPart.Reason);
        When(!read.NextSteps.IsEmpty && Plain(string.Concat(read.NextSteps.Select(item => item.Text))) != Plain(known.NextSteps), RereadPart.NextSteps);
        if (known.IsFrozen) changes.RemoveAll(part => part is not (RereadPart.Wording or RereadPart.Grade));
        return changes;
    }

    /// <summary>The unit's claim as the records know it; 正在推进 and 持续推进 are both not done.</summary>
    public static Problems.ReportedGrade Stated(ReportedGrade read) => read switch
    {
        ReportedGrade.Completed => Problems.ReportedGrade.Done,
        ReportedGrade.MostlyCompleted => Problems.ReportedGrade.BasicallyDone,
        ReportedGrade.InProgress or ReportedGrade.Continuing => Problems.ReportedGrade.NotDone,
        _ => Problems.ReportedGrade.NotStated,
    };

    /// <summary>The text as it counts when two are compared: width, case, blanks and marks apart.</summary>
    public static string Plain(string? text) =>
        new([.. (text ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>Dice's coefficient of the character pairs, from 0 to 1.</summary>
    private static double Likeness(string one, string other)
    {
        if (one.Length < 2 || other.Length < 2) return 0;
        var pairs = Pairs(one).CountBy(pair => pair).ToDictionary();
        var common = 0;
        foreach (var pair in Pairs(other))
        {
            if (!pairs.TryGetValue(pair, out var count) || count == 0) continue;
            pairs[pair] = count - 1;
            common++;
        }
        return 2.0 * common / (one.Length + other.Length - 2);
    }

    private static IEnumerable<(char, char)> Pairs(string text) => text.Zip(text.Skip(1));
}
