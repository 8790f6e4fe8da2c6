using System.Globalization;
using Rectify.Domain.Intake;

namespace Rectify.App.Intake;

/// <summary>One body of a file that speaks of several, as a proposal of its own: its problems, and what its document says of the inspection.</summary>
/// <param name="Key">The same while the file is worked on: the document's key, or the body's name.</param>
/// <param name="Body">Null for what belongs to no body.</param>
public sealed record ProposalPart(string Key, string? Body, Proposal Proposal)
{
    /// <summary>In the document's order. One part, where the file speaks of one body.</summary>
    public static IReadOnlyList<ProposalPart> Of(Proposal proposal) => proposal.Documents.IsEmpty
        ? [.. proposal.Problems.GroupBy(problem => problem.Body).Select(group => new ProposalPart(group.Key ?? "", group.Key, With(proposal, group, OfBody(proposal.Header, group.Key))))]
        : OfDocuments(proposal);

    private static List<ProposalPart> OfDocuments(Proposal proposal)
    {
        var top = new Dictionary<int, int>();
        // parents stand before their children
        foreach (var section in proposal.Sections) top[section.Key] = section.Parent is { } parent && top.TryGetValue(parent, out var above) ? above : section.Key;
        var documents = proposal.Documents.ToDictionary(document => document.Key);
        return [.. proposal.Problems.GroupBy(problem => problem.Section is { } key && top.TryGetValue(key, out var root) && documents.ContainsKey(root) ? root : (int?)null)
            .Select(group => group.Key is { } key
                ? new ProposalPart(key.ToString(CultureInfo.InvariantCulture), documents[key].Body, With(proposal, group, documents[key].Header))
                : new ProposalPart("", null, With(proposal, group, proposal.Header)))];
    }

    private static Proposal With(Proposal proposal, IEnumerable<ProposedProblem> problems, ProposedHeader header) => proposal with { Header = header, Problems = [.. problems] };

    private static ProposedHeader OfBody(ProposedHeader header, string? body) => body is null ? header : header with { InspectedBody = new(body, default, Confidence.Likely) };
}
