using System.CommandLine;
using System.Text.Json;
using Rectify.Web.Commands;
using Xunit;

namespace Rectify.Web.Tests.Commands;

/// <summary>rectify read and rectify check: neither needs a server or a database.</summary>
public sealed class DocumentCommandsTests : IDisposable
{
    private const string Clean = """
        关于巡察整改情况的通报
        一、已整改完成的问题
        1.关于“台账登记不全”问题的整改。
        整改措施：补登缺失的台账42本。
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("rectify-commands-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Check_ends_with_0_without_findings_1_with_some_and_2_when_a_file_cannot_be_read()
    {
        var clean = Write("clean.txt", Clean);
        var faulty = Write("faulty.txt", Clean + "\n整改成效：台账登记率达到103%。");
        var broken = Write("broken.docx", "x");

        Assert.Equal(0, Run("check", clean).Code);
        Assert.Equal(1, Run("check", clean, faulty).Code);
        Assert.Equal(2, Run("check", faulty, broken).Code);
        Assert.Equal(2, Run("check", clean, "--as-of", "tomorrow").Code);
    }

    [Fact]
    public void A_folder_stands_for_the_documents_in_it_and_below()
    {
        Write("a.txt", Clean);
        Write("b/c.txt", Clean + "\n整改成效：台账登记率达到103%。");
        Write("b/picture.png", "x");

        var (code, output, error) = Run("check", folder, "--json");

        Assert.Equal((1, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        Assert.Equal([0, 1], json.RootElement.EnumerateArray().Select(document => document.GetProperty("findings").GetArrayLength()));
        Assert.Equal("figures.rate-above-hundred", json.RootElement[1].GetProperty("findings")[0].GetProperty("rule").GetString());
    }

    [Fact]
    public void Messages_go_to_standard_error_and_data_to_standard_output()
    {
        var (code, output, error) = Run("read", Write("a.txt", Clean), Path.Combine(folder, "missing.txt"), "--json");

        Assert.Equal(2, code);
        Assert.Equal("rectify-candidate/1", JsonDocument.Parse(output).RootElement[0].GetProperty("format").GetString());
        Assert.Contains("missing.txt", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("read", "--xlsx")]
    [InlineData("check", "--xlsx")]
    [InlineData("check", "--docx")]
    public void A_workbook_or_report_goes_to_the_file_named(string command, string form)
    {
        var target = Path.Combine(folder, "out");

        var (code, output, _) = Run(command, Write("a.txt", Clean), form, "--out", target);

        Assert.Equal((0, ""), (code, output));
        Assert.True(File.ReadAllBytes(target).AsSpan().StartsWith("PK"u8));
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = RectifyCommand.Create().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }
}
