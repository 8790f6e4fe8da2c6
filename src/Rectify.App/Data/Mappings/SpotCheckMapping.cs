using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Data.Mappings;

internal sealed class SpotCheckMapping : IEntityTypeConfiguration<SpotCheck>, IEntityTypeConfiguration<SpotCheckPerson>, IEntityTypeConfiguration<SpotCheckMeasure>, IEntityTypeConfiguration<SpotCheckFile>
{
    public void Configure(EntityTypeBuilder<SpotCheck> check)
    {
        check.ToTable("spot_checks", t => t.HasComment("核查记录: what somebody saw who went and looked; a wrong one is struck out and stays"));
        check.Property(c => c.Id).ValueGeneratedNever();
        check.Property(c => c.On).HasComment("the day it took place");
        check.Property(c => c.Present).HasMaxLength(SpotCheck.MaxPresentLength).HasComment("who else was there, in words");
        check.Property(c => c.Finding).HasMaxLength(Reason.MaxLength);
        check.Property(c => c.StruckBecause).HasMaxLength(Reason.MaxLength);
        check.Ignore(c => c.Counts);
        check.HasMany(c => c.People).WithOne().HasForeignKey(p => p.SpotCheckId);
        check.HasMany(c => c.Measures).WithOne().HasForeignKey(m => m.SpotCheckId);
        check.HasMany(c => c.Files).WithOne().HasForeignKey(f => f.SpotCheckId);
        check.HasOne<RectificationTask>().WithMany().HasForeignKey(c => c.TaskId).OnDelete(DeleteBehavior.Restrict);
        check.HasOne<Inspection>().WithMany().HasForeignKey(c => c.InspectionId).OnDelete(DeleteBehavior.Restrict);
        check.HasOne<Person>().WithMany().HasForeignKey(c => c.RecordedBy);
        check.HasIndex(c => new { c.On, c.Id });
        check.HasIndex(c => new { c.InspectionId, c.On, c.Id });
    }

    public void Configure(EntityTypeBuilder<SpotCheckPerson> person)
    {
        person.ToTable("spot_check_people", t => t.HasComment("who checked"));
        person.HasKey(p => new { p.SpotCheckId, p.Position });
        person.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
    }

    public void Configure(EntityTypeBuilder<SpotCheckMeasure> measure)
    {
        measure.ToTable("spot_check_measures", t => t.HasComment("measures a check looked at; none for the task as a whole"));
        measure.HasKey(m => new { m.SpotCheckId, m.MeasureId });
        measure.HasOne<Measure>().WithMany().HasForeignKey(m => m.MeasureId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SpotCheckFile> file)
    {
        file.ToTable("spot_check_files", t => t.HasComment("photographs and papers of a check"));
        file.HasKey(f => new { f.SpotCheckId, f.Number });
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.FileName).HasMaxLength(EvidenceItem.MaxFileNameLength);
        file.Property(f => f.MediaType).HasMaxLength(100);
        file.HasIndex(f => f.Sha256);
    }
}
