using System.CommandLine;
using Rectify.Documents.Reading;
using Rectify.Documents.Reading.Ledgers;
using Rectify.Documents.Text;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Intake;

namespace Rectify.Web.Commands;

/// <summary>
/// rectify read FILE... [--json | --xlsx [--out FILE]]: prints what the reader proposes. Data to stdout, messages to stderr; starts neither server nor database.
/// Ends with 2 when a file cannot be read. With --json one file gives one object, several give an array; with --xlsx all problems go into one ledger.
/// </summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var files = DocumentFiles.Argument;
        var json = new Option<bool>("--json") { Description = "以交换格式 rectify-candidate/1 输出" };
        var xlsx = new Option<bool>("--xlsx") { Description = "输出为整改台账" };
        var command = new Command("read", "读取反馈意见、整改通报、验收意见或台账，列出识别结果") { files, json, xlsx, BinaryOutput.Option };
        command.SetAction(async (parsed, _) => await RunAsync(
            parsed.GetValue(files) ?? [], parsed.GetValue(json), parsed.GetValue(xlsx), parsed.GetValue(BinaryOutput.Option),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, bool json, bool xlsx, string? path, TextWriter output, TextWriter error)
    {
        var code = 0;
        var read = new List<(string File, Proposal Proposal)>();
        foreach (var (file, source) in DocumentFiles.Load(files, error, () => code = DocumentFiles.Unreadable))
        {
            read.Add((file, ProposalReader.Read(source)));
            Tell(file, source, error);
        }
        if (xlsx)
        {
            var head = new LedgerHead("整改台账", string.Join("、", read.Select(document => Path.GetFileName(document.File))), OfficeDay.Default.Of(TimeProvider.System.GetUtcNow()));
            var entries = read.SelectMany(document => ProposalLedger.Entries(document.Proposal)).ToAsyncEnumerable();
            return await BinaryOutput.WriteAsync(path, error, stream => LedgerWorkbook.WriteAsync(stream, head, entries)) ? code : DocumentFiles.Unreadable;
        }
        var texts = read.ConvertAll(document => json ? InterchangeWriter.Write(document.Proposal) : Outline(document.File, document.Proposal));
        if (json && (files.Length > 1 || Directory.Exists(files[0])))
            await output.WriteLineAsync("[" + string.Join(",\n", texts) + "]");
        else
            texts.ForEach(output.WriteLine);
        return code;
    }

    /// <summary>What became of the rows of a ledger.</summary>
    private static void Tell(string file, SourceText source, TextWriter error)
    {
        if (source.Tables.IsEmpty || !LedgerReader.HasLedger(source))
            return;
        var reading = LedgerReader.Read(source);
        foreach (var note in reading.Notes)
            error.WriteLine($"{file}：{note.InChinese()}");
        foreach (var fault in reading.Errors)
            error.WriteLine($"{file}：{fault.Place} {fault.InChinese()}");
    }

    private static string Outline(string file, Proposal proposal)
    {
        var lines = new List<string>();
        lines.Add(proposal.Header.Title?.Text ?? Path.GetFileName(file));
        foreach (var (label, value) in HeaderLines(proposal.Header))
        {
            if (value is { Length: > 0 })
                lines.Add($"  {label}：{value}");
        }
        foreach (var section in proposal.Sections)
        {
            lines.Add($"{Indent(section.Level)}{section.Ordinal} {section.Heading}".TrimEnd());
            foreach (var problem in proposal.Problems.Where(problem => problem.Section == section.Key))
                lines.Add(Line(problem, section.Level + 1));
        }
        foreach (var problem in proposal.Problems.Where(problem => proposal.FindSection(problem.Section) is null))
            lines.Add(Line(problem, 1));
        lines.Add($"共 {proposal.Problems.Count} 项问题，{proposal.Problems.Sum(problem => problem.Measures.Count)} 条措施；拿不准 {proposal.Issues.Count} 处。");
        return string.Join(Environment.NewLine, lines);
    }

    private static IEnumerable<(string Label, string? Value)> HeaderLines(ProposedHeader header) =>
    [
        ("发文单位", header.Issuer?.Text),
        ("被巡察单位", header.InspectedBody?.Text),
        ("巡察组", header.InspectingBody?.Text),
        ("类型", string.Join("、", header.InspectionKinds.Select(kind => kind.Text))),
        ("轮次", header.Round?.Text),
        ("进驻", header.PresenceFrom is { } from && header.PresenceTo is { } to ? $"{from.Day:yyyy-MM-dd} 至 {to.Day:yyyy-MM-dd}" : null),
        ("反馈", header.FeedbackOn is { } feedback ? $"{feedback.Day:yyyy-MM-dd}" : null),
    ];

    private static string Line(ProposedProblem problem, int level)
    {
        var wording = problem.Wording.Text.Length > 40 ? problem.Wording.Text[..40] + "……" : problem.Wording.Text;
        return $"{Indent(level)}- {problem.Ordinal} {wording}　措施 {problem.Measures.Count}，成效 {problem.Effects.Count}";
    }

    private static string Indent(int level) => new(' ', 2 * Math.Min(level, 10));
}
