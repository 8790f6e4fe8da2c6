using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.Domain.Dossiers;
using Rectify.Domain.People;

namespace Rectify.App.Data.Mappings;

/// <summary>Records of other systems: nothing of the field refers to them, and they to nothing of it.</summary>
internal sealed class ForeignDossierMapping : IEntityTypeConfiguration<ForeignDossier>, IEntityTypeConfiguration<ForeignFile>
{
    public void Configure(EntityTypeBuilder<ForeignDossier> dossier)
    {
        dossier.ToTable("foreign_dossiers", t => t.HasComment("外来卷宗: dossiers of other systems, read only; never counted"));
        dossier.Property(d => d.Id).ValueGeneratedNever();
        dossier.Property(d => d.Title).HasMaxLength(ForeignDossier.MaxTitleLength);
        dossier.Property(d => d.FileName).HasMaxLength(ForeignDossier.MaxFileNameLength);
        dossier.Property(d => d.Sha256).HasMaxLength(64).HasComment("of the archive, which is not kept as a whole");
        dossier.Property(d => d.ContentSha256).HasMaxLength(64).HasComment("of the part that machines read; a file of the content store");
        dossier.Property(d => d.Faults).HasMaxLength(ForeignDossier.MaxFaultsLength).HasComment("what did not fit when it was taken in, a line each");
        dossier.HasOne<Unit>().WithMany().HasForeignKey(d => d.HeldBy).OnDelete(DeleteBehavior.Restrict);
        dossier.HasOne<Person>().WithMany().HasForeignKey(d => d.ImportedBy).OnDelete(DeleteBehavior.Restrict);
        dossier.HasMany(d => d.Files).WithOne().HasForeignKey(f => f.DossierId);
        dossier.HasIndex(d => new { d.Sha256, d.HeldBy }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ForeignFile> file)
    {
        file.ToTable("foreign_files", t => t.HasComment("files of foreign dossiers; bytes lie in the content store under their SHA-256"));
        file.HasKey(f => new { f.DossierId, f.Position });
        file.Property(f => f.Path).HasMaxLength(ForeignDossier.MaxPathLength);
        file.Property(f => f.What).HasMaxLength(ForeignDossier.MaxWhatLength);
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.MediaType).HasMaxLength(100);
        file.HasIndex(f => f.Sha256);
    }
}
