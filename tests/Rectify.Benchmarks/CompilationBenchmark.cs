using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rectify.Documents.Reading;
using Rectify.Documents.Text;

namespace Rectify.Benchmarks;

/// <summary>Reads notices of many bodies in one file, 170,000 characters with the line breaks of a PDF. Bar: 1 s.</summary>
internal static class CompilationBenchmark
{
    private const int Characters = 170_000;
    private const int Width = 30;
    private const int Runs = 5;

    public static void Run()
    {
        var text = Compilation();
        Read(text);
        var seconds = Enumerable.Range(0, Runs).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            Read(text);
            return watch.Elapsed.TotalSeconds;
        }).Order().ToList();
        var problems = Read(text);
        Console.WriteLine($"compilation of {text.Length} characters: {problems} problems, median {seconds[Runs / 2]:0.00} s, worst {seconds[^1]:0.00} s of {Runs}");
    }

    private static int Read(string text) => ProposalReader.Read(SourceText.Of(text)).Problems.Count;

    private static string Compilation()
    {
        var text = new StringBuilder();
        for (var body = 1; text.Length < Characters; body++)
        {
            text.Append(CultureInfo.InvariantCulture, $"云湖市第{body}小学党组织关于巡察整改进展情况的通报\n");
            Wrap(text, $"按照市委统一部署，2026年1月5日至2月28日，市委第二巡察组对云湖市第{body}小学开展了常规巡察。2026年3月16日，市委第二巡察组反馈了意见。现将整改情况予以公布。");
            text.Append("一、已完成整改的问题\n");
            for (var problem = 1; problem <= 8; problem++)
            {
                Wrap(text, $"{problem}.关于“第{problem}处台账登记不全，抽查发现漏登{problem + body}处”问题的整改。");
                Wrap(text, $"整改措施：一是逐一溯源，建立一口一档，明确专人每月核对一次。二是修订登记办法，对漏登的{problem + body}处全部补录并公示。三是组织全员培训，开展举一反三排查。");
                Wrap(text, "整改成效：一是台账与现场一致。二是登记办法已经印发执行。");
            }
        }
        return text.ToString();
    }

    private static void Wrap(StringBuilder text, string paragraph)
    {
        for (var at = 0; at < paragraph.Length; at += Width) text.Append(paragraph.AsSpan(at, Math.Min(Width, paragraph.Length - at))).Append('\n');
    }
}
