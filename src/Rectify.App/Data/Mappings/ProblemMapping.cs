using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;

namespace Rectify.App.Data.Mappings;

internal sealed class ProblemMapping : IEntityTypeConfiguration<Problem>
{
    /// <summary>Keys of neighbouring character pairs: substring search of any length over Chinese text by index.</summary>
    public const string WordingKeys = "WordingKeys";

    public void Configure(EntityTypeBuilder<Problem> problem)
    {
        problem.ToTable("problems", t => t.HasComment("反馈问题: wording verbatim, frozen with the first assignment"));
        problem.Property(p => p.Id).ValueGeneratedNever();
        problem.Property(p => p.Wording).HasMaxLength(Problem.MaxWordingLength);
        problem.Property(p => p.Ordinal).HasMaxLength(20);
        problem.Property(p => p.StakeUnit).HasMaxLength(20);
        problem.Property(p => p.SourceSha256).HasMaxLength(64);
        problem.Property(p => p.Version).IsConcurrencyToken();
        problem.Property<int[]>(WordingKeys).HasComputedColumnSql("rectify_pair_keys(wording)", stored: true);
        problem.HasIndex(WordingKeys).HasMethod("gin");
        problem.HasIndex(p => p.Number).IsUnique();
        problem.HasIndex(p => new { p.InspectionId, p.Sequence }).IsUnique();
        problem.HasOne<Inspection>().WithMany().HasForeignKey(p => p.InspectionId);
        problem.HasOne<Section>().WithMany().HasForeignKey(p => p.SectionId);
    }
}
