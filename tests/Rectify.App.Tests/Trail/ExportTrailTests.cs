using Rectify.App.Trail;
using Rectify.TrailChecker;
using Xunit;

namespace Rectify.App.Tests.Trail;

/// <summary>Packages as they leave the house, checked by the program that outsiders get.</summary>
[Collection(nameof(ToldStory))]
public sealed class ExportTrailTests(ToldStory story) : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "rectify-test-packages", Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private async Task<StoryCopy> ExportAsync(bool files = true, params string[] withhold)
    {
        var copy = await story.CopyAsync();
        await ExportTrail.Of(copy.Settings, TimeProvider.System).RunAsync(folder, new TrailExport(files, withhold));
        return copy;
    }

    private string FileOf(string name) => Path.Combine(folder, name);

    private void EditLine(string name, int line, Func<string, string?> edit)
    {
        var lines = File.ReadAllLines(FileOf(name)).ToList();
        if (edit(lines[line]) is { } edited) lines[line] = edited;
        else lines.RemoveAt(line);
        File.WriteAllLines(FileOf(name), lines);
    }

    [Fact]
    public async Task An_honest_package_checks()
    {
        await using var copy = await ExportAsync();
        var report = await copy.VerifyAsync();

        var result = Checker.Run(folder);

        Assert.Empty(result.Faults);
        Assert.Equal((report.Facts, report.Anchors), (result.Facts, result.Anchors));
        // rows of clues and petitions, and the acts on them that left facts nowhere else, stay in the house
        Assert.Equal(report.Rows, result.Rows + result.RowsWithheld);
        Assert.True(result.Files > 5);
    }

    [Fact]
    public async Task What_is_withheld_is_not_in_the_package_and_its_chain_checks_all_the_same()
    {
        Guid chain;
        await using (var db = (await story.CopyAsync()).OpenDatabase()) chain = db.ChainHeads.OrderBy(h => h.Chain).Last().Chain;
        await using var copy = await ExportAsync(true, $"{chain:N}");

        var result = Checker.Run(folder);

        Assert.Empty(result.Faults);
        Assert.True(result is { Withheld: > 10, RowsWithheld: > 10, Rows: > 100 }, result.ToString());
        Assert.DoesNotContain(File.ReadLines(FileOf("facts.jsonl")), line => line.Contains($"\"chain\":\"{chain:N}\"", StringComparison.Ordinal) && line.Contains("\"details\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_everything_withheld_nothing_but_hashes_leaves_the_house()
    {
        await using var copy = await ExportAsync(true, TrailExport.All);

        Assert.Empty(Checker.Run(folder).Faults);
        Assert.Empty(File.ReadAllText(FileOf("rows.jsonl")));
        Assert.False(Directory.Exists(FileOf("files")));
        Assert.DoesNotContain("details", File.ReadAllText(FileOf("facts.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_tampered_with_does_not_check()
    {
        await using var copy = await ExportAsync();
        var honest = Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        (string File, int Line, Func<string, string?> Edit, string Says)[] edits =
        [
            ("facts.jsonl", 30, line => line.Replace("\"at\":\"20", "\"at\":\"21", StringComparison.Ordinal), "记录与其哈希不符"),
            ("facts.jsonl", 30, _ => null, "链上缺少记录"),
            ("facts.jsonl", 40, line => line.Replace("\"details\":{", "\"details\":{\"zz\":\"1\"", StringComparison.Ordinal).Replace("\"1\"\"", "\"1\",\"", StringComparison.Ordinal), "内容与其摘要不符"),
            ("facts.jsonl", 40, line => line.Replace("\"details\"", "\"detail\"", StringComparison.Ordinal), "留痕记录无法读取"),
            ("rows.jsonl", 500, line => line.Replace("\"columns\":{", "\"columns\":{\"zz\":\"1\",", StringComparison.Ordinal), "数据行被改动"),
            ("rows.jsonl", 500, _ => null, "数据行缺失"),
            ("rows.jsonl", 500, line => line.Replace("\"row\":\"", "\"row\":\"x", StringComparison.Ordinal), "没有任何记录提到的数据行"),
            ("anchors.jsonl", 1, _ => null, "锚点无效"),
            ("anchors.jsonl", 0, line => line.Replace("\"number\":", "\"number\":1", StringComparison.Ordinal), "锚点无效"),
        ];
        foreach (var (file, line, edit, says) in edits)
        {
            EditLine(file, line, edit);
            Assert.Contains(Checker.Run(folder).Faults, fault => fault.Says == says);
            File.WriteAllText(FileOf(file), honest[file]);
        }
        File.AppendAllText(Directory.GetFiles(FileOf("files"))[0], " ");
        Assert.Contains(Checker.Run(folder).Faults, fault => fault.Says == "材料文件被改动");
    }

    [Fact]
    public async Task Anchors_kept_elsewhere_find_a_package_of_another_past()
    {
        await using var now = await story.CopyAsync();
        await using var earlier = await story.CopyAsync(earlier: true);
        var lines = await File.ReadAllLinesAsync(earlier.AnchorFile);
        await File.WriteAllLinesAsync(earlier.AnchorFile, lines[..4]);
        await ExportTrail.Of(earlier.Settings, TimeProvider.System).RunAsync(folder, new TrailExport(false, []));

        Assert.Empty(Checker.Run(folder).Faults);
        Assert.Contains(Checker.Run(folder, now.AnchorFile).Faults, fault => fault.Says == "链短于锚点所记");
    }

    [Fact]
    public async Task A_code_from_paper_is_found_in_the_package_or_not()
    {
        await using var copy = await ExportAsync(false);
        string code;
        await using (var db = copy.OpenDatabase()) code = db.ChainHeads.OrderBy(h => h.Chain).First().Code;

        Assert.Empty(Checker.Run(folder, code: code).Faults);
        Assert.Equal("校验码与留痕不符", Assert.Single(Checker.Run(folder, code: code[..^1] + (code[^1] == '0' ? '1' : '0')).Faults).Says);
    }

    [Fact]
    public void A_folder_without_a_package_is_refused() => Assert.Throws<InvalidDataException>(() => Checker.Run(Path.GetTempPath()));
}
