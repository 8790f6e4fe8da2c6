using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Registers;

namespace Rectify.App.Registers;

/// <summary>更正: a slip in a register entry is put right with the reason, by an entry that follows it; what stood there before stays readable and never counts.</summary>
public sealed class CorrectRegister(UnitOfWork work) : IUseCase
{
    /// <param name="next">The key of the entry that follows.</param>
    public Task<Outcome> Run(RegisterId id, RegisterId next, RegisterInput input, string? reason, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CorrectRegister), act, async session =>
    {
        if (await session.LockRegisterAsync(id) is not var (entry, tasks)) return Outcome.None;
        var typed = input with { Measures = [.. entry.Links.Select(l => l.MeasureId)] };
        if (typed.WhyNot(session.Stamp.On) is { } wrong) return wrong;
        if (!Reason.TryParse(reason, out var because)) return Outcome.Bad("Reason", string.IsNullOrWhiteSpace(reason) ? "missing" : "too-long");
        if (typed.ToWords() is not { } words || words.GetType() != entry.Words.GetType()) return Outcome.None;
        var (following, refusal) = entry.Correct(next, words, because, tasks, session.Stamp);
        if (following is not null) session.Db.Registers.Add(following);
        return Outcome.Of(refusal);
    }, ct);
}
