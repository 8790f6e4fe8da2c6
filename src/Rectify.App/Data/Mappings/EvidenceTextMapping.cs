using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.App.Evidence;
using Rectify.Domain.Evidence;

namespace Rectify.App.Data.Mappings;

/// <summary>What search reads of evidence: made from the files, never truth of its own.</summary>
internal sealed class EvidenceTextMapping : IEntityTypeConfiguration<EvidenceReading>, IEntityTypeConfiguration<EvidenceText>
{
    public void Configure(EntityTypeBuilder<EvidenceReading> reading)
    {
        reading.ToTable("evidence_readings", t => t.HasComment("contents of evidence whose text is taken out, and how far that is"));
        reading.HasKey(r => r.Sha256);
        reading.Property(r => r.Sha256).HasMaxLength(64);
        reading.Property(r => r.MediaType).HasMaxLength(100);
        reading.Property(r => r.DueAt).HasComment("not looked at before: the next attempt, or the end of the time one worker has it for itself");
        reading.Property(r => r.OfferedNumber).HasMaxLength(DocumentFacts.MaxNumberLength).HasComment("as recognised in the text: an offer, never a statement");
        reading.Property(r => r.OfferedIssuer).HasMaxLength(DocumentFacts.MaxIssuerLength);
        reading.Property(r => r.Mark).HasMaxLength(20).HasComment("密级 mark found in the text, which the look at the upload had not found");
        reading.HasIndex(r => r.Sha256).HasFilter("mark is not null").HasDatabaseName("ix_evidence_readings_marked");
        reading.HasIndex(r => r.DueAt).HasFilter("state = 'Waiting'").HasDatabaseName("ix_evidence_readings_waiting");
    }

    public void Configure(EntityTypeBuilder<EvidenceText> text)
    {
        text.ToTable("evidence_texts", t => t.HasComment("texts of evidence in pieces, for search; erased with the content"));
        text.HasKey(t => new { t.Sha256, t.Number });
        text.Property(t => t.Sha256).HasMaxLength(64);
        text.Property(t => t.Text).HasMaxLength(EvidenceText.MaxTextLength);
        text.HasTextKeys();
        text.HasOne<EvidenceReading>().WithMany().HasForeignKey(t => t.Sha256);
    }
}

/// <summary>Texts that search reads.</summary>
internal static class SearchedText
{
    /// <summary>Keys of neighbouring character pairs of the column <c>text</c>, as <see cref="ProblemMapping.WordingKeys"/> are of a wording.</summary>
    public const string TextKeys = "TextKeys";

    public static void HasTextKeys<TEntity>(this EntityTypeBuilder<TEntity> entity) where TEntity : class
    {
        entity.Property<int[]>(TextKeys).HasComputedColumnSql("rectify_pair_keys(text)", stored: true);
        entity.HasIndex(TextKeys).HasMethod("gin");
    }
}
