using System.Text;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Checking;

/// <summary>The same paragraph in the answers to several problems.</summary>
internal sealed class RepetitionChecks(CheckContext context)
{
    /// <summary>Shorter texts are alike by themselves.</summary>
    private const int ShortestParagraph = 40;

    public void Run()
    {
        var seen = new Dictionary<string, ProposedProblem>(StringComparer.Ordinal);
        foreach (var problem in context.Proposal.Problems)
        {
            foreach (var item in CheckContext.Answers(problem).Where(item => item.Text.Length >= ShortestParagraph))
            {
                var letters = Letters(item.Text);
                if (seen.TryGetValue(letters, out var first) && first.Key != problem.Key)
                    context.Add(CheckRules.SameParagraph, problem, item.Span, item.Text, CheckContext.NameOf(first));
                else
                    seen.TryAdd(letters, problem);
            }
        }
    }

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                letters.Append(c);
        }
        return letters.ToString();
    }
}
