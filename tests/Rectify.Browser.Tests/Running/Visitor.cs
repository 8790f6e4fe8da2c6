using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Rectify.Testing;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Running;

/// <summary>One person at one browser window. Fields and buttons are named by their ids.</summary>
public sealed class Visitor(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(Checkout.Folder, "TestResults", "story")).FullName;

    private readonly ConcurrentQueue<string> complaints = [];

    public IPage Page { get; } = page;

    /// <summary>What the browser complained of: errors of the console and of scripts.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>Hears the browser's complaints from now on.</summary>
    public void Listen()
    {
        Page.Console += (_, message) => { if (message.Type == "error") complaints.Enqueue($"{Page.Url}: {message.Text}"); };
        Page.PageError += (_, error) => complaints.Enqueue($"{Page.Url}: {error}");
    }

    public void ForgetComplaints() => complaints.Clear();

    public ILocator Id(string id) => Page.Locator($"[id='{id}']");

    /// <summary>Opens the address and waits until what one presses there is heard.</summary>
    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await ReadyAsync();
    }

    public Task ReadyAsync() => Page.Locator("body[data-ready]").WaitForAsync();

    public async Task SignInAsync(string userName, string password)
    {
        await GoAsync("/sign-in");
        await Id("user-name").FillAsync(userName);
        await Id("password").FillAsync(password);
        await Page.Locator("#sign-in").ClickAsync();
    }

    /// <summary>Types and leaves the field, as its page listens for.</summary>
    public static async Task TypeAsync(ILocator field, string text)
    {
        await HeardAsync(field);
        await field.FillAsync(text);
        await field.BlurAsync();
    }

    /// <summary>A page that begins to listen draws its fields anew: writing into one is two steps, and between them it would be another.</summary>
    private static async Task HeardAsync(ILocator field)
    {
        await field.WaitForAsync();
        await field.Page.Locator("body[data-ready]").WaitForAsync();
    }

    public Task TypeAsync(string id, string text) => TypeAsync(Id(id), text);

    /// <summary>Presses it; a button that is refused never becomes pressable and fails the test.</summary>
    public Task PressAsync(string id) => Id(id).ClickAsync();

    /// <summary>Presses an act that cannot be pressed again once it is done.</summary>
    public async Task PressOnceAsync(string id)
    {
        await PressAsync(id);
        await Expect(Page.Locator($"[id='{id}']:not([aria-disabled]), [id='{id}'][aria-busy]")).ToHaveCountAsync(0);
    }

    /// <summary>Presses an act inside a dialog, which closes when it is done.</summary>
    public async Task PressInDialogAsync(string id)
    {
        await PressAsync(id);
        await Expect(Page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    public async Task ExpectAddressAsync(string pattern)
    {
        await Expect(Page).ToHaveURLAsync(new Regex(pattern));
        await ReadyAsync();
    }

    /// <summary>Kept under TestResults, for whoever wants to see what the test saw.</summary>
    public Task ShowAsync(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });

    /// <summary>Goes on by the Tab key until the element has the focus; fails when it is not reached.</summary>
    public async Task TabToAsync(ILocator target)
    {
        const int most = 150;
        await Expect(target).ToBeVisibleAsync();
        for (var press = 0; press < most; press++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await Page.Keyboard.PressAsync("Tab");
        }
        throw new InvalidOperationException($"{target} is not reached by {most} presses of the Tab key.");
    }

    /// <summary>Nothing of the page lies beyond the window's right edge.</summary>
    public async Task ExpectNoSidewaysScrollAsync() => Xunit.Assert.Equal(0, await Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));

    /// <summary>Pastes as from a spreadsheet: by the clipboard and the keys of a person.</summary>
    public async Task PasteAsync(ILocator field, string text)
    {
        await HeardAsync(field);
        await field.FocusAsync();
        await Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
        await Page.Keyboard.PressAsync("Control+v");
    }

    /// <summary>Path of the file behind a link, as the browser downloaded it.</summary>
    public async Task<string> DownloadAsync(ILocator link)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return await download.PathAsync();
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
