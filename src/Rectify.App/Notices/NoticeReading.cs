using Microsoft.EntityFrameworkCore;
using Rectify.App.Clues;
using Rectify.App.Data;
using Rectify.App.Figures;
using Rectify.App.People;
using Rectify.App.Suggestions;
using Rectify.Domain.Measures;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Notices;

/// <summary>
/// Reads what a notice is made of, in eleven queries whatever the number of problems; the inspection bounds each of them.
/// Standings, withdrawals and registers are those of the day and moment asked for; texts and deadlines keep no history and are those of now.
/// </summary>
internal sealed class NoticeReading(RectifyDb db, Sight sight, Actor actor)
{
    /// <summary>Of a body under two kinds both inspections, where a second one is named; null where it is not one of the same body that the reader sees whole.</summary>
    public async Task<NoticeRecords?> RecordsAsync(InspectionId id, InspectionId? second, NoticeChannel channel, DateOnly asOf, DateTimeOffset knownAt, DateOnly today, CancellationToken ct)
    {
        if (await RecordsAsync(id, channel, asOf, knownAt, today, ct) is not { } records) return null;
        var of = await db.Inspections.Where(i => i.Id == id).Select(i => i.BodyId).SingleAsync(ct);
        var others = await db.Inspections.Where(i => i.BodyId == of && i.Id != id && sight.Inspections.Contains(i.Id)).Join(db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new { i.Id, i.Kind, i.FeedbackOn, r.Name, r.Level }).OrderByDescending(i => i.FeedbackOn).ToListAsync(ct);
        records = records with { Others = [.. others.Select(i => new OtherInspection(i.Id, i.Name, OversightNames.Kind(i.Kind, i.Level)))] };
        if (second is not { } with) return records;
        return others.Exists(i => i.Id == with) && await RecordsAsync(with, channel, asOf, knownAt, today, ct) is { } half ? records with { Second = half, MayRelease = records.MayRelease && half.MayRelease } : null;
    }

    /// <param name="channel">Where the notice goes out; none for papers that stay inside, which withhold only what is restricted.</param>
    public async Task<NoticeRecords?> RecordsAsync(InspectionId id, NoticeChannel channel, DateOnly asOf, DateTimeOffset knownAt, DateOnly today, CancellationToken ct)
    {
        // a person who sees some tasks only, or not the restricted ones, would make a notice of some problems only
        if (!sight.Inspections.Contains(id) || !await SeesAllAsync(id, ct)) return null;
        var inspection = await db.Inspections.AsNoTracking().Where(i => i.Id == id)
            .Join(db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new
            {
                i.BodyId, i.Kind, i.GroupName, i.PresenceFrom, i.PresenceTo, i.FeedbackOn, i.IsFeedbackExpected, i.LegalBasis, i.Contact, i.Regime, r.Name, r.Authority, r.Level,
                Body = db.Set<UnitPeriod>().Where(p => p.UnitId == i.BodyId).OrderByDescending(p => p.From <= asOf).ThenByDescending(p => p.From <= asOf ? p.From : DateOnly.MinValue).ThenBy(p => p.From).Select(p => p.Name).First(),
            }).SingleOrDefaultAsync(ct);
        if (inspection is null) return null;

        var tasks = await TasksAsync(id, asOf, knownAt, ct);
        var withheld = await WithheldAsync(id, channel, knownAt, ct);
        var problems = await ProblemsAsync(id, ct);
        HashSet<ProblemId> unprinted = [.. withheld.Where(w => !w.IsUndecided).Select(w => w.Problem)];
        var made = new NoticeProblems(await SectionsAsync(id, ct), tasks, await MeasuresAsync(id, ct), await WithdrawalsAsync(tasks, asOf, knownAt, ct), [.. problems.Select(p => unprinted.Contains(p.Id) ? p with { IsWithheld = true } : p)]);
        var registers = await RegistersAsync(id, asOf, knownAt, ct);
        var suggestions = await SuggestionsAsync(id, asOf, knownAt, [.. unprinted], ct);
        var printed = suggestions.Where(s => s.IsPrinted).Select(s => s.Said).ToList();
        return new NoticeRecords
        {
            Suggestions = suggestions.Count == 0 ? null : printed,
            UnprintedSuggestions = new UnprintedSuggestions(suggestions.Count - printed.Count, suggestions.Count(s => !s.IsPrinted && s.Said.IsConcluded)),
            HandedOver = await CountHandedOver.OfAsync(db, id, new AsOf(asOf, knownAt), ct),
            Inspection = id,
            AsOf = asOf,
            KnownAt = knownAt,
            Today = today,
            Opening = new NoticeOpening
            {
                Authority = inspection.Authority,
                RoundName = inspection.Name,
                Group = inspection.GroupName,
                Body = inspection.Body,
                Kind = OversightNames.Kind(inspection.Kind, inspection.Level),
                Oversight = OversightNames.Oversight(inspection.Kind, inspection.Level),
                Presence = inspection is { PresenceFrom: { } from, PresenceTo: { } to } ? new(from, to) : null,
                FeedbackOn = inspection.FeedbackOn,
                Concentrated = new(inspection.FeedbackOn, inspection.Regime.ConcentratedUntil(inspection.FeedbackOn)),
                LegalBasis = Enumerated.Items(inspection.LegalBasis),
            },
            RegisteredContact = inspection.Contact,
            Problems = made.Counted,
            Withdrawn = made.Withdrawn,
            Registers = registers.Totals,
            Accountability = registers.Accountability,
            TaskOf = made.TaskOf,
            Channel = channel,
            IsFeedbackExpected = inspection.IsFeedbackExpected == true,
            Withheld = withheld,
            Restricted = problems.Count(p => p.IsWithheld),
            MayRelease = actor.Has(Role.Office, inspection.BodyId) || actor.Has(Role.HeadOfOffice, inspection.BodyId),
        };
    }

    /// <summary>Approved by that moment and not lifted, and what waited then.</summary>
    private async Task<IReadOnlyList<WithheldLine>> WithheldAsync(InspectionId id, NoticeChannel channel, DateTimeOffset knownAt, CancellationToken ct)
    {
        if (channel == NoticeChannel.None) return [];
        var found = await (
            from w in db.Withholdings.AsNoTracking().Where(w => w.InspectionId == id && (w.Channels & channel) != 0 && w.ProposedAt <= knownAt)
            join p in db.Problems.VisibleTo(sight, db) on w.ProblemId equals p.Id
            where w.DecidedAt == null || w.DecidedAt > knownAt || (w.State == WithholdingState.Approved || w.State == WithholdingState.Lifted)
            orderby p.Sequence, w.Id
            select new { w.ProblemId, p.Number, p.Wording, w.Ground, w.DecidedAt, w.DecidedOn, w.LiftedAt, By = db.Persons.Where(x => x.Id == w.DecidedBy).Select(x => x.Name).FirstOrDefault() }).ToListAsync(ct);
        return [.. found.Where(w => w.LiftedAt is null || w.LiftedAt > knownAt).Select(w => w.DecidedAt is null || w.DecidedAt > knownAt
            ? new WithheldLine(w.ProblemId, w.Number, w.Wording, w.Ground, null, null) : new WithheldLine(w.ProblemId, w.Number, w.Wording, w.Ground, w.By, w.DecidedOn))];
    }

    private async Task<bool> SeesAllAsync(InspectionId id, CancellationToken ct)
    {
        if (sight.Unrestricted.Contains(id)) return true;
        var seen = db.TasksVisibleTo(sight).Select(t => t.Id);
        return !await db.Tasks.AnyAsync(t => t.InspectionId == id && !seen.Contains(t.Id), ct);
    }

    private Task<List<NoticeSectionRow>> SectionsAsync(InspectionId id, CancellationToken ct) =>
        db.Sections.AsNoTracking().Where(s => s.InspectionId == id).OrderBy(s => s.Position).Select(s => new NoticeSectionRow(s.Id, s.ParentId, s.Heading)).ToListAsync(ct);

    private Task<List<NoticeProblemRow>> ProblemsAsync(InspectionId id, CancellationToken ct) =>
        db.Problems.AsNoTracking().VisibleTo(sight, db).Where(p => p.InspectionId == id).OrderBy(p => p.Sequence)
            .Select(p => new NoticeProblemRow(p.Id, p.Number, p.SectionId, p.Wording, p.IsRestricted)).ToListAsync(ct);

    private Task<List<NoticeTaskRow>> TasksAsync(InspectionId id, DateOnly asOf, DateTimeOffset knownAt, CancellationToken ct) =>
        db.Tasks.AsNoTracking().VisibleTo(sight, db).Where(t => t.InspectionId == id).OrderBy(t => t.Sequence).ThenBy(t => t.Part)
            .Select(t => new NoticeTaskRow(
                t.Id, t.ProblemId, t.DueOn, t.Effect, t.ReasonNotDone, t.NextSteps,
                // the span in force at the end of that day, as far as it was recorded by that moment
                t.Spans.Where(s => s.FromOn <= asOf && s.FromAt <= knownAt && !(s.UntilOn != null && s.UntilOn <= asOf && s.UntilAt <= knownAt))
                    .OrderByDescending(s => s.Number).Select(s => (TaskState?)s.State).FirstOrDefault() ?? TaskState.Registered,
                t.Spans.Any(s => s.FromOn <= asOf && s.FromAt <= knownAt && (s.State == TaskState.Closed || s.State == TaskState.Sustained)),
                db.Takeovers.Any(b => b.Id == t.TakeoverId && b.DecidedAt <= knownAt && b.Lines.Any(line => line.TaskId == t.Id && line.On <= asOf))))
            .ToListAsync(ct);

    private Task<List<NoticeMeasureRow>> MeasuresAsync(InspectionId id, CancellationToken ct) =>
        db.Tasks.AsNoTracking().VisibleTo(sight, db).Where(t => t.InspectionId == id)
            .SelectMany(t => t.Measures.Where(m => m.State != MeasureState.Cancelled), (t, m) => new { t.Sequence, t.Part, m.Position, m.Id, m.TaskId, m.Text, Root = m.SharedFrom ?? m.Id })
            .OrderBy(m => m.Sequence).ThenBy(m => m.Part).ThenBy(m => m.Position).ThenBy(m => m.Id)
            .Select(m => new NoticeMeasureRow(m.TaskId, m.Root, m.Text)).ToListAsync(ct);

    /// <summary>In the order of registering. The words of a 纪检监察建议, and of what belongs to a problem that is restricted or withheld, do not go out.</summary>
    private async Task<List<(NoticeSuggestion Said, bool IsPrinted)>> SuggestionsAsync(InspectionId id, DateOnly asOf, DateTimeOffset knownAt, IReadOnlyList<ProblemId> unprinted, CancellationToken ct)
    {
        var found = await CountSuggestions.Known(db.Suggestions.AsNoTracking(), id, asOf, knownAt).OrderBy(s => s.Id).Select(s => new
        {
            s.Kind, s.Wording, IsRestricted = s.Problems.Any(of => unprinted.Contains(of.ProblemId) || db.Problems.Any(p => p.Id == of.ProblemId && p.IsRestricted)),
            IsConcluded = s.State == SuggestionState.Concluded && s.EndedOn <= asOf && s.EndedAt <= knownAt,
            Reply = s.Replies.Where(r => r.On <= asOf && r.At <= knownAt && (r.ReturnedOn == null || r.ReturnedOn > asOf)).OrderByDescending(r => r.Number).Select(r => r.Text).FirstOrDefault(),
        }).ToListAsync(ct);
        return [.. found.Select(s => (new NoticeSuggestion(s.Wording.TrimEnd('。', '；'), s.Reply ?? "", s.IsConcluded), s.Kind != SuggestionKind.Discipline && !s.IsRestricted))];
    }

    /// <summary>Why and where to, from the trail: a task restored later no longer says it itself.</summary>
    private async Task<IReadOnlyDictionary<TaskId, IReadOnlyDictionary<string, string>>> WithdrawalsAsync(IReadOnlyList<NoticeTaskRow> tasks, DateOnly asOf, DateTimeOffset knownAt, CancellationToken ct)
    {
        var withdrawn = tasks.Where(t => t.State == TaskState.Withdrawn).Select(t => t.Id.Value).ToList();
        if (withdrawn.Count == 0) return new Dictionary<TaskId, IReadOnlyDictionary<string, string>>();
        var facts = await db.Facts.AsNoTracking()
            .Where(f => withdrawn.Contains(f.SubjectId) && f.Kind == FactKind.TaskWithdrawn && f.On <= asOf && f.At <= knownAt)
            .OrderBy(f => f.Number).Select(f => new { f.SubjectId, f.Details }).ToListAsync(ct);
        return facts.GroupBy(f => f.SubjectId).ToDictionary(g => new TaskId(g.Key), g => (IReadOnlyDictionary<string, string>)g.Last().Details);
    }

    private async Task<(NoticeRegisters Totals, IReadOnlyList<AccountabilityCount> Accountability)> RegistersAsync(InspectionId id, DateOnly asOf, DateTimeOffset knownAt, CancellationToken ct)
    {
        // a slip and a void entry count on no day, once that is known; one that has come further counts until the day of what follows
        var known = db.Registers.AsNoTracking().Where(e => e.InspectionId == id && (e.EndedAt == null || e.EndedAt > knownAt || (e.Ending == RegisterEnding.Updated && e.CountsUntil > asOf)));
        // a draft is no institution yet, and a repealed one is none any more
        var institutions = await known.OfType<Institution>()
            .Where(i => i.Stage != InstitutionStage.Draft && i.Change != InstitutionChange.Repealed && (i.IssuedOn == null || i.IssuedOn <= asOf)).Select(i => i.Id).ToListAsync(ct);
        var cases = await known.OfType<AccountabilityCase>().Where(c => c.DecidedOn <= asOf).Select(c => new { c.Id, c.Kind, c.Persons }).ToListAsync(ct);
        var sums = await known.OfType<Sum>().Where(s => s.TrueOn <= asOf).Select(s => new { s.Id, s.Recovered }).ToListAsync(ct);

        var ids = institutions.Concat(cases.Select(c => c.Id)).Concat(sums.Select(s => s.Id)).Select(entry => entry.Value).ToList();
        var recorded = (await db.Facts.AsNoTracking().Where(f => ids.Contains(f.SubjectId) && f.At <= knownAt).Select(f => f.SubjectId).Distinct().ToListAsync(ct)).ToHashSet();
        var counted = cases.Where(c => recorded.Contains(c.Id.Value)).ToList();
        return (new NoticeRegisters
        {
            Institutions = institutions.Count(i => recorded.Contains(i.Value)),
            AccountabilityCases = counted.Count,
            PersonsHeldAccountable = counted.Sum(c => c.Persons),
            LossRecovered = sums.Where(s => recorded.Contains(s.Id.Value)).Sum(s => s.Recovered),
        }, [.. counted.GroupBy(c => c.Kind).OrderBy(g => g.Key).Select(g => new AccountabilityCount(g.Key, g.Count(), g.Sum(c => c.Persons)))]);
    }
}
