using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.App.Supervision;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Data.Mappings;

internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>, IEntityTypeConfiguration<LetterTask>, IEntityTypeConfiguration<LetterRule>, IEntityTypeConfiguration<LetterCounter>
{
    private const int MaxNumberLength = 80;

    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.ToTable("letters", t => t.HasComment("督办文书: to one unit about one or more of its tasks; numbered at issue, a void one keeps its number"));
        letter.Property(l => l.Id).ValueGeneratedNever();
        letter.Property(l => l.Title).HasMaxLength(Letter.MaxTitleLength);
        letter.Property(l => l.Findings).HasMaxLength(Letter.MaxTextLength);
        letter.Property(l => l.Asks).HasMaxLength(Letter.MaxTextLength).HasComment("what is asked for, one a line");
        letter.Property(l => l.Issuer).HasMaxLength(Letter.MaxIssuerLength);
        letter.Property(l => l.ReplyDueOn).HasComment("the day itself is in time");
        letter.Property(l => l.Running).HasComment("without holes within issuing unit, kind and year");
        letter.Property(l => l.Number).HasMaxLength(MaxNumberLength);
        letter.Property(l => l.DocumentSha256).HasMaxLength(64).HasComment("the Word document as it went out");
        letter.Property(l => l.ReceiptName).HasMaxLength(Person.MaxNameLength);
        letter.Property(l => l.ReceiptSha256).HasMaxLength(64);
        letter.Property(l => l.ReceiptFileName).HasMaxLength(EvidenceItem.MaxFileNameLength);
        letter.Property(l => l.ReceiptMediaType).HasMaxLength(100);
        letter.Property(l => l.Reply).HasMaxLength(Reason.MaxLength);
        letter.Property(l => l.ReturnedBecause).HasMaxLength(Reason.MaxLength);
        letter.Property(l => l.EndedBecause).HasMaxLength(Reason.MaxLength);
        letter.Property(l => l.GroundOn).HasComment("the day the occasion hangs on; a rule raises nothing twice for one occasion");
        letter.Ignore(l => l.Ground);
        letter.HasOne<Inspection>().WithMany().HasForeignKey(l => l.InspectionId);
        letter.HasOne<Unit>().WithMany().HasForeignKey(l => l.BodyId);
        letter.HasOne<Unit>().WithMany().HasForeignKey(l => l.UnitId);
        letter.HasOne<Unit>().WithMany().HasForeignKey(l => l.IssuingUnitId);
        letter.HasOne<Person>().WithMany().HasForeignKey(l => l.DraftedBy);
        letter.HasMany(l => l.Tasks).WithOne().HasForeignKey(t => t.LetterId);
        letter.HasIndex(l => new { l.IssuingUnitId, l.Kind, l.Year, l.Running }).IsUnique().HasFilter("running is not null").HasDatabaseName("ix_letters_number");
        letter.HasIndex(l => new { l.RuleId, l.GroundTaskId, l.GroundOn, l.GroundTimes }).IsUnique().HasFilter("rule_id is not null").HasDatabaseName("ix_letters_occasion");
        letter.HasIndex(l => new { l.UnitId, l.Id });
        letter.HasIndex(l => new { l.InspectionId, l.Id });
    }

    public void Configure(EntityTypeBuilder<LetterTask> task)
    {
        task.ToTable("letter_tasks", t => t.HasComment("the tasks a letter is about"));
        task.HasKey(t => new { t.LetterId, t.Position });
        task.HasOne<RectificationTask>().WithMany().HasForeignKey(t => t.TaskId);
        task.HasIndex(t => t.TaskId);
    }

    public void Configure(EntityTypeBuilder<LetterRule> rule)
    {
        rule.ToTable("letter_rules", t => t.HasComment("督办规则: when a draft of which kind is raised"));
        rule.Property(r => r.Id).ValueGeneratedNever();
        rule.Property(r => r.Count).HasComment("days, or times");
        rule.HasData(LetterRule.Usual);
    }

    public void Configure(EntityTypeBuilder<LetterCounter> counter)
    {
        counter.ToTable("letter_counters", t => t.HasComment("last number given within issuing unit, kind and year; locked by the act that issues"));
        counter.HasKey(c => new { c.UnitId, c.Kind, c.Year });
        counter.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId);
    }
}
