using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;

namespace Rectify.App.Data.Mappings;

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>, IEntityTypeConfiguration<MeetingPerson>, IEntityTypeConfiguration<MeetingProblem>, IEntityTypeConfiguration<MeetingFile>
{
    public void Configure(EntityTypeBuilder<Meeting> meeting)
    {
        meeting.ToTable("meetings", t => t.HasComment("会议与调研: meetings and visits with what they dealt with; a wrong one is made void and stays"));
        meeting.Property(m => m.Id).ValueGeneratedNever();
        meeting.Property(m => m.Title).HasMaxLength(Meeting.MaxTitleLength);
        meeting.Property(m => m.UnitId).HasComment("the unit whose own it was; null for one of the body");
        meeting.Property(m => m.On).HasComment("the day it took place");
        meeting.Property(m => m.Place).HasMaxLength(Meeting.MaxPlaceLength);
        meeting.Property(m => m.Others).HasMaxLength(Meeting.MaxOthersLength).HasComment("who else took part, in words");
        meeting.Property(m => m.Minutes).HasMaxLength(Meeting.MaxTextLength);
        meeting.Property(m => m.Conclusions).HasMaxLength(Meeting.MaxTextLength);
        meeting.Property(m => m.VoidedBecause).HasMaxLength(Reason.MaxLength);
        meeting.Ignore(m => m.Counts).Ignore(m => m.HasMinutes).Ignore(m => m.Words);
        meeting.HasMany(m => m.People).WithOne().HasForeignKey(p => p.MeetingId);
        meeting.HasMany(m => m.Problems).WithOne().HasForeignKey(p => p.MeetingId);
        meeting.HasMany(m => m.Files).WithOne().HasForeignKey(f => f.MeetingId);
        meeting.HasOne<Inspection>().WithMany().HasForeignKey(m => m.InspectionId).OnDelete(DeleteBehavior.Restrict);
        meeting.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId);
        meeting.HasOne<Person>().WithMany().HasForeignKey(m => m.RecordedBy);
        meeting.HasIndex(m => new { m.On, m.Id });
        meeting.HasIndex(m => new { m.InspectionId, m.On, m.Id });
    }

    public void Configure(EntityTypeBuilder<MeetingPerson> person)
    {
        person.ToTable("meeting_people", t => t.HasComment("who took part, of those in the house"));
        person.HasKey(p => new { p.MeetingId, p.Position });
        person.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
    }

    public void Configure(EntityTypeBuilder<MeetingProblem> problem)
    {
        problem.ToTable("meeting_problems", t => t.HasComment("problems a meeting dealt with"));
        problem.HasKey(p => new { p.MeetingId, p.ProblemId });
        problem.HasOne<Problem>().WithMany().HasForeignKey(p => p.ProblemId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MeetingFile> file)
    {
        file.ToTable("meeting_files", t => t.HasComment("minutes as paper, photographs"));
        file.HasKey(f => new { f.MeetingId, f.Number });
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.FileName).HasMaxLength(EvidenceItem.MaxFileNameLength);
        file.Property(f => f.MediaType).HasMaxLength(100);
        file.HasIndex(f => f.Sha256);
    }
}
