using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.App.Trail;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Data.Mappings;

internal sealed class ReadsMapping : IEntityTypeConfiguration<RestrictedRead>
{
    public void Configure(EntityTypeBuilder<RestrictedRead> read)
    {
        read.ToTable("restricted_reads", t => t.HasComment("who read something of a restricted problem, and where: insert-only, without wording"));
        read.Property(r => r.Id).ValueGeneratedNever();
        read.Property(r => r.Slot).HasComment("number of the ten minutes since 1970: the same place is told once in each");
        // no cascade: the table refuses every delete, even one of no rows
        read.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        read.HasOne<RectificationTask>().WithMany().HasForeignKey(r => r.TaskId).OnDelete(DeleteBehavior.Restrict);
        read.HasOne<EvidenceItem>().WithMany().HasForeignKey(r => r.EvidenceId).OnDelete(DeleteBehavior.Restrict);
        read.HasIndex(r => new { r.PersonId, r.TaskId, r.Place, r.EvidenceId, r.Slot }).IsUnique().AreNullsDistinct(false).HasDatabaseName("ix_restricted_reads_once");
        read.HasIndex(r => new { r.TaskId, r.Id });
        read.HasIndex(r => r.EvidenceId).HasFilter("evidence_id is not null");
    }
}
