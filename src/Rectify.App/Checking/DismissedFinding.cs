using System.Security.Cryptography;
using System.Text;
using Rectify.Documents.Checking;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;

namespace Rectify.App.Checking;

/// <summary>A finding that somebody has looked at and set aside with a reason. It stays in sight, apart, and can be taken up again.</summary>
internal sealed class DismissedFinding : RaisesFacts
{
    public const int KeyLength = 64;
    public const int MaxRuleLength = 60;

    private DismissedFinding() => (FindingKey, Rule, Reason) = ("", "", "");

    public DismissedFinding(CheckupSubject subject, string key, string rule, Reason reason, Stamp stamp)
    {
        (SubjectId, InspectionId, FindingKey, Rule, Reason) = (subject.Key, subject.Inspection, key, rule, reason.Text);
        (DismissedBy, DismissedAt) = (stamp.By.Person, stamp.At);
        Raise(Fact.Of(FactKind.FindingDismissed, SubjectId, stamp.On, ("rule", rule), ("reason", reason.Text), ("finding", key)));
    }

    /// <summary>The reading or the inspection.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Null for a reading, which belongs to no inspection yet.</summary>
    public InspectionId? InspectionId { get; private set; }

    public string FindingKey { get; private set; }

    public string Rule { get; private set; }

    public string Reason { get; private set; }

    public PersonId DismissedBy { get; private set; }

    public DateTimeOffset DismissedAt { get; private set; }

    public void TakeUpAgain(Stamp stamp) => Raise(Fact.Of(FactKind.FindingTakenUp, SubjectId, stamp.On, ("rule", Rule), ("finding", FindingKey)));

    /// <summary>Rule and words of a finding: where the text moves, it is the same finding; where its words change, it is a new one.</summary>
    public static string KeyOf(Finding finding) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [finding.Rule.Id, finding.Sentence, finding.Ordinal, .. finding.Values]))));
}
