using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.App.Erasures;
using Rectify.Domain;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Data.Mappings;

internal sealed class TaskMapping : IEntityTypeConfiguration<RectificationTask>, IEntityTypeConfiguration<TaskUnit>, IEntityTypeConfiguration<StatusSpan>, IEntityTypeConfiguration<Extension>, IEntityTypeConfiguration<PaperAct>, IEntityTypeConfiguration<PaperActTask>, IEntityTypeConfiguration<ReplacementScan>
{
    public void Configure(EntityTypeBuilder<RectificationTask> task)
    {
        task.ToTable("tasks", t => t.HasComment("整改任务: what one lead unit owes on a problem"));
        task.Property(t => t.Id).ValueGeneratedNever();
        task.Property(t => t.Version).IsConcurrencyToken();
        foreach (var text in new[] { nameof(RectificationTask.Target), nameof(RectificationTask.Standard), nameof(RectificationTask.RootCause), nameof(RectificationTask.Effect), nameof(RectificationTask.ReasonNotDone), nameof(RectificationTask.NextSteps) })
            task.Property<string?>(text).HasMaxLength(RectificationTask.MaxTextLength);
        task.Property(t => t.FilingNumber).HasMaxLength(60);
        foreach (var derived in new[] { nameof(RectificationTask.Counting), nameof(RectificationTask.OpenReview), nameof(RectificationTask.CurrentReview), nameof(RectificationTask.LastPassedReview), nameof(RectificationTask.PanelHead), nameof(RectificationTask.CurrentOpinion), nameof(RectificationTask.OpenExtension), nameof(RectificationTask.OpenAmendment), nameof(RectificationTask.Units), nameof(RectificationTask.Involved), nameof(RectificationTask.OpenSupplements), nameof(RectificationTask.OpenObjections) })
            task.Ignore(derived);

        task.HasOne<Problem>().WithMany().HasForeignKey(t => t.ProblemId);
        task.HasOne<Inspection>().WithMany().HasForeignKey(t => t.InspectionId);
        task.HasOne<Unit>().WithMany().HasForeignKey(t => t.LeadUnitId);
        task.HasOne<Person>().WithMany().HasForeignKey(t => t.LeaderId);
        task.HasOne<Person>().WithMany().HasForeignKey(t => t.HandlerId);
        task.Property(t => t.TakeoverId).HasComment("补录: the batch by which work done before was entered");
        task.HasOne<Takeover>().WithMany().HasForeignKey(t => t.TakeoverId);
        task.HasMany(t => t.Supporting).WithOne().HasForeignKey(u => u.TaskId);
        task.HasMany(t => t.Measures).WithOne().HasForeignKey(m => m.TaskId);
        task.HasMany(t => t.Progress).WithOne().HasForeignKey(p => p.TaskId);
        task.HasMany(t => t.Evidence).WithOne().HasForeignKey(e => e.TaskId);
        task.HasMany(t => t.CommitmentEvents).WithOne().HasForeignKey(e => e.TaskId);
        task.HasMany(t => t.IndicatorValues).WithOne().HasForeignKey(v => v.TaskId);
        task.HasMany(t => t.Extensions).WithOne().HasForeignKey(e => e.TaskId);
        task.HasMany(t => t.Amendments).WithOne().HasForeignKey(a => a.TaskId);
        task.HasMany(t => t.Reviews).WithOne().HasForeignKey(r => r.TaskId);
        task.HasMany(t => t.Supplements).WithOne().HasForeignKey(s => s.TaskId);
        task.HasMany(t => t.Objections).WithOne().HasForeignKey(o => o.TaskId);
        task.HasMany(t => t.Panel).WithOne().HasForeignKey(p => p.TaskId);
        task.HasMany(t => t.Opinions).WithOne().HasForeignKey(o => o.TaskId);
        task.HasMany(t => t.Spans).WithOne().HasForeignKey(s => s.TaskId);

        task.Property(t => t.DeclinedUnits).HasComment("退回分派: every unit that has given it back, by key; null where none has");
        task.HasIndex(t => new { t.ProblemId, t.Part }).IsUnique();
        task.HasIndex(t => new { t.DueOn, t.Id });
        task.HasIndex(t => new { t.InspectionId, t.Sequence, t.Id });
        task.HasIndex(t => new { t.InspectionId, t.DueOn, t.Id });
        task.HasIndex(t => new { t.LeadUnitId, t.DueOn, t.Id });
        task.HasIndex(t => new { t.LeaderId, t.DueOn, t.Id });
        task.HasIndex(t => new { t.State, t.DueOn, t.Id }).IncludeProperties(t => new { t.InspectionId, t.ProblemId });
        task.HasIndex(t => new { t.NextCheckOn, t.Id }).HasFilter("state = 'Sustained'").HasDatabaseName("ix_tasks_checked_again");
        task.HasIndex(t => t.HandlerId).HasFilter("handler_id is not null");
        // few are proposed for merging or withdrawal at a time, of all that are open
        task.HasIndex(t => t.InspectionId).HasFilter("proposed_by is not null").HasDatabaseName("ix_tasks_proposed");
    }

    public void Configure(EntityTypeBuilder<TaskUnit> unit)
    {
        unit.ToTable("task_units", t => t.HasComment("责任/配合单位"));
        unit.HasKey(u => new { u.TaskId, u.UnitId });
        unit.HasOne<Unit>().WithMany().HasForeignKey(u => u.UnitId);
    }

    public void Configure(EntityTypeBuilder<StatusSpan> span)
    {
        span.ToTable("status_spans", t => t.HasComment("a task's states in time: from inclusive, until exclusive; day it is true for and moment it was recorded"));
        span.HasKey(s => new { s.TaskId, s.Number });
        span.HasIndex(s => new { s.State, s.FromOn });
        // since when a task is worked on, and when it went back to work, without the table
        span.HasIndex(s => new { s.TaskId, s.Number }).HasFilter("state = 'Rectifying'").IncludeProperties(s => new { s.FromOn, s.FromAt }).HasDatabaseName("ix_status_spans_at_work");
    }

    public void Configure(EntityTypeBuilder<Extension> extension)
    {
        extension.ToTable("extensions", t => t.HasComment("延期"));
        extension.Property(e => e.Id).ValueGeneratedNever();
        extension.Ignore(e => e.IsOpen).Ignore(e => e.Days);
        // the one below holds open extensions only
        extension.HasIndex(e => e.TaskId, "ix_extensions_task_id");
        extension.HasIndex(e => new { e.DecidedAt, e.Id }).HasFilter("is_granted").HasDatabaseName("ix_extensions_granted");
        extension.HasIndex(e => e.TaskId).IsUnique().HasFilter("is_granted is null").HasDatabaseName("ix_extensions_open");
    }

    public void Configure(EntityTypeBuilder<PaperAct> paper)
    {
        paper.ToTable("paper_acts", t => t.HasComment("纸质: decisions on paper, entered with the scan, checked by a second person"));
        paper.Property(p => p.Id).ValueGeneratedNever();
        paper.HasOne<RectificationTask>().WithMany().HasForeignKey(p => p.TaskId);
        paper.HasOne<Person>().WithMany().HasForeignKey(p => p.DeciderId);
        paper.HasOne<Takeover>().WithMany().HasForeignKey(p => p.TakeoverId);
        paper.HasOne<Person>().WithMany().HasForeignKey(p => p.AbsentId).OnDelete(DeleteBehavior.Restrict);
        paper.Property(p => p.AbsentId).HasComment("the member of the panel whom the head records absent");
        // no cascade: the table of lines refuses every delete, even one of no rows
        paper.HasMany(p => p.Tasks).WithOne().HasForeignKey(one => one.PaperActId).OnDelete(DeleteBehavior.Restrict);
        paper.HasIndex(p => p.State).HasFilter("state = 'Recorded'").HasDatabaseName("ix_paper_acts_waiting");
    }

    public void Configure(EntityTypeBuilder<ReplacementScan> scan)
    {
        scan.ToTable("replacement_scans", t => t.HasComment("补扫描件: the scan of a paper that counts, laid in anew after the first was erased as 误传, checked by a second person"));
        scan.Property(r => r.Id).ValueGeneratedNever();
        scan.Ignore(r => r.Of);
        scan.Property(r => r.OpinionNumber).HasComment("of the opinion on the inspection's plan; null where it is another paper");
        scan.Property(r => r.Sha256).HasMaxLength(64);
        scan.Property(r => r.FileName).HasMaxLength(EvidenceItem.MaxFileNameLength);
        scan.Property(r => r.ReturnedBecause).HasMaxLength(Reason.MaxLength).HasComment("how entry and scan differ");
        scan.HasIndex(r => r.State).HasFilter("state = 'Recorded'").HasDatabaseName("ix_replacement_scans_waiting");
        scan.HasIndex(r => r.Sha256);
        scan.HasOne<Inspection>().WithMany().HasForeignKey(r => r.InspectionId).OnDelete(DeleteBehavior.Restrict);
        scan.HasOne<PaperAct>().WithMany().HasForeignKey(r => r.PaperActId).OnDelete(DeleteBehavior.Restrict);
        scan.HasOne<Domain.Notices.WithholdingPaper>().WithMany().HasForeignKey(r => r.WithholdingPaperId).OnDelete(DeleteBehavior.Restrict);
        scan.HasOne<PlanOpinion>().WithMany().HasForeignKey(r => new { r.InspectionId, r.OpinionNumber }).OnDelete(DeleteBehavior.Restrict);
        scan.HasOne<Person>().WithMany().HasForeignKey(r => r.RecordedBy).OnDelete(DeleteBehavior.Restrict);
        scan.HasOne<Person>().WithMany().HasForeignKey(r => r.CheckedBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PaperActTask> one)
    {
        one.ToTable("paper_act_tasks", t => t.HasComment("the tasks that one paper names, where it names several; insert-only"));
        one.HasKey(t => new { t.PaperActId, t.TaskId });
        one.Property(t => t.SeenSha256).HasMaxLength(64).HasComment("what was decided on, as it stood when the paper was entered");
        one.HasOne<RectificationTask>().WithMany().HasForeignKey(t => t.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MeasureMapping : IEntityTypeConfiguration<Measure>, IEntityTypeConfiguration<Progress>, IEntityTypeConfiguration<ProgressDraft>, IEntityTypeConfiguration<CommitmentEvent>, IEntityTypeConfiguration<IndicatorValue>
{
    public void Configure(EntityTypeBuilder<Measure> measure)
    {
        measure.ToTable("measures", t => t.HasComment("整改措施"));
        measure.Property(m => m.Id).ValueGeneratedNever();
        measure.Property(m => m.Text).HasMaxLength(Measure.MaxTextLength);
        measure.HasOne<Unit>().WithMany().HasForeignKey(m => m.OwnerUnitId);
        measure.HasOne<Person>().WithMany().HasForeignKey(m => m.OwnerPersonId);
        measure.Property(m => m.SharedFrom).HasComment("the measure of another task it is one with, where it is written");
        measure.HasOne<Measure>().WithMany().HasForeignKey(m => m.SharedFrom).OnDelete(DeleteBehavior.NoAction);
        measure.HasIndex(m => m.SharedFrom).HasFilter("shared_from is not null");
        measure.Property(m => m.PartedFrom).HasComment("the measure it was one with until it parted, where that is written now");
        measure.HasOne<Measure>().WithMany().HasForeignKey(m => m.PartedFrom).OnDelete(DeleteBehavior.NoAction);
        measure.HasIndex(m => m.PartedFrom).HasFilter("parted_from is not null");
        measure.ComplexProperty(m => m.Commitment, commitment =>
        {
            commitment.Property(c => c.Times).HasComment("at least so many events in each period");
            commitment.Property(c => c.LastOn).HasComment("inclusive; null where the promise has no end");
        });
        measure.ComplexProperty(m => m.Indicator, indicator =>
        {
            indicator.Ignore(i => i.Goal).Ignore(i => i.IsSound);
            indicator.Property(i => i.Name).HasMaxLength(Indicator.MaxNameLength).HasComment("指标; null where the measure is not measured");
            indicator.Property(i => i.Unit).HasMaxLength(Indicator.MaxUnitLength);
            indicator.Property(i => i.Target).HasComment("the bound, of Between the lower one; itself met");
            indicator.Property(i => i.Upper).HasComment("of Between only");
            indicator.Property(i => i.Source).HasMaxLength(Indicator.MaxSourceLength);
        });
        measure.HasTextKeys();
        // with state and day: what counts measures, and what finds those that are late or fall due, reads the index alone
        measure.HasIndex(m => new { m.TaskId, m.Position }).IncludeProperties(m => new { m.State, m.DueOn });
        measure.HasIndex(m => new { m.OwnerPersonId, m.DueOn });
        measure.HasIndex(m => new { m.DueOn, m.TaskId }).IncludeProperties(m => m.State);
    }

    public void Configure(EntityTypeBuilder<Progress> progress)
    {
        progress.ToTable("progress", t => t.HasComment("进展: append-only; put right by an entry that replaces it"));
        progress.Property(p => p.Id).ValueGeneratedNever();
        progress.Property(p => p.Text).HasMaxLength(Progress.MaxTextLength);
        progress.HasTextKeys();
        progress.HasIndex(p => new { p.MeasureId, p.SubmittedAt });
        // who had a hand in any work at all
        progress.HasIndex(p => p.WrittenBy);
        progress.HasIndex(p => p.SubmittedBy);
        // no cascade: the table refuses every delete, even one of no rows
        progress.HasOne<Measure>().WithMany().HasForeignKey(p => p.MeasureId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CommitmentEvent> happened)
    {
        happened.ToTable("commitment_events", t => t.HasComment("履行事项: dated events that keep a frequency commitment; a wrong one is struck out and stays"));
        happened.Property(e => e.Id).ValueGeneratedNever();
        happened.Property(e => e.What).HasMaxLength(CommitmentEvent.MaxWhatLength);
        happened.Property(e => e.StruckBecause).HasMaxLength(Rectify.Domain.Reason.MaxLength);
        happened.Property(e => e.EvidenceId).HasComment("the piece that proves it; null where a meeting's minutes do");
        happened.HasOne<Meeting>().WithMany().HasForeignKey(e => e.MeetingId).OnDelete(DeleteBehavior.Restrict);
        happened.Ignore(e => e.Counts);
        happened.HasIndex(e => new { e.MeasureId, e.On });
        happened.HasOne<Measure>().WithMany().HasForeignKey(e => e.MeasureId).OnDelete(DeleteBehavior.Restrict);
        happened.HasOne<EvidenceItem>().WithMany().HasForeignKey(e => e.EvidenceId).OnDelete(DeleteBehavior.Restrict);
        happened.HasOne<Person>().WithMany().HasForeignKey(e => e.RecordedBy);
    }

    public void Configure(EntityTypeBuilder<IndicatorValue> value)
    {
        value.ToTable("indicator_values", t => t.HasComment("指标实际值: append-only; a mistaken one is voided by a later entry"));
        value.Property(v => v.Id).ValueGeneratedNever();
        value.Property(v => v.Value).HasComment("null in an entry that only voids another");
        value.Property(v => v.Unit).HasMaxLength(Indicator.MaxUnitLength);
        value.Property(v => v.Source).HasMaxLength(Indicator.MaxSourceLength);
        value.Property(v => v.Because).HasMaxLength(Rectify.Domain.Reason.MaxLength).HasComment("why the entry it voids is void");
        value.HasIndex(v => new { v.MeasureId, v.On });
        value.HasIndex(v => v.VoidsId).IsUnique();
        // no cascade: the table refuses every delete, even one of no rows
        value.HasOne<Measure>().WithMany().HasForeignKey(v => v.MeasureId).OnDelete(DeleteBehavior.Restrict);
        value.HasOne<IndicatorValue>().WithMany().HasForeignKey(v => v.VoidsId).OnDelete(DeleteBehavior.Restrict);
        value.HasOne<EvidenceItem>().WithMany().HasForeignKey(v => v.EvidenceId).OnDelete(DeleteBehavior.Restrict);
        value.HasOne<Person>().WithMany().HasForeignKey(v => v.RecordedBy);
    }

    public void Configure(EntityTypeBuilder<ProgressDraft> draft)
    {
        draft.ToTable("progress_drafts", t => t.HasComment("what a handler has written and the unit lead has not submitted; one a measure"));
        draft.HasKey(d => d.MeasureId);
        draft.Property(d => d.Text).HasMaxLength(Progress.MaxTextLength);
        draft.HasIndex(d => d.TaskId);
        draft.HasOne<RectificationTask>().WithMany().HasForeignKey(d => d.TaskId);
        draft.HasOne<Measure>().WithMany().HasForeignKey(d => d.MeasureId);
    }
}

internal sealed class EvidenceMapping : IEntityTypeConfiguration<EvidenceItem>, IEntityTypeConfiguration<EvidenceUse>
{
    public void Configure(EntityTypeBuilder<EvidenceItem> evidence)
    {
        evidence.ToTable("evidence", t => t.HasComment("佐证材料: bytes lie in the content store under their SHA-256"));
        evidence.Property(e => e.Id).ValueGeneratedNever();
        evidence.Property(e => e.Sha256).HasMaxLength(64);
        evidence.Property(e => e.FileName).HasMaxLength(EvidenceItem.MaxFileNameLength);
        evidence.Property(e => e.MediaType).HasMaxLength(100);
        evidence.Property(e => e.SupplementId).HasComment("the request it answers, where it came while the rest of the task stood still");
        evidence.HasOne<Supplement>().WithMany().HasForeignKey(e => e.SupplementId);
        evidence.Property(e => e.DocumentNumber).HasMaxLength(DocumentFacts.MaxNumberLength).HasComment("文号");
        evidence.Property(e => e.Issuer).HasMaxLength(DocumentFacts.MaxIssuerLength).HasComment("制发单位");
        evidence.Property(e => e.SignedOn).HasComment("成文日期");
        evidence.Property(e => e.Level).HasComment("知悉范围; none stated is handled as 内部");
        evidence.Ignore(e => e.Document);
        evidence.Ignore(e => e.IsSubmitted);
        evidence.HasMany(e => e.Uses).WithOne().HasForeignKey(u => u.EvidenceId);
        evidence.HasIndex(e => e.Sha256);
        evidence.HasIndex(e => e.UploadedBy);
    }

    public void Configure(EntityTypeBuilder<EvidenceUse> use)
    {
        use.ToTable("evidence_uses", t => t.HasComment("佐证材料与整改措施对应情况"));
        use.HasKey(u => new { u.EvidenceId, u.MeasureId });
        use.Property(u => u.Sentence).HasMaxLength(EvidenceUse.MaxSentenceLength);
        use.Property(u => u.Said).HasColumnName("verdict").HasComment("as decided cell by cell; null for what was only accepted or not before there were cells");
        use.Property(u => u.Page).HasComment("the page the proof stands on, from 1");
        use.Ignore(u => u.Verdict);
        use.HasOne<Measure>().WithMany().HasForeignKey(u => u.MeasureId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ErasureMapping : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> erasure)
    {
        erasure.ToTable("erasures", t => t.HasComment("误传: contents erased by the security administrator and a second person; digest and records stay"));
        erasure.Property(e => e.Id).ValueGeneratedNever();
        erasure.Property(e => e.Sha256).HasMaxLength(64);
        erasure.Property(e => e.EvidenceId).HasComment("the piece it was noticed on; null where that was a paper");
        erasure.Property(e => e.Paper).HasComment("the kind of paper it was noticed on; null where that was a piece of evidence");
        erasure.Property(e => e.RecordId).HasComment("the record that paper belongs to");
        erasure.Ignore(e => e.Place);
        erasure.Property(e => e.Because).HasMaxLength(Domain.Reason.MaxLength);
        erasure.Property(e => e.RefusedBecause).HasMaxLength(Domain.Reason.MaxLength);
        erasure.HasOne<EvidenceItem>().WithMany().HasForeignKey(e => e.EvidenceId).OnDelete(DeleteBehavior.Restrict);
        erasure.HasOne<RectificationTask>().WithMany().HasForeignKey(e => e.TaskId).OnDelete(DeleteBehavior.Restrict);
        erasure.HasOne<Person>().WithMany().HasForeignKey(e => e.ProposedBy);
        erasure.HasOne<Person>().WithMany().HasForeignKey(e => e.DecidedBy);
        erasure.HasIndex(e => e.Sha256).IsUnique().HasFilter("state <> 'Refused'").HasDatabaseName("ix_erasures_once");
        erasure.HasIndex(e => new { e.State, e.Id });
    }
}

internal sealed class DismissedMarkMapping : IEntityTypeConfiguration<DismissedMark>
{
    public void Configure(EntityTypeBuilder<DismissedMark> dismissed)
    {
        dismissed.ToTable("dismissed_marks", t => t.HasComment("密级 marks found in texts of evidence which the security administrator has looked at: not classified"));
        dismissed.Property(d => d.Id).ValueGeneratedNever();
        dismissed.Property(d => d.Sha256).HasMaxLength(64);
        dismissed.Property(d => d.Mark).HasMaxLength(DismissedMark.MaxMarkLength);
        dismissed.Property(d => d.Because).HasMaxLength(Domain.Reason.MaxLength);
        dismissed.HasOne<Person>().WithMany().HasForeignKey(d => d.DismissedBy);
        dismissed.HasIndex(d => d.Sha256).IsUnique();
    }
}

internal sealed class ReviewMapping : IEntityTypeConfiguration<Review>, IEntityTypeConfiguration<MeasureJudgement>, IEntityTypeConfiguration<CellJudgement>, IEntityTypeConfiguration<Supplement>, IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.ToTable("reviews", t => t.HasComment("审核: one for each application"));
        review.Property(r => r.Id).ValueGeneratedNever();
        review.Ignore(r => r.IsOpen);
        review.HasMany(r => r.Judgements).WithOne().HasForeignKey(j => j.ReviewId);
        review.HasMany(r => r.Cells).WithOne().HasForeignKey(c => c.ReviewId);
        review.HasIndex(r => new { r.TaskId, r.Round }).IsUnique();
        review.HasIndex(r => r.AuditorId, "ix_reviews_auditor_id");
        review.HasIndex(r => r.AuditorId).HasFilter("conclusion is null").HasDatabaseName("ix_reviews_open");
    }

    public void Configure(EntityTypeBuilder<MeasureJudgement> judgement)
    {
        judgement.ToTable("measure_judgements");
        judgement.HasKey(j => new { j.ReviewId, j.MeasureId });
        judgement.Property(j => j.Remark).HasMaxLength(MeasureJudgement.MaxRemarkLength);
    }

    public void Configure(EntityTypeBuilder<CellJudgement> cell)
    {
        cell.ToTable("review_cells", t => t.HasComment("佐证材料与整改措施对应情况: what one review said of one piece for one measure"));
        cell.HasKey(c => new { c.ReviewId, c.EvidenceId, c.MeasureId });
        cell.Property(c => c.Text).HasMaxLength(Domain.Reason.MaxLength);
        cell.HasOne<EvidenceItem>().WithMany().HasForeignKey(c => c.EvidenceId).OnDelete(DeleteBehavior.Restrict);
        cell.HasOne<Measure>().WithMany().HasForeignKey(c => c.MeasureId).OnDelete(DeleteBehavior.Restrict);
        cell.HasOne<Person>().WithMany().HasForeignKey(c => c.DecidedBy);
        cell.HasIndex(c => new { c.DecidedOn, c.ReviewId, c.EvidenceId, c.MeasureId }).HasFilter("because is not null").HasDatabaseName("ix_review_cells_returned");
    }

    public void Configure(EntityTypeBuilder<Supplement> supplement)
    {
        supplement.ToTable("supplements", t => t.HasComment("补充材料: what an auditor asks for on one measure while the rest of the task stands still"));
        supplement.Property(s => s.Id).ValueGeneratedNever();
        supplement.Property(s => s.Asked).HasMaxLength(Domain.Reason.MaxLength);
        supplement.Property(s => s.AnsweredAt).HasComment("the first piece that came; null while unanswered");
        supplement.Property(s => s.EndedAt).HasComment("decided, withdrawn, or the review ended; null while the measure is open");
        supplement.Ignore(s => s.IsOpen);
        supplement.HasOne<Measure>().WithMany().HasForeignKey(s => s.MeasureId);
        supplement.HasIndex(s => s.MeasureId).IsUnique().HasFilter("ended_at is null").HasDatabaseName("ix_supplements_open");
    }

    public void Configure(EntityTypeBuilder<Objection> objection)
    {
        objection.ToTable("objections", t => t.HasComment("公示异议: what was held against closing while it was on display; who objected is not kept"));
        objection.Property(o => o.Id).ValueGeneratedNever();
        objection.Property(o => o.Says).HasMaxLength(Domain.Reason.MaxLength);
        objection.Property(o => o.DecidedBecause).HasMaxLength(Domain.Reason.MaxLength);
        objection.Property(o => o.IsUpheld).HasComment("null while undecided");
        objection.Ignore(o => o.IsOpen);
        objection.HasIndex(o => new { o.TaskId, o.Number }).IsUnique();
    }
}

internal sealed class OpinionMapping : IEntityTypeConfiguration<Opinion>, IEntityTypeConfiguration<OpinionMeasure>, IEntityTypeConfiguration<Signature>, IEntityTypeConfiguration<PanelSeat>
{
    public void Configure(EntityTypeBuilder<Opinion> opinion)
    {
        opinion.ToTable("opinions", t => t.HasComment("验收销号意见: one for each round of review; earlier ones stay"));
        opinion.Property(o => o.Id).ValueGeneratedNever();
        foreach (var text in new[] { nameof(Opinion.Addressee), nameof(Opinion.Basis), nameof(Opinion.Target), nameof(Opinion.Requirements) }) opinion.Property<string?>(text).HasMaxLength(Opinion.MaxTextLength);
        opinion.Property(o => o.TextSha256).HasMaxLength(64);
        opinion.Property(o => o.FilingNumber).HasMaxLength(60);
        opinion.Property(o => o.CheckKeys).HasMaxLength(33 * Opinion.MaxChecks).HasComment("checks on the spot that part three quotes");
        opinion.Ignore(o => o.Checks).Ignore(o => o.ValidSignatures).Ignore(o => o.Passes).Ignore(o => o.IsComplete);
        opinion.HasMany(o => o.Measures).WithOne().HasForeignKey(m => m.OpinionId);
        opinion.HasMany(o => o.Signatures).WithOne().HasForeignKey(s => s.OpinionId);
        opinion.HasIndex(o => new { o.TaskId, o.Round }).IsUnique();
        opinion.HasIndex(o => o.FilingNumber).IsUnique().HasFilter("concluded_on is not null and filing_number is not null and conclusion <> 'NotPassed'").HasDatabaseName("ix_opinions_filing_number");
    }

    public void Configure(EntityTypeBuilder<OpinionMeasure> measure)
    {
        measure.ToTable("opinion_measures");
        measure.HasKey(m => new { m.OpinionId, m.MeasureId });
        measure.Property(m => m.Fulfilment).HasMaxLength(Opinion.MaxTextLength);
        measure.Property(m => m.Evidence).HasMaxLength(OpinionMeasure.MaxEvidenceLength);
    }

    public void Configure(EntityTypeBuilder<Signature> signature)
    {
        signature.ToTable("signatures", t => t.HasComment("over the SHA-256 of the exact text; void ones stay"));
        signature.HasKey(s => new { s.OpinionId, s.Number });
        signature.Property(s => s.TextSha256).HasMaxLength(64);
        signature.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }

    public void Configure(EntityTypeBuilder<PanelSeat> seat)
    {
        seat.ToTable("panel_seats", t => t.HasComment("验收组, with unit and title as of the day of appointment"));
        seat.HasKey(s => new { s.TaskId, s.PersonId });
        seat.Property(s => s.Title).HasMaxLength(Post.MaxTitleLength);
        seat.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
