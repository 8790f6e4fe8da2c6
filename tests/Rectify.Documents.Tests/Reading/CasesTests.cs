using System.Diagnostics;
using System.Text.Json;
using Rectify.Documents.Reading;
using Rectify.Documents.Text;
using Xunit;
using Xunit.Abstractions;

namespace Rectify.Documents.Tests.Reading;

/// <summary>The bars of reading over real documents, which lie beside the checkout and are not part of it.</summary>
public class CasesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("fushun-sthjj", 1.0, 0.98, 0.98)]
    [InlineData("xuchang-sthjj", 1.0, 0.98, 0.98)]
    [InlineData("chaoyang-city", 0.97, 0.97, 0.97)]
    [InlineData("dezhou-city", 0.97, 0.97, 0.97)]
    [InlineData("henan-feedback", 0.97, 0.97, null)]
    [InlineData("shenyang-item1-acceptance", 1.0, 1.0, 1.0)]
    public void A_real_document_is_read_up_to_its_bar(string name, double problems, double sections, double? measures)
    {
        if (Score(name) is not { } scores)
            return;
        double Of(string score, string part = "value") => scores.GetProperty(score).GetProperty(part).GetDouble();

        output.WriteLine($"{name}: problems F1 {Of("problems", "f1"):0.000} (bar {problems}), sections {Of("section_accuracy"):0.000} (bar {sections}), grades {Of("status_accuracy"):0.000}, "
            + $"header {Of("header_accuracy"):0.000}, invented {scores.GetProperty("header_invented")}, measures bar {measures}");
        Assert.True(Of("problems", "f1") >= problems, $"problems F1 {Of("problems", "f1")}");
        Assert.True(Of("section_accuracy") >= sections, $"section accuracy {Of("section_accuracy")}");
        Assert.True(Of("status_accuracy") >= 1.0, $"status accuracy {Of("status_accuracy")}");
        if (scores.GetProperty("claimed_figures").GetProperty("gold").GetInt32() > 0)
            Assert.True(Of("claimed_figures", "recall") >= 0.9, $"claimed figures recall {Of("claimed_figures", "recall")}");
        Assert.True(Of("header_accuracy") >= 0.95, $"header accuracy {Of("header_accuracy")}");
        Assert.Equal(0, scores.GetProperty("header_invented").GetInt32());
        if (measures is { } bar)
        {
            Assert.True(Of("measures", "f1") >= bar, $"measures F1 {Of("measures", "f1")}");
            Assert.True(Of("measure_count_exact") >= bar, $"measure count exact {Of("measure_count_exact")}");
        }
    }

    private JsonElement? Score(string name)
    {
        var cases = CasesFolder();
        if (cases is null)
        {
            output.WriteLine("Nothing compared: the folder shared/cases does not lie beside this checkout.");
            return null;
        }
        var loaded = Assert.IsType<TextLoad.Loaded>(TextLoader.FromFile(File.OpenRead(Path.Combine(cases, "docs", name + ".txt")), name + ".txt"));
        var candidate = Path.Combine(Path.GetTempPath(), $"rectify-{Guid.NewGuid():N}.json");
        File.WriteAllText(candidate, InterchangeWriter.Write(ProposalReader.Read(loaded.Source)));
        try
        {
            return RunScorer(cases, name, candidate);
        }
        finally
        {
            File.Delete(candidate);
        }
    }

    private JsonElement? RunScorer(string cases, string name, string candidate)
    {
        Process scorer;
        try
        {
            scorer = Process.Start(new ProcessStartInfo("python3", [Path.Combine(cases, "score.py"), Path.Combine(cases, "gold", name + ".json"), candidate, "--json"])
            {
                RedirectStandardOutput = true,
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            output.WriteLine("Nothing compared: python3, which runs the scorer, is not installed.");
            return null;
        }
        using (scorer)
        {
            var report = scorer.StandardOutput.ReadToEnd();
            scorer.WaitForExit();
            output.WriteLine(report);
            Assert.Equal(0, scorer.ExitCode);
            return JsonDocument.Parse(report).RootElement.GetProperty("scores");
        }
    }

    internal static string? CasesFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Rectify.sln")))
                continue;
            // a linked worktree may lie a level deeper than the checkout itself
            return new[] { "../shared/cases", "../../shared/cases" }
                .Select(path => Path.GetFullPath(Path.Combine(folder.FullName, path))).FirstOrDefault(path => Directory.Exists(Path.Combine(path, "docs")));
        }
        return null;
    }
}
