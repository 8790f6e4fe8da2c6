using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;

namespace Rectify.App.Meetings;

public sealed class MeetingWordsValidator : AbstractValidator<MeetingWords>
{
    public MeetingWordsValidator()
    {
        RuleFor(m => m.Title).NotEmpty().WithErrorCode("required").MaximumLength(Meeting.MaxTitleLength).WithErrorCode("too-long");
        RuleFor(m => m.Place).MaximumLength(Meeting.MaxPlaceLength).WithErrorCode("too-long");
        RuleFor(m => m.Others).MaximumLength(Meeting.MaxOthersLength).WithErrorCode("too-long");
        RuleFor(m => m.Minutes).MaximumLength(Meeting.MaxTextLength).WithErrorCode("too-long");
        RuleFor(m => m.Conclusions).MaximumLength(Meeting.MaxTextLength).WithErrorCode("too-long");
    }
}

/// <summary>勘误: who recorded a meeting, or the office, puts its words right with the reason; the earlier wording stays in the history.</summary>
public sealed class CorrectMeeting(UnitOfWork work) : IUseCase
{
    /// <param name="seen">The words the person looked at: when others stand there now, nothing happens.</param>
    public Task<Outcome> Run(MeetingId id, MeetingWords seen, MeetingWords words, string? reason, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CorrectMeeting), act, async session =>
    {
        if (Outcome.Of(new MeetingWordsValidator().Validate(words)) is { } invalid) return invalid;
        if (!Reason.TryParse(reason, out var because)) return Outcome.Bad("Reason", string.IsNullOrWhiteSpace(reason) ? "missing" : "too-long");
        var (meeting, refusal) = await session.LockMeetingAsync(id);
        if (meeting is null) return refusal;
        return Plain(meeting.Words) == Plain(seen) ? Outcome.Of(meeting.Correct(words, because, session.Stamp)) : new Outcome.ChangedMeanwhile([]);
    }, ct);

    /// <summary>However their lines end: forms change that.</summary>
    private static MeetingWords Plain(MeetingWords words) => words with { Minutes = words.Minutes?.ReplaceLineEndings("\n"), Conclusions = words.Conclusions?.ReplaceLineEndings("\n") };
}

/// <summary>A meeting is named for further problems it dealt with. Whom one of them is withheld from, from them the meeting is.</summary>
public sealed class LinkMeeting(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(MeetingId id, IReadOnlyCollection<ProblemId> problems, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(LinkMeeting), act, async session =>
    {
        if (problems.Count == 0) return Outcome.Bad("Problems", "nothing-chosen");
        var (meeting, refusal) = await session.LockMeetingAsync(id);
        if (meeting is null) return refusal;
        var named = problems.Distinct().ToList();
        if (await session.Db.Problems.AsNoTracking().VisibleTo(session.Sight, session.Db).CountAsync(p => named.Contains(p.Id) && p.InspectionId == meeting.InspectionId, ct) != named.Count) return Outcome.None;
        return meeting.Problems.Select(p => p.ProblemId).Union(named).Count() > Meeting.MaxProblems ? Outcome.Bad("Problems", "too-many") : Outcome.Of(meeting.LinkProblems(named, session.Stamp));
    }, ct);
}

internal static class MeetingLock
{
    /// <summary>Locks a meeting the actor may see and change: they recorded it, or do the office's work at its body.</summary>
    public static async Task<(Meeting? Meeting, Outcome Refusal)> LockMeetingAsync(this ActSession session, MeetingId id)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        await db.Database.ExecuteSqlAsync($"select 1 from meetings where id = {id.Value} for update", ct);
        if (await db.Meetings.VisibleTo(session.Sight, db).Include(m => m.Problems).Include(m => m.Files).AsSplitQuery().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } meeting) return (null, Outcome.None);
        var body = await db.Inspections.AsNoTracking().Where(i => i.Id == meeting.InspectionId).Select(i => i.BodyId).SingleAsync(ct);
        return session.Stamp.By.AsPerson(meeting.RecordedBy) is null && session.Stamp.By.WhyNotOffice(body) is { } refused ? (null, refused) : (meeting, Outcome.Ok);
    }
}
