using System.Text;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Tests.Reading;

/// <summary>Small documents of our own about bodies that do not exist, each with the reading a careful person gives it.</summary>
internal static class GoldenDocuments
{
    private static readonly string Folder = Path.Combine(Checkout(), "tests", "Rectify.Documents.Tests", "Reading", "Golden");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    /// <summary>Documents that may lose their blank lines when they are broken elsewhere: not those whose parts nothing else sets apart (lines-...).</summary>
    public static IReadOnlyList<string> RunningTexts { get; } = [.. Names.Where(name => !name.StartsWith("lines-", StringComparison.Ordinal))];

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".txt"));

    public static string GoldenFile(string name) => Path.Combine(Folder, name + ".golden");

    /// <summary>A proposal as lines that an expert can check.</summary>
    public static string Describe(Proposal proposal, SourceText? source = null)
    {
        var lines = new StringBuilder();
        void Line(string label, object? value)
        {
            if (value is not null and not "")
                lines.Append(label).Append(' ').Append(value).Append('\n');
        }
        var header = proposal.Header;
        Line("kind", proposal.Kind);
        Line("title", header.Title?.Text);
        Line("issuer", header.Issuer?.Text);
        Line("body", header.InspectedBody?.Text);
        Line("group", header.InspectingBody?.Text);
        Line("kinds", string.Join(" + ", header.InspectionKinds.Select(kind => kind.Text)));
        Line("round", header.Round?.Text);
        Line("presence", Days(header.PresenceFrom, header.PresenceTo));
        Line("feedback", Day(header.FeedbackOn));
        foreach (var inspection in header.Inspections)
            Line("inspection", $"{inspection.Kind.Text} of {inspection.Body?.Text} by {inspection.Group?.Text}, {Days(inspection.PresenceFrom, inspection.PresenceTo)}, feedback {Day(inspection.FeedbackOn)}");
        Line("concentrated", Days(header.RectificationFrom, header.RectificationTo));
        Line("published", Day(header.PublishedOn));
        Line("signed", Day(header.SignedOn));
        Line("law", string.Join(" + ", header.LegalBasis.Select(basis => basis.Text)));
        Line("contact", string.Join(" + ", header.Contacts.Select(contact => contact.Kind)));
        foreach (var document in proposal.Documents)
            Line("document", $"{document.Kind} {document.Header.Title?.Text} of {document.Body}, feedback {Day(document.Header.FeedbackOn)}, signed {Day(document.Header.SignedOn)}");
        if (header.Acceptance is { } acceptance)
        {
            Line("accepted", $"item {acceptance.ItemNumber} of {acceptance.Plan?.Text} by {acceptance.ResponsibleBody?.Text} on {Day(acceptance.AcceptedOn)}, passed {acceptance.Passed}");
            Line("basis", string.Join(" + ", acceptance.Basis.Select(basis => basis.Text)));
        }
        foreach (var section in proposal.Sections)
            Line($"section{new string('>', section.Level)}", $"{section.Ordinal} {section.Heading} [{section.Kind}]{(section.Body is { } body ? $" ({body})" : "")}");
        foreach (var problem in proposal.Problems)
            Describe(problem, proposal, Line);
        foreach (var requirement in proposal.Requirements)
            Line("requirement", $"{requirement.Ordinal} {requirement.Text}");
        foreach (var figure in proposal.ClaimedFigures)
            Line("claimed", $"{figure.Value} {figure.Unit} {figure.Label}");
        Describe(proposal.Facts, "", Line);
        foreach (var issue in proposal.Issues)
            Line("unsure", $"{issue.Code} {issue.Detail}".TrimEnd());
        if (source is not null)
        {
            foreach (var left in proposal.NotUnderstood(source.Raw, source.Damage.Where(damage => damage.Kind is DamageKind.PageChrome or DamageKind.PageNumber).Select(damage => damage.Span)))
                Line("left", source[left].ReplaceLineEndings(" "));
        }
        return lines.ToString();
    }

    private static void Describe(ProposedProblem problem, Proposal proposal, Action<string, object?> line)
    {
        var section = proposal.FindSection(problem.Section);
        line("problem", $"{problem.Ordinal} <{problem.Wording.Text}> {problem.Form}, {problem.Grade}, {problem.Confidence}, under {section?.Heading ?? "nothing"}{(proposal.Documents.IsEmpty ? "" : $" of {problem.Body}")}");
        line("  lead", problem.MeasuresLead?.Text);
        foreach (var list in Enum.GetValues<ItemList>())
        {
            foreach (var item in problem.Items(list))
                line($"  {list}", $"{item.Ordinal}{(item.Group is { } group ? $"/{group}" : "")}{(item.Topic is { } topic ? $" [{topic}]" : "")} {item.Text}".Trim());
        }
        foreach (var part in problem.SubProblems)
            line("  answers", part.Text);
        line("  reason", problem.Reason?.Text);
        line("  target", problem.Target?.Text);
        foreach (var party in problem.Parties)
            line("  party", $"{party.Label} {party.Name.Text}");
        foreach (var deadline in problem.Deadlines)
            line("  deadline", $"<{deadline.Printed}> {deadline.Day:yyyy-MM-dd} {deadline.How}");
        Describe(problem.Facts, "  ", line);
    }

    private static void Describe(ProposedFacts facts, string indent, Action<string, object?> line)
    {
        foreach (var frequency in facts.Frequencies)
            line($"{indent}frequency", $"<{frequency.Printed}> {frequency.Times} in {frequency.Every} {frequency.Period}");
        foreach (var indicator in facts.Indicators)
            line($"{indent}indicator", $"<{indicator.Printed}> {indicator.Name} {indicator.Comparison} {indicator.Value} {indicator.Unit}");
        foreach (var document in facts.Documents)
            line($"{indent}named", $"<{document.Title}> {document.Number} {document.Stage}");
        foreach (var sum in facts.Sums)
            line($"{indent}sum", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"<{sum.Printed}> {sum.TenThousands} {sum.Role}"));
        foreach (var count in facts.Accountability)
            line($"{indent}accountability", $"<{count.Printed}> {count.Kind} {count.Count} {count.Unit}, {count.Family}");
    }

    private static string? Days(ProposedDay? from, ProposedDay? to) => from is null && to is null ? null : $"{Day(from)} to {Day(to)}";

    private static string? Day(ProposedDay? day) => day is null ? null : $"{day.Day:yyyy-MM-dd}{(day.How == DayInference.None ? "" : $" ({day.How})")}";

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Rectify.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside a checkout.");
        return folder.FullName;
    }
}
