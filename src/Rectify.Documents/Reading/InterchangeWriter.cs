using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>Writes a proposal in the neutral interchange form rectify-candidate/1, in which readings are compared.</summary>
public static class InterchangeWriter
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // the output goes to a file or a pipe, never into a page
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Write(Proposal proposal) => JsonSerializer.Serialize(Candidate(proposal), Options);

    private static object Candidate(Proposal proposal)
    {
        var headings = Headings(proposal);
        var severalBodies = proposal.Problems.Select(problem => problem.Body).Distinct().Count() > 1;
        return new
        {
            Format = "rectify-candidate/1",
            Header = Header(proposal),
            Sections = proposal.Sections.Select(section => new { section.Level, section.Ordinal, section.Heading }),
            Problems = proposal.Problems.Select(problem => Problem(problem, problem.Section is { } key ? headings.GetValueOrDefault(key, []) : [], severalBodies)),
        };
    }

    /// <summary>The headings above and including every section; parents stand before their children.</summary>
    private static Dictionary<int, string[]> Headings(Proposal proposal)
    {
        var headings = new Dictionary<int, string[]>();
        foreach (var section in proposal.Sections)
            headings[section.Key] = [.. section.Parent is { } parent ? headings.GetValueOrDefault(parent, []) : [], section.Heading];
        return headings;
    }

    private static object Header(Proposal proposal)
    {
        var (header, acceptance) = (proposal.Header, proposal.Header.Acceptance);
        return new
        {
            Kind = KindWord(proposal.Kind),
            Title = header.Title?.Text,
            Issuer = header.Issuer?.Text,
            InspectedBody = header.InspectedBody?.Text,
            InspectingBody = header.InspectingBody?.Text,
            InspectionKinds = header.InspectionKinds.Select(kind => kind.Text),
            Round = header.Round?.Text,
            PresenceFrom = Iso(header.PresenceFrom),
            PresenceTo = Iso(header.PresenceTo),
            FeedbackDate = Iso(header.FeedbackOn),
            RectificationFrom = Iso(header.RectificationFrom),
            RectificationTo = Iso(header.RectificationTo),
            PublicationDate = Iso(header.PublishedOn),
            SignatureDate = Iso(header.SignedOn),
            ClaimedFigures = proposal.ClaimedFigures.Select(figure => new { figure.Label, figure.Value, figure.Unit, Text = figure.Sentence, figure.Scope }),
            ResponsibleBody = acceptance?.ResponsibleBody?.Text,
            acceptance?.ItemNumber,
            AcceptanceDate = Iso(acceptance?.AcceptedOn),
            Basis = acceptance?.Basis.Select(basis => basis.Text),
            acceptance?.Passed,
        };
    }

    private static object Problem(ProposedProblem problem, string[] headings, bool severalBodies)
    {
        return new
        {
            Title = problem.Wording.Text,
            problem.Ordinal,
            // in a list of several bodies without headings the body is what groups its problems
            Section = headings.LastOrDefault() ?? (severalBodies ? problem.Body : null),
            SectionPath = headings,
            problem.Body,
            Status = GradeWord(problem.Grade),
            Measures = Texts(problem.Measures),
            // the form has no place for a claim of progress beside effects
            Outcomes = Texts(problem.Progress.IsEmpty ? problem.Effects : problem.Effects.Concat(problem.Progress).OrderBy(item => item.Span.Start)),
            Reason = problem.Reason?.Text,
            NextSteps = problem.NextSteps.IsEmpty ? null : string.Concat(Texts(problem.NextSteps)),
            Deadlines = problem.Deadlines.Select(deadline => deadline.Printed),
        };
    }

    private static IEnumerable<string> Texts(IEnumerable<ProposedItem> items) => items.Select(item => item.Text);

    /// <summary>Only as much of the day as is printed: a month stays a month.</summary>
    private static string? Iso(ProposedDay? day) =>
        day?.Day.ToString((day.How & (DayInference.PeriodEnd | DayInference.PeriodStart)) != 0 ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string KindWord(DocumentKind kind) => kind switch
    {
        DocumentKind.ProgressNotice => "progress-notice",
        DocumentKind.Feedback => "feedback",
        DocumentKind.AcceptanceOpinion => "acceptance-opinion",
        DocumentKind.Plan => "plan",
        DocumentKind.Ledger => "ledger",
        _ => "unknown",
    };

    private static string GradeWord(ReportedGrade grade) => grade switch
    {
        ReportedGrade.Completed => "completed",
        ReportedGrade.MostlyCompleted or ReportedGrade.InProgress => "in-progress",
        ReportedGrade.Continuing => "continuing",
        _ => "unknown",
    };
}
