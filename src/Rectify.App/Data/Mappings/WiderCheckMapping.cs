using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Data.Mappings;

internal sealed class WiderCheckMapping : IEntityTypeConfiguration<WiderCheck>, IEntityTypeConfiguration<WiderCheckProblem>, IEntityTypeConfiguration<WiderCheckMeasure>, IEntityTypeConfiguration<WiderCheckUnit>,
    IEntityTypeConfiguration<WiderReport>, IEntityTypeConfiguration<WiderFinding>, IEntityTypeConfiguration<WiderRemedy>
{
    /// <summary>Keys of neighbouring character pairs of a finding's wording, as <see cref="ProblemMapping.WordingKeys"/> are of a problem's.</summary>
    public const string WordingKeys = "WordingKeys";

    /// <summary>One key for a finding among other records.</summary>
    public const string SearchKey = "SearchKey";

    public void Configure(EntityTypeBuilder<WiderCheck> check)
    {
        check.ToTable("wider_checks", t => t.HasComment("举一反三排查, 专项整治: units look whether what a problem says is found with them, too"));
        check.Property(c => c.Id).ValueGeneratedNever();
        check.Property(c => c.Number).HasComment("from 1 within the inspection, given when it is opened");
        check.Property(c => c.Title).HasMaxLength(WiderCheck.MaxTitleLength);
        check.Property(c => c.LooksFor).HasMaxLength(WiderCheck.MaxLooksForLength).HasComment("排查（整治）内容");
        check.Property(c => c.DueOn).HasComment("the day itself is in time");
        check.Property(c => c.RemindedOn).HasComment("the day those who owe something were last reminded");
        check.Property(c => c.EndedBecause).HasMaxLength(Reason.MaxLength).HasComment("the conclusion, or why it is void");
        check.Ignore(c => c.AskedUnits);
        check.HasOne<Inspection>().WithMany().HasForeignKey(c => c.InspectionId);
        check.HasOne<Unit>().WithMany().HasForeignKey(c => c.BodyId);
        check.HasOne<Unit>().WithMany().HasForeignKey(c => c.LeadUnitId);
        check.HasOne<Person>().WithMany().HasForeignKey(c => c.LeaderId);
        check.HasOne<Person>().WithMany().HasForeignKey(c => c.OpenedBy);
        check.HasMany(c => c.Problems).WithOne().HasForeignKey(of => of.WiderCheckId);
        check.HasMany(c => c.Measures).WithOne().HasForeignKey(of => of.WiderCheckId);
        check.HasMany(c => c.Units).WithOne().HasForeignKey(unit => unit.WiderCheckId);
        // what stands cannot be taken away with its check
        check.HasMany(c => c.Reports).WithOne().HasForeignKey(report => report.WiderCheckId).OnDelete(DeleteBehavior.Restrict);
        check.HasMany(c => c.Findings).WithOne().HasForeignKey(finding => finding.WiderCheckId).OnDelete(DeleteBehavior.Restrict);
        check.HasIndex(c => new { c.InspectionId, c.Number }).IsUnique();
        check.HasIndex(c => new { c.State, c.DueOn });
    }

    public void Configure(EntityTypeBuilder<WiderCheckProblem> of)
    {
        of.ToTable("wider_check_problems", t => t.HasComment("the problems a wider check comes from"));
        of.HasKey(p => new { p.WiderCheckId, p.ProblemId });
        of.HasOne<Problem>().WithMany().HasForeignKey(p => p.ProblemId);
    }

    public void Configure(EntityTypeBuilder<WiderCheckMeasure> of)
    {
        of.ToTable("wider_check_measures", t => t.HasComment("the measures a wider check answers"));
        of.HasKey(m => new { m.WiderCheckId, m.MeasureId });
        of.HasOne<Measure>().WithMany().HasForeignKey(m => m.MeasureId);
    }

    public void Configure(EntityTypeBuilder<WiderCheckUnit> unit)
    {
        unit.ToTable("wider_check_units", t => t.HasComment("the units that are to look and report"));
        unit.HasKey(u => new { u.WiderCheckId, u.UnitId });
        unit.Property(u => u.ReleasedBecause).HasMaxLength(Reason.MaxLength).HasComment("why it need not report; null while it is to");
        unit.HasOne<Unit>().WithMany().HasForeignKey(u => u.UnitId);
    }

    public void Configure(EntityTypeBuilder<WiderReport> report)
    {
        report.ToTable("wider_reports", t => t.HasComment("what units reported; insert-only, of a unit's the last counts"));
        report.HasKey(r => new { r.WiderCheckId, r.Number });
        report.Property(r => r.CheckedBy).HasMaxLength(WiderCheck.MaxPeopleLength).HasComment("who looked, in words");
        report.Property(r => r.LookedAt).HasComment("件（处）; null where nobody counted");
        report.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<Person>().WithMany().HasForeignKey(r => r.By).OnDelete(DeleteBehavior.Restrict);
        report.HasIndex(r => new { r.WiderCheckId, r.UnitId });
    }

    public void Configure(EntityTypeBuilder<WiderFinding> finding)
    {
        finding.ToTable("wider_findings", t => t.HasComment("发现问题 of a wider check; the wording never changes, a slip is struck"));
        finding.HasKey(f => new { f.WiderCheckId, f.Number });
        finding.Property(f => f.Wording).HasMaxLength(WiderFinding.MaxWordingLength);
        finding.Property(f => f.Owner).HasMaxLength(WiderCheck.MaxOwnerLength).HasComment("整改责任人, by name");
        finding.Property(f => f.DueOn).HasComment("the day itself is in time");
        finding.Property(f => f.StruckBecause).HasMaxLength(Reason.MaxLength).HasComment("null while it counts");
        finding.Ignore(f => f.RemedyInForce);
        finding.Property<int[]>(WordingKeys).HasComputedColumnSql("rectify_pair_keys(wording)", stored: true);
        finding.HasIndex(WordingKeys).HasMethod("gin");
        finding.Property<Guid>(SearchKey).HasComputedColumnSql("rectify_finding_key(wider_check_id, number, at)", stored: true).HasComment("grows with time, as keys of other records do");
        finding.HasIndex(SearchKey).IsUnique();
        finding.HasOne<Unit>().WithMany().HasForeignKey(f => f.UnitId);
        finding.HasOne<Person>().WithMany().HasForeignKey(f => f.By);
        finding.HasMany(f => f.Remedies).WithOne().HasForeignKey(remedy => new { remedy.WiderCheckId, remedy.FindingNumber }).OnDelete(DeleteBehavior.Restrict);
        finding.HasIndex(f => new { f.UnitId, f.DueOn });
    }

    public void Configure(EntityTypeBuilder<WiderRemedy> remedy)
    {
        remedy.ToTable("wider_remedies", t => t.HasComment("整改情况 of a finding, with its file if there is one; those sent back stay"));
        remedy.HasKey(r => new { r.WiderCheckId, r.FindingNumber, r.Number });
        remedy.Property(r => r.How).HasMaxLength(Reason.MaxLength);
        remedy.Property(r => r.Sha256).HasMaxLength(64);
        remedy.Property(r => r.FileName).HasMaxLength(EvidenceItem.MaxFileNameLength);
        remedy.Property(r => r.MediaType).HasMaxLength(100);
        remedy.Property(r => r.ReturnedBecause).HasMaxLength(Reason.MaxLength);
        remedy.HasOne<Person>().WithMany().HasForeignKey(r => r.By);
    }
}
