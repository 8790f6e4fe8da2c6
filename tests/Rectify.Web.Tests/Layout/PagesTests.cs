using System.Net;
using AngleSharp.Html.Parser;
using Rectify.Web.Layout;
using Xunit;

namespace Rectify.Web.Tests.Layout;

public sealed class PagesTests(Pages pages) : IClassFixture<Pages>
{
    private async Task<(HttpResponseMessage Response, AngleSharp.Dom.IDocument Page)> Get(string address, string? cookies = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookies is not null) request.Headers.Add("Cookie", cookies);
        var response = await pages.Client.SendAsync(request);
        return (response, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Nothing_may_come_from_elsewhere_and_nobody_may_frame_a_page()
    {
        var (response, _) = await Get("/sign-in");
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self' ws://localhost wss://localhost", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task An_interactive_page_carries_the_same_policy_once_although_its_socket_is_compressed()
    {
        var (response, page) = await Get("/parts");
        Assert.Contains("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("interactive", page.DocumentElement.GetAttribute("data-page"));
        Assert.Equal("waiting", page.QuerySelector("[data-circuit]")!.GetAttribute("data-circuit"));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/parts")]
    public async Task No_script_and_no_style_stands_in_a_page(string address)
    {
        var (_, page) = await Get(address);
        Assert.Empty(page.QuerySelectorAll("style"));
        Assert.All(page.QuerySelectorAll("script"), script => Assert.NotNull(script.GetAttribute("src")));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Scripts_and_styles_are_served_under_their_fingerprint()
    {
        var (_, page) = await Get("/sign-in");
        var addresses = page.QuerySelectorAll("script").Select(script => script.GetAttribute("src")!).Concat(page.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!)).ToList();
        Assert.Contains(addresses, address => address.StartsWith("_framework/blazor.web.", StringComparison.Ordinal));
        foreach (var address in addresses)
        {
            using var response = await pages.Client.GetAsync("/" + address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.True((await response.Content.ReadAsByteArrayAsync()).Length > 500, address);
        }
    }

    [Fact]
    public async Task Chinese_is_spoken_until_somebody_chooses_English()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.AcceptLanguage.ParseAdd("en-US");
        using var response = await pages.Client.SendAsync(request);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("lang=\"zh-CN\"", html, StringComparison.Ordinal);
        Assert.Contains("登录", html, StringComparison.Ordinal);

        var (_, english) = await Get("/sign-in", ".AspNetCore.Culture=" + Uri.EscapeDataString("c=en|uic=en"));
        Assert.Equal("Sign in", english.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_chosen_theme_is_in_the_first_byte_of_the_page()
    {
        var (_, page) = await Get("/sign-in", "theme=dark");
        Assert.Equal("dark", page.DocumentElement.GetAttribute("data-theme"));
        var (_, other) = await Get("/sign-in", "theme=purple");
        Assert.Null(other.DocumentElement.GetAttribute("data-theme"));
    }

    [Theory]
    [InlineData("/language", "language", "en", ".AspNetCore.Culture=c%3Den%7Cuic%3Den")]
    [InlineData("/theme", "theme", "dark", "theme=dark")]
    public async Task A_preference_is_remembered_and_leads_back(string address, string field, string value, string cookie)
    {
        using var response = await Post(address, (field, value), ("returnUrl", "/ledger?unit=3"));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/ledger?unit=3", response.Headers.Location!.OriginalString);
        var set = response.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith(cookie, StringComparison.Ordinal));
        Assert.Contains("httponly", set, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org")]
    [InlineData("~/x")]
    [InlineData("")]
    public async Task No_form_sends_anybody_to_another_site(string returnUrl)
    {
        using var response = await Post("/theme", ("theme", "light"), ("returnUrl", returnUrl));
        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_value_that_is_not_offered_is_refused()
    {
        using var language = await Post("/language", ("language", "tlh"));
        using var theme = await Post("/theme", ("theme", "purple"));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (language.StatusCode, theme.StatusCode));
    }

    [Fact]
    public async Task A_preference_without_the_forms_token_is_refused()
    {
        using var content = new FormUrlEncodedContent([new("theme", "dark")]);
        using var response = await pages.Client.PostAsync("/theme", content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_missing_page_is_said_in_words_and_a_missing_program_address_by_its_status()
    {
        var (response, page) = await Get("/no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("没有这个页面", page.QuerySelector("h1")!.TextContent);
        using var program = await pages.Client.GetAsync("/api/no-such-thing");
        Assert.Equal((HttpStatusCode.NotFound, ""), (program.StatusCode, await program.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Signing_in_comes_back_only_to_this_site_and_says_why_it_failed()
    {
        var (_, page) = await Get("/sign-in?returnUrl=https%3A%2F%2Fexample.org&problem=locked&userName=zhou");
        Assert.Equal("/", page.QuerySelector("form[action='/sign-in'] [name=returnUrl]")!.GetAttribute("value"));
        Assert.Equal("zhou", page.QuerySelector("#user-name")!.GetAttribute("value"));
        Assert.Contains("已暂时锁定", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("", page.QuerySelector("#password")!.GetAttribute("value") ?? "");
    }

    private async Task<HttpResponseMessage> Post(string address, params (string Name, string Value)[] fields)
    {
        var (response, page) = await Get("/sign-in");
        var cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var token = page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Cookie", cookie);
        return await pages.Client.SendAsync(request);
    }
}
