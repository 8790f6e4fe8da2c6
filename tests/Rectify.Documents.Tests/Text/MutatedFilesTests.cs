using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Rectify.Documents.Checking;
using Rectify.Documents.Reading;
using Rectify.Documents.Tests.Ledgers;
using Rectify.Documents.Tests.Reading;
using Rectify.Documents.Text;
using Xunit;
using Xunit.Abstractions;

namespace Rectify.Documents.Tests.Text;

/// <summary>Files damaged at random, always the same ones: a tenth of them by default, all with RECTIFY_LONG=1.</summary>
public class MutatedFilesTests(ITestOutputHelper output)
{
    private const int All = 10_000;

    private static readonly string[] Pieces =
        ["<w:p>", "</w:p>", "<w:tbl>", "</w:tc>", "<row r=\"9999999\">", "<c r=\"ZZZZ9\" t=\"s\">", "<v>-1</v>", "r=\"A0\"", "<mergeCell ref=\"A1:XFD1048576\"/>", "&amp;", "&x;", "\0", "\uFFFF", "一是", "二是", "（一）", "关于“", "”问题的整改。", "整改措施：", "《", "\t", "\n", "９９９９９９９９９９", "w:val=\"99999999999\"", "<w:vMerge/>", "<w:numPr><w:numId w:val=\"7\"/></w:numPr>"];

    [Fact]
    public void A_damaged_file_is_read_or_refused_and_never_crashes_or_hangs()
    {
        var count = Environment.GetEnvironmentVariable("RECTIFY_LONG") == "1" ? All : All / 10;
        var seeds = Seeds();
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var slowest = TimeSpan.Zero;
        for (var number = 0; number < count; number++)
        {
            var random = new Random(number);
            var (name, seed) = seeds[number % seeds.Length];
            var bytes = Damage(seed, name.EndsWith(".txt", StringComparison.Ordinal), random);
            if (random.Next(20) == 0)
                name = Path.ChangeExtension(name, random.GetItems([".docx", ".xlsx", ".txt", ".doc", ".zip", ""], 1)[0]);
            var watch = Stopwatch.StartNew();
            var outcome = Outcome(bytes, name, number);
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }
        output.WriteLine($"{count} files, slowest {slowest.TotalMilliseconds:0} ms: {string.Join(", ", outcomes.Select(outcome => $"{outcome.Key} {outcome.Value}"))}");
        Assert.True(slowest < TimeSpan.FromSeconds(10), $"{slowest}");
        Assert.True(outcomes["Loaded"] > count / 10);
    }

    private static string Outcome(byte[] bytes, string name, int number)
    {
        try
        {
            var load = TextLoader.FromFile(new MemoryStream(bytes), name);
            if (load is TextLoad.Refused refused)
                return refused.Reason.ToString();
            var source = ((TextLoad.Loaded)load).Source;
            var proposal = ProposalReader.Read(source);
            Assert.All(proposal.Problems, problem => Assert.True(problem.Span.Start >= 0 && problem.Span.End <= source.Raw.Length));
            Assert.All(Checkup.Of(proposal, source, new DateOnly(2026, 6, 30)), finding => Assert.NotEmpty(finding.InChinese()));
            return "Loaded";
        }
        catch (Exception broken)
        {
            throw new InvalidOperationException($"File {number} ({name}): {broken.Message}", broken);
        }
    }

    private static byte[] Damage(byte[] seed, bool isText, Random random)
    {
        if (isText || random.Next(4) == 0)
            return Bytes(seed, random);
        var (source, target) = (new MemoryStream(seed), new MemoryStream());
        using (var from = new ZipArchive(source, ZipArchiveMode.Read))
        using (var to = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            var chosen = from.Entries[random.Next(from.Entries.Count)].FullName;
            foreach (var entry in from.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                var content = reader.ReadToEnd();
                if (entry.FullName == chosen && random.Next(30) == 0)
                    continue;
                using var writer = to.CreateEntry(entry.FullName).Open();
                writer.Write(Encoding.UTF8.GetBytes(entry.FullName == chosen ? Markup(content, random) : content));
            }
        }
        return target.ToArray();
    }

    /// <summary>Most changes keep the markup well formed, so that the reader behind the parser sees them too.</summary>
    private static string Markup(string content, Random random)
    {
        for (var change = random.Next(1, 4); change > 0 && content.Length > 2; change--)
        {
            var (at, tag) = (random.Next(content.Length), content.IndexOf('<', random.Next(content.Length)));
            var end = tag < 0 ? -1 : content.IndexOf('>', tag);
            content = random.Next(6) switch
            {
                0 when tag > 0 && end > 0 => content[..tag] + content[(end + 1)..],
                1 when tag > 0 && end > 0 => content[..(end + 1)] + content[tag..],
                2 => content.Insert(at, random.GetItems(Pieces, 1)[0]),
                3 => new StringBuilder(content) { [at] = (char)random.Next(0x20, 0xFFFF) }.ToString(),
                4 => Digits(content, random),
                _ => content.Remove(at, Math.Min(content.Length - at, random.Next(1, 40))),
            };
        }
        return content;
    }

    private static string Digits(string content, Random random)
    {
        var places = Enumerable.Range(0, content.Length).Where(at => char.IsAsciiDigit(content[at])).ToList();
        return places.Count == 0 ? content : content.Remove(places[random.Next(places.Count)], 1).Insert(places[0], random.GetItems(["9", "0", "-", "88888888", "1.5e300", ""], 1)[0]);
    }

    private static byte[] Bytes(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var change = random.Next(1, 6); change > 0 && bytes.Count > 1; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 200)));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(random.GetItems(Pieces, 1)[0]));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, random.Next(1, 300))));
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(8) == 0 ? bytes.Count - at : 1);
                    break;
            }
        }
        return [.. bytes];
    }

    private static (string Name, byte[] Seed)[] Seeds()
    {
        var text = GoldenDocuments.Names.Take(6).Select((name, at) => ($"{name}.txt", (at % 3) switch
        {
            0 => Encoding.UTF8.GetBytes(GoldenDocuments.Text(name)),
            1 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(GoldenDocuments.Text(name))],
            _ => Gb18030().GetBytes(GoldenDocuments.Text(name)),
        }));
        const string Numbering = """<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>""";
        var word = new DocxBuilder().Part("numbering", "numbering", Numbering).Body(
            DocxBuilder.Paragraph("关于巡察整改情况的通报") + DocxBuilder.Numbered("已整改完成的问题", 1, 0) + DocxBuilder.Paragraph("1.关于“台账不全”问题的整改。")
            + DocxBuilder.Paragraph("整改措施：一是补登台账42本。二是每季度至少核对1次。") + "<w:tbl><w:tr>" + string.Concat(new[] { "序号", "反馈问题", "整改措施" }.Select(Cell))
            + "</w:tr><w:tr>" + string.Concat(new[] { "1", "记录缺失", "补记。" }.Select(Cell)) + "</w:tr></w:tbl>").Build();
        var workbook = new WorkbookBuilder().Sheet("台账", sheet => sheet.Row("整改台账").Row("序号", "具体问题", "整改措施", "责任领导", "责任单位", "完成时限", "完成情况")
            .Row(1, "台账不全", "1. 补登。\n2. 核对。", "副局长", "河湖科", new DateOnly(2026, 6, 30), "已完成").Row(null, null, "复核。", null, null, "2026年9月", "推进中")
            .Row(2, "记录缺失", "补记。", "副局长", "防汛科", "长期", "推进中").Merge("A1:G1", "A3:A4", "B3:B4"))
            .Sheet("旧", sheet => sheet.Row("序号", "具体问题", "整改措施"), "hidden").Build();
        return [.. text, ("通报.docx", word), ("台账.xlsx", workbook), ("通报2.docx", word), ("台账2.xlsx", workbook)];

        static string Cell(string content) => $"<w:tc>{DocxBuilder.Paragraph(content)}</w:tc>";
    }

    private static Encoding Gb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030");
    }
}
