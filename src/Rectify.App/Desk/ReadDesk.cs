using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Data;
using Rectify.App.Intake;
using Rectify.App.Ledger;
using Rectify.App.Reporting;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Desk;

/// <summary>我的待办: what waits for the person, each block bounded. One SELECT finds the tasks of all blocks and one reads them, however many blocks the person has.</summary>
public sealed class ReadDesk(Door door) : IUseCase
{
    /// <summary>Rows of a block on the whole desk.</summary>
    public const int RowsOfBlock = 8;

    /// <summary>Rows of a block looked at alone.</summary>
    public const int RowsAlone = 200;

    /// <param name="alone">Only this block, with more rows; null for the whole desk.</param>
    public async Task<DeskView?> Run(DeskBlock? alone = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var who = await DeskReader.OfAsync(reading, ct);
        var works = reading.Actor.HasAnywhere(Working);
        if (alone is { } one) return new DeskView(reading.Today, works, (await PartsAsync(who, [one], RowsAlone, ct)).Parts, [], [], [], [], []);
        var office = who.InspectionsAs(Role.Office, Role.HeadOfOffice);
        var meanwhile = office.Count > 0 ? StandstillAsync(ct) : Task.FromResult(Standstill.None);
        try
        {
            var (parts, found) = await PartsAsync(who, Enum.GetValues<DeskBlock>(), RowsOfBlock, ct);
            var beside = await BesideTasks.OfAsync(who, isShown: true, ct);
            var desk = new DeskView(reading.Today, works, parts, [], beside.HasAny(BesideTask.Intake) ? await IntakesAsync(who, ct) : [],
                DeskTasks.Of(who, [Role.UnitLead, Role.Handler]) is { } own ? await AskedCycles.OfAsync(reading, reading.Db.Cycles, own, ct) : [],
                office.Count > 0 ? await AskedCycles.OpenAsync(reading, reading.Db.Cycles.Where(c => office.Contains(c.InspectionId)), ct) : [],
                beside.HasAny(BesideTask.Letter, BesideTask.OverdueLetter) ? await LetterDesk.ReadAsync(reading, RowsOfBlock, ct) : [])
            {
                CyclesToOpen = beside.HasAny(BesideTask.CycleToOpen) ? await AskedCycles.ToOpenAsync(reading, office, RowsOfBlock, ct) : [],
                Suggestions = beside.HasAny(BesideTask.Suggestion, BesideTask.OverdueSuggestion) ? await SuggestionDesk.ReadAsync(reading, RowsOfBlock, ct) : [],
                WiderChecks = beside.HasAny(BesideTask.WiderCheck, BesideTask.OverdueWiderCheck) ? await WiderCheckDesk.ReadAsync(reading, RowsOfBlock, ct) : [],
                Evaluations = beside.HasAny(BesideTask.Evaluation) ? await EvaluationDesk.ReadAsync(reading, RowsOfBlock, ct) : [],
                Milestones = beside.HasAny(BesideTask.Milestone) ? await MilestoneDesk.ReadAsync(who, RowsOfBlock, ct) : [],
                Feedbacks = beside.HasAny(BesideTask.Feedback) ? await FeedbackDesk.ReadAsync(who, RowsOfBlock, ct) : [],
                WithholdingPapers = beside.HasAny(BesideTask.WithholdingPaper) ? await WithholdingPaperDesk.ReadAsync(who, RowsOfBlock, ct) : [],
                Scans = beside.HasAny(BesideTask.Scan, BesideTask.ErasedScan) ? await ScanDesk.ReadAsync(who, beside.HasAny(BesideTask.ErasedScan), RowsOfBlock, ct) : new ScanSheet([], []),
                PlanOpinions = beside.HasAny(BesideTask.PlanOpinion) ? await PlanOpinionDesk.ReadAsync(who, RowsOfBlock, ct) : [],
                First = await FirstSteps.ReadAsync(who, parts, ct),
                ActsOnMany = reading.Actor.HasAnywhere(Role.Office, Role.HeadOfOffice, Role.Supervision, Role.UnitLead, Role.ResponsibleLeader, Role.Auditor),
                FaultyFiles = await Files.ReadScrubs.FaultyAsync(reading, ct),
                MarksWaiting = await Erasures.ListFoundMarks.WaitingAsync(reading, ct),
                Waiting = CountWaiting.Of(found, beside),
            };
            var (stuck, left) = await meanwhile;
            return desk with { Stuck = stuck, Left = left };
        }
        finally
        {
            // nothing goes on reading after the page has failed; why it failed is told by what was thrown first
            await ((Task)meanwhile).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>For an office what cannot go on, and who left and still carries something: on a second connection, while the blocks are read.</summary>
    private async Task<Standstill> StandstillAsync(CancellationToken ct)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return Standstill.None;
        var who = await DeskReader.WithInspectionsAsync(reading, ct);
        var office = who.InspectionsAs(Role.Office, Role.HeadOfOffice);
        return new Standstill([.. await NobodyLeft.ReadAsync(who, office, ct), .. await NobodyToAct.ReadAsync(who, office, ct)], await LeftBehind.ReadAsync(who, office, RowsOfBlock, ct));
    }

    private sealed record Standstill(IReadOnlyList<StuckTask> Stuck, IReadOnlyList<LeftPerson> Left)
    {
        public static readonly Standstill None = new([], []);
    }

    /// <summary>The parts with at most that many rows each, and what was found for them: as much as <see cref="CountWaiting"/> counts.</summary>
    private static async Task<(IReadOnlyList<DeskPart> Parts, IEnumerable<(DeskBlock Block, TaskId Id)> Found)> PartsAsync(DeskReader who, IReadOnlyList<DeskBlock> blocks, int most, CancellationToken ct)
    {
        var limit = Math.Max(most + 1, CountWaiting.Most);
        var waiting = blocks.Select(block => (Block: block, Tasks: DeskTasks.For(block, who))).Where(part => part.Tasks is not null)
            .Select(part => part.Tasks!.OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(limit).Select(t => new { part.Block, t.Id, t.DueOn })).ToList();
        if (waiting.Count == 0) return ([], []);
        var found = await waiting.Aggregate((all, next) => all.Concat(next)).ToListAsync(ct);
        // the rows are found by their keys, and what stands beside them in small tables
        await who.Reading.PlanOnceAsync(ct);
        var blocksFound = found.OrderBy(f => f.DueOn).ThenBy(f => f.Id.Value).GroupBy(f => f.Block).OrderBy(part => part.Key).ToList();
        var ids = blocksFound.SelectMany(part => part.Take(most)).Select(f => f.Id).Distinct().ToList();
        var rows = ids.Count == 0 ? [] : await Rows(who.Db, who.Db.Tasks.Where(t => ids.Contains(t.Id))).ToDictionaryAsync(row => row.Task, ct);
        return ([.. blocksFound.Select(part => new DeskPart(part.Key, [.. part.Take(most).Select(f => rows[f.Id])], part.Count() > most))], found.Select(f => (f.Block, f.Id)));
    }

    private static readonly Role[] Working = [.. Enum.GetValues<Role>().Except([Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator, Role.ClueKeeper])];

    private static IQueryable<DeskRow> Rows(RectifyDb db, IQueryable<RectificationTask> tasks) =>
        from t in tasks
        join p in db.Problems on t.ProblemId equals p.Id
        join i in db.Inspections on t.InspectionId equals i.Id
        select new DeskRow
        {
            Task = t.Id,
            Inspection = t.InspectionId,
            Sequence = p.Sequence,
            Wording = p.Wording,
            LeadUnit = db.Set<UnitPeriod>().Where(u => u.UnitId == t.LeadUnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
            Leader = db.Persons.Where(n => n.Id == t.LeaderId).Select(n => n.Name).FirstOrDefault(),
            DueOn = t.DueOn,
            State = t.State,
            WarnWithin = LedgerRows.WarnWithin(i.Regime),
            SinceOn = t.Spans.Where(s => s.UntilAt == null).Select(s => (DateOnly?)s.FromOn).FirstOrDefault(),
            Steps = t.Measures.GroupBy(m => m.TaskId).Select(g => new MeasureSteps(
                g.Count(m => m.State == MeasureState.Verified || m.State == MeasureState.Sustained), g.Count(m => m.State == MeasureState.ReportedDone),
                g.Count(m => m.State == MeasureState.Returned), g.Count(m => m.State == MeasureState.NotStarted || m.State == MeasureState.InProgress))).FirstOrDefault(),
            Reason = t.ProposedBecause ?? (t.State == TaskState.Planning ? t.PlanReturnedBecause : t.ReturnedBecause),
            ExtendTo = t.Extensions.Where(e => e.IsGranted == null).Select(e => (DateOnly?)e.ToOn).FirstOrDefault(),
            ExtensionReason = t.Extensions.Where(e => e.IsGranted == null).Select(e => e.Reason).FirstOrDefault(),
            AmendmentReason = t.Amendments.Where(a => a.State == AmendmentState.Proposed || a.State == AmendmentState.Agreed || a.State == AmendmentState.Reviewed).Select(a => a.Reason).FirstOrDefault(),
            Drafts = db.ProgressDrafts.Count(d => d.TaskId == t.Id),
            NextCheckOn = t.NextCheckOn,
            Takeover = db.Takeovers.Where(b => b.State == TakeoverState.Proposed && b.Lines.Any(line => line.TaskId == t.Id)).Select(b => (TakeoverId?)b.Id).FirstOrDefault(),
            TakeoverTasks = db.Takeovers.Where(b => b.State == TakeoverState.Proposed && b.Lines.Any(line => line.TaskId == t.Id)).Select(b => b.Lines.Count).FirstOrDefault(),
            LookBack = db.Set<LookBackItem>().Where(i => i.TaskId == t.Id && i.Result == null && i.CheckerId != null && db.LookBacks.Any(c => c.Id == i.LookBackId && c.State == LookBackState.Drawn)).OrderBy(i => i.DueOn)
                .Select(i => (LookBackId?)i.LookBackId).FirstOrDefault(),
            LookBackBy = db.Set<LookBackItem>().Where(i => i.TaskId == t.Id && i.Result == null && i.CheckerId != null && db.LookBacks.Any(c => c.Id == i.LookBackId && c.State == LookBackState.Drawn)).OrderBy(i => i.DueOn)
                .Select(i => i.DueOn).FirstOrDefault(),
            SupplementBy = t.Supplements.Where(s => s.EndedAt == null && s.AnsweredAt == null).OrderBy(s => s.DueOn).ThenBy(s => s.Id).Select(s => (DateOnly?)s.DueOn).FirstOrDefault(),
            SupplementAsked = t.Supplements.Where(s => s.EndedAt == null && s.AnsweredAt == null).OrderBy(s => s.DueOn).ThenBy(s => s.Id).Select(s => s.Asked).FirstOrDefault(),
        };

    /// <summary>Documents the person took in and has not accepted.</summary>
    internal static IQueryable<IntakeDraft> OpenIntakes(DeskReader who)
    {
        var me = who.Reading.Actor.Person;
        return who.Db.IntakeDrafts.Where(i => i.AcceptedInto == null && i.CreatedBy == me);
    }

    private static async Task<IReadOnlyList<OpenIntake>> IntakesAsync(DeskReader who, CancellationToken ct) =>
        await OpenIntakes(who).OrderByDescending(i => i.SavedAt).Take(RowsOfBlock).Select(i => new OpenIntake(i.Id, i.FileName, i.SavedAt)).ToListAsync(ct);
}
