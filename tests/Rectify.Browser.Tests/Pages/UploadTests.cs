using System.Security.Cryptography;
using Microsoft.Playwright;
using Rectify.Browser.Tests.Running;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Pages;

/// <summary>A large file comes in parts.</summary>
[Collection(InOneHouse.Name)]
public sealed class UploadTests(House house)
{
    [Fact]
    public async Task An_upload_that_the_network_breaks_off_goes_on_where_it_stopped()
    {
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(TaskState.Rectifying, new DateOnly(2030, 6, 30));
        var handler = await house.SignInAsync(house.People.Handler);
        var page = handler.Page;
        List<string> sent = [];
        await page.RouteAsync("**/evidence/parts/**", async route =>
        {
            var isPart = route.Request.Method == "POST" && route.Request.Url.Contains("offset=", StringComparison.Ordinal);
            if (isPart) sent.Add(route.Request.Url[(route.Request.Url.IndexOf("offset=", StringComparison.Ordinal) + 7)..]);
            if (isPart && sent.Count is 2 or 3) await route.AbortAsync();
            else await route.ContinueAsync();
        });
        var content = new byte[20 * 1024 * 1024];
        new Random(20261126).NextBytes(content);
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.bin");
        await File.WriteAllBytesAsync(file, content);
        try
        {
            await handler.GoAsync($"/tasks/{inspection.Task.Value}");
            await handler.PressAsync("act-AddEvidence");
            await handler.Id("evidence-files").SetInputFilesAsync(file);
            await Expect(page.Locator("dialog[open] .list li")).ToHaveCountAsync(1);
            await handler.Id("proves-1").CheckAsync();
            await handler.TypeAsync("sentence-1", "录像反映整改后的现场。");
            await handler.PressAsync("evidence-send");
            await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Equal(["0", "8388608", "8388608", "8388608", "16777216"], sent);
        var piece = Assert.Single((await inspection.LoadAsync()).Evidence);
        Assert.Equal((content.Length, Convert.ToHexStringLower(SHA256.HashData(content))), (piece.Size, piece.Sha256));
    }
}
