using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Rounds;

/// <param name="Reason">Why; it stays in the trail with the words before.</param>
public sealed record RoundCorrection(string Name, string Authority, int Year, string? Reason);

public sealed class RoundCorrectionValidator : AbstractValidator<RoundCorrection>
{
    public RoundCorrectionValidator()
    {
        RuleFor(r => r.Name).NotEmpty().WithErrorCode("required").MaximumLength(Round.MaxNameLength).WithErrorCode("too-long");
        RuleFor(r => r.Authority).NotEmpty().WithErrorCode("required").MaximumLength(Round.MaxNameLength).WithErrorCode("too-long");
        RuleFor(r => r.Year).InclusiveBetween(2000, 2100).WithErrorCode("year");
        RuleFor(r => r.Reason).NotEmpty().WithErrorCode("required").MaximumLength(Domain.Reason.MaxLength).WithErrorCode("too-long");
    }
}

/// <summary>A round as its correction begins.</summary>
/// <param name="MayCorrect">The reader does the office's work at every body inspected in it.</param>
/// <param name="IsArchived">An inspection of it is archived: nothing it prints changes any more.</param>
public sealed record RoundSheet(RoundId Id, string Name, string Authority, int Year, bool MayCorrect, bool IsArchived);

/// <summary>Puts a slip in a round's name, authority or year right. All its inspections print them, so it is the act of who keeps all of them; with one of them archived they stand.</summary>
public sealed class CorrectRound(UnitOfWork work, Door door) : IUseCase
{
    /// <summary>Null when there is no such round the reader may know of.</summary>
    public async Task<RoundSheet?> ReadAsync(RoundId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var (db, isOffice) = (reading.Db, reading.Actor.HasAnywhere(Role.Office, Role.HeadOfOffice));
        var visible = db.Inspections.VisibleTo(reading.Sight, db);
        var round = await db.Rounds.Where(r => r.Id == id && (visible.Any(i => i.RoundId == id) || (isOffice && !db.Inspections.Any(i => i.RoundId == id)))).Select(r => new { r.Name, r.Authority, r.Year }).SingleOrDefaultAsync(ct);
        if (round is null) return null;
        var inspected = await InspectedAsync(db, id, ct);
        return new RoundSheet(id, round.Name, round.Authority, round.Year, isOffice && inspected.All(i => reading.Actor.WhyNotOffice(i.Body) is null), inspected.Any(i => i.IsArchived));
    }

    /// <param name="seen">Name, authority and year as the user saw them.</param>
    public Task<Outcome> Run(RoundId id, RoundSheet seen, RoundCorrection correction, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CorrectRound), act, async session =>
    {
        if (Outcome.Of(new RoundCorrectionValidator().Validate(correction)) is { } invalid) return invalid;
        var db = session.Db;
        await db.Database.ExecuteSqlAsync($"select 1 from rounds where id = {id.Value} for update", ct);
        if (await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } round) return Outcome.None;
        var inspected = await InspectedAsync(db, id, ct);
        if (!session.Stamp.By.HasAnywhere(Role.Office, Role.HeadOfOffice) || inspected.Any(i => session.Stamp.By.WhyNotOffice(i.Body) is not null)) return Outcome.Only(Role.Office, Role.HeadOfOffice);
        if (inspected.Any(i => i.IsArchived)) return new Outcome.Refused(new Refusal(null, [new Unmet(Rule.InspectionArchived, Relation.Office)]));
        if ((round.Name, round.Authority, round.Year) != (seen.Name, seen.Authority, seen.Year)) return new Outcome.ChangedMeanwhile([]);
        if ((round.Name, round.Authority, round.Year) == (correction.Name.Trim(), correction.Authority.Trim(), correction.Year)) return Outcome.Bad(nameof(correction.Name), "nothing-changed");
        round.Correct(correction.Name, correction.Authority, correction.Year, Reason.Of(correction.Reason!), session.Stamp);
        return Outcome.Ok;
    }, ct);

    private static async Task<IReadOnlyList<(UnitId Body, bool IsArchived)>> InspectedAsync(RectifyDb db, RoundId id, CancellationToken ct) =>
        [.. (await db.Inspections.Where(i => i.RoundId == id).Select(i => new { i.BodyId, IsArchived = i.ArchivedOn != null }).Distinct().ToListAsync(ct)).Select(i => (i.BodyId, i.IsArchived))];
}
