using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Data.Mappings;

internal sealed class AmendmentMapping : IEntityTypeConfiguration<Amendment>, IEntityTypeConfiguration<AmendmentLine>
{
    public void Configure(EntityTypeBuilder<Amendment> amendment)
    {
        amendment.ToTable("amendments", t => t.HasComment("措施调整: measures changed after the plan's approval"));
        amendment.Property(a => a.Id).ValueGeneratedNever();
        amendment.Property(a => a.Minutes).HasMaxLength(Amendment.MaxMinutesLength);
        amendment.Property(a => a.Reason).HasMaxLength(Rectify.Domain.Reason.MaxLength);
        amendment.Property(a => a.EndReason).HasMaxLength(Rectify.Domain.Reason.MaxLength);
        amendment.Ignore(a => a.IsOpen);
        // no cascade: the table of lines refuses every delete, even one of no rows
        amendment.HasMany(a => a.Lines).WithOne().HasForeignKey(line => line.AmendmentId).OnDelete(DeleteBehavior.Restrict);
        amendment.HasIndex(a => new { a.TaskId, a.Number }).IsUnique();
        amendment.HasIndex(a => a.TaskId).IsUnique().HasFilter("state in ('Proposed', 'Agreed', 'Reviewed')").HasDatabaseName("ix_amendments_open");
        amendment.HasOne<Person>().WithMany().HasForeignKey(a => a.ProposedBy);
    }

    public void Configure(EntityTypeBuilder<AmendmentLine> line)
    {
        line.ToTable("amendment_lines", t => t.HasComment("a measure as it stood when the amendment was asked for, and as it is to be; insert-only"));
        line.HasKey(l => new { l.AmendmentId, l.Number });
        line.Property(l => l.MeasureId).HasComment("of one that is added or linked, the key it gets when the amendment is approved");
        line.Property(l => l.SharedFrom).HasComment("the measure of another task it is to be, or was, one with");
        line.Property(l => l.Text).HasMaxLength(Measure.MaxTextLength);
        line.Property(l => l.EarlierText).HasMaxLength(Measure.MaxTextLength);
        line.Ignore(l => l.Changes).Ignore("To");
    }
}
