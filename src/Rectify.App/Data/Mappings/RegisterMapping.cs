using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;

namespace Rectify.App.Data.Mappings;

internal sealed class RegisterMapping : IEntityTypeConfiguration<RegisterEntry>, IEntityTypeConfiguration<RegisterLink>, IEntityTypeConfiguration<Institution>, IEntityTypeConfiguration<AccountabilityCase>, IEntityTypeConfiguration<Sum>
{
    public void Configure(EntityTypeBuilder<RegisterEntry> entry)
    {
        entry.ToTable("register_entries", t => t.HasComment("制度, 问责, 资金: linked to any number of measures, counted once; words never change, another entry follows"));
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.HasDiscriminator<string>("register").HasValue<Institution>("institution").HasValue<AccountabilityCase>("accountability").HasValue<Sum>("sum");
        entry.Property(e => e.FollowsId).HasComment("the entry this one was written instead of");
        entry.Property(e => e.Ending).HasComment("why it does not count any more");
        entry.Property(e => e.EndedBecause).HasMaxLength(Reason.MaxLength);
        entry.Property(e => e.CountsUntil).HasComment("of one that was updated: the first day on which the following entry counts instead");
        entry.Ignore(e => e.State).Ignore(e => e.Register).Ignore(e => e.Name).Ignore(e => e.Day).Ignore(e => e.Words);
        entry.HasMany(e => e.Links).WithOne().HasForeignKey(l => l.EntryId);
        entry.HasOne<Inspection>().WithMany().HasForeignKey(e => e.InspectionId);
        entry.HasOne<RegisterEntry>().WithMany().HasForeignKey(e => e.FollowsId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.EndedBy);
        // an entry is followed once
        entry.HasIndex(e => e.FollowsId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RegisterLink> link)
    {
        link.ToTable("register_links");
        link.HasKey(l => new { l.EntryId, l.MeasureId });
        link.HasOne<Measure>().WithMany().HasForeignKey(l => l.MeasureId);
    }

    public void Configure(EntityTypeBuilder<Institution> institution)
    {
        institution.Property(i => i.Title).HasMaxLength(Institution.MaxTitleLength);
        institution.Ignore(i => i.IsIssued);
        institution.HasIndex(i => i.Number);
    }

    public void Configure(EntityTypeBuilder<AccountabilityCase> accountability) => accountability.Property(a => a.Note).HasMaxLength(200);

    public void Configure(EntityTypeBuilder<Sum> sum)
    {
        sum.Property(s => s.Label).HasMaxLength(200);
        sum.Ignore(s => s.Balance);
    }
}
