using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Data.Mappings;

internal sealed class CycleMapping : IEntityTypeConfiguration<ReportingCycle>, IEntityTypeConfiguration<CycleLine>
{
    public void Configure(EntityTypeBuilder<ReportingCycle> cycle)
    {
        cycle.ToTable("reporting_cycles", t => t.HasComment("调度: what the office asks all units of an inspection for, period by period"));
        cycle.Property(c => c.Id).ValueGeneratedNever();
        cycle.Property(c => c.From).HasComment("first day of the period, inclusive");
        cycle.Property(c => c.To).HasComment("last day of the period, inclusive");
        cycle.Property(c => c.DueOn).HasComment("the last day in time for submitting");
        cycle.Property(c => c.Asked).HasMaxLength(CycleDraft.MaxAskedLength);
        cycle.Property(c => c.EndedAt).HasComment("the knowledge moment of its figures");
        cycle.Property(c => c.EndedOn).HasComment("the day its figures are true for");
        cycle.Property(c => c.VoidedBecause).HasMaxLength(Domain.Reason.MaxLength);
        cycle.HasOne<Inspection>().WithMany().HasForeignKey(c => c.InspectionId);
        cycle.HasOne<Unit>().WithMany().HasForeignKey(c => c.BodyId);
        cycle.HasOne<Person>().WithMany().HasForeignKey(c => c.OpenedBy);
        cycle.HasMany(c => c.Lines).WithOne().HasForeignKey(line => line.CycleId);
        cycle.HasIndex(c => new { c.InspectionId, c.Number }).IsUnique();
        cycle.HasIndex(c => c.InspectionId).IsUnique().HasFilter("state = 'Open'").HasDatabaseName("ix_reporting_cycles_one_open");
    }

    public void Configure(EntityTypeBuilder<CycleLine> line)
    {
        line.ToTable("cycle_lines", t => t.HasComment("measures as a closed cycle left them; never changed"));
        line.HasKey(l => new { l.CycleId, l.MeasureId });
        line.Property(l => l.UnitId).HasComment("the lead unit that answered for it then");
        line.Property(l => l.DueOn).HasComment("the deadline then; infinity is 长期");
        line.Property(l => l.ProgressId).HasComment("the entry that answers the cycle; null where nobody reported");
        line.HasOne<Measure>().WithMany().HasForeignKey(l => l.MeasureId).OnDelete(DeleteBehavior.Restrict);
        line.HasOne<RectificationTask>().WithMany().HasForeignKey(l => l.TaskId).OnDelete(DeleteBehavior.Restrict);
        line.HasOne<Unit>().WithMany().HasForeignKey(l => l.UnitId).OnDelete(DeleteBehavior.Restrict);
        line.HasOne<Progress>().WithMany().HasForeignKey(l => l.ProgressId).OnDelete(DeleteBehavior.Restrict);
    }
}
