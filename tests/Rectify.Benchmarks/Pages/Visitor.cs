using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Rectify.Benchmarks.Seeding;

namespace Rectify.Benchmarks.Pages;

/// <summary>A signed-in browser without a screen: asks for pages as a browser does, compressed, and reads them to the last byte.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient browser;

    private Visitor(HttpClient browser) => this.browser = browser;

    public static async Task<Visitor> SignInAsync(Uri address, string userName, CancellationToken ct)
    {
#pragma warning disable CA2000 // the client disposes its handler
        var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore CA2000
        var form = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative), ct);
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value, ["userName"] = userName, ["password"] = Office.Password, ["returnUrl"] = "/",
        });
        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), fields, ct);
        if (answer.Headers.Location?.ToString().Contains("problem", StringComparison.Ordinal) != false) throw new InvalidOperationException($"{userName} could not sign in: {answer.StatusCode} {answer.Headers.Location}");
        return new Visitor(browser);
    }

    /// <summary>The page's text, to see that it is the page meant.</summary>
    public async Task<string> ReadAsync(string page, CancellationToken ct)
    {
        using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative), ct);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{page}: {answer.StatusCode}");
        return Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(ct));
    }

    /// <summary>Bytes on the wire.</summary>
    public async Task<int> GetAsync(string page, CancellationToken ct)
    {
        using var asking = new HttpRequestMessage(HttpMethod.Get, new Uri(page, UriKind.Relative)) { Headers = { { "Accept-Encoding", "br" } } };
        using var answer = await browser.SendAsync(asking, HttpCompletionOption.ResponseContentRead, ct);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{page}: {answer.StatusCode}");
        return (await answer.Content.ReadAsByteArrayAsync(ct)).Length;
    }

    /// <summary>The same browser, saying with each request the word by which a page's script shows that it is of this house; the page must bear one.</summary>
    public async Task<HttpClient> ForPostsAsync(string page, CancellationToken ct)
    {
        browser.DefaultRequestHeaders.Add("RequestVerificationToken", Token().Match(await ReadAsync(page, ct)).Groups[1].Value);
        return browser;
    }

    public void Dispose() => browser.Dispose();

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
