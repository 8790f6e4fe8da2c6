using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.Domain;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;

namespace Rectify.App.Data.Mappings;

internal sealed class ProblemMapping : IEntityTypeConfiguration<Problem>, IEntityTypeConfiguration<SourceStatement>, IEntityTypeConfiguration<Recurrence>, IEntityTypeConfiguration<Erratum>, IEntityTypeConfiguration<Withholding>, IEntityTypeConfiguration<WithholdingPaper>
{
    /// <summary>Keys of neighbouring character pairs: substring search of any length over Chinese text by index.</summary>
    public const string WordingKeys = "WordingKeys";

    public void Configure(EntityTypeBuilder<Problem> problem)
    {
        problem.ToTable("problems", t => t.HasComment("反馈问题: wording verbatim, frozen with the first assignment"));
        problem.Property(p => p.Id).ValueGeneratedNever();
        problem.Property(p => p.Wording).HasMaxLength(Problem.MaxWordingLength);
        problem.Property(p => p.Ordinal).HasMaxLength(Problem.MaxOrdinalLength);
        problem.Property(p => p.KeyBecause).HasMaxLength(Reason.MaxLength).HasComment("重点难点: why the office keeps a special eye on it");
        problem.Property(p => p.StakeUnit).HasMaxLength(20);
        problem.Property(p => p.SourceSha256).HasMaxLength(64);
        problem.Property(p => p.Version).IsConcurrencyToken();
        problem.Property<int[]>(WordingKeys).HasComputedColumnSql("rectify_pair_keys(wording)", stored: true);
        problem.HasIndex(WordingKeys).HasMethod("gin");
        problem.HasIndex(p => p.Number).IsUnique();
        problem.HasIndex(p => new { p.InspectionId, p.Sequence }).IsUnique();
        problem.HasIndex(p => p.Id, "ix_problems_restricted").HasFilter("is_restricted");
        problem.HasIndex(p => p.Id, "ix_problems_key").HasFilter("key_because is not null");
        problem.HasOne<Inspection>().WithMany().HasForeignKey(p => p.InspectionId);
        problem.HasOne<Section>().WithMany().HasForeignKey(p => p.SectionId);
        problem.HasMany(p => p.Recurrences).WithOne().HasForeignKey(r => r.ProblemId);
        problem.Ignore(p => p.OpenErratum);
        problem.HasMany(p => p.Errata).WithOne().HasForeignKey(e => e.ProblemId);
        problem.HasMany(p => p.Statements).WithOne().HasForeignKey(s => s.ProblemId);
    }

    public void Configure(EntityTypeBuilder<Erratum> erratum)
    {
        erratum.ToTable("errata", t => t.HasComment("勘误: what a frozen wording said before, what the source says and where"));
        erratum.Property(e => e.Id).ValueGeneratedNever();
        erratum.Property(e => e.EarlierWording).HasMaxLength(Problem.MaxWordingLength);
        erratum.Property(e => e.Wording).HasMaxLength(Problem.MaxWordingLength);
        erratum.Property(e => e.SourcePage).HasMaxLength(Erratum.MaxPageLength);
        erratum.Property(e => e.Reason).HasMaxLength(Reason.MaxLength);
        erratum.Property(e => e.DecidedBecause).HasMaxLength(Reason.MaxLength);
        erratum.HasIndex(e => new { e.ProblemId, e.Number }).IsUnique();
        erratum.HasIndex(e => e.ProblemId, "ix_errata_open").IsUnique().HasFilter("state = 'Proposed'");
        erratum.HasOne<Person>().WithMany().HasForeignKey(e => e.ProposedBy);
        erratum.HasOne<Person>().WithMany().HasForeignKey(e => e.DecidedBy);
    }

    public void Configure(EntityTypeBuilder<Withholding> withholding)
    {
        withholding.ToTable("withholdings", t => t.HasComment("拟不公开: problems counted and not printed in a notice, proposed by the office and approved by the leading group"));
        withholding.Property(w => w.Id).ValueGeneratedNever();
        // flags, compared by their bits
        withholding.Property(w => w.Channels).HasConversion<int>().HasComment("1 党内, 2 社会, 3 both");
        withholding.Property(w => w.Reason).HasMaxLength(Reason.MaxLength);
        withholding.Property(w => w.EndedBecause).HasMaxLength(Reason.MaxLength).HasComment("why it was refused, taken back or lifted");
        withholding.HasIndex(w => w.InspectionId);
        withholding.HasIndex(w => w.ProblemId, "ix_withholdings_waiting").IsUnique().HasFilter("state = 'Proposed'");
        withholding.HasOne<Inspection>().WithMany().HasForeignKey(w => w.InspectionId).OnDelete(DeleteBehavior.Restrict);
        withholding.HasOne<Problem>().WithMany().HasForeignKey(w => w.ProblemId).OnDelete(DeleteBehavior.Restrict);
        withholding.HasOne<Person>().WithMany().HasForeignKey(w => w.ProposedBy).OnDelete(DeleteBehavior.Restrict);
        withholding.HasOne<Person>().WithMany().HasForeignKey(w => w.DecidedBy).OnDelete(DeleteBehavior.Restrict);
        withholding.HasOne<Person>().WithMany().HasForeignKey(w => w.LiftedBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WithholdingPaper> paper)
    {
        paper.ToTable("withholding_papers", t => t.HasComment("纸质: what was decided about a withholding on paper, entered with the scan, checked by a second person"));
        paper.Property(p => p.Id).ValueGeneratedNever();
        paper.Property(p => p.Channels).HasConversion<int>().HasComment("as the withholding says them");
        paper.Property(p => p.DocumentNumber).HasMaxLength(WithholdingPaper.MaxNumberLength).HasComment("文号 of the minutes or the sheet");
        paper.Property(p => p.Reason).HasMaxLength(Reason.MaxLength);
        paper.Property(p => p.Sha256).HasMaxLength(64);
        paper.Property(p => p.ReturnedBecause).HasMaxLength(Reason.MaxLength).HasComment("how entry and scan differ");
        paper.HasIndex(p => p.WithholdingId);
        paper.HasIndex(p => p.WithholdingId, "ix_withholding_papers_waiting").IsUnique().HasFilter("state = 'Recorded'");
        paper.HasOne<Withholding>().WithMany().HasForeignKey(p => p.WithholdingId).OnDelete(DeleteBehavior.Restrict);
        paper.HasOne<Inspection>().WithMany().HasForeignKey(p => p.InspectionId).OnDelete(DeleteBehavior.Restrict);
        paper.HasOne<Problem>().WithMany().HasForeignKey(p => p.ProblemId).OnDelete(DeleteBehavior.Restrict);
        paper.HasOne<Person>().WithMany().HasForeignKey(p => p.DeciderId).OnDelete(DeleteBehavior.Restrict);
        paper.HasOne<Person>().WithMany().HasForeignKey(p => p.RecordedBy).OnDelete(DeleteBehavior.Restrict);
        paper.HasOne<Person>().WithMany().HasForeignKey(p => p.CheckedBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Recurrence> recurrence)
    {
        recurrence.ToTable("problem_recurrences", t => t.HasComment("how a problem stands to one of an earlier round or another body, as a person decided"));
        recurrence.HasKey(r => new { r.ProblemId, r.EarlierId });
        recurrence.HasOne<Problem>().WithMany().HasForeignKey(r => r.EarlierId).OnDelete(DeleteBehavior.Restrict);
        recurrence.HasIndex(r => r.EarlierId);
    }

    public void Configure(EntityTypeBuilder<SourceStatement> statement)
    {
        statement.ToTable("source_statements", t => t.HasComment("what a document says of who is to answer for a problem, until when, and how far it has come; a quotation, never an assignment or progress"));
        statement.HasKey(s => new { s.ProblemId, s.Position });
        statement.Property(s => s.Label).HasMaxLength(SourceStatement.MaxLabelLength);
        statement.Property(s => s.Text).HasMaxLength(SourceStatement.MaxTextLength);
        statement.Property(s => s.On).HasComment("the day a deadline means (infinity is 长期), or a progress is true for");
    }
}
