using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Trail;

namespace Rectify.App.Supervision;

/// <summary>What the office may set about a rule.</summary>
public sealed record LetterRuleInput(int Count, LetterKind Kind, int ReplyDays, InspectionLevel? Level, bool IsActive);

/// <summary>The office sets when drafts are raised. Drafts there are stay as they are.</summary>
public sealed class SetLetterRule(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(Guid id, LetterRuleInput input, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(SetLetterRule), act, async session =>
    {
        if (!session.Stamp.By.HasAnywhere(Role.Office, Role.HeadOfOffice)) return Outcome.Only(Role.Office, Role.HeadOfOffice);
        if (input.Count is < 1 or > LetterRule.MaxCount) return Outcome.Bad(nameof(input.Count), "out-of-range");
        if (input.ReplyDays is < 1 or > LetterRule.MaxCount) return Outcome.Bad(nameof(input.ReplyDays), "out-of-range");
        if (await session.Db.LetterRules.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } rule) return Outcome.None;
        rule.Set(input.Count, input.Kind, input.ReplyDays, input.Level, input.IsActive);
        session.Note(Fact.Of(FactKind.LetterRuleSet, id, session.Stamp.On, ("when", $"{rule.When}"), ("count", $"{input.Count}"), ("kind", $"{input.Kind}"), ("replyDays", $"{input.ReplyDays}"), ("level", input.Level is { } level ? $"{level}" : null), ("active", $"{input.IsActive}")));
        return Outcome.Ok;
    }, ct);
}
