using System.Text;
using Microsoft.AspNetCore.Http;
using Rectify.Domain.Tasks;
using Rectify.Web.Evidence;
using Xunit;

namespace Rectify.Web.Tests.Evidence;

public sealed class EvidenceFormTests
{
    private const string Input = """{"act":"0198a2b4-0000-7000-8000-000000000001","evidenceOn":"2026-07-17","proves":[{"measure":"0198a2b4-0000-7000-8000-000000000002","sentence":"写明已通水。"}]}""";

    private readonly TaskId task = TaskId.New();

    [Fact]
    public async Task The_input_is_read_and_the_file_is_left_to_stream()
    {
        using var form = Form(("input", null, Input), ("file", "验收单.pdf", "%PDF-1.4"));

        var (input, name, content) = (await ReadAsync(form))!.Value;

        Assert.Equal((task, new DateOnly(2026, 7, 17), "写明已通水。", "验收单.pdf"), (input.Task, input.EvidenceOn, Assert.Single(input.Proves).Sentence, name));
        Assert.Equal("%PDF-1.4", await new StreamReader(content).ReadToEndAsync());
    }

    [Fact]
    public async Task A_file_before_its_input_is_refused()
    {
        using var form = Form(("file", "验收单.pdf", "%PDF-1.4"), ("input", null, Input));
        Assert.Null(await ReadAsync(form));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task An_input_that_says_nothing_is_refused(string input)
    {
        using var form = Form(("input", null, input), ("file", "验收单.pdf", "%PDF-1.4"));
        Assert.Null(await ReadAsync(form));
    }

    [Fact]
    public async Task An_input_without_end_is_refused()
    {
        using var form = Form(("input", null, new string(' ', 70_000) + Input), ("file", "验收单.pdf", "%PDF-1.4"));
        Assert.Null(await ReadAsync(form));
    }

    [Fact]
    public async Task A_request_that_is_no_form_is_refused()
    {
        using var text = new StringContent(Input, Encoding.UTF8, "application/json");
        Assert.Null(await ReadAsync(text));
    }

    private static MultipartFormDataContent Form(params (string Name, string? FileName, string Content)[] parts)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, file, content) in parts)
        {
            if (file is null) form.Add(new StringContent(content), name);
            else form.Add(new StringContent(content), name, file);
        }
        return form;
    }

    private async Task<(Rectify.App.Evidence.EvidenceInput Input, string? FileName, Stream Content)?> ReadAsync(HttpContent sent)
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = sent.Headers.ContentType!.ToString();
        http.Request.Body = await sent.ReadAsStreamAsync();
        return await EvidenceForm.ReadAsync(http.Request, task, default);
    }
}
