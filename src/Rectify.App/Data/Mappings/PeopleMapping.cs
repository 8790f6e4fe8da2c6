using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.App.Accounts;
using Rectify.Domain.People;

namespace Rectify.App.Data.Mappings;

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>, IEntityTypeConfiguration<UnitPeriod>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.ToTable("units", t => t.HasComment("单位: bodies, departments, branches"));
        unit.Property(u => u.Id).ValueGeneratedNever();
        unit.Ignore(u => u.Current);
        unit.HasMany(u => u.Periods).WithOne().HasForeignKey(p => p.UnitId);
    }

    public void Configure(EntityTypeBuilder<UnitPeriod> period)
    {
        period.ToTable("unit_periods", t => t.HasComment("name and parent of a unit from a day until a day, both inclusive; until null = current"));
        period.HasKey(p => new { p.UnitId, p.From });
        period.Property(p => p.Name).HasMaxLength(Unit.MaxNameLength);
        period.HasIndex(p => p.UnitId).IsUnique().HasFilter("until is null").HasDatabaseName("ix_unit_periods_current");
        period.HasIndex(p => p.ParentId);
        period.HasOne<Unit>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Post>, IEntityTypeConfiguration<RoleGrant>, IEntityTypeConfiguration<StandIn>, IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("persons", t => t.HasComment("人员: deactivated, never deleted"));
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.Name).HasMaxLength(Person.MaxNameLength);
        person.Property(p => p.SortKey).HasMaxLength(Person.MaxNameLength);
        person.HasIndex(p => new { p.SortKey, p.Id });
    }

    public void Configure(EntityTypeBuilder<Post> post)
    {
        post.ToTable("posts", t => t.HasComment("职务: an office held in a unit, both days inclusive"));
        post.Property(p => p.Id).ValueGeneratedNever();
        post.Property(p => p.Title).HasMaxLength(Post.MaxTitleLength);
        post.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
        post.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
        post.HasIndex(p => p.UnitId).IsUnique().HasFilter("is_first_responsible and until is null").HasDatabaseName("ix_posts_first_responsible");
    }

    public void Configure(EntityTypeBuilder<RoleGrant> grant)
    {
        grant.ToTable("role_grants", t => t.HasComment("角色: reaches the unit and what lies below, both days inclusive"));
        grant.Property(g => g.Id).ValueGeneratedNever();
        grant.HasOne<Person>().WithMany().HasForeignKey(g => g.PersonId);
        grant.HasOne<Unit>().WithMany().HasForeignKey(g => g.UnitId);
    }

    public void Configure(EntityTypeBuilder<StandIn> standIn)
    {
        standIn.ToTable("stand_ins", t => t.HasComment("代理: both days inclusive"));
        standIn.Property(s => s.Id).ValueGeneratedNever();
        standIn.HasOne<Person>().WithMany().HasForeignKey(s => s.AbsentId);
        standIn.HasOne<Person>().WithMany().HasForeignKey(s => s.SubstituteId);
        standIn.HasOne<Person>().WithMany().HasForeignKey(s => s.NamedBy);
    }

    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.HasIndex(a => a.PersonId).IsUnique();
        account.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
    }
}
