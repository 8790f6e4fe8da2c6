using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Data.Mappings;

internal sealed class SuggestionMapping : IEntityTypeConfiguration<Suggestion>, IEntityTypeConfiguration<SuggestionProblem>, IEntityTypeConfiguration<SuggestionReply>
{
    public void Configure(EntityTypeBuilder<Suggestion> suggestion)
    {
        suggestion.ToTable("suggestions", t => t.HasComment("意见建议, 纪检监察建议: made to the inspected body, answered by a unit, concluded by the office"));
        suggestion.Property(s => s.Id).ValueGeneratedNever();
        suggestion.Property(s => s.Number).HasMaxLength(Suggestion.MaxNumberLength).HasComment("as printed");
        suggestion.Property(s => s.Wording).HasMaxLength(Suggestion.MaxWordingLength);
        suggestion.Property(s => s.DueOn).HasComment("the day itself is in time; infinity for 长期");
        suggestion.Property(s => s.EndedBecause).HasMaxLength(Reason.MaxLength);
        suggestion.Ignore(s => s.LastReply);
        suggestion.HasOne<Inspection>().WithMany().HasForeignKey(s => s.InspectionId);
        suggestion.HasOne<Unit>().WithMany().HasForeignKey(s => s.BodyId);
        suggestion.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId);
        suggestion.HasOne<Person>().WithMany().HasForeignKey(s => s.RegisteredBy);
        suggestion.HasMany(s => s.Problems).WithOne().HasForeignKey(of => of.SuggestionId);
        suggestion.HasMany(s => s.Replies).WithOne().HasForeignKey(reply => reply.SuggestionId);
        suggestion.HasIndex(s => new { s.InspectionId, s.Id });
        suggestion.HasIndex(s => new { s.UnitId, s.Id });
    }

    public void Configure(EntityTypeBuilder<SuggestionProblem> of)
    {
        of.ToTable("suggestion_problems", t => t.HasComment("the problems a suggestion belongs to"));
        of.HasKey(p => new { p.SuggestionId, p.ProblemId });
        of.HasOne<Problem>().WithMany().HasForeignKey(p => p.ProblemId);
        of.HasIndex(p => p.ProblemId);
    }

    public void Configure(EntityTypeBuilder<SuggestionReply> reply)
    {
        reply.ToTable("suggestion_replies", t => t.HasComment("回复: each with its file; those sent back stay"));
        reply.HasKey(r => new { r.SuggestionId, r.Number });
        reply.Property(r => r.Text).HasMaxLength(Reason.MaxLength);
        reply.Property(r => r.Sha256).HasMaxLength(64);
        reply.Property(r => r.FileName).HasMaxLength(EvidenceItem.MaxFileNameLength);
        reply.Property(r => r.MediaType).HasMaxLength(100);
        reply.Property(r => r.ReturnedBecause).HasMaxLength(Reason.MaxLength);
        reply.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId);
        reply.HasOne<Person>().WithMany().HasForeignKey(r => r.By);
    }
}
