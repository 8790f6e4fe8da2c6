using Rectify.App.Intake;
using Rectify.Domain.Rounds;

namespace Rectify.App.Checking;

/// <summary>What is checked: a document being read in, or an inspection as the records have it. One of the two.</summary>
public sealed record CheckupSubject
{
    private CheckupSubject(IntakeId? intake, InspectionId? inspection) => (Intake, Inspection) = (intake, inspection);

    public IntakeId? Intake { get; }

    public InspectionId? Inspection { get; }

    public static CheckupSubject Of(IntakeId intake) => new(intake, null);

    public static CheckupSubject Of(InspectionId inspection) => new(null, inspection);

    /// <summary>Under which dismissals are kept.</summary>
    internal Guid Key => Intake?.Value ?? Inspection!.Value.Value;
}
