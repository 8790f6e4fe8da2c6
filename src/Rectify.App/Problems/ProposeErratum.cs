using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;

namespace Rectify.App.Problems;

/// <summary>勘误: the office says what the source has instead of a frozen wording, and where.</summary>
public sealed class ProposeErratum(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(ProblemId id, int seen, string? wording, string? sourcePage, string? reason, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ProposeErratum), act, async session =>
    {
        List<FieldError> wrong = [];
        if (string.IsNullOrWhiteSpace(wording)) wrong.Add(new(nameof(wording), "required"));
        else if (wording.Trim().Length > Problem.MaxWordingLength) wrong.Add(new(nameof(wording), "too-long"));
        if (string.IsNullOrWhiteSpace(sourcePage)) wrong.Add(new(nameof(sourcePage), "required"));
        else if (sourcePage.Trim().Length > Erratum.MaxPageLength) wrong.Add(new(nameof(sourcePage), "too-long"));
        if (!Reason.TryParse(reason, out var because)) wrong.Add(new(nameof(reason), "required"));
        if (wrong.Count > 0) return new Outcome.Invalid(wrong);
        var (problem, refusal) = await session.LockProblemAsync(id, seen);
        if (problem is null) return refusal;
        await session.Db.Entry(problem).Collection(p => p.Errata).LoadAsync(ct);
        return Outcome.Of(problem.ProposeErratum(ErratumId.New(), new ErratumDraft(wording!, sourcePage!, because!), session.Stamp));
    }, ct);
}
