using Microsoft.EntityFrameworkCore;
using Rectify.App.Amendments;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Evidence;
using Rectify.App.Figures;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Rounds;
using Rectify.App.Trail;
using Rectify.App.WiderChecks;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>
/// Reads the page of one task. The task is loaded whole and untracked, because what the reader may do and what is missing is asked of the life cycle itself,
/// the same code that guards the acts.
/// </summary>
public sealed class TaskPages(Door door, NoteReads reads) : IUseCase
{
    private const int MostParts = 50;

    /// <summary>Null when there is no such task or the reader may not see it.</summary>
    public async Task<TaskPageRow?> ReadAsync(TaskId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        if (await ActSession.With(db.Tasks.Where(t => t.Id == id).VisibleTo(reading.Sight, reading.Db), TaskParts.All).SingleOrDefaultAsync(ct) is not { } task) return null;

        var session = new ActSession(db, new Stamp(reading.Actor, door.Now(), reading.Today), reading.Sight, ct);
        var setting = await session.SettingAsync(task);
        if (setting.IsRestricted) await reads.NoteAsync(reading, id, ReadPlace.TaskPage, ct);
        var seen = new TaskCase(task, setting, reading.Actor, reading.Today);
        var people = await TaskPeople.ReadAsync(db, seen, ct);
        // most tasks have no measure of these kinds: they are not asked for
        var checks = task.Measures.Any(m => m.Kind is MeasureKind.WiderCheck or MeasureKind.Campaign) ? await WiderCheckList.OfMeasuresAsync(reading, id, ct) : null;
        return new TaskPageRow(
            task.Id, task.State, task.Version, reading.Today, await ProblemAsync(reading, task, people, ct), Responsibility(task, people),
            new TaskTexts(task.Target, task.Standard, task.RootCause, task.Effect, task.ReasonNotDone, task.NextSteps, task.PlanReturnedBecause, task.ReturnedBecause),
            await ClosingAsync(reading, task, people, ct),
            Measures(task, people, reading.Today, await SharedMeasures.ElsewhereAsync(reading, task, ct)), Evidence(task, people, await OtherPlaces.OfAsync(reading, id, task.Evidence.Where(e => !e.IsReplaced).Select(e => e.Sha256), ct), await ErasedContents.OfAsync(db, task.Evidence.Select(e => e.Sha256), ct), await DocumentOffers.OfAsync(db, task.Evidence.Where(e => !e.IsReplaced).Select(e => e.Sha256), reading.Today, ct)), Progress(task, people), Extensions(task, people), Reviews(task, people), Supplements(task, people),
            [.. task.Panel.OrderBy(seat => seat.Role).Select(seat => new PanelRow(people.Name(seat.PersonId), seat.Role, people.Unit(seat.UnitId).Name, seat.Title))],
            [.. task.Opinions.OrderByDescending(o => o.Round).Select(o => new OpinionRow(o.Round, o.Conclusion, o.ConcludedOn, o.FilingNumber, o.ValidSignatures.Count()))],
            await RegistersAsync(db, task, ct), Readiness(seen, people),
            [.. TaskLifecycle.OfferedTo(seen).Select(row => new OfferedAct(row.Verb, TaskLifecycle.Missing(row, seen)))],
            Relation.Office.Find(seen) is not null && TaskLifecycle.From(task.State).Any(row => PaperAct.Verbs.Contains(row.Verb) && !PaperAct.ReachesFurther(row.Verb) && TaskLifecycle.HasSubject(row, seen))) {
            Objections = [.. task.Objections.OrderBy(o => o.Number).Select(o => new ObjectionRow(o.Id, o.Number, o.Way, o.ReceivedOn, o.Says, people.Name(o.RecordedBy), o.IsUpheld, o.DecidedBecause, people.Name(o.DecidedBy)))],
            WiderChecks = checks, Amendments = AmendmentRow.Of(task, people, await SharedMeasures.WrittenAtAsync(reading, task.Amendments.SelectMany(a => a.Lines), ct)),
            Pace = await PaceAsync(db, task, reading.Today, ct),
        };
    }

    private static async Task<Pace?> PaceAsync(RectifyDb db, RectificationTask task, DateOnly today, CancellationToken ct) => task.State != TaskState.Rectifying ? null
        : Schedule.Of(await db.Tasks.Where(t => t.Id == task.Id).StartedOn().SingleAsync(ct), task.DueOn, today, task.Counting.Count(), task.Counting.Count(m => m.State is MeasureState.ReportedDone or MeasureState.Verified or MeasureState.Sustained));

    /// <summary>The first task of the problem with that number which the reader may see; null when there is none.</summary>
    public async Task<TaskId?> OfProblemAsync(int number, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var found = await reading.Db.Tasks.VisibleTo(reading.Sight, reading.Db).Where(t => reading.Db.Problems.Any(p => p.Id == t.ProblemId && p.Number == number))
            .OrderBy(t => t.Part).Select(t => t.Id).Take(1).ToListAsync(ct);
        return found.Count == 0 ? null : found[0];
    }

    private static async Task<ProblemPart> ProblemAsync(Reading reading, RectificationTask task, TaskPeople people, CancellationToken ct)
    {
        var db = reading.Db;
        var problem = await db.Problems.Include(p => p.Statements.OrderBy(s => s.Position)).SingleAsync(p => p.Id == task.ProblemId, ct);
        var inspection = await db.Inspections.SingleAsync(i => i.Id == task.InspectionId, ct);
        var round = await db.Rounds.Where(r => r.Id == inspection.RoundId).Select(r => r.Name).SingleAsync(ct);
        var source = problem.SourceSha256 is { } sha ? await db.IntakeDrafts.Where(d => d.Sha256 == sha).OrderBy(d => d.CreatedAt).Select(d => d.FileName).FirstOrDefaultAsync(ct) : null;
        var parts = await db.Tasks.VisibleTo(reading.Sight, reading.Db).Where(t => t.ProblemId == task.ProblemId).OrderBy(t => t.Part).Take(MostParts)
            .Select(t => new PartRow(t.Id, t.Part, db.Set<UnitPeriod>().Where(u => u.UnitId == t.LeadUnitId && u.Until == null).OrderBy(u => u.From).Select(u => u.Name).FirstOrDefault(), t.State)).ToListAsync(ct);
        return new ProblemPart(problem.Id, problem.InspectionId, problem.Number, problem.Ordinal, await SectionPathAsync(db, problem.SectionId, ct), problem.Wording, problem.Manifestations, problem.Class,
            problem.StakeAmount, problem.StakeUnit, problem.ReportedGrade, problem.IsRestricted, problem.FrozenOn, source, round, people.Unit(inspection.BodyId).Name, inspection.FeedbackOn, inspection.ConcentratedUntil,
            [.. problem.Statements.Select(s => new Quotation(s.Kind, s.Label, s.Text, s.On))], parts)
        {
            Errata = problem.FrozenOn is null ? [] : await Problems.ReadWording.ErrataAsync(reading, problem.Id, ct),
            KeyBecause = problem.KeyBecause, PresenceFrom = inspection.PresenceFrom, MayClassify = inspection.ArchivedOn is null && reading.Actor.WhyNotOffice(inspection.BodyId) is null,
        };
    }

    /// <summary>The ordinals from the top section down, as the document numbers them.</summary>
    private static async Task<string?> SectionPathAsync(RectifyDb db, SectionId? section, CancellationToken ct)
    {
        if (section is not { } at) return null;
        var all = await db.Sections.Where(s => s.InspectionId == db.Sections.Where(x => x.Id == at).Select(x => x.InspectionId).First()).Select(s => new { s.Id, s.ParentId, s.Ordinal }).ToDictionaryAsync(s => s.Id, ct);
        var ordinals = new Stack<string>();
        for (SectionId? here = at; here is { } key && all.TryGetValue(key, out var node); here = node.ParentId) ordinals.Push(node.Ordinal ?? "");
        return string.Join(" · ", ordinals.Where(ordinal => ordinal.Length > 0));
    }

    private static ResponsibilityPart Responsibility(RectificationTask task, TaskPeople people)
    {
        var granted = task.Extensions.Where(e => e is { IsGranted: true, MeasureId: null }).ToList();
        return new ResponsibilityPart(people.Person(task.LeaderId), task.LeadUnitId is { } unit ? people.Unit(unit) : null, [.. task.Supporting.Select(s => people.Unit(s.UnitId))], people.Person(task.HandlerId),
            task.DueOn, task.OriginalDueOn, granted.Sum(e => e.Days), granted.Count);
    }

    private static async Task<ClosingPart> ClosingAsync(Reading reading, RectificationTask task, TaskPeople people, CancellationToken ct) => new(
        people.Name(task.AppliedBy), people.Name(task.ConfirmedBy), task.Returns, task.Declines, task.Restarts, task.ClosedOn, task.FilingNumber, task.NextCheckOn, task.DisplayUntil,
        people.Name(task.ProposedBy), task.ProposedBecause,
        task.MergedInto is { } into ? await reading.Db.Problems.NotWithheldFrom(reading.Sight, reading.Db).Where(p => p.Id == into).Select(p => (int?)p.Number).SingleOrDefaultAsync(ct) : null,
        await TakenOverAsync(reading, task, ct));

    /// <summary>The batch by which it was entered, else the one in which it waits.</summary>
    private static async Task<TakenOverPart?> TakenOverAsync(Reading reading, RectificationTask task, CancellationToken ct)
    {
        if (task.TakeoverId is null && task.State != TaskState.Registered) return null;
        var batches = task.TakeoverId is { } by ? reading.Db.Takeovers.Where(b => b.Id == by) : reading.Db.Takeovers.Where(b => b.State == TakeoverState.Proposed);
        var seen = reading.Db.Takeovers.VisibleTo(reading.Sight, reading.Db).Select(b => b.Id);
        return await batches.SelectMany(b => b.Lines, (b, line) => new { b.Id, BatchState = b.State, Line = line }).Where(x => x.Line.TaskId == task.Id)
            .Select(x => new TakenOverPart(x.Id, x.Line.State, x.Line.On, x.Line.Remark, x.BatchState == TakeoverState.Proposed, seen.Contains(x.Id))).FirstOrDefaultAsync(ct);
    }

    private static List<MeasureRow> Measures(RectificationTask task, TaskPeople people, DateOnly today, ILookup<MeasureId, SharedPlace> elsewhere) => [.. task.Measures.OrderBy(m => m.Position).Select(m =>
    {
        var pieces = task.EvidenceOf(m.Id).ToList();
        var latest = InForce(task).Where(p => p.MeasureId == m.Id).MaxBy(p => (p.TrueOn, p.SubmittedAt));
        return new MeasureRow(m.Id, m.Position, m.Text, m.Kind, people.Unit(m.OwnerUnitId), people.Name(m.OwnerPersonId), m.DueOn, m.OriginalDueOn, m.State, m.Quantity,
            pieces.Count, pieces.Count(p => p.Uses.Any(u => u.MeasureId == m.Id && u.IsAccepted == true)), latest?.Text, latest?.TrueOn, CommitmentPart.Of(task, m, today, people.Name), IndicatorPart.Of(task, m, today, people.Name)) { OwnerPerson = m.OwnerPersonId, SharedWith = [.. elsewhere[m.SharedFrom ?? m.Id]], IsWrittenElsewhere = m.SharedFrom is not null };
    })];

    private static IEnumerable<Progress> InForce(RectificationTask task)
    {
        var replaced = task.Progress.Where(p => p.ReplacesId is not null).Select(p => p.ReplacesId!.Value).ToHashSet();
        return task.Progress.Where(p => !replaced.Contains(p.Id));
    }

    private static List<EvidenceRow> Evidence(RectificationTask task, TaskPeople people, IReadOnlyDictionary<string, IReadOnlyList<OtherPlace>> elsewhere, IReadOnlyDictionary<string, ErasedBy> erased, IReadOnlyDictionary<string, DocumentFacts> offers)
    {
        var position = task.Measures.ToDictionary(m => m.Id, m => m.Position);
        var twice = task.Evidence.Where(e => !e.IsReplaced).GroupBy(e => e.Sha256).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet(StringComparer.Ordinal);
        return [.. task.Evidence.OrderByDescending(e => e.UploadedAt).Select(e => new EvidenceRow(e.Id, e.FileName, e.MediaType, e.Size, e.EvidenceOn, people.Name(e.UploadedBy), e.UploadedAt, e.IsSubmitted, e.IsReplaced, e.ReplacesId, e.SupplementId is not null,
            [.. e.Uses.Select(u => new EvidenceUseRow(u.MeasureId, position.GetValueOrDefault(u.MeasureId), u.Sentence, CellSaid.Of(u))).OrderBy(u => u.Position)], erased.ContainsKey(e.Sha256))
        {
            Document = e.Document, Offer = !e.IsReplaced && offers.TryGetValue(e.Sha256, out var offer) && e.Document.FilledFrom(offer) != e.Document ? offer : null,
            Elsewhere = e.IsReplaced ? [] : elsewhere.GetValueOrDefault(e.Sha256) ?? [], IsTwice = !e.IsReplaced && twice.Contains(e.Sha256),
        })];
    }

    private static List<ProgressRow> Progress(RectificationTask task, TaskPeople people)
    {
        var position = task.Measures.ToDictionary(m => m.Id, m => m.Position);
        var inForce = InForce(task).Select(p => p.Id).ToHashSet();
        return [.. task.Progress.OrderByDescending(p => p.SubmittedAt).Select(p => new ProgressRow(p.Id, p.MeasureId, position.GetValueOrDefault(p.MeasureId), p.Text, p.TrueOn, p.Claim, p.Quantity,
            people.Name(p.WrittenBy), people.Name(p.SubmittedBy), p.SubmittedAt, !inForce.Contains(p.Id), p.ReplacesId))];
    }

    private static List<ExtensionRow> Extensions(RectificationTask task, TaskPeople people) => [.. task.Extensions.OrderByDescending(e => e.Number).Select(e => new ExtensionRow(
        e.Number, task.Measures.FirstOrDefault(m => m.Id == e.MeasureId)?.Position, e.FromOn, e.ToOn, e.Days, e.Reason, people.Name(e.RequestedBy), e.RequestedAt, people.Name(e.AgreedBy), e.IsGranted, e.DecisionReason, people.Name(e.DecidedBy)))];

    private static List<ReviewRow> Reviews(RectificationTask task, TaskPeople people)
    {
        var position = task.Measures.ToDictionary(m => m.Id, m => m.Position);
        return [.. task.Reviews.OrderByDescending(r => r.Round).Select(r => new ReviewRow(r.Round, people.Name(r.AuditorId), r.TakenAt, r.Conclusion, r.ConcludedAt, r.Remark,
            [.. r.Judgements.Select(j => new JudgementRow(position.GetValueOrDefault(j.MeasureId), j.Verdict, j.Remark)).OrderBy(j => j.Position)]))];
    }

    private static List<SupplementRow> Supplements(RectificationTask task, TaskPeople people)
    {
        var position = task.Measures.ToDictionary(m => m.Id, m => m.Position);
        return [.. task.Supplements.OrderByDescending(s => s.AskedAt).Select(s => new SupplementRow(s.MeasureId, position.GetValueOrDefault(s.MeasureId), s.Asked, s.DueOn, people.Name(s.AskedBy), s.AskedAt, s.AnsweredAt, s.Ending))];
    }

    private static async Task<IReadOnlyList<RegisterRow>> RegistersAsync(RectifyDb db, RectificationTask task, CancellationToken ct)
    {
        var position = task.Measures.ToDictionary(m => m.Id, m => m.Position);
        var measures = position.Keys.ToList();
        var entries = await db.Registers.Include(e => e.Links).Where(e => e.Ending == null && e.Links.Any(l => measures.Contains(l.MeasureId))).OrderBy(e => e.Id).Take(200).ToListAsync(ct);
        return [.. entries.Select(entry =>
        {
            List<int> on = [.. entry.Links.Where(l => position.ContainsKey(l.MeasureId)).Select(l => position[l.MeasureId]).Order()];
            return entry switch
            {
                Institution i => new InstitutionRow(i.Id, on, i.Title, i.Number, i.Issuer, i.IssuedOn, i.Change, i.Stage),
                AccountabilityCase a => new AccountabilityRow(a.Id, on, a.Kind, a.Persons, a.DecidedOn, a.Note),
                Sum s => new SumRow(s.Id, on, s.Label, s.AtStake, s.Recovered, s.Balance, s.TrueOn) as RegisterRow,
                _ => throw new InvalidOperationException($"Unknown register {entry.GetType().Name}."),
            };
        })];
    }

    private static ReadinessPart Readiness(TaskCase seen, TaskPeople people) =>
        NextStep.Of(seen.Task, seen.Setting, seen.Today) is not { } next ? new ReadinessPart(null, null, [])
        : new ReadinessPart(next.Row.Verb, people.Who(next.Row.By[0]), [.. next.Missing.Select(unmet => new MissingRow(unmet, people.Who(unmet.MustAct, unmet.Rule == Rule.MemberSignatureMissing ? unmet.Subject : null)))]);
}
