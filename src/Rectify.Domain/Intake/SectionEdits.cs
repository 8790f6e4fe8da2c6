namespace Rectify.Domain.Intake;

public sealed record RenameSection(int Section, string Heading) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) => string.IsNullOrWhiteSpace(Heading)
        ? proposal
        : SectionChange.Of(proposal, Section, section => section with { Heading = Heading.Trim(), Confidence = Confidence.Confirmed });
}

public sealed record RetypeSection(int Section, SectionKind Kind) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal) =>
        SectionChange.Of(proposal, Section, section => section with { Kind = Kind, Confidence = Confidence.Confirmed });
}

/// <summary>Puts a section, with all below it, under another one or at the top. A section cannot go below itself.</summary>
public sealed record MoveSection(int Section, int? Parent) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal)
    {
        if (Parent is not null && proposal.FindSection(Parent) is null)
            return proposal;
        if (proposal.FindSection(Section) is not { } moved || proposal.SectionPath(Parent).Any(above => above.Key == Section))
            return proposal;
        var shift = (proposal.FindSection(Parent)?.Level ?? 0) + 1 - moved.Level;
        return proposal with
        {
            Sections = proposal.Sections.ConvertAll(section =>
                section.Key == Section ? section with { Parent = Parent, Level = section.Level + shift }
                : proposal.SectionPath(section.Key).Any(above => above.Key == Section) ? section with { Level = section.Level + shift }
                : section),
        };
    }
}

/// <summary>Not a section: what stood under it belongs to the section above.</summary>
public sealed record DropSection(int Section) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal)
    {
        if (proposal.FindSection(Section) is not { } dropped)
            return proposal;
        return proposal with
        {
            Sections = proposal.Sections.Remove(dropped).ConvertAll(section =>
                section.Parent == Section ? section with { Parent = dropped.Parent, Level = dropped.Level }
                : proposal.SectionPath(section.Key).Any(above => above.Key == Section) ? section with { Level = section.Level - 1 }
                : section),
            Problems = proposal.Problems.ConvertAll(problem => problem.Section == Section ? problem with { Section = dropped.Parent } : problem),
        };
    }
}

/// <summary>The text of a section is a problem after all: one is made from its heading, in the section above.</summary>
public sealed record SectionIsProblem(int Section) : ProposalEdit
{
    public override Proposal ApplyTo(Proposal proposal)
    {
        if (proposal.FindSection(Section) is not { } section)
            return proposal;
        var added = new AddProblem(section.Heading, section.Extent, section.Parent).ApplyTo(new DropSection(Section).ApplyTo(proposal));
        var born = added.NextKey() - 1;
        return new SetOrdinal(born, section.Ordinal).ApplyTo(added);
    }
}

file static class SectionChange
{
    public static Proposal Of(Proposal proposal, int key, Func<ProposedSection, ProposedSection> change)
    {
        var at = proposal.Sections.FindIndex(section => section.Key == key);
        return at < 0 ? proposal : proposal with { Sections = proposal.Sections.SetItem(at, change(proposal.Sections[at])) };
    }
}
