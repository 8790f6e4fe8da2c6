using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Rectify.Documents.Checking;
using Rectify.Documents.Reading.Ledgers;
using Rectify.Documents.Text;

namespace Rectify.Benchmarks;

/// <summary>
/// Reads a ledger of 50,000 rows and 20 columns, a third of the rows opening a problem. Measured in a process of its own, so that its peak is the reading's.
/// Bars: 15 s, 300 MB.
/// </summary>
internal static class ReadingBenchmark
{
    private const int Rows = 50_000;

    private static readonly string[] Head =
        ["序号", "方面", "类别", "具体问题", "具体表现", "涉及金额(万元)", "整改类型", "整改目标", "整改措施", "责任领导", "牵头单位", "配合单位", "经办人", "完成时限", "进展情况", "完成情况", "整改成效", "未完成原因", "下步打算", "备注"];

    public static int Run()
    {
        var file = Path.Combine(Path.GetTempPath(), $"rectify-{Environment.ProcessId}.xlsx");
        try
        {
            Write(file);
            Console.WriteLine($"{Rows} rows, {Head.Length} columns, {new FileInfo(file).Length / 1e6:0.0} MB");
            using var child = Process.Start("dotnet", [typeof(ReadingBenchmark).Assembly.Location, "--reading-of", file]);
            child.WaitForExit();
            return child.ExitCode;
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static int Measure(string file)
    {
        var watch = Stopwatch.StartNew();
        TextLoad load;
        using (var stream = File.OpenRead(file))
            load = TextLoader.FromFile(stream, file);
        if (load is not TextLoad.Loaded(var source))
        {
            Console.WriteLine(load);
            return 1;
        }
        var loaded = watch.Elapsed;
        var reading = LedgerReader.Read(source);
        var read = watch.Elapsed;
        Console.WriteLine($"taken in {loaded.TotalSeconds:0.0} s, read {read.TotalSeconds:0.0} s ({Environment.CpuUsage.TotalTime.TotalSeconds:0.0} s of a core), peak {Peak()} MB: {reading.Proposal.Problems.Count} problems, {reading.Proposal.Problems.Sum(problem => problem.Measures.Count)} measures, {reading.Errors.Count} errors");
        var findings = Checkup.Of(reading.Proposal, source, new DateOnly(2026, 6, 30)).Count;
        Console.WriteLine($"checked {watch.Elapsed.TotalSeconds:0.0} s ({Environment.CpuUsage.TotalTime.TotalSeconds:0.0} s of a core), peak {Peak()} MB: {findings} findings");
        return read < TimeSpan.FromSeconds(15) ? 0 : 1;
    }

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / (1024 * 1024);
    }

    private static void Write(string path)
    {
        using var file = File.Create(path);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create);
        Part(archive, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""");
        Part(archive, "_rels/.rels", """<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(archive, "xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
        Part(archive, "xl/workbook.xml", """<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="台账" sheetId="1" r:id="r1"/></sheets></workbook>""");
        using var sheet = new StreamWriter(archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        sheet.Write("<worksheet><sheetData>");
        Row(sheet, 1, Head);
        for (var row = 0; row < Rows; row++)
            Row(sheet, row + 2, Values(row));
        sheet.Write("</sheetData></worksheet>");
    }

    private static void Part(ZipArchive archive, string name, string content)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(content);
    }

    private static void Row(StreamWriter sheet, int number, string?[] values)
    {
        sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{number}\">"));
        foreach (var value in values)
            sheet.Write(value is null ? "<c/>" : $"<c t=\"inlineStr\"><is><t>{value}</t></is></c>");
        sheet.Write("</row>");
    }

    private static string?[] Values(int row)
    {
        var (problem, first) = (row / 3 + 1, row % 3 == 0);
        return
        [
            first ? $"{problem}" : null, first ? $"第{problem % 4 + 1}方面" : null, first ? $"类别{problem % 17}" : null,
            first ? $"第{problem}号河段台账登记不全，现场核对发现漏登{problem % 90 + 2}处，整改责任没有落实到人。" : null, first ? "部分河段没有照片和坐标。" : null,
            first ? $"{problem % 300}.5" : null, first ? "立行立改" : null, first ? "一段一档，登记率达到100%。" : null,
            $"对第{row}段逐处核对，补登照片和坐标，{row % 12 + 1}月底前报河湖科备案。", "副局长", "河湖科", "各水务所", $"经办{row % 50}", $"2026年{row % 12 + 1}月底前",
            $"已核对{row % 40 + 1}处，补登{row % 20 + 1}处。", row % 5 == 0 ? "推进中" : "已完成", first ? "登记率明显提高。" : null, row % 5 == 0 ? "汛期未结束。" : null,
            row % 5 == 0 ? "汛后继续核对。" : null, null,
        ];
    }
}
