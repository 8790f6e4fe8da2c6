namespace Rectify.Web.Shared;

public enum OutcomeKind
{
    Done,
    /// <summary>A rule or a permission stands against it.</summary>
    Refused,
    /// <summary>The record is not there, or not for this person.</summary>
    Missing,
    /// <summary>Somebody else changed the record after this person saw it.</summary>
    ChangedMeanwhile,
}
