using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Data.Mappings;

internal sealed class RoundMapping : IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<Inspection>, IEntityTypeConfiguration<Section>, IEntityTypeConfiguration<PlanVersion>, IEntityTypeConfiguration<PlanOpinion>, IEntityTypeConfiguration<PlanOpinionCheck>, IEntityTypeConfiguration<Milestone>, IEntityTypeConfiguration<MilestonePaper>, IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<Round> round)
    {
        round.ToTable("rounds", t => t.HasComment("轮次"));
        round.Property(r => r.Id).ValueGeneratedNever();
        round.Property(r => r.Name).HasMaxLength(Round.MaxNameLength);
        round.HasIndex(r => new { r.Year, r.Id });
    }

    public void Configure(EntityTypeBuilder<Inspection> inspection)
    {
        inspection.ToTable("inspections", t => t.HasComment("对一家单位的一次巡察: one body, one kind, one group"));
        inspection.Property(i => i.Id).ValueGeneratedNever();
        inspection.Property(i => i.GroupName).HasMaxLength(Inspection.MaxGroupLength);
        inspection.Property(i => i.LegalBasis).HasMaxLength(Inspection.MaxTextLength);
        inspection.Property(i => i.Contact).HasMaxLength(Inspection.MaxTextLength);
        inspection.Property(i => i.Regime).HasColumnType("jsonb").HasConversion(
            regime => JsonSerializer.Serialize(regime, RegimeJson.Options),
            json => JsonSerializer.Deserialize<Regime>(json, RegimeJson.Options)!);
        inspection.Property(i => i.IsFeedbackExpected).HasComment("the day was stated while it lay ahead, and nobody has said since that the feedback was given");
        inspection.Property(i => i.ArchivedOn).HasComment("nothing of it changes since; null while it is worked on");
        inspection.Property(i => i.RetainUntil).HasComment("the last day for which its papers are kept");
        inspection.Property(i => i.Version).IsConcurrencyToken();
        inspection.HasOne<Round>().WithMany().HasForeignKey(i => i.RoundId);
        inspection.HasOne<Unit>().WithMany().HasForeignKey(i => i.BodyId);
        inspection.HasMany(i => i.Sections).WithOne().HasForeignKey(s => s.InspectionId);
        inspection.HasMany(i => i.Plans).WithOne().HasForeignKey(p => p.InspectionId);
        // no cascade: the table of opinions refuses every delete, even one of no rows
        inspection.HasMany(i => i.PlanOpinions).WithOne().HasForeignKey(o => o.InspectionId).OnDelete(DeleteBehavior.Restrict);
        inspection.HasMany(i => i.Milestones).WithOne().HasForeignKey(m => m.InspectionId);
    }

    public void Configure(EntityTypeBuilder<Section> section)
    {
        section.ToTable("sections", t => t.HasComment("方面 - 类别 - 子类, the document's own numbering"));
        section.Property(s => s.Id).ValueGeneratedNever();
        section.Property(s => s.Heading).HasMaxLength(Section.MaxHeadingLength);
        section.Property(s => s.Ordinal).HasMaxLength(20);
        section.HasOne<Section>().WithMany().HasForeignKey(s => s.ParentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PlanVersion> plan)
    {
        plan.ToTable("plan_versions", t => t.HasComment("整改方案: approved versions"));
        plan.HasKey(p => new { p.InspectionId, p.Number });
        plan.Property(p => p.PrintSha256).HasMaxLength(64).HasComment("the .docx as approved, in the content store; null where it was approved before prints were kept");
        plan.Property(p => p.OpenPrintSha256).HasMaxLength(64).HasComment("the same without what is restricted; null where nothing was");
    }

    public void Configure(EntityTypeBuilder<PlanOpinion> opinion)
    {
        opinion.ToTable("plan_opinions", t => t.HasComment("方案意见: what 纪委监委 and 组织部 said of a version of the plan; insert-only"));
        opinion.HasKey(o => new { o.InspectionId, o.Number });
        opinion.Property(o => o.Version).HasComment("of the plan, the one next to be approved");
        opinion.Property(o => o.Says).HasMaxLength(PlanOpinion.MaxTextLength);
        opinion.Property(o => o.DocumentNumber).HasMaxLength(PlanOpinion.MaxNumberLength);
        opinion.Property(o => o.Sha256).HasMaxLength(64).HasComment("of the scan; null where it was entered before scans were asked for");
        opinion.Property(o => o.FileName).HasMaxLength(EvidenceItem.MaxFileNameLength);
        opinion.HasOne<Person>().WithMany().HasForeignKey(o => o.RecordedBy).OnDelete(DeleteBehavior.Restrict);
        opinion.HasOne(o => o.Check).WithOne().HasForeignKey<PlanOpinionCheck>(c => new { c.InspectionId, c.Number }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PlanOpinionCheck> check)
    {
        check.ToTable("plan_opinion_checks", t => t.HasComment("the second person's word on an entered opinion, which counts only where it matches its scan; insert-only"));
        check.HasKey(c => new { c.InspectionId, c.Number });
        check.Property(c => c.Because).HasMaxLength(Reason.MaxLength).HasComment("how entry and scan differ; null where they do not");
        check.HasOne<Person>().WithMany().HasForeignKey(c => c.CheckedBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Milestone> milestone)
    {
        milestone.ToTable("milestones");
        milestone.HasKey(m => new { m.InspectionId, m.Kind });
        milestone.Property(m => m.PersonId).HasComment("who sees to it");
        milestone.Property(m => m.IsDaySet).HasComment("the office set the day itself: windows do not move it");
        milestone.Property(m => m.PaperSha256).HasMaxLength(64);
        milestone.Property(m => m.PaperFileName).HasMaxLength(EvidenceItem.MaxFileNameLength);
        milestone.Property(m => m.PaperMediaType).HasMaxLength(100);
        milestone.HasMany(m => m.Papers).WithOne().HasForeignKey(p => new { p.InspectionId, p.Kind });
        milestone.Property(m => m.MeetingId).HasComment("the meeting it is");
        milestone.HasOne<Meeting>().WithMany().HasForeignKey(m => m.MeetingId).OnDelete(DeleteBehavior.Restrict);
        milestone.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
    }

    public void Configure(EntityTypeBuilder<MilestonePaper> paper)
    {
        paper.ToTable("milestone_papers", t => t.HasComment("节点材料: papers a milestone needs, as handed in; a later one of the same name stands in the place of an earlier one"));
        paper.HasKey(p => new { p.InspectionId, p.Kind, p.Number });
        paper.Property(p => p.Name).HasMaxLength(MilestonePapers.MaxNameLength).HasComment("which of the papers asked for");
        paper.Property(p => p.Sha256).HasMaxLength(64);
        paper.Property(p => p.FileName).HasMaxLength(EvidenceItem.MaxFileNameLength);
        paper.Property(p => p.MediaType).HasMaxLength(100);
        paper.HasOne<Person>().WithMany().HasForeignKey(p => p.HandedInBy);
        paper.HasIndex(p => p.Sha256);
    }

    public void Configure(EntityTypeBuilder<CalendarDay> day)
    {
        day.ToTable("calendar_days", t => t.HasComment("days that are not what their weekday says: holidays, and days of weekends that are worked"));
        day.HasKey(d => d.On);
        day.Property(d => d.Name).HasMaxLength(CalendarDay.MaxNameLength);
    }
}
