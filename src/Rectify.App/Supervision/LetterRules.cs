using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.Supervision;

/// <summary>The rules by which drafts are raised, for the office and for who reads its letters.</summary>
public sealed class LetterRules(Door door) : IUseCase
{
    /// <summary>Null when the reader sees no inspection as a whole.</summary>
    public async Task<(IReadOnlyList<LetterRule> Rules, bool MaySet)?> Run(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Actor.HasAnywhere(Role.Office, Role.HeadOfOffice, Role.LeadingGroup, Role.Supervision, Role.UpperLevel)) return null;
        return (await reading.Db.LetterRules.OrderBy(r => r.Position).ToListAsync(ct), reading.Actor.HasAnywhere(Role.Office, Role.HeadOfOffice));
    }
}
