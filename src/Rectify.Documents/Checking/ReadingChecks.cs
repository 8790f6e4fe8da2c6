using Rectify.Domain.Intake;

namespace Rectify.Documents.Checking;

/// <summary>Doubts of the reader that are faults of the text as well: numbering and repeated problems.</summary>
internal sealed class ReadingChecks(CheckContext context)
{
    public void Run()
    {
        foreach (var issue in context.Proposal.Issues)
        {
            var problem = issue.Problem is { } key ? context.Proposal.FindProblem(key) : null;
            var rule = issue.Code switch
            {
                ProposalIssueCode.OrdinalOutOfSequence => CheckRules.ProblemOrdinals,
                ProposalIssueCode.ItemOrdinalOutOfSequence => CheckRules.ItemOrdinals,
                ProposalIssueCode.SameProblemTwice => CheckRules.SameProblem,
                _ => null,
            };
            if (rule is not null && issue.Span.End <= context.Source.Raw.Length)
                context.Add(rule, problem, issue.Span, context.Source[issue.Span].ReplaceLineEndings(""), issue.Detail ?? "");
        }
    }
}
