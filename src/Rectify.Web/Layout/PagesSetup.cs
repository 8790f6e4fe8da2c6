using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using Rectify.Web.Amendments;
using Rectify.Web.Calendar;
using Rectify.Web.Clues;
using Rectify.Web.Dashboards;
using Rectify.Web.Desk;
using Rectify.Web.Dossiers;
using Rectify.Web.Drafts;
using Rectify.Web.Ledger;
using Rectify.Web.Letters;
using Rectify.Web.LookBacks;
using Rectify.Web.Evaluations;
using Rectify.Web.Meetings;
using Rectify.Web.Notifications;
using Rectify.Web.Review;
using Rectify.Web.Rounds;
using Rectify.Web.Search;
using Rectify.Web.SpotChecks;
using Rectify.Web.Planning;
using Rectify.Web.Registers;
using Rectify.Web.Suggestions;
using Rectify.Web.Trail;
using Rectify.Web.WiderChecks;

namespace Rectify.Web.Layout;

/// <summary>Everything the pages need from the server: components, languages, headers, static files, error pages.</summary>
public static class PagesSetup
{
    /// <summary>Chinese first: it is what an office sees that never chose.</summary>
    public static readonly string[] Languages = ["zh-CN", "en"];

    /// <param name="builder">The program.</param>
    /// <param name="configure">Says, for instance, how the shell learns who is signed in.</param>
    public static WebApplicationBuilder AddRectifyPages(this WebApplicationBuilder builder, Action<PagesOptions>? configure = null)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        var services = builder.Services;
        services.Configure<PagesOptions>(options => configure?.Invoke(options));
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        // framing is refused by the content policy, which knows the exceptions
        services.AddAntiforgery(options => options.SuppressXFrameOptionsHeader = true);

        // both: the option alone leaves some encoders turning every Chinese character into an entity
        services.AddWebEncoders();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Languages[0]).AddSupportedCultures(Languages).AddSupportedUICultures(Languages);
            // the person's choice only: an English browser in a Chinese office still opens in Chinese
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        return builder;
    }

    /// <summary>Call it after authentication and authorization, before or after other endpoints.</summary>
    public static WebApplication MapRectifyPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler(ErrorPage.Address, createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute(StatusPage.AddressOfCode, createScopeForStatusCodePages: true);
        app.Use(LeaveBareStatusToPrograms);
        app.UseRectifyHeaders();
        app.UseRequestLocalization();
        app.UseResponseCompression();
        app.UseWebSockets();
        app.UseAntiforgery();
        app.Use(KeptForms.ForgetSent);

        app.MapStaticAssets().AllowAnonymous();
        app.MapKeptForms();
        app.MapPreferences();
        app.MapDesk();
        app.MapCalendar();
        app.MapLedger();
        app.MapSearch();
        app.MapReads();
        app.MapReturns();
        app.MapDossiers();
        app.MapLetters();
        app.MapLookBacks();
        app.MapSpotChecks();
        app.MapMeetings();
        app.MapEvaluations();
        app.MapRegisters();
        app.MapPlans();
        app.MapAmendments();
        app.MapSuggestions();
        app.MapWiderChecks();
        app.MapClues();
        app.MapExtensions();
        app.MapMeasureList();
        app.MapMilestones();
        app.MapNotifications();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            // our own policy is stricter; see SecurityHeaders
            options.ContentSecurityFrameAncestorsPolicy = null;
            // the window the framework keeps per circuit costs 290 kB; without it compression still takes 44 kB to 10
            options.ConfigureWebSocketAcceptContext = (_, accept) =>
            {
                accept.DangerousEnableCompression = true;
                accept.DisableServerContextTakeover = true;
                return Task.CompletedTask;
            };
        });
        return app;
    }

    /// <summary>Who asks for a page gets a page in words; a program, a form or the circuit gets the status alone.</summary>
    private static Task LeaveBareStatusToPrograms(HttpContext http, RequestDelegate next)
    {
        var asksForPage = HttpMethods.IsGet(http.Request.Method)
            && !http.Request.Path.StartsWithSegments("/api") && !http.Request.Path.StartsWithSegments("/_blazor");
        if (!asksForPage && http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        return next(http);
    }
}
