using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Intake;
using Rectify.App.People;
using Rectify.Documents.Checking;
using Rectify.Domain;
using Rectify.Domain.People;

namespace Rectify.App.Checking;

/// <summary>Sets a finding aside with a reason. It stays in sight, apart from those that stand.</summary>
public sealed class DismissFinding(UnitOfWork work) : IUseCase
{
    /// <param name="rule">Identifier of the finding's rule.</param>
    public Task<Outcome> Run(CheckupSubject subject, string key, string rule, Reason reason, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(DismissFinding), act, async session =>
    {
        if (!await session.MayCheckAsync(subject)) return Outcome.None;
        if (key.Length != DismissedFinding.KeyLength || CheckRules.All.All(known => known.Id != rule)) return Outcome.None;
        if (await session.Db.DismissedFindings.AnyAsync(d => d.SubjectId == subject.Key && d.FindingKey == key, session.Cancelled)) return new Outcome.ChangedMeanwhile([]);
        session.Db.Add(new DismissedFinding(subject, key, rule, reason, session.Stamp));
        return Outcome.Ok;
    }, ct);
}

/// <summary>Takes up again what was set aside.</summary>
public sealed class TakeUpFinding(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(CheckupSubject subject, string key, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(TakeUpFinding), act, async session =>
    {
        if (!await session.MayCheckAsync(subject)) return Outcome.None;
        if (await session.Db.DismissedFindings.SingleOrDefaultAsync(d => d.SubjectId == subject.Key && d.FindingKey == key, session.Cancelled) is not { } dismissed) return new Outcome.ChangedMeanwhile([]);
        dismissed.TakeUpAgain(session.Stamp);
        session.Note(dismissed, session.Stamp.By.Person);
        session.Db.Remove(dismissed);
        return Outcome.Ok;
    }, ct);
}

internal static class CheckupAccess
{
    /// <summary>Only the office whose reading or inspection it is.</summary>
    public static async Task<bool> MayCheckAsync(this ActSession session, CheckupSubject subject)
    {
        var (db, by, ct) = (session.Db, session.Stamp.By, session.Cancelled);
        if (subject.Intake is { } intake) return by.DoesOfficeWork() && await db.IntakeDrafts.VisibleTo(by, db).AnyAsync(d => d.Id == intake, ct);
        var body = await db.Inspections.VisibleTo(session.Sight, db).Where(i => i.Id == subject.Inspection).Select(i => i.BodyId).ToListAsync(ct);
        return body is [var unit] && by.DoesOfficeWork(unit);
    }
}
