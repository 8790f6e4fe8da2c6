using System.Security.Cryptography;
using System.Text;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>What was decided on paper, as it stood when the paper was entered. When it stands otherwise at the check, the paper no longer speaks of it.</summary>
internal static class PaperSubject
{
    /// <summary>Of one task; null where the row of the life cycle itself sees to it.</summary>
    public static string? Of(TaskVerb verb, RectificationTask task) => verb switch
    {
        TaskVerb.AgreePlan => Digest($"{task.Id.Value:N} {task.Version}"),
        TaskVerb.AgreeExtension or TaskVerb.DecideExtension => task.OpenExtension is { } extension ? Digest($"{extension.Id.Value:N}") : null,
        TaskVerb.AgreeAmendment or TaskVerb.ApproveAmendment => task.OpenAmendment is { } amendment ? Digest($"{amendment.Id.Value:N}") : null,
        TaskVerb.RecordAbsence => task.CurrentOpinion?.TextSha256,
        _ when PaperVerbs.SignsText(verb) => task.CurrentOpinion?.TextSha256,
        _ => null,
    };

    /// <summary>What stands otherwise than when the paper was entered; of several tasks, which.</summary>
    public static IReadOnlyList<Unmet> Changed(PaperAct paper, PaperReach reach, RectificationTask task)
    {
        if (reach.Named.Count > 0) return [.. reach.Named.Where(one => paper.SeenOf(one.Id) != Of(paper.Verb, one)).Select(one => new Unmet(Rule.RecordChangedSincePaper, Relation.Office, Subject: one.Id.Value))];
        return paper.SeenSha256 == (reach.SeenSha256 ?? Of(paper.Verb, task)) ? [] : [new Unmet(Rule.RecordChangedSincePaper, Relation.Office)];
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
}
