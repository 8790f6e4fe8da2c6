using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.Domain.Measures;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;

namespace Rectify.App.Data.Mappings;

internal sealed class RegisterMapping : IEntityTypeConfiguration<RegisterEntry>, IEntityTypeConfiguration<RegisterLink>, IEntityTypeConfiguration<Institution>, IEntityTypeConfiguration<AccountabilityCase>, IEntityTypeConfiguration<Sum>
{
    public void Configure(EntityTypeBuilder<RegisterEntry> entry)
    {
        entry.ToTable("register_entries", t => t.HasComment("制度, 问责, 资金: linked to any number of measures, counted once"));
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.HasDiscriminator<string>("register").HasValue<Institution>("institution").HasValue<AccountabilityCase>("accountability").HasValue<Sum>("sum");
        entry.HasMany(e => e.Links).WithOne().HasForeignKey(l => l.EntryId);
        entry.HasOne<Inspection>().WithMany().HasForeignKey(e => e.InspectionId);
    }

    public void Configure(EntityTypeBuilder<RegisterLink> link)
    {
        link.ToTable("register_links");
        link.HasKey(l => new { l.EntryId, l.MeasureId });
        link.HasOne<Measure>().WithMany().HasForeignKey(l => l.MeasureId);
    }

    public void Configure(EntityTypeBuilder<Institution> institution) => institution.Property(i => i.Title).HasMaxLength(Institution.MaxTitleLength);

    public void Configure(EntityTypeBuilder<AccountabilityCase> accountability) => accountability.Property(a => a.Note).HasMaxLength(200);

    public void Configure(EntityTypeBuilder<Sum> sum)
    {
        sum.Property(s => s.Label).HasMaxLength(200);
        sum.Ignore(s => s.Balance);
    }
}
