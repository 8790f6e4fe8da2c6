using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.App.Calendar;
using Rectify.App.Checking;
using Rectify.App.Drafts;
using Rectify.App.Intake;
using Rectify.App.Ledger;
using Rectify.App.Notices;
using Rectify.App.Reporting;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Data.Mappings;

/// <summary>Tables of work in hand and of what went out: no aggregates of the field.</summary>
internal sealed class WorkMapping : IEntityTypeConfiguration<IntakeDraft>, IEntityTypeConfiguration<FormDraft>, IEntityTypeConfiguration<SavedView>, IEntityTypeConfiguration<ReleasedNotice>,
    IEntityTypeConfiguration<NamedHeader>, IEntityTypeConfiguration<DismissedFinding>, IEntityTypeConfiguration<CalendarFeed>, IEntityTypeConfiguration<RefusedWorkbook>
{
    public void Configure(EntityTypeBuilder<IntakeDraft> intake)
    {
        intake.ToTable("intake_drafts", t => t.HasComment("a document being read, with the proposal as edited so far"));
        intake.Property(i => i.Id).ValueGeneratedNever();
        intake.Property(i => i.FileName).HasMaxLength(200);
        intake.Property(i => i.Sha256).HasMaxLength(64);
        intake.Property(i => i.Proposal).HasColumnType("jsonb");
        intake.Property(i => i.Version).IsConcurrencyToken();
        intake.HasIndex(i => i.SavedAt).HasFilter("accepted_into is null").HasDatabaseName("ix_intake_drafts_open");
        intake.HasOne<Person>().WithMany().HasForeignKey(i => i.CreatedBy);
    }

    public void Configure(EntityTypeBuilder<RefusedWorkbook> workbook)
    {
        workbook.ToTable("refused_workbooks", t => t.HasComment("rows an import did not take, with their reasons, for who imported them; thrown away after a week"));
        workbook.Property(w => w.Id).ValueGeneratedNever();
        workbook.HasOne<Person>().WithMany().HasForeignKey(w => w.PersonId);
        workbook.HasIndex(w => w.MadeAt);
    }

    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.ToTable("calendar_feeds", t => t.HasComment("secret addresses for calendar programs; the secret itself is not kept"));
        feed.HasKey(f => f.PersonId);
        feed.Property(f => f.SecretSha256).HasMaxLength(64);
        feed.HasIndex(f => f.SecretSha256).IsUnique();
        feed.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId);
    }

    public void Configure(EntityTypeBuilder<NamedHeader> header)
    {
        header.ToTable("named_headers", t => t.HasComment("what people have said headers of ledgers mean"));
        header.HasKey(h => h.Header);
        header.Property(h => h.Header).HasMaxLength(NamedHeader.MaxHeaderLength);
        header.Property(h => h.Field).HasConversion<string>().HasMaxLength(40);
        header.HasOne<Person>().WithMany().HasForeignKey(h => h.NamedBy);
    }

    public void Configure(EntityTypeBuilder<DismissedFinding> finding)
    {
        finding.ToTable("dismissed_findings", t => t.HasComment("findings of a check-up set aside with a reason"));
        finding.HasKey(f => new { f.SubjectId, f.FindingKey });
        finding.Property(f => f.FindingKey).HasMaxLength(DismissedFinding.KeyLength);
        finding.Property(f => f.Rule).HasMaxLength(DismissedFinding.MaxRuleLength);
        finding.Property(f => f.Reason).HasMaxLength(Reason.MaxLength);
        finding.HasOne<Inspection>().WithMany().HasForeignKey(f => f.InspectionId);
        finding.HasOne<Person>().WithMany().HasForeignKey(f => f.DismissedBy);
    }

    public void Configure(EntityTypeBuilder<FormDraft> draft)
    {
        draft.ToTable("form_drafts", t => t.HasComment("typed and not yet sent, per person and form"));
        draft.HasKey(d => new { d.PersonId, d.Form });
        draft.Property(d => d.Form).HasMaxLength(FormDraft.MaxFormLength);
        draft.Property(d => d.Content).HasMaxLength(FormDraft.MaxContentLength);
        draft.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId);
    }

    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("saved_views");
        view.Property(v => v.Id).ValueGeneratedNever();
        view.Property(v => v.Name).HasMaxLength(SavedView.MaxNameLength);
        view.Property(v => v.Query).HasMaxLength(SavedView.MaxQueryLength);
        view.HasIndex(v => new { v.PersonId, v.Position });
        view.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId);
    }

    public void Configure(EntityTypeBuilder<ReleasedNotice> notice)
    {
        notice.ToTable("notices", t => t.HasComment("public notices as released; never changed"));
        notice.Property(n => n.Id).ValueGeneratedNever();
        notice.Property(n => n.Title).HasMaxLength(ReleasedNotice.MaxTitleLength);
        notice.Property(n => n.Layout).HasMaxLength(ReleasedNotice.MaxLayoutLength);
        notice.Property(n => n.Sha256).HasMaxLength(64);
        notice.Property(n => n.Channel).HasComment("where it went out; null where it was released before there were channels");
        notice.Property(n => n.SecondId).HasComment("the other inspection, where one notice covers a body under two kinds");
        notice.HasOne<Inspection>().WithMany().HasForeignKey(n => n.InspectionId);
        notice.HasOne<Inspection>().WithMany().HasForeignKey(n => n.SecondId);
    }
}
