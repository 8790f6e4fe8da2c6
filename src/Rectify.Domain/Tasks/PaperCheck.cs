using Rectify.Domain.People;

namespace Rectify.Domain.Tasks;

/// <summary>What came on paper and was entered with its scan is checked against it once, by another person than who entered it.</summary>
public static class PaperCheck
{
    /// <summary>What keeps whoever stamps from checking it; null when nothing does.</summary>
    public static Rule? WhyNot(bool isAnswered, PersonId recordedBy, Stamp stamp) =>
        isAnswered ? Rule.AlreadyDone : stamp.By.AsPerson(recordedBy) is not null ? Rule.CheckerIsRecorder : null;
}
