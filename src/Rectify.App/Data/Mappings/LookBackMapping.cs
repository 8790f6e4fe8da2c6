using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Data.Mappings;

internal sealed class LookBackMapping : IEntityTypeConfiguration<LookBack>, IEntityTypeConfiguration<LookBackInspection>, IEntityTypeConfiguration<LookBackLine>, IEntityTypeConfiguration<LookBackItem>
{
    private const int MaxNumberLength = 20;

    public void Configure(EntityTypeBuilder<LookBack> campaign)
    {
        campaign.ToTable("look_backs", t => t.HasComment("回头看: campaigns over what was closed, with the seed the sample follows from"));
        campaign.Property(c => c.Id).ValueGeneratedNever();
        campaign.Property(c => c.Name).HasMaxLength(LookBack.MaxNameLength);
        campaign.Property(c => c.Seed).HasMaxLength(Sample.MaxSeedLength).HasComment("told before anything is drawn");
        campaign.Property(c => c.ClosedFrom).HasComment("closed or sustained on that day or later");
        campaign.Property(c => c.ClosedUntil).HasComment("closed or sustained on that day or earlier");
        campaign.Property(c => c.Version).IsConcurrencyToken();
        campaign.Property(c => c.VoidedBecause).HasMaxLength(Reason.MaxLength);
        campaign.Property(c => c.RemindedOn).HasComment("the day those who are to look were last reminded");
        campaign.ComplexProperty(c => c.Weights, weights => weights.Ignore(w => w.Each));
        campaign.HasMany(c => c.Inspections).WithOne().HasForeignKey(i => i.LookBackId);
        campaign.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.LookBackId);
        campaign.HasMany(c => c.Items).WithOne().HasForeignKey(i => i.LookBackId);
        campaign.HasOne<Person>().WithMany().HasForeignKey(c => c.OpenedBy);
    }

    public void Configure(EntityTypeBuilder<LookBackInspection> inspection)
    {
        inspection.ToTable("look_back_inspections", t => t.HasComment("the inspections of a campaign's scope"));
        inspection.HasKey(i => new { i.LookBackId, i.InspectionId });
        inspection.HasOne<Inspection>().WithMany().HasForeignKey(i => i.InspectionId);
    }

    public void Configure(EntityTypeBuilder<LookBackLine> line)
    {
        line.ToTable("look_back_lines", t => t.HasComment("the scope as it stood when the sample was drawn, in the order of drawing; never changed"));
        line.HasKey(l => new { l.LookBackId, l.Position });
        line.Property(l => l.Number).HasMaxLength(MaxNumberLength).HasComment("the problem's short number, with the part of a further task");
        line.Property(l => l.Risks).HasMaxLength(120);
        line.Property(l => l.Weight).HasComment("tickets it holds");
        line.Property(l => l.Ticket).HasComment("the ticket with the greatest hash");
        line.Property(l => l.Hash).HasMaxLength(64).HasComment("SHA-256 of seed|number|ticket");
        line.HasOne<RectificationTask>().WithMany().HasForeignKey(l => l.TaskId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LookBackItem> item)
    {
        item.ToTable("look_back_items", t => t.HasComment("the sample: who looks at which task, until when, and what they found"));
        item.HasKey(i => new { i.LookBackId, i.Position });
        item.Property(i => i.DueOn).HasComment("the day itself is in time");
        item.Property(i => i.Finding).HasMaxLength(Reason.MaxLength);
        item.Property(i => i.FileSha256).HasMaxLength(64);
        item.Property(i => i.FileName).HasMaxLength(EvidenceItem.MaxFileNameLength);
        item.Property(i => i.FileMediaType).HasMaxLength(100);
        item.Property(i => i.ReopenedUntil).HasComment("new deadline of a task that had relapsed");
        item.HasOne<RectificationTask>().WithMany().HasForeignKey(i => i.TaskId).OnDelete(DeleteBehavior.Restrict);
        item.HasOne<Person>().WithMany().HasForeignKey(i => i.CheckerId);
        item.HasIndex(i => i.TaskId);
        item.HasIndex(i => i.CheckerId).HasFilter("result is null").HasDatabaseName("ix_look_back_items_open");
    }
}
