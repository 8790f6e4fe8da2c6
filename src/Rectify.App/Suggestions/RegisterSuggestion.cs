using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Suggestions;

/// <summary>The office registers a suggestion of an inspection, in the words of its document.</summary>
public sealed class RegisterSuggestion(UnitOfWork work) : IUseCase
{
    /// <param name="id">Made by the form.</param>
    public Task<Outcome> Run(SuggestionId id, InspectionId inspectionId, SuggestionInput input, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(RegisterSuggestion), act, async session =>
    {
        var (inspection, refusal) = await session.LockInspectionAsync(inspectionId, seen: null);
        if (inspection is null) return refusal;
        var (draft, invalid) = await input.ToDraftAsync(session, inspectionId);
        if (draft is null) return invalid!;
        session.Db.Add(Suggestion.Register(id, inspectionId, inspection.BodyId, draft, session.Stamp));
        return Outcome.Ok;
    }, ct);
}
