using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.App.Delivery;
using Rectify.App.Trail;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Tasks;

namespace Rectify.App.Data.Mappings;

internal sealed class DeliveryMapping : IEntityTypeConfiguration<Notification>, IEntityTypeConfiguration<DeadlineWarning>, IEntityTypeConfiguration<MilestoneWarning>, IEntityTypeConfiguration<SuggestionWarning>, IEntityTypeConfiguration<CheckWarning>, IEntityTypeConfiguration<MeasureWarning>, IEntityTypeConfiguration<WatchedStep>,
    IEntityTypeConfiguration<DeliveryChoice>, IEntityTypeConfiguration<Webhook>, IEntityTypeConfiguration<Outgoing>
{
    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.ToTable("notifications", t => t.HasComment("消息: what somebody was told, a row a person and act; keys, numbers and days, no words of a record"));
        notification.Property(n => n.Id).UseIdentityAlwaysColumn();
        notification.Property(n => n.ActId).HasComment("null for warnings of deadlines, gathered over a day");
        notification.Property(n => n.WarnedOf).HasComment("of warnings of deadlines: whether they are tasks' or milestones'; null for an act, whose kind says what it is about");
        notification.Property(n => n.Number).HasMaxLength(Notification.MaxNumberLength);
        notification.Property(n => n.Said).HasColumnType("jsonb").HasConversion(
            said => JsonSerializer.Serialize(said, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Default)!);
        notification.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
        notification.HasOne<ActRow>().WithMany().HasForeignKey(n => n.ActId);
        notification.HasIndex(n => new { n.PersonId, n.Id }, "ix_notifications_person");
        notification.HasIndex(n => new { n.PersonId, n.Id }, "ix_notifications_unread").HasFilter("read_at is null");
        notification.HasIndex(n => new { n.ActId, n.PersonId }).IsUnique().HasFilter("act_id is not null").HasDatabaseName("ix_notifications_act");
        notification.HasIndex(n => new { n.PersonId, n.On, n.WarnedOf }).IsUnique().HasFilter("act_id is null").HasDatabaseName("ix_notifications_deadlines");
    }

    public void Configure(EntityTypeBuilder<DeadlineWarning> warning)
    {
        warning.ToTable("deadline_warnings", t => t.HasComment("steps of the warning ladder that tasks have come to: each is warned of once"));
        warning.HasKey(w => new { w.TaskId, w.DaysBefore, w.InWorkingDays, w.DueOn });
        warning.HasOne<RectificationTask>().WithMany().HasForeignKey(w => w.TaskId);
    }

    public void Configure(EntityTypeBuilder<MilestoneWarning> warning)
    {
        warning.ToTable("milestone_warnings", t => t.HasComment("steps of the warning ladder that milestones have come to: each is warned of once"));
        warning.HasKey(w => new { w.InspectionId, w.Kind, w.DaysBefore, w.InWorkingDays, w.DueOn });
        warning.HasOne<Milestone>().WithMany().HasForeignKey(w => new { w.InspectionId, w.Kind });
    }

    public void Configure(EntityTypeBuilder<SuggestionWarning> warning)
    {
        warning.ToTable("suggestion_warnings", t => t.HasComment("steps of the warning ladder that suggestions have come to while a reply is owed: each is warned of once"));
        warning.HasKey(w => new { w.SuggestionId, w.DaysBefore, w.InWorkingDays, w.DueOn });
        warning.HasOne<Suggestion>().WithMany().HasForeignKey(w => w.SuggestionId);
    }

    public void Configure(EntityTypeBuilder<CheckWarning> warning)
    {
        warning.ToTable("check_warnings", t => t.HasComment("steps of the warning ladder that periodic checks of sustained tasks have come to: each is warned of once"));
        warning.HasKey(w => new { w.TaskId, w.DaysBefore, w.InWorkingDays, w.DueOn });
        warning.HasOne<RectificationTask>().WithMany().HasForeignKey(w => w.TaskId);
    }

    public void Configure(EntityTypeBuilder<MeasureWarning> warning)
    {
        warning.ToTable("measure_warnings", t => t.HasComment("steps of the warning ladder that measures with a deadline of their own have come to: each is warned of once"));
        warning.HasKey(w => new { w.MeasureId, w.DaysBefore, w.InWorkingDays, w.DueOn });
        warning.HasOne<Measure>().WithMany().HasForeignKey(w => w.MeasureId);
    }

    public void Configure(EntityTypeBuilder<WatchedStep> step)
    {
        step.ToTable("watched_steps", t => t.HasComment("since when a step of an inspection's warning ladder is watched; what lies before is not told"));
        step.HasKey(s => new { s.InspectionId, s.DaysBefore, s.InWorkingDays });
        step.HasOne<Inspection>().WithMany().HasForeignKey(s => s.InspectionId);
    }

    public void Configure(EntityTypeBuilder<DeliveryChoice> choice)
    {
        choice.ToTable("delivery_choices", t => t.HasComment("what a person has chosen to be sent by mail; without a row nothing is sent"));
        choice.HasKey(c => c.PersonId);
        choice.Property(c => c.Language).HasMaxLength(KeepDeliveryChoice.MaxLanguageLength).HasComment("of the mails; null is the office's");
        choice.HasOne<Person>().WithOne().HasForeignKey<DeliveryChoice>(c => c.PersonId);
    }

    public void Configure(EntityTypeBuilder<Webhook> webhook)
    {
        webhook.ToTable("webhooks", t => t.HasComment("robots in groups of units; the address is a secret"));
        webhook.Property(w => w.Id).ValueGeneratedNever();
        webhook.Property(w => w.Address).HasMaxLength(Webhook.MaxAddressLength);
        webhook.HasOne<Unit>().WithMany().HasForeignKey(w => w.UnitId);
    }

    public void Configure(EntityTypeBuilder<Outgoing> outgoing)
    {
        outgoing.ToTable("outgoing", t => t.HasComment("外发: digests on their way out of the house, one a day to a person or a group; written before anything is sent"));
        outgoing.Property(o => o.Id).UseIdentityAlwaysColumn();
        outgoing.Property(o => o.AfterId).HasComment("of notifications: behind this one");
        outgoing.Property(o => o.UpToId).HasComment("of notifications: up to this one");
        outgoing.Property(o => o.DueAt).HasComment("of the next try; while it is being sent, the end of the lease");
        outgoing.Property(o => o.Problem).HasMaxLength(Outgoing.MaxProblemLength);
        outgoing.HasOne<Person>().WithMany().HasForeignKey(o => o.PersonId);
        outgoing.HasOne<Webhook>().WithMany().HasForeignKey(o => o.WebhookId);
        outgoing.HasIndex(o => new { o.PersonId, o.On }).IsUnique().HasFilter("person_id is not null").HasDatabaseName("ix_outgoing_person");
        outgoing.HasIndex(o => new { o.WebhookId, o.On }).IsUnique().HasFilter("webhook_id is not null").HasDatabaseName("ix_outgoing_webhook");
        outgoing.HasIndex(o => o.DueAt).HasFilter("sent_at is null and not is_stuck").HasDatabaseName("ix_outgoing_due");
    }
}
