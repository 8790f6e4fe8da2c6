using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using OpinionConclusion = Rectify.Domain.Acceptance.OpinionConclusion;

namespace Rectify.App.Ledger;

/// <summary>A measure with what the printed ledger says of it.</summary>
internal sealed record ExportedMeasure(
    MeasureId Id, int Position, string Text, MeasureKind Kind, MeasureState State, decimal? Quantity, DateOnly OriginalDueOn, DateOnly DueOn, string? Owner, string? Progress, DateOnly? ProgressOn, IReadOnlyList<string> Evidence)
{
    /// <param name="isAssigned">Nobody has set a deadline for what is not assigned: 长期 is said of nothing yet.</param>
    public LedgerMeasure AsEntry(DateOnly concentratedUntil, bool isAssigned) => new()
    {
        Text = Text,
        Handler = Owner,
        OriginalDeadline = isAssigned || !Domain.Deadline.IsLongTerm(OriginalDueOn) ? DeadlineOf(OriginalDueOn) : null,
        Deadline = isAssigned || !Domain.Deadline.IsLongTerm(DueOn) ? DeadlineOf(DueOn) : null,
        WithinConcentratedPeriod = DueOn <= concentratedUntil,
        IsSustained = State == MeasureState.Sustained || (isAssigned && Domain.Deadline.IsLongTerm(DueOn)),
        Progress = Progress,
        ProgressAsOf = ProgressOn,
        Completion = LedgerWords.Of(State),
        Institutions = Counted(MeasureKind.Institution),
        LossRecovered = Counted(MeasureKind.LossRecovered),
        PersonsHeldAccountable = Counted(MeasureKind.Accountability),
        WiderChecks = Counted(MeasureKind.WiderCheck),
        Campaigns = Counted(MeasureKind.Campaign),
        Evidence = Evidence.Count == 0 ? null : string.Join('\n', Evidence),
    };

    private decimal? Counted(MeasureKind kind) => Kind == kind ? Quantity : null;

    private static LedgerDeadline DeadlineOf(DateOnly on) => Domain.Deadline.IsLongTerm(on) ? LedgerDeadline.LongTerm : LedgerDeadline.By(on);
}

/// <summary>A task with everything the printed ledger says of it; read a batch at a time.</summary>
internal sealed record ExportedTask
{
    public required TaskId Id { get; init; }
    public required string Round { get; init; }
    public string? FeedbackNumber { get; init; }
    public required DateOnly FeedbackOn { get; init; }
    public required Regime Regime { get; init; }
    public SectionId? Section { get; init; }
    public required string Wording { get; init; }
    public string? Manifestations { get; init; }
    public string? KeyBecause { get; init; }
    public bool IsRestricted { get; init; }
    public decimal? StakeAmount { get; init; }
    public string? StakeUnit { get; init; }
    public ProblemClass? Class { get; init; }
    public string? Target { get; init; }
    public string? Standard { get; init; }
    public string? Leader { get; init; }
    public string? LeadUnit { get; init; }
    public required IReadOnlyList<string> Supporting { get; init; }
    public string? Effect { get; init; }
    public string? ReasonNotDone { get; init; }
    public string? NextSteps { get; init; }
    public string? ReviewRemark { get; init; }
    public OpinionConclusion? Conclusion { get; init; }
    public DateOnly? ConcludedOn { get; init; }
    public required TaskState State { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public bool IsTakenOver { get; init; }
    public string? TakeoverRemark { get; init; }
    public int Returns { get; init; }
    public int Restarts { get; init; }
    public ProblemId? MergedInto { get; init; }
    public required IReadOnlyList<ExportedMeasure> Measures { get; init; }

    public LedgerEntry AsEntry(Func<SectionId?, IReadOnlyList<string>> sectionsOf)
    {
        var path = sectionsOf(Section);
        var isMoney = StakeUnit == LedgerConditions.MoneyUnit;
        var concentratedUntil = Regime.ConcentratedUntil(FeedbackOn);
        return new LedgerEntry
        {
            Round = Round,
            FeedbackNumber = FeedbackNumber,
            Aspect = path.ElementAtOrDefault(0),
            Category = path.ElementAtOrDefault(1),
            Subcategory = path.ElementAtOrDefault(2),
            OriginalWording = Wording,
            Manifestations = Manifestations,
            SpecialAttention = (KeyBecause, IsRestricted) switch { (null, false) => null, (null, true) => "限制知悉", (_, false) => "重点难点", _ => "重点难点、限制知悉" },
            Amount = isMoney ? StakeAmount : null,
            Quantity = !isMoney && StakeAmount is { } amount ? $"{amount:0.####}{StakeUnit}" : null,
            Class = LedgerWords.Of(Class),
            Target = Target,
            AcceptanceStandard = Standard,
            Measures = [.. Measures.OrderBy(m => m.Position).Select(m => m.AsEntry(concentratedUntil, State != TaskState.Registered))],
            ResponsibleLeader = Leader,
            LeadUnit = LeadUnit,
            SupportingUnits = Supporting.Count == 0 ? null : string.Join('、', Supporting),
            Effects = Effect,
            ReasonUnfinished = State.IsDone() ? null : ReasonNotDone,
            NextSteps = NextSteps,
            ReviewOpinion = ReviewRemark,
            AcceptanceConclusion = Conclusion is { } conclusion ? LedgerWords.Of(conclusion) : null,
            AcceptedOn = ConcludedOn,
            ClosedOn = State.IsDone() ? ClosedOn : null,
            Remarks = LedgerWords.Remarks(IsTakenOver, TakeoverRemark, Returns, Restarts, State == TaskState.Withdrawn, MergedInto is not null),
        };
    }

    public static async Task<Dictionary<TaskId, ExportedTask>> ReadAsync(RectifyDb db, IReadOnlyList<TaskId> ids, CancellationToken ct)
    {
        var names = db.Set<UnitPeriod>().Where(u => u.Until == null);
        var rows =
            from t in db.Tasks
            where ids.Contains(t.Id)
            join p in db.Problems on t.ProblemId equals p.Id
            join i in db.Inspections on t.InspectionId equals i.Id
            join r in db.Rounds on i.RoundId equals r.Id
            select new ExportedTask
            {
                Id = t.Id, Round = r.Name, FeedbackNumber = i.FeedbackNumber, FeedbackOn = i.FeedbackOn, Regime = i.Regime, Section = p.SectionId,
                Wording = p.Wording, Manifestations = p.Manifestations, KeyBecause = p.KeyBecause, IsRestricted = p.IsRestricted, StakeAmount = p.StakeAmount, StakeUnit = p.StakeUnit, Class = p.Class,
                Target = t.Target, Standard = t.Standard, Effect = t.Effect, ReasonNotDone = t.ReasonNotDone, NextSteps = t.NextSteps,
                Leader = db.Persons.Where(n => n.Id == t.LeaderId).Select(n => n.Name).FirstOrDefault(),
                LeadUnit = names.Where(u => u.UnitId == t.LeadUnitId).Select(u => u.Name).FirstOrDefault(),
                Supporting = t.Supporting.Join(names, s => s.UnitId, u => u.UnitId, (_, u) => u.Name).ToList(),
                ReviewRemark = t.Reviews.Where(v => v.Conclusion != null).OrderByDescending(v => v.Round).Select(v => v.Remark).FirstOrDefault(),
                Conclusion = t.Opinions.Where(o => o.ConcludedOn != null).OrderByDescending(o => o.Round).Select(o => (OpinionConclusion?)o.Conclusion).FirstOrDefault(),
                ConcludedOn = t.Opinions.Where(o => o.ConcludedOn != null).OrderByDescending(o => o.Round).Select(o => o.ConcludedOn).FirstOrDefault(),
                IsTakenOver = t.TakeoverId != null,
                TakeoverRemark = db.Takeovers.Where(b => b.Id == t.TakeoverId).SelectMany(b => b.Lines).Where(line => line.TaskId == t.Id).Select(line => line.Remark).FirstOrDefault(),
                State = t.State, ClosedOn = t.ClosedOn, Returns = t.Returns, Restarts = t.Restarts, MergedInto = t.MergedInto,
                Measures = t.Measures.Select(m => new ExportedMeasure(m.Id, m.Position, m.Text, m.Kind, m.State, m.Quantity, m.OriginalDueOn, m.DueOn,
                    db.Persons.Where(n => n.Id == m.OwnerPersonId).Select(n => n.Name).FirstOrDefault(),
                    db.Set<Progress>().Where(g => g.MeasureId == m.Id).OrderByDescending(g => g.SubmittedAt).Select(g => g.Text).FirstOrDefault(),
                    db.Set<Progress>().Where(g => g.MeasureId == m.Id).OrderByDescending(g => g.SubmittedAt).Select(g => (DateOnly?)g.TrueOn).FirstOrDefault(),
                    t.Evidence.Where(e => !e.IsReplaced && e.Uses.Any(use => use.MeasureId == m.Id)).Select(e => e.FileName).ToList())).ToList(),
            };
        return await rows.AsSplitQuery().ToDictionaryAsync(t => t.Id, ct);
    }
}
