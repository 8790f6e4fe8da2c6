using Microsoft.Playwright;
using Rectify.Domain.People;
using Rectify.Testing;
using Xunit;

namespace Rectify.Browser.Tests.Running;

/// <summary>One real browser for all tests, before the real program over a database that holds people, units and accounts and nothing else.</summary>
public sealed class House : IAsyncLifetime
{
    /// <summary>A page's circuit, not a human's patience: a busy machine takes its time.</summary>
    private const float Patience = 45_000;

    private readonly List<Visitor> visitors = [];
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public TestOffice People { get; } = new();

    public AppProcess App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await People.InitializeAsync();
        App = await AppProcess.StartAsync(People.ConnectionString, People.OwnerConnectionString);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        });
        Assertions.SetDefaultExpectTimeout(Patience);
    }

    public async Task DisposeAsync()
    {
        foreach (var visitor in visitors) await visitor.DisposeAsync();
        await browser.DisposeAsync();
        playwright.Dispose();
        await App.DisposeAsync();
        await People.DisposeAsync();
    }

    /// <summary>A browser profile of its own, at the sign-in page's door; of another program than the house's own where one is named.</summary>
    public async Task<Visitor> VisitAsync(Window window = Window.Desk, string language = "zh-CN", ColorScheme theme = ColorScheme.Light, AppProcess? of = null)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = (of ?? App).Address,
            Locale = language,
            ColorScheme = theme,
            ViewportSize = window == Window.Phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 },
            HasTouch = window == Window.Phone,
            IsMobile = window == Window.Phone,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(Patience);
        context.SetDefaultNavigationTimeout(Patience);
        var visitor = new Visitor(context, await context.NewPageAsync());
        visitor.Listen();
        lock (visitors) visitors.Add(visitor);
        return visitor;
    }

    /// <summary>That person, with an account, signed in through the page.</summary>
    public async Task<Visitor> SignInAsync(PersonId person, Window window = Window.Desk, string language = "zh-CN", ColorScheme theme = ColorScheme.Light)
    {
        await People.EnsureAccountAsync(person);
        var visitor = await VisitAsync(window, language, theme);
        await visitor.SignInAsync(UserName(person), TestAccounts.Password);
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(App.Address.TrimEnd('/') + "/desk");
        return visitor;
    }

    public static string UserName(PersonId person) => $"u{person.Value:N}";
}

public enum Window
{
    Desk,
    Phone,
}

/// <summary>All browser tests share one house: the program and the browser start once.</summary>
[CollectionDefinition(Name)]
public sealed class InOneHouse : ICollectionFixture<House>
{
    public const string Name = "house";
}
