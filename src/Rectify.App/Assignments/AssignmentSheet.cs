using Rectify.App.Planning;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Assignments;

/// <summary>A page of tasks that wait for assignment.</summary>
/// <param name="MayAssign">Whether the reader is of the office; others may look.</param>
/// <param name="Waiting">Registered tasks of the whole inspection.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record AssignmentSheet(InspectionHead Inspection, bool MayAssign, DateOnly Today, int Waiting, IReadOnlyList<AssignmentRow> Rows, SequenceCursor? Next);

/// <param name="Section">The heading the problem stands under, with its printed ordinal; null where the document has none.</param>
/// <param name="Parts">How many tasks the problem has.</param>
/// <param name="Declined">The last time a unit declined it; null when none did.</param>
/// <param name="Earlier">Who was named before a unit declined; null for a task never assigned.</param>
/// <param name="Said">What the document says of who is to answer and until when; in its order.</param>
public sealed record AssignmentRow(
    TaskId Task, int Version, int Number, string? Ordinal, string Wording, SectionId? SectionId, string? Section, ProblemClass? Class, int Part, int Parts,
    DeclinedAssignment? Declined, Assignment? Earlier, IReadOnlyList<Quotation> Said);

public sealed record DeclinedAssignment(string? UnitName, string? Reason, int Times);
