using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.App.Clues;
using Rectify.Domain.Clues;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Data.Mappings;

/// <summary>Row security of these tables, and of the compartment's facts, is in the migration CluesAndPetitions.</summary>
internal sealed class ClueMapping : IEntityTypeConfiguration<Clue>, IEntityTypeConfiguration<ClueDisposal>, IEntityTypeConfiguration<ClueRead>
{
    public void Configure(EntityTypeBuilder<Clue> clue)
    {
        clue.ToTable("clues", t => t.HasComment("问题线索, 信访件: no name, no content; rows are seen by who keeps the compartment of the body or of the handling unit"));
        clue.Property(c => c.Id).ValueGeneratedNever();
        clue.Property(c => c.Number).HasMaxLength(Clue.MaxNumberLength).HasComment("as registered where it came from");
        clue.Property(c => c.ReceivedOn).HasComment("移交日");
        clue.Property(c => c.DueOn).HasComment("the day itself is in time; infinity for 长期");
        clue.Ignore(c => c.IsSettled);
        clue.HasOne<Inspection>().WithMany().HasForeignKey(c => c.InspectionId);
        clue.HasOne<Unit>().WithMany().HasForeignKey(c => c.BodyId);
        clue.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId);
        clue.HasOne<Person>().WithMany().HasForeignKey(c => c.RegisteredBy);
        clue.HasMany(c => c.Disposals).WithOne().HasForeignKey(d => d.ClueId);
        clue.HasIndex(c => new { c.InspectionId, c.Matter, c.Number }).IsUnique().HasFilter("state <> 'Discarded'").HasDatabaseName("ix_clues_numbers");
        clue.HasIndex(c => new { c.BodyId, c.Id });
        clue.HasIndex(c => new { c.UnitId, c.Id });
    }

    public void Configure(EntityTypeBuilder<ClueDisposal> disposal)
    {
        disposal.ToTable("clue_disposals", t => t.HasComment("处置: what was decided on which day; those a reopening set aside stay"));
        disposal.HasKey(d => new { d.ClueId, d.Number });
        disposal.Property(d => d.Concludes).HasComment("办结");
        disposal.Property(d => d.Settles).HasComment("化解");
        disposal.HasOne<Person>().WithMany().HasForeignKey(d => d.By);
    }

    public void Configure(EntityTypeBuilder<ClueRead> read)
    {
        read.ToTable("clue_reads", t => t.HasComment("who read which clue or petition, and where: insert-only, read within the compartment"));
        read.Property(r => r.Id).ValueGeneratedNever();
        read.Property(r => r.Slot).HasComment("number of the ten minutes since 1970: the same place is told once in each");
        // no cascade: the table refuses every delete, even one of no rows
        read.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        read.HasOne<Clue>().WithMany().HasForeignKey(r => r.ClueId).OnDelete(DeleteBehavior.Restrict);
        read.HasIndex(r => new { r.PersonId, r.ClueId, r.Place, r.Slot }).IsUnique().HasDatabaseName("ix_clue_reads_once");
        read.HasIndex(r => new { r.ClueId, r.Id });
    }
}
