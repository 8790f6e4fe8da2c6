using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Data.Mappings;

internal sealed class TakeoverMapping : IEntityTypeConfiguration<Takeover>, IEntityTypeConfiguration<TakeoverLine>, IEntityTypeConfiguration<TakeoverPaper>
{
    public void Configure(EntityTypeBuilder<Takeover> takeover)
    {
        takeover.ToTable("takeovers", t => t.HasComment("补录: batches of work done before Rectify, proposed by the office, decided by the leading group in one act"));
        takeover.Property(t => t.Id).ValueGeneratedNever();
        takeover.Property(t => t.RefusedBecause).HasMaxLength(Domain.Reason.MaxLength);
        takeover.HasOne<Inspection>().WithMany().HasForeignKey(t => t.InspectionId);
        takeover.HasOne<Unit>().WithMany().HasForeignKey(t => t.BodyId);
        takeover.HasOne<Person>().WithMany().HasForeignKey(t => t.ProposedBy);
        takeover.HasMany(t => t.Lines).WithOne().HasForeignKey(line => line.TakeoverId);
        takeover.HasMany(t => t.Papers).WithOne().HasForeignKey(paper => paper.TakeoverId);
        takeover.HasIndex(t => t.State).HasFilter("state = 'Proposed'").HasDatabaseName("ix_takeovers_waiting");
    }

    public void Configure(EntityTypeBuilder<TakeoverLine> line)
    {
        line.ToTable("takeover_lines", t => t.HasComment("what a batch says of one task; never changed after it is proposed"));
        line.HasKey(l => new { l.TakeoverId, l.Position });
        line.Property(l => l.On).HasComment("the day since when the task is in that state; for a closed one the day it was closed");
        line.Property(l => l.DueOn).HasComment("the deadline as first set; infinity is 长期");
        line.Property(l => l.FilingNumber).HasMaxLength(TakeoverLine.MaxFilingNumberLength);
        line.Property(l => l.Remark).HasMaxLength(TakeoverLine.MaxRemarkLength);
        line.Property(l => l.Measures).HasComment("measures the paper names where none were read, one a line");
        line.Property(l => l.Supporting).HasComment("keys of the supporting units, parted by commas");
        line.Ignore(l => l.Says);
        line.Ignore(l => l.SupportingUnits);
        line.HasOne<RectificationTask>().WithMany().HasForeignKey(l => l.TaskId);
        line.HasOne<Person>().WithMany().HasForeignKey(l => l.LeaderId);
        line.HasOne<Unit>().WithMany().HasForeignKey(l => l.LeadUnitId);
        line.HasOne<Person>().WithMany().HasForeignKey(l => l.HandlerId);
        line.HasIndex(l => new { l.TakeoverId, l.TaskId }).IsUnique();
        line.HasIndex(l => l.TaskId);
    }

    public void Configure(EntityTypeBuilder<TakeoverPaper> paper)
    {
        paper.ToTable("takeover_papers", t => t.HasComment("the scans a batch stands on; bytes lie in the content store under their SHA-256"));
        paper.HasKey(p => new { p.TakeoverId, p.Number });
        paper.Property(p => p.Sha256).HasMaxLength(64);
        paper.Property(p => p.FileName).HasMaxLength(EvidenceItem.MaxFileNameLength);
        paper.Property(p => p.MediaType).HasMaxLength(100);
    }
}
