using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;

namespace Rectify.App.Problems;

/// <summary>The office puts a slip in wording, ordinal or section right as long as nothing is assigned. Afterwards the wording is frozen, and only an erratum with a second person changes it.</summary>
public sealed class CorrectProblem(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(ProblemId id, int seen, string? wording, string? ordinal, SectionId? section, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CorrectProblem), act, async session =>
    {
        if (string.IsNullOrWhiteSpace(wording)) return Outcome.Bad(nameof(wording), "required");
        if (wording.Trim().Length > Problem.MaxWordingLength) return Outcome.Bad(nameof(wording), "too-long");
        var printed = string.IsNullOrWhiteSpace(ordinal) ? null : ordinal.Trim();
        if (printed?.Length > Problem.MaxOrdinalLength) return Outcome.Bad(nameof(ordinal), "too-long");
        var (problem, refusal) = await session.LockProblemAsync(id, seen);
        if (problem is null) return refusal;
        if (section is { } at && !await session.Db.Sections.AnyAsync(s => s.Id == at && s.InspectionId == problem.InspectionId, ct)) return Outcome.Bad(nameof(section), "required");
        return problem.TryCorrect(wording, printed, section, session.Stamp) ? Outcome.Ok : Outcome.Bad(nameof(wording), "frozen");
    }, ct);
}
