using System.Globalization;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Rounds;

public readonly record struct InspectionId(Guid Value) : IEntityId<InspectionId>
{
    public static InspectionId New() => new(EntityKey.Next());

    public static InspectionId From(Guid value) => new(value);
}

/// <summary>What a person may correct about an inspection as long as it lives.</summary>
public sealed record InspectionFacts(
    InspectionKind Kind, string GroupName, DateOnly? PresenceFrom, DateOnly? PresenceTo, DateOnly FeedbackOn,
    string? FeedbackNumber = null, string? LegalBasis = null, string? Contact = null);

/// <summary>
/// One body, one kind, one group (对一家单位的一次巡察). Windows count from the feedback day by the <see cref="Regime"/>; the section tree is the document's own;
/// plan versions and milestones hang here. Problems and tasks refer to it by id.
/// </summary>
public sealed class Inspection : RaisesFacts
{
    public const int MaxGroupLength = 120;
    public const int MaxTextLength = 2000;

    /// <summary>The detail of a fact that says which version the act left behind; an approved plan has a version of its own.</summary>
    public const string RecordVersion = "recordVersion";

    private readonly List<Section> sections = [];
    private readonly List<PlanVersion> plans = [];
    private readonly List<PlanOpinion> planOpinions = [];
    private readonly List<Milestone> milestones = [];

    private Inspection() { GroupName = ""; Regime = new(); }

    private Inspection(InspectionId id, RoundId round, UnitId body, InspectionFacts facts, Regime regime, WorkingCalendar calendar)
    {
        (Id, RoundId, BodyId, Regime, GroupName) = (id, round, body, regime, "");
        Set(facts);
        milestones.AddRange(Milestone.LayOut(id, FeedbackOn, regime, calendar));
    }

    public InspectionId Id { get; private set; }

    public RoundId RoundId { get; private set; }

    /// <summary>The inspected body.</summary>
    public UnitId BodyId { get; private set; }

    public InspectionKind Kind { get; private set; }

    /// <summary>The inspecting group as the document prints it.</summary>
    public string GroupName { get; private set; }

    public DateOnly? PresenceFrom { get; private set; }

    public DateOnly? PresenceTo { get; private set; }

    /// <summary>The day of the feedback; while <see cref="IsFeedbackExpected"/> the planned one.</summary>
    public DateOnly FeedbackOn { get; private set; }

    /// <summary>The day was stated while it lay ahead, and nobody has said since that the feedback was given. Null where it was: a planned day that passes is no feedback.</summary>
    public bool? IsFeedbackExpected { get; private set; }

    /// <summary>The day from which the feedback counts as given: while it is expected, not before tomorrow.</summary>
    public DateOnly FeedbackDay(DateOnly today) => FeedbackDay(FeedbackOn, IsFeedbackExpected, today);

    /// <inheritdoc cref="FeedbackDay(DateOnly)"/>
    public static DateOnly FeedbackDay(DateOnly feedbackOn, bool? isExpected, DateOnly today) => isExpected == true && feedbackOn <= today ? today.AddDays(1) : feedbackOn;

    /// <summary>文号 of the feedback document.</summary>
    public string? FeedbackNumber { get; private set; }

    /// <summary>依据, one document a line.</summary>
    public string? LegalBasis { get; private set; }

    /// <summary>联系方式, as the notice prints it.</summary>
    public string? Contact { get; private set; }

    public Regime Regime { get; private set; }

    /// <summary>归档: since that day nothing of it changes, until one of its tasks is restarted; null while it is worked on.</summary>
    public DateOnly? ArchivedOn { get; private set; }

    /// <summary>The last day for which its papers are kept.</summary>
    public DateOnly? RetainUntil { get; private set; }

    /// <summary>The version a deciding act must have seen; moved by each of them.</summary>
    public int Version { get; private set; } = 1;

    public IReadOnlyList<Section> Sections => sections;

    public IReadOnlyList<PlanVersion> Plans => plans;

    /// <summary>Opinions on the plan, in the order they were entered.</summary>
    public IReadOnlyList<PlanOpinion> PlanOpinions => planOpinions;

    public IReadOnlyList<Milestone> Milestones => milestones;

    /// <summary>The last day of the concentrated period, inclusive.</summary>
    public DateOnly ConcentratedUntil => Regime.ConcentratedUntil(FeedbackOn);

    public static Inspection Open(InspectionId id, RoundId round, UnitId body, InspectionFacts facts, Regime regime, WorkingCalendar calendar, Stamp stamp)
    {
        var inspection = new Inspection(id, round, body, facts, regime, calendar);
        inspection.Expect(stamp.On);
        inspection.Raise(Fact.Of(FactKind.InspectionOpened, id.Value, stamp.On, ("body", $"{body.Value:N}"), ("kind", $"{facts.Kind}")));
        return inspection;
    }

    public void Correct(InspectionFacts facts, WorkingCalendar calendar, Stamp stamp)
    {
        var isRestated = facts.FeedbackOn != FeedbackOn;
        Set(facts);
        // who puts something else right has not said that the planned day was kept
        if (isRestated) Expect(stamp.On);
        FollowWindows(calendar);
        Version++;
        Note(FactKind.InspectionChanged, stamp.On, ("feedbackOn", $"{facts.FeedbackOn:yyyy-MM-dd}"));
    }

    /// <summary>确认已反馈: a person says that the feedback was given and on which day; windows and milestones count from it.</summary>
    public Refusal? ConfirmFeedback(DateOnly on, WorkingCalendar calendar, Stamp stamp)
    {
        if (IsFeedbackExpected != true) return new Refusal(null, [new Unmet(Rule.AlreadyDone, Relation.Office)]);
        (FeedbackOn, IsFeedbackExpected) = (on, null);
        FollowWindows(calendar);
        Version++;
        Note(FactKind.FeedbackConfirmed, on, ("feedbackOn", $"{on:yyyy-MM-dd}"));
        return null;
    }

    private void Expect(DateOnly today) => IsFeedbackExpected = FeedbackOn > today ? true : null;

    public void Change(Regime regime, WorkingCalendar calendar, Stamp stamp)
    {
        Regime = regime;
        FollowWindows(calendar);
        Version++;
        Note(FactKind.RegimeChanged, stamp.On, ("panel", $"{regime.HasPanel}"), ("displayDays", $"{regime.DisplayDays}"),
            ("principal", $"{regime.NeedsPrincipal}"), ("upperLevel", $"{regime.NeedsUpperLevel}"));
    }

    /// <summary>Milestones not yet done are due by the windows as they stand now; what is done keeps the day it was due, and a day the office has set stands.</summary>
    private bool FollowWindows(WorkingCalendar calendar)
    {
        var moved = false;
        foreach (var laidOut in Milestone.LayOut(Id, FeedbackOn, Regime, calendar))
            if (milestones.Find(m => m.Kind == laidOut.Kind && m is { DoneOn: null, IsDaySet: false } && m.DueOn != laidOut.DueOn) is { } due)
            {
                due.MoveTo(laidOut.DueOn);
                moved = true;
            }
        return moved;
    }

    /// <summary>The working calendar has changed: milestones not yet done are due by it.</summary>
    public void FollowCalendar(WorkingCalendar calendar, Stamp stamp)
    {
        if (!FollowWindows(calendar)) return;
        Version++;
        Note(FactKind.MilestonesMoved, stamp.On);
    }

    /// <summary>Adds a node to the section tree, in the order of calling.</summary>
    public Section AddSection(SectionId id, SectionId? parent, string? ordinal, string heading)
    {
        var level = parent is { } upper ? sections.Single(s => s.Id == upper).Level + 1 : 1;
        var section = new Section(id, Id, parent, sections.Count + 1, level, ordinal, heading);
        sections.Add(section);
        return section;
    }

    /// <summary>Number of the plan version that is next to be approved.</summary>
    public int NextPlan => plans.Count + 1;

    /// <summary>Records the leading group's approval of a plan version; its tasks start through their own life-cycle row in the same act.</summary>
    /// <param name="print">The version as it is printed at this moment.</param>
    public PlanVersion ApprovePlan(int tasks, int measures, string? minutes, PlanPrint print, Stamp stamp)
    {
        var version = new PlanVersion(Id, NextPlan, tasks, measures, minutes, print, stamp.By.Person, stamp.On);
        plans.Add(version);
        Version++;
        Note(FactKind.PlanApproved, stamp.On, ("version", $"{version.Number}"), ("tasks", $"{tasks}"), ("measures", $"{measures}"), ("paper", stamp.Paper?.Id.Value.ToString("N")),
            ("print", print.Sha256), ("openPrint", print.OpenSha256));
        return version;
    }

    /// <summary>What 纪委监委 or 组织部 say of the version that is next to be approved; it counts once a second person has checked it.</summary>
    public void RecordPlanOpinion(PlanOpinionDraft draft, StoredFile scan, Stamp stamp)
    {
        var opinion = new PlanOpinion(Id, planOpinions.Count + 1, NextPlan, draft, scan, stamp);
        planOpinions.Add(opinion);
        Version++;
        Note(FactKind.PlanOpinionRecorded, draft.On, ("plan", $"{opinion.Version}"), ("body", $"{draft.From}"), ("agrees", $"{draft.Agrees}"), ("number", opinion.DocumentNumber), ("scan", scan.Sha256));
    }

    /// <summary>The second person finds that the entered opinion says what its scan says, or returns it with the reason.</summary>
    /// <param name="against">How entry and scan differ; null where they do not.</param>
    public Refusal? CheckPlanOpinion(int number, Reason? against, Stamp stamp)
    {
        var opinion = planOpinions.Single(o => o.Number == number);
        if (opinion.WhyNotChecked(against is null, stamp) is { } rule) return new Refusal(null, [new Unmet(rule, Relation.Office)]);
        opinion.Answer(against, stamp);
        Version++;
        Note(against is null ? FactKind.PlanOpinionChecked : FactKind.PlanOpinionReturned, stamp.On, ("plan", $"{opinion.Version}"), ("body", $"{opinion.From}"), ("opinion", $"{number}"), ("reason", against?.Text));
        return null;
    }

    /// <summary>The papers that a milestone of that kind needs.</summary>
    public IReadOnlyList<string> PapersOf(MilestoneKind kind) => Regime.Papers?.Of(kind) ?? [];

    /// <summary>Hands in one of the papers that a milestone needs. False, and nothing happens, where it is done.</summary>
    public bool HandIn(MilestoneKind kind, string name, StoredFile file, Stamp stamp)
    {
        if (milestones.Find(m => m.Kind == kind && m.DoneOn is null) is not { } milestone) return false;
        milestone.HandIn(name, file, stamp);
        Version++;
        Note(FactKind.MilestonePaperHandedIn, stamp.On, ("milestone", $"{kind}"), ("title", name), ("file", file.FileName), ("scan", file.Sha256));
        return true;
    }

    /// <summary>A milestone is done only with its proof, and with the papers it needs.</summary>
    /// <param name="hasMinutes">Its meeting has minutes as a file: they are not handed in twice.</param>
    public Refusal? MarkDone(MilestoneKind kind, DateOnly on, Reason proof, StoredFile? paper, bool hasMinutes, Stamp stamp)
    {
        var milestone = milestones.Single(m => m.Kind == kind);
        var missing = PapersOf(kind).Where(name => milestone.Papers.All(p => p.Name != name) && !(hasMinutes && name == MilestonePapers.Minutes)).Select(name => new Unmet(Rule.MilestonePaperMissing, Relation.Office, name)).ToList();
        if (missing.Count > 0) return new Refusal(null, missing);
        milestone.Done(on, proof, paper);
        Version++;
        Note(FactKind.MilestoneDone, on, ("milestone", $"{kind}"), ("proof", proof.Text), ("file", paper?.FileName), ("scan", paper?.Sha256));
        return null;
    }

    /// <summary>The meeting that a milestone is (反馈会, 专题民主生活会). False, and nothing happens, where it has one.</summary>
    public bool LinkMeeting(MilestoneKind kind, MeetingId meeting, Stamp stamp)
    {
        if (milestones.Find(m => m.Kind == kind && m.MeetingId is null) is not { } milestone) return false;
        milestone.Meet(meeting);
        Version++;
        Note(FactKind.MilestoneMeetingLinked, stamp.On, ("milestone", $"{kind}"), ("meeting", $"{meeting.Value:N}"));
        return true;
    }

    /// <summary>The meeting is made void. False, and nothing happens, where the milestone is done by it.</summary>
    public bool UnlinkMeeting(MeetingId meeting, Stamp stamp)
    {
        var linked = milestones.Where(m => m.MeetingId == meeting).ToList();
        if (linked.Exists(m => m.DoneOn is not null)) return false;
        Version++;
        foreach (var milestone in linked)
        {
            milestone.Meet(null);
            Note(FactKind.MilestoneMeetingUnlinked, stamp.On, ("milestone", $"{milestone.Kind}"), ("meeting", $"{meeting.Value:N}"));
        }
        return true;
    }

    /// <summary>Who sees to a milestone that is not done.</summary>
    public bool NameForMilestone(MilestoneKind kind, PersonId person, Stamp stamp)
    {
        if (milestones.Find(m => m.Kind == kind && m.DoneOn is null) is not { } milestone) return false;
        var before = milestone.PersonId;
        milestone.Name(person);
        Version++;
        Note(FactKind.MilestoneNamed, stamp.On, ("milestone", $"{kind}"), ("person", $"{person.Value:N}"), ("personBefore", before?.Value.ToString("N")));
        return true;
    }

    /// <summary>调整节点时限: the office sets another day, which stands from then on, whatever becomes of the windows.</summary>
    public Refusal? SetMilestoneDay(MilestoneKind kind, DateOnly dueOn, Reason reason, Stamp stamp)
    {
        var milestone = milestones.Single(m => m.Kind == kind);
        var rule = milestone.DoneOn is not null ? Rule.MilestoneIsDone : dueOn < stamp.On ? Rule.DeadlineInPast : dueOn == milestone.DueOn ? Rule.DeadlineIsSo : (Rule?)null;
        if (rule is { } stands) return new Refusal(null, [new Unmet(stands, Relation.Office, $"{kind}")]);
        var (before, wasSet) = (milestone.DueOn, milestone.IsDaySet);
        milestone.SetDay(dueOn);
        Version++;
        Note(FactKind.MilestoneDaySet, stamp.On, ("milestone", $"{kind}"), ("dueOn", $"{dueOn:yyyy-MM-dd}"), ("before", $"{before:yyyy-MM-dd}"), ("wasSet", $"{wasSet}"), ("reason", reason.Text));
        return null;
    }

    /// <summary>恢复按规则计算: the day the office has set is given up; the milestone is due by the windows as they stand now, and moves with them from then on. That day may be past.</summary>
    public Refusal? FreeMilestoneDay(MilestoneKind kind, Reason reason, WorkingCalendar calendar, Stamp stamp)
    {
        var milestone = milestones.Single(m => m.Kind == kind);
        var rule = milestone.DoneOn is not null ? Rule.MilestoneIsDone : !milestone.IsDaySet ? Rule.MilestoneDayNotSet : (Rule?)null;
        if (rule is { } stands) return new Refusal(null, [new Unmet(stands, Relation.Office, $"{kind}")]);
        var before = milestone.DueOn;
        milestone.FreeDay(Milestone.DayByWindows(kind, FeedbackOn, Regime, calendar));
        Version++;
        Note(FactKind.MilestoneDayFreed, stamp.On, ("milestone", $"{kind}"), ("dueOn", $"{milestone.DueOn:yyyy-MM-dd}"), ("before", $"{before:yyyy-MM-dd}"), ("reason", reason.Text));
        return null;
    }

    /// <summary>
    /// 撤回批量操作: what the office did to many milestones in one act goes back, as far as it touched this one: nobody else is named, or it is due when it was due before. A day that the windows had given is counted by
    /// them again, as they stand now.
    /// </summary>
    public Refusal? UndoMilestone(UndoneAct undo, WorkingCalendar calendar, Stamp stamp)
    {
        var (done, kind) = (undo.Done, MilestoneOf(undo.Done));
        var milestone = milestones.Single(m => m.Kind == kind);
        var rule = undo.By != stamp.By.Person ? Rule.UndoOfAnother : undo.IsUndone ? Rule.UndoneBefore : !undo.IsInTime ? Rule.UndoTooLate : undo.Moved is not null ? Rule.UndoMoved
            : milestone.DoneOn is not null ? Rule.MilestoneIsDone : done.Kind == FactKind.MilestoneDaySet && !done.Details.ContainsKey("wasSet") ? Rule.ActNotUndone : (Rule?)null;
        if (rule is { } stands) return new Refusal(null, [new Unmet(stands, Relation.Office, stands == Rule.UndoMoved ? undo.Moved : $"{kind}")]);
        Version++;
        if (done.Kind == FactKind.MilestoneNamed)
        {
            milestone.Name(done.Details.TryGetValue("personBefore", out var before) ? PersonId.From(Guid.ParseExact(before, "N")) : null);
            Note(FactKind.MilestoneNamingUndone, stamp.On, ("milestone", $"{kind}"), ("person", milestone.PersonId?.Value.ToString("N")), (UndoneAct.Detail, $"{undo.Act.Value:N}"));
            return null;
        }
        var set = milestone.DueOn;
        if (done.Kind == FactKind.MilestoneDayFreed || done.Details["wasSet"] == bool.TrueString) milestone.SetDay(DateOnly.ParseExact(done.Details["before"], "yyyy-MM-dd", CultureInfo.InvariantCulture));
        else milestone.FreeDay(Milestone.DayByWindows(kind, FeedbackOn, Regime, calendar));
        Note(FactKind.MilestoneDayUndone, stamp.On, ("milestone", $"{kind}"), ("dueOn", $"{milestone.DueOn:yyyy-MM-dd}"), ("before", $"{set:yyyy-MM-dd}"), (UndoneAct.Detail, $"{undo.Act.Value:N}"));
        return null;
    }

    /// <summary>Which of the milestones a fact of the inspection tells of.</summary>
    public static MilestoneKind MilestoneOf(Fact fact) => Enum.Parse<MilestoneKind>(fact.Details["milestone"]);

    /// <summary>归档: with the milestone of that name. False, and nothing happens, where a task is still owed.</summary>
    /// <param name="openTasks">Tasks of it that are neither done nor withdrawn.</param>
    public bool Archive(DateOnly retainUntil, int openTasks, Stamp stamp)
    {
        if (openTasks > 0) return false;
        (ArchivedOn, RetainUntil) = (stamp.On, retainUntil);
        Version++;
        Note(FactKind.InspectionArchived, stamp.On, ("toOn", $"{retainUntil:yyyy-MM-dd}"));
        return true;
    }

    /// <summary>One of its tasks was restarted: it is worked on again, and archived anew when that is done.</summary>
    public void OpenAgain(Stamp stamp)
    {
        if (ArchivedOn is null) return;
        ArchivedOn = null;
        milestones.Find(m => m.Kind == MilestoneKind.Archive)?.Reopen();
        Version++;
        Note(FactKind.InspectionOpenedAgain, stamp.On);
    }

    /// <summary>Records that the office added a section by hand.</summary>
    public void NoteSection(SectionId section, Stamp stamp) =>
        Raise(Fact.Of(FactKind.SectionAdded, Id.Value, stamp.On, ("section", $"{section.Value:N}")));

    /// <summary>Puts a slip in number or heading of a section right; how it read before stays in the fact.</summary>
    public void CorrectSection(SectionId id, string? ordinal, string heading, Reason reason, Stamp stamp)
    {
        var section = sections.Single(s => s.Id == id);
        var before = Section.TitleOf(section.Ordinal, section.Heading);
        section.Correct(ordinal, heading);
        Version++;
        Note(FactKind.SectionCorrected, stamp.On, ("section", $"{id.Value:N}"), ("heading", Section.TitleOf(ordinal, heading)), ("headingBefore", before), ("reason", reason.Text));
    }

    /// <summary>Records that a document was read and its proposal accepted.</summary>
    public void NoteDocument(string sha256, string name, int problems, Stamp stamp) =>
        Raise(Fact.Of(FactKind.DocumentAccepted, Id.Value, stamp.On, ("sha256", sha256), ("file", name), ("problems", $"{problems}")));

    /// <summary>A fact of an act that moved the version: who saw an earlier one is told of it.</summary>
    private void Note(FactKind kind, DateOnly on, params (string Key, string? Value)[] details) => Raise(Fact.Of(kind, Id.Value, on, [.. details, (RecordVersion, $"{Version}")]));

    private void Set(InspectionFacts facts)
    {
        if (facts.GroupName.Trim().Length is 0 or > MaxGroupLength) throw new ArgumentException("The group's name has between 1 and 120 characters.", nameof(facts));
        if (facts.PresenceFrom > facts.PresenceTo) throw new ArgumentException("Presence ends on or after the day it begins.", nameof(facts));
        (Kind, GroupName, PresenceFrom, PresenceTo, FeedbackOn) = (facts.Kind, facts.GroupName.Trim(), facts.PresenceFrom, facts.PresenceTo, facts.FeedbackOn);
        (FeedbackNumber, LegalBasis, Contact) = (facts.FeedbackNumber, facts.LegalBasis, facts.Contact);
    }
}
