using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.App.Files;
using Rectify.Domain.People;

namespace Rectify.App.Data.Mappings;

internal sealed class ScrubMapping : IEntityTypeConfiguration<ScrubRun>, IEntityTypeConfiguration<ScrubFinding>
{
    private const int MaxTableLength = 64;

    public void Configure(EntityTypeBuilder<ScrubRun> run)
    {
        run.ToTable("scrub_runs", t => t.HasComment("文件巡检: every going through all files and what it counted; a report, no record of the field"));
        run.Property(r => r.Id).ValueGeneratedNever();
        run.HasOne<Person>().WithMany().HasForeignKey(r => r.ByPersonId);
    }

    public void Configure(EntityTypeBuilder<ScrubFinding> finding)
    {
        finding.ToTable("scrub_findings", t => t.HasComment("files that something was wrong with when they were gone through"));
        finding.HasKey(f => new { f.RunId, f.Position });
        finding.Property(f => f.Name).HasMaxLength(ScrubFinding.MaxNameLength).HasComment("the SHA-256, or the place of what is no content");
        finding.Property(f => f.Place).HasMaxLength(MaxTableLength).HasComment("the table that names it");
        finding.HasOne<ScrubRun>().WithMany().HasForeignKey(f => f.RunId);
    }
}
