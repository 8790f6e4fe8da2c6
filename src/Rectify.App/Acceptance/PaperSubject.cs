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
        _ when PaperVerbs.SignsText(verb) => task.CurrentOpinion?.TextSha256,
        _ => null,
    };

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
}
