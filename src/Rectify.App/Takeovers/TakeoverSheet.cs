using Rectify.App.Planning;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;

namespace Rectify.App.Takeovers;

/// <summary>A page of registered tasks that may be entered as work done before, and the batches there are.</summary>
/// <param name="MayPropose">The reader does the office's work at the body; others may look.</param>
/// <param name="Waiting">Registered tasks of the whole inspection that wait in no batch.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
/// <param name="Batches">The latest first.</param>
public sealed record TakeoverSheet(InspectionHead Inspection, bool MayPropose, DateOnly Today, int Waiting, IReadOnlyList<TakeoverRow> Rows, SequenceCursor? Next, IReadOnlyList<TakeoverBatchRow> Batches);

/// <param name="Grade">What the document that was read says of it.</param>
/// <param name="Measures">Measures as read; where there are none, the batch names them.</param>
/// <param name="ReadDueOn">The latest deadline that was read; null where none was.</param>
/// <param name="Said">What the document says of who answers for it, until when, and how far it has come.</param>
public sealed record TakeoverRow(TaskId Task, int Version, int Number, string? Ordinal, string Wording, string? Section, int Part, int Parts, ReportedGrade Grade, int Measures, DateOnly? ReadDueOn, IReadOnlyList<Quotation> Said);

/// <param name="Because">Why it was refused or taken back.</param>
public sealed record TakeoverBatchRow(TakeoverId Id, TakeoverState State, int Tasks, string ProposedBy, DateTimeOffset ProposedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? Because);

/// <summary>A batch with everything the leading group looks at.</summary>
/// <param name="WhyNot">What keeps the reader from deciding; null when they may.</param>
/// <param name="MayWithdraw">The reader may take it back for the office.</param>
public sealed record TakeoverBatch(TakeoverBatchRow Row, InspectionHead Inspection, IReadOnlyList<TakeoverBatchLine> Lines, IReadOnlyList<TakeoverPaperRow> Papers, Refusal? WhyNot, bool MayWithdraw);

/// <param name="Measures">As read, and those the batch names.</param>
public sealed record TakeoverBatchLine(
    TaskId Task, int Number, string? Ordinal, string Wording, TaskState State, DateOnly On, string Leader, string LeadUnit, DateOnly DueOn, DateOnly? NextCheckOn, string? FilingNumber, string? Remark, IReadOnlyList<string> Measures,
    IReadOnlyList<string> Supporting, string? Handler);

/// <param name="Number">From 1 within the batch.</param>
/// <param name="ErasedOn">Erased as 误传; null while its content is there.</param>
public sealed record TakeoverPaperRow(int Number, string FileName, string MediaType, DateOnly? ErasedOn = null);
