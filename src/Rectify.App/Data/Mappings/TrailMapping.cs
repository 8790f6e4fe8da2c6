using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.App.Trail;

namespace Rectify.App.Data.Mappings;

internal sealed class TrailMapping : IEntityTypeConfiguration<ActRow>, IEntityTypeConfiguration<FactRow>, IEntityTypeConfiguration<ChainHead>
{
    public void Configure(EntityTypeBuilder<ActRow> act)
    {
        act.ToTable("acts", t => t.HasComment("one row an act; the id was made by the form, so a repeated act finds the first outcome"));
        act.HasKey(a => a.Id);
        act.Property(a => a.Id).ValueGeneratedNever();
        act.Property(a => a.Verb).HasMaxLength(60);
        act.HasIndex(a => new { a.ActorId, a.At });
    }

    public void Configure(EntityTypeBuilder<FactRow> fact)
    {
        fact.ToTable("facts", t => t.HasComment("留痕: insert only, hash-chained per inspection and one chain for the office; no names, only ids"));
        fact.HasKey(f => new { f.Chain, f.Number });
        fact.Property(f => f.Details).HasColumnType("jsonb").HasConversion(
            details => JsonSerializer.Serialize(details, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<SortedDictionary<string, string>>(json, JsonSerializerOptions.Default)!);
        fact.Property(f => f.Rows).HasColumnType("jsonb").HasConversion(
            rows => JsonSerializer.Serialize(rows, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<SortedDictionary<string, string>>(json, JsonSerializerOptions.Default)!);
        fact.HasIndex(f => new { f.SubjectId, f.At });
        fact.HasIndex(f => f.ActId);
        fact.HasOne<ActRow>().WithMany().HasForeignKey(f => f.ActId);
    }

    public void Configure(EntityTypeBuilder<ChainHead> head)
    {
        head.ToTable("chain_heads", t => t.HasComment("last number and hash of each chain; locked last in an act, in order of id"));
        head.HasKey(h => h.Chain);
        head.Property(h => h.Chain).ValueGeneratedNever();
        head.Ignore(h => h.Code);
    }
}
