using System.CommandLine;
using Rectify.Documents.Reading;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;

namespace Rectify.Web.Commands;

/// <summary>
/// rectify read FILE... [--json]: prints what the reader proposes. Data to stdout, messages to stderr; starts neither server nor database.
/// Ends with 1 when a file cannot be read. With --json one file gives one object, several give an array.
/// </summary>
public static class ReadCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "要读取的材料（.docx、.txt）", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "以交换格式 rectify-candidate/1 输出" };
        var command = new Command("read", "读取反馈意见、整改通报或验收意见，列出识别结果") { files, json };
        command.SetAction(parsed => Run(parsed.GetValue(files) ?? [], parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string[] files, bool json, TextWriter output, TextWriter error)
    {
        var read = new List<string>();
        foreach (var file in files)
        {
            switch (Load(file))
            {
                case (SourceText source, _):
                    var proposal = ProposalReader.Read(source);
                    read.Add(json ? InterchangeWriter.Write(proposal) : Outline(file, proposal));
                    break;
                case (_, var sentence):
                    error.WriteLine($"{file}：{sentence}");
                    break;
            }
        }
        if (json && files.Length > 1)
            output.WriteLine("[" + string.Join(",\n", read) + "]");
        else
            read.ForEach(output.WriteLine);
        return read.Count == files.Length ? 0 : 1;
    }

    private static (SourceText? Source, string? Sentence) Load(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return TextLoader.FromFile(stream, file) switch
            {
                TextLoad.Loaded(var source) => (source, null),
                TextLoad.Refused(var reason, var detail) => (null, Sentence(reason, detail)),
                _ => (null, null),
            };
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, File.Exists(file) ? "没有权限读取，或者文件正被占用。" : "找不到这个文件，请检查路径。");
        }
    }

    private static string Sentence(RefusalReason reason, string? detail) => reason switch
    {
        RefusalReason.Empty => "里面没有文字。如果是图片或扫描件，请先转成文字再读取。",
        RefusalReason.TooLarge => $"内容过大，上限为 {detail}。请拆成几份再读取。",
        RefusalReason.ZipBomb => "解压后异常庞大，不像正常的文档，没有读取。",
        RefusalReason.Encrypted => "文件设有打开密码。请去除密码后再读取。",
        RefusalReason.MacroFile => "文件含有宏。请另存为不含宏的 .docx 后再读取。",
        RefusalReason.Broken => "文件已损坏或不完整。请用 Word 打开另存后再试。",
        RefusalReason.WrongExtension => $"文件内容与扩展名 {detail} 不符。请核对后用正确的扩展名保存。",
        RefusalReason.ExternalEntity => "文件引用了外部内容，为安全起见没有读取。请用 Word 打开另存后再试。",
        RefusalReason.SecrecyMark => $"带有密级标志“{detail}”。涉密材料不得录入本系统，没有保存任何内容。",
        RefusalReason.Binary => "不是文字材料，无法读取。",
        RefusalReason.UnsupportedType => $"暂不支持 {detail} 格式。请另存为 .docx、.xlsx 或 .txt。",
        RefusalReason.ImagesOnly => "只有图片，没有文字（扫描件）。请先做文字识别，再读取识别后的文件。",
        RefusalReason.ProgramMissing => $"读取这种文件需要先安装软件包 {detail}（例如 apt-get install {detail}）。",
        RefusalReason.TookTooLong => $"读取超过 {detail} 秒，已停止。请拆成几份，或另存为 .docx 后再试。",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

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
