using Rectify.Domain.Registers;
using Rectify.App.Tasks;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Tasks;

/// <summary>The dialog that is open on a task's page, and what it is about.</summary>
/// <param name="Verb">Null for a register entry, which is no step of the life cycle.</param>
/// <param name="Progress">The entry that is put right.</param>
/// <param name="Event">The event that is struck out.</param>
/// <param name="Objection">The objection that is decided.</param>
/// <param name="Value">The value of an indicator that is made void.</param>
/// <param name="Piece">The piece of evidence that gets a new version, or whose document facts are stated.</param>
public sealed record OpenDialog(TaskVerb? Verb, MeasureId? Measure, ProgressRow? Progress = null, EvidenceRow? Piece = null, RegisterKind? Register = null, CommitmentEventRow? Event = null, IndicatorValueRow? Value = null, ObjectionRow? Objection = null);
