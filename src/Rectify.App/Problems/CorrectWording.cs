using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Problems;

namespace Rectify.App.Problems;

/// <summary>The office puts a slip in the wording right as long as nothing is assigned. Afterwards it is frozen, and only an erratum with a second person changes it.</summary>
public sealed class CorrectWording(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(ProblemId id, int seen, string wording, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CorrectWording), act, async session =>
    {
        if (string.IsNullOrWhiteSpace(wording)) return Outcome.Bad(nameof(wording), "required");
        if (wording.Trim().Length > Problem.MaxWordingLength) return Outcome.Bad(nameof(wording), "too-long");
        var (problem, refusal) = await session.LockProblemAsync(id, seen);
        if (problem is null) return refusal;
        return problem.TryCorrectWording(wording, session.Stamp) ? Outcome.Ok : Outcome.Bad(nameof(wording), "frozen");
    }, ct);
}
