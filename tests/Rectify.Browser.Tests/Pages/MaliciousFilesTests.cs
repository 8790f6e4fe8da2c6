using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using Rectify.Browser.Tests.Running;
using Rectify.Domain.Evidence;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Pages;

/// <summary>Whatever a file brings along, who looks at it sees text or pictures made here, or a card.</summary>
[Collection(InOneHouse.Name)]
public sealed class MaliciousFilesTests(House house) : IAsyncLifetime
{
    /// <summary>Somebody else's server: who connects is counted, and that is wrong whoever it is, browser or program.</summary>
    private readonly TcpListener elsewhere = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> wrong = [];

    public Task InitializeAsync()
    {
        elsewhere.Start();
        _ = HearAsync();
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        elsewhere.Stop();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Nothing_of_a_malicious_file_runs_and_nothing_reaches_beyond_the_house()
    {
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(TaskState.Rectifying, new DateOnly(2030, 6, 30));
        var files = new MaliciousFiles($"http://127.0.0.1:{((IPEndPoint)elsewhere.LocalEndpoint).Port}").All;
        var handler = await house.SignInAsync(house.People.Handler);
        Watch(handler.Page);
        await UploadAsync(handler, inspection, files);
        var pieces = (await inspection.LoadAsync()).Evidence;
        Assert.Equal(files.Count, pieces.Count);

        await handler.GoAsync($"/tasks/{inspection.Task.Value}");
        await Expect(handler.Page.Locator("#evidence li")).ToHaveCountAsync(files.Count);
        await ExpectNothingRanAsync(handler.Page, "the task's page");
        foreach (var piece in pieces) await LookAsync(handler, piece);
        // what is taken out of the files by the program itself comes a few seconds later
        await Task.Delay(TimeSpan.FromSeconds(12));

        Assert.Empty(wrong);
    }

    private async Task LookAsync(Visitor handler, EvidenceItem piece)
    {
        var page = handler.Page;
        await handler.GoAsync($"/evidence/{piece.Id.Value}/preview");
        await ExpectNothingRanAsync(page, piece.FileName);
        Assert.Equal(0, await page.Locator("main script, main iframe, main object, main embed, main svg:not(.icon) script, main [onerror], main [onload], main [onclick], main a[href^='javascript:'], main form[action^='http'], main img[src^='http']").CountAsync());
        // all there is: text of ours, a picture from our own door, or the card with the download
        Assert.NotEqual(0, await page.Locator("main .viewer img, main .sheet table, main p.flat, main .empty").CountAsync());
        foreach (var address in new[] { $"/evidence/{piece.Id.Value}/file", $"/evidence/{piece.Id.Value}/picture" })
        {
            var answer = await page.Context.APIRequest.GetAsync(house.App.Address.TrimEnd('/') + address);
            if (answer.Status == 404) continue;
            var headers = answer.Headers;
            Assert.Equal("nosniff", headers["x-content-type-options"]);
            Assert.Contains("sandbox", headers["content-security-policy"], StringComparison.Ordinal);
            if (address.EndsWith("file", StringComparison.Ordinal)) Assert.StartsWith("attachment", headers["content-disposition"], StringComparison.Ordinal);
            else Assert.Equal("image/png", headers["content-type"]);
        }
    }

    private static async Task UploadAsync(Visitor handler, TestInspection inspection, IReadOnlyList<FilePayload> files)
    {
        await handler.GoAsync($"/tasks/{inspection.Task.Value}");
        await handler.PressAsync("act-AddEvidence");
        await handler.Id("evidence-files").SetInputFilesAsync(files);
        await Expect(handler.Page.Locator("dialog[open] .list li")).ToHaveCountAsync(files.Count);
        await handler.Id("proves-1").CheckAsync();
        await handler.TypeAsync("sentence-1", "材料反映整改情况。");
        await handler.PressAsync("evidence-send");
        await Expect(handler.Page.Locator("dialog[open]")).ToHaveCountAsync(0, new() { Timeout = 120_000 });
    }

    private void Watch(IPage page)
    {
        page.Dialog += async (_, dialog) =>
        {
            wrong.Enqueue($"{page.Url}: a dialog says {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Popup += (_, popup) => wrong.Enqueue($"{page.Url}: a window opens {popup.Url}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(house.App.Address.TrimEnd('/'), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) wrong.Enqueue($"{page.Url}: a request to {request.Url}");
        };
    }

    private static async Task ExpectNothingRanAsync(IPage page, string where) =>
        Assert.True(await page.EvaluateAsync<bool>($"() => window.{MaliciousFiles.Mark} === undefined"), $"A script ran on {where}.");

    private async Task HearAsync()
    {
        try
        {
            while (true)
            {
                using var client = await elsewhere.AcceptTcpClientAsync();
                using var reader = new StreamReader(client.GetStream());
                wrong.Enqueue($"somebody knocked elsewhere: {await reader.ReadLineAsync()}");
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }
}
