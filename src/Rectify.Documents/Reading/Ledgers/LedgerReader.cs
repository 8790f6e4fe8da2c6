using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;
using Rectify.Domain.Notices;

namespace Rectify.Documents.Reading.Ledgers;

/// <summary>
/// Reads a ledger (整改台账, 问题清单) out of a workbook or the tables of a Word document. Pure, and never throws on any content. Columns are known by
/// their headers' meaning; what a person has said about them (<see cref="LedgerMapping"/>) goes first.
/// </summary>
public static partial class LedgerReader
{
    private const int MostIssues = 1_000;
    private const int SearchedForPersonalData = 2_000_000;

    /// <summary>A table in which problems or measures have a column of their own.</summary>
    public static bool HasLedger(SourceText source, LedgerMapping? mapping = null) => LedgerHeaders.Of(source, mapping).Exists(header => header.IsLedger);

    /// <summary>Every sheet by itself, also where two are views of one ledger: a person fills in whichever they like.</summary>
    public static IReadOnlyList<LedgerReading> ReadEach(SourceText source, LedgerMapping? mapping = null)
    {
        var headers = LedgerHeaders.Of(source, mapping);
        return [.. headers.Where(header => header.IsLedger).Select(header => Read(source, [header]))];
    }

    public static LedgerReading Read(SourceText source, LedgerMapping? mapping = null) => Read(source, LedgerHeaders.Of(source, mapping));

    private static LedgerReading Read(SourceText source, ImmutableList<LedgerSheetHeader> headers)
    {
        var context = new ReadingContext(source);
        var ledgers = headers.Where(header => header.IsLedger).ToList();
        var notes = ImmutableList.CreateBuilder<LedgerNote>();
        notes.AddRange(source.HiddenSheets.Select(sheet => new LedgerNote(LedgerNoteKind.HiddenSheet, sheet)));
        notes.AddRange(source.Tables.Where(table => table.Rows.Count > 0 && !ledgers.Exists(header => header.Table == table)).Select(table => new LedgerNote(LedgerNoteKind.NoLedger, table.Name)));

        var head = ledgers.Count > 0 ? Header(context, source, ledgers[0]) : new ProposedHeader();
        var sections = new LedgerSections(context, manySheets: ledgers.Count > 1 && ledgers[0].Table.IsWorksheet);
        var read = new List<LedgerSheetReader>();
        foreach (var ledger in ledgers)
        {
            var issues = context.Issues.Count;
            var reader = new LedgerSheetReader(context, ledger, sections);
            reader.Read();
            if (read.Find(earlier => SaysTheSame(earlier, reader)) is { } same)
            {
                context.Issues.RemoveRange(issues, context.Issues.Count - issues);
                notes.Add(new(LedgerNoteKind.SameAsEarlierSheet, ledger.Table.Name, null, ledgers[read.IndexOf(same)].Table.Name));
                // keeps its place, so that positions in both lists agree
                read.Add(new LedgerSheetReader(context, ledger, sections));
                continue;
            }
            read.Add(reader);
            notes.AddRange(ledger.Unmatched.Select(column => new LedgerNote(LedgerNoteKind.ColumnUnknown, ledger.Table.Name, null, column.Header)));
            notes.AddRange(reader.Notes);
        }

        ImmutableList<ProposedProblem> problems = [.. read.SelectMany(reader => reader.Problems)];
        var held = problems.Select(problem => problem.Section).ToHashSet();
        Doubts(context, source, problems);
        var proposal = new Proposal
        {
            Kind = DocumentKind.Ledger,
            Header = head,
            Sections = Used(sections.All, held),
            Problems = problems,
            Issues = [.. context.Issues.Distinct().OrderBy(issue => issue.Span.Start).Take(MostIssues)],
        };
        return new(proposal, headers, [.. read.SelectMany(reader => reader.Rows)], [.. read.SelectMany(reader => reader.Errors)], notes.ToImmutable());
    }

    /// <summary>Two sheets over the same problems (打印 and 筛选) are two views of one ledger.</summary>
    private static bool SaysTheSame(LedgerSheetReader earlier, LedgerSheetReader later) =>
        earlier.Problems.Count > 0 && earlier.Problems.Count == later.Problems.Count
        && earlier.Problems.Zip(later.Problems).All(pair => pair.First.Wording.Text == pair.Second.Wording.Text && pair.First.Body == pair.Second.Body);

    private static ImmutableList<ProposedSection> Used(ImmutableList<ProposedSection> sections, HashSet<int?> held)
    {
        var used = new HashSet<int>();
        foreach (var section in Enumerable.Reverse(sections))
        {
            if ((held.Contains(section.Key) || used.Contains(section.Key)) && used.Add(section.Key) | true && section.Parent is { } parent)
                used.Add(parent);
        }
        return sections.FindAll(section => used.Contains(section.Key));
    }

    private static ProposedHeader Header(ReadingContext context, SourceText source, LedgerSheetHeader ledger)
    {
        var above = ledger.Table.Rows.TakeWhile(row => row.Number < ledger.FirstRow).SelectMany(row => row.Cells).ToList();
        if (!ledger.Table.IsWorksheet && above.Count == 0)
        {
            // the text before the table, whose spans are those of the whole
            var opening = source.Opening(ledger.Table.Span.Start);
            var reading = new ReadingContext(opening);
            var header = new HeaderReader(reading).Read(opening.Flow.Text.Length, []);
            context.FeedbackOn = reading.FeedbackOn;
            var stated = FillerLine().Match(opening.Lines.Text).Groups["u"];
            var filledBy = stated.Success ? new ProposedText(stated.Value, opening.Lines.RawSpan(stated.Index, stated.Index + stated.Length), Confidence.Likely) : null;
            return header with { Title = header.Title ?? TitleLine(opening.Lines), Issuer = header.Issuer ?? filledBy, SignedOn = null };
        }
        var title = above.Where(cell => cell.Text.Length is > 3 and <= 200 && !Filler().IsMatch(cell.Text)).Cast<Text.Tables.SheetCell?>().FirstOrDefault();
        var filler = above.Where(cell => Filler().IsMatch(cell.Text)).Cast<Text.Tables.SheetCell?>().FirstOrDefault();
        ProposedText? issuer = null;
        if (filler is { } named && Filler().Match(named.Text).Groups["u"] is { Success: true, Length: > 0 } unit)
            issuer = new(unit.Value, named.SpanOf(unit.Index, unit.Index + unit.Length), Confidence.Likely);
        // 市图书馆党支部关于...整改台账: whoever fills it in, the title names whose it is
        if (title is { } printed && HeaderReader.IssuerOfTitle(LedgerCells.OneLine(printed.Text)) is { } whose)
            issuer = new(whose, printed.Span, Confidence.Likely);
        return new ProposedHeader { Title = title is { } cell ? new(LedgerCells.OneLine(cell.Text), cell.Span, Confidence.Likely) : null, Issuer = issuer };
    }

    /// <summary>The line right above the table, when it names one: ...任务清单.</summary>
    private static ProposedText? TitleLine(UnfoldedText above)
    {
        var (raw, end) = (above.Text, above.Text.Length);
        while (end > 0 && char.IsWhiteSpace(raw[end - 1]))
            end--;
        var start = end == 0 ? 0 : raw.LastIndexOf('\n', end - 1) + 1;
        var line = raw[start..end].Trim();
        if (line.Length == 0)
            return null;
        // （截至12月底） after the name
        var named = line[^1] is '）' or ')' && line.LastIndexOfAny(['（', '(']) is > 3 and var open ? line.AsSpan(0, open) : line.AsSpan();
        return line.Length is > 3 and <= 100 && named.EndsWithAny("台账", "清单", "一览表", "情况表", "任务表", "推进表")
            ? new(line, above.RawSpan(raw.IndexOf(line, start, StringComparison.Ordinal), end), Confidence.Likely)
            : null;
    }

    private static bool EndsWithAny(this ReadOnlySpan<char> text, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (text.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static void Doubts(ReadingContext context, SourceText source, ImmutableList<ProposedProblem> problems)
    {
        if (problems.IsEmpty)
            context.Doubt(ProposalIssueCode.NoProblemsFound, new TextSpan(0, 0));
        var seen = new Dictionary<(string?, string), string?>();
        var (last, section) = ((int?)null, (int?)null);
        foreach (var problem in problems)
        {
            // a ledger counts on through its sections, or starts again with each
            var number = problem.Ordinal is { } ordinal ? ChineseNumbers.Parse(ordinal) : null;
            if (number is not null && last is not null && number != last + 1 && !(number == 1 && problem.Section != section))
                context.Doubt(ProposalIssueCode.OrdinalOutOfSequence, problem.Wording.Span, problem.Key, problem.Ordinal);
            (last, section) = (number, problem.Section);
            if (!seen.TryAdd((problem.Body, problem.Wording.Text), problem.Ordinal))
                context.Doubt(ProposalIssueCode.SameProblemTwice, problem.Wording.Span, problem.Key, seen[(problem.Body, problem.Wording.Text)]);
        }
        if (source.Raw.Length <= SearchedForPersonalData)
        {
            foreach (var hit in PersonalData.Find(source.Lines.Text).Where(hit => hit.Kind is PersonalDataKind.MobileNumber or PersonalDataKind.IdentityNumber))
                context.Doubt(ProposalIssueCode.PersonalNumber, source.Lines.RawSpan(hit.At, hit.At + hit.Length));
        }
    }

    // 填报单位（盖章）：中共云湖市水务局党组    填报日期：2026年3月
    [GeneratedRegex(@"^(?:填报|填表|报送|编制|制表|被巡察|整改)?(?:单位|部门|日期|时间|人)(?:[（(][^）)]{0,8}[）)])?[：:]\s*(?<u>[^\s：:]*)")]
    private static partial Regex Filler();

    [GeneratedRegex(@"^\s*(?:填报|填表|报送|编制|制表)(?:单位|部门)(?:[（(][^）)\n]{0,8}[）)])?[：:][ \t\u3000]*(?<u>[^\s：:]{4,40})", RegexOptions.Multiline)]
    private static partial Regex FillerLine();
}
