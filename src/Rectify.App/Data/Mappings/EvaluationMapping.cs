using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.Domain;
using Rectify.Domain.Evaluations;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Data.Mappings;

internal sealed class EvaluationSchemeMapping : IEntityTypeConfiguration<EvaluationScheme>, IEntityTypeConfiguration<EvaluationItem>, IEntityTypeConfiguration<EvaluationGrade>
{
    public void Configure(EntityTypeBuilder<EvaluationScheme> scheme)
    {
        scheme.ToTable("evaluation_schemes", t => t.HasComment("评估办法: a version is never changed"));
        scheme.Property(s => s.Id).ValueGeneratedNever();
        scheme.Property(s => s.Name).HasMaxLength(EvaluationScheme.MaxNameLength);
        scheme.Property(s => s.Number).HasComment("the version, from 1 among those of the same name");
        scheme.Property(s => s.Tolerance).HasComment("points; what lies further apart is settled");
        scheme.HasMany(s => s.Items).WithOne().HasForeignKey(i => i.SchemeId);
        scheme.HasMany(s => s.Grades).WithOne().HasForeignKey(g => g.SchemeId);
        scheme.HasOne<Person>().WithMany().HasForeignKey(s => s.MadeBy);
        scheme.HasIndex(s => new { s.Name, s.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<EvaluationItem> item)
    {
        item.ToTable("evaluation_items", t => t.HasComment("评估指标: what an evaluation looks at, weights adding up to 100 per cent"));
        item.HasKey(i => new { i.SchemeId, i.Position });
        item.Property(i => i.Name).HasMaxLength(EvaluationScheme.MaxNameLength);
        item.Property(i => i.FullMarks).HasMaxLength(EvaluationScheme.MaxFullMarksLength);
    }

    public void Configure(EntityTypeBuilder<EvaluationGrade> grade)
    {
        grade.ToTable("evaluation_grades", t => t.HasComment("等次: bands of scores, the best first"));
        grade.HasKey(g => new { g.SchemeId, g.Position });
        grade.Property(g => g.Name).HasMaxLength(EvaluationScheme.MaxNameLength);
        grade.Property(g => g.From).HasComment("the lowest score that is still of it");
    }
}

internal sealed class EvaluationMapping : IEntityTypeConfiguration<Evaluation>, IEntityTypeConfiguration<EvaluationScorer>, IEntityTypeConfiguration<EvaluationMark>, IEntityTypeConfiguration<EvaluationSettlement>, IEntityTypeConfiguration<EvaluationReplacement>
{
    public void Configure(EntityTypeBuilder<Evaluation> evaluation)
    {
        evaluation.ToTable("evaluations", t => t.HasComment("评估 of the rectification of one inspection: the result is computed from the marks"));
        evaluation.Property(e => e.Id).ValueGeneratedNever();
        evaluation.Property(e => e.VoidedBecause).HasMaxLength(Reason.MaxLength);
        evaluation.Ignore(e => e.Counts).Ignore(e => e.IsHandedIn);
        evaluation.ComplexProperty(e => e.Survey, survey =>
        {
            survey.Ignore(s => s.AddsUp).Ignore(s => s.Rate);
            survey.Property(s => s.HandedOut).HasComment("测评表: sheets handed out; null where none is entered");
            survey.Property(s => s.Sha256).HasMaxLength(64);
            survey.Property(s => s.FileName).HasMaxLength(EvidenceItem.MaxFileNameLength);
            survey.Property(s => s.MediaType).HasMaxLength(100);
        });
        evaluation.HasMany(e => e.Scorers).WithOne().HasForeignKey(s => s.EvaluationId);
        evaluation.HasMany(e => e.Marks).WithOne().HasForeignKey(m => m.EvaluationId);
        evaluation.HasMany(e => e.Settlements).WithOne().HasForeignKey(s => s.EvaluationId);
        // what stands cannot be taken away with its evaluation
        evaluation.HasMany(e => e.Replacements).WithOne().HasForeignKey(r => r.EvaluationId).OnDelete(DeleteBehavior.Restrict);
        evaluation.HasOne<Inspection>().WithMany().HasForeignKey(e => e.InspectionId).OnDelete(DeleteBehavior.Restrict);
        evaluation.HasOne<EvaluationScheme>().WithMany().HasForeignKey(e => e.SchemeId).OnDelete(DeleteBehavior.Restrict);
        evaluation.HasOne<Person>().WithMany().HasForeignKey(e => e.OpenedBy);
        evaluation.HasIndex(e => new { e.OpenedOn, e.Id });
        // the one below holds those in force only
        evaluation.HasIndex(e => new { e.InspectionId, e.OpenedOn, e.Id });
        evaluation.HasIndex(e => e.InspectionId).IsUnique().HasFilter("voided_because is null").HasDatabaseName("ix_evaluations_in_force");
    }

    public void Configure(EntityTypeBuilder<EvaluationScorer> scorer)
    {
        scorer.ToTable("evaluation_scorers", t => t.HasComment("the two who score, each by themselves"));
        scorer.HasKey(s => new { s.EvaluationId, s.Position });
        scorer.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }

    public void Configure(EntityTypeBuilder<EvaluationMark> mark)
    {
        mark.ToTable("evaluation_marks", t => t.HasComment("points of one scorer for one indicator"));
        mark.HasKey(m => new { m.EvaluationId, m.Scorer, m.Position });
        mark.Property(m => m.Remark).HasMaxLength(Evaluation.MaxRemarkLength);
    }

    public void Configure(EntityTypeBuilder<EvaluationReplacement> replacement)
    {
        replacement.ToTable("evaluation_replacements", t => t.HasComment("更换评分人: who was to score before and had not handed in; insert-only"));
        replacement.HasKey(r => new { r.EvaluationId, r.Number });
        replacement.Property(r => r.Scorer).HasComment("1 or 2");
        replacement.Property(r => r.Because).HasMaxLength(Reason.MaxLength);
        replacement.HasOne<Person>().WithMany().HasForeignKey(r => r.Earlier).OnDelete(DeleteBehavior.Restrict);
        replacement.HasOne<Person>().WithMany().HasForeignKey(r => r.Successor).OnDelete(DeleteBehavior.Restrict);
        replacement.HasOne<Person>().WithMany().HasForeignKey(r => r.ReplacedBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EvaluationSettlement> settlement)
    {
        settlement.ToTable("evaluation_settlements", t => t.HasComment("why the mean of two points that lie far apart stands"));
        settlement.HasKey(s => new { s.EvaluationId, s.Position });
        settlement.Property(s => s.Because).HasMaxLength(Reason.MaxLength);
        settlement.HasOne<Person>().WithMany().HasForeignKey(s => s.SettledBy);
    }
}
