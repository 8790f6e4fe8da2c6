using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Meetings;

/// <summary>A measure whose commitment a meeting keeps.</summary>
public sealed record MeetingKeeps(TaskId Task, MeasureId Measure);

/// <summary>What somebody fills in of a meeting or visit.</summary>
/// <param name="Unit">The unit whose own it was; null for one of the body.</param>
/// <param name="Keeps">Commitments it keeps, each with the minutes as its proof.</param>
/// <param name="ForMilestone">It is the meeting of its kind's milestone.</param>
public sealed record MeetingInput(
    MeetingKind? Kind, string? Title, UnitId? Unit, DateOnly? On, string? Place, IReadOnlyList<PersonId> People, string? Others, IReadOnlyList<ProblemId> Problems, string? Minutes, string? Conclusions,
    IReadOnlyList<StoredFile> Files, IReadOnlyList<MeetingKeeps> Keeps, bool ForMilestone);

public sealed class MeetingInputValidator : AbstractValidator<MeetingInput>
{
    public MeetingInputValidator()
    {
        RuleFor(m => m.Kind).NotNull().WithErrorCode("choose").IsInEnum().WithErrorCode("choose");
        RuleFor(m => m.Title).NotEmpty().WithErrorCode("required").MaximumLength(Meeting.MaxTitleLength).WithErrorCode("too-long");
        RuleFor(m => m.On).NotNull().WithErrorCode("required");
        RuleFor(m => m.Place).MaximumLength(Meeting.MaxPlaceLength).WithErrorCode("too-long");
        RuleFor(m => m.People).Must(people => people.Count <= Meeting.MaxPeople).WithErrorCode("too-many");
        RuleFor(m => m.Others).MaximumLength(Meeting.MaxOthersLength).WithErrorCode("too-long");
        RuleFor(m => m.Problems).Must(problems => problems.Count <= Meeting.MaxProblems).WithErrorCode("too-many");
        RuleFor(m => m.Minutes).MaximumLength(Meeting.MaxTextLength).WithErrorCode("too-long");
        RuleFor(m => m.Conclusions).MaximumLength(Meeting.MaxTextLength).WithErrorCode("too-long");
        RuleFor(m => m.Files).Must(files => files.Count <= Meeting.MaxFiles).WithErrorCode("too-many-files");
        RuleFor(m => m.Keeps).Must(keeps => keeps.Count <= Meeting.MaxProblems).WithErrorCode("too-many");
    }
}

/// <summary>
/// The office records a meeting or visit of the body, a unit one of its own. In the same act it keeps the commitments it is named for and is tied to its milestone: nothing is entered twice.
/// </summary>
public sealed class RecordMeeting(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(MeetingId id, InspectionId inspectionId, MeetingInput input, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(RecordMeeting), act, async session =>
    {
        if (Outcome.Of(new MeetingInputValidator().Validate(input)) is { } invalid) return invalid;
        var (db, actor) = (session.Db, session.Stamp.By);
        var inspection = await db.Inspections.AsNoTracking().VisibleTo(session.Sight, db).Where(i => i.Id == inspectionId).Select(i => new { i.BodyId, i.PresenceFrom, i.FeedbackOn }).SingleOrDefaultAsync(ct);
        if (inspection is null) return Outcome.None;
        if (actor.WhyNotOffice(inspection.BodyId) is not null && (input.Unit is not { } own || !actor.Keeps(own))) return Outcome.Only(Role.Office, Role.HeadOfOffice, Role.UnitLead, Role.Handler);
        var keeps = input.Keeps.Distinct().ToList();
        var tasks = keeps.Count == 0 ? [] : await session.LockTasksAsync([.. keeps.Select(k => k.Task).Distinct()], TaskParts.Measures | TaskParts.Commitments);
        if (tasks.Count != keeps.Select(k => k.Task).Distinct().Count() || tasks.Any(t => t.InspectionId != inspectionId)) return Outcome.None;
        // what it keeps it dealt with: whom that problem is withheld from, from them the meeting is
        List<ProblemId> problems = [.. input.Problems.Concat(tasks.Select(t => t.ProblemId)).Distinct()];
        if (await db.Problems.AsNoTracking().VisibleTo(session.Sight, db).CountAsync(p => problems.Contains(p.Id) && p.InspectionId == inspectionId, ct) != problems.Count) return Outcome.None;

        var draft = new MeetingDraft(input.Kind!.Value, input.Title!, input.Unit, input.On!.Value, input.Place, input.People, input.Others, problems, input.Minutes, input.Conclusions, input.Files);
        var (meeting, refusal) = Meeting.Record(id, inspectionId, draft, inspection.PresenceFrom ?? inspection.FeedbackOn, session.Stamp);
        if (meeting is null) return new Outcome.Refused(refusal!);
        db.Meetings.Add(meeting);
        return await KeepAsync(session, meeting, tasks, keeps) ?? (input.ForMilestone && meeting.Kind.Milestone() is { } milestone ? await LinkAsync(session, meeting, milestone) : Outcome.Ok);
    }, ct);

    /// <summary>Null when all commitments are kept; else every one that stands in the way, with its task.</summary>
    private static async Task<Outcome?> KeepAsync(ActSession session, Meeting meeting, IReadOnlyList<RectificationTask> tasks, IReadOnlyList<MeetingKeeps> keeps)
    {
        if (tasks.Count == 0) return null;
        var (settings, known) = (await session.SettingsAsync(tasks), tasks.ToDictionary(t => t.Id));
        var unmet = keeps.Select(k => (k.Task, Refusal: known[k.Task].KeepByMeeting(CommitmentEventId.New(), k.Measure, meeting, settings[k.Task], session.Stamp)))
            .Where(k => k.Refusal is not null).SelectMany(k => k.Refusal!.Unmet.Select(u => u with { Subject = k.Task.Value })).ToList();
        return unmet.Count == 0 ? null : new Outcome.Refused(new Refusal(TaskVerb.KeepByMeeting, unmet));
    }

    private static async Task<Outcome> LinkAsync(ActSession session, Meeting meeting, MilestoneKind milestone)
    {
        var (inspection, refusal) = await session.LockInspectionAsync(meeting.InspectionId, seen: null);
        return inspection is null ? refusal : inspection.LinkMeeting(milestone, meeting.Id, session.Stamp) ? Outcome.Ok : Outcome.Bad(nameof(MeetingInput.ForMilestone), "milestone-has-meeting");
    }
}
