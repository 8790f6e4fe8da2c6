using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Rectify.App;
using Rectify.App.Accounts;
using Rectify.App.Demo;
using Rectify.App.Desk;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Web.Desk;
using Rectify.Web.Layout;
using Rectify.Web.Setup;

namespace Rectify.Web.Accounts;

/// <summary>Cookies, guards of the pages, and who the current actor is. The guard that counts is in the use cases.</summary>
internal static class AccountsSetup
{
    private static readonly TimeSpan SecurityStampChecked = TimeSpan.FromMinutes(1);

    /// <summary>Call it after the pages: the framework brings a provider of sign-in states of its own.</summary>
    public static WebApplicationBuilder AddRectifyAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = Navigation.SignIn;
            cookie.AccessDeniedPath = Navigation.SignIn;
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Cookie.Name = "rectify";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.SlidingExpiration = true;
        });
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = SecurityStampChecked);
        services.AddScoped<SignInManager<Account>>();
        services.AddScoped<ISecurityStampValidator, SecurityStampValidator<Account>>();
        services.AddScoped<ITwoFactorSecurityStampValidator, TwoFactorSecurityStampValidator<Account>>();
        services.AddHttpContextAccessor();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped<CurrentActor>();
        services.AddScoped<WholeDesk>();
        services.AddScoped<ICurrentActor>(provider => provider.GetRequiredService<CurrentActor>());
        services.AddScoped<CircuitHandler, CurrentActorOfCircuit>();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, AccountClaims>();
        services.AddScoped<AuthenticationStateProvider, RevalidatingAccounts>();
        return builder;
    }

    public static void UseRectifyAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use((http, next) =>
        {
            http.RequestServices.GetRequiredService<CurrentActor>().Is(http.User, readingOnePage: HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null);
            return next(http);
        });
        app.UseAuthorization();
        app.UsePasswordGate();
    }

    /// <summary>What the frame shows of the signed-in person.</summary>
    public static async ValueTask<Shell> ShellOfAsync(HttpContext http)
    {
        var isDemo = await http.RequestServices.GetRequiredService<DemoHouse>().IsDemoAsync(http.RequestAborted);
        var demo = http.RequestServices.GetRequiredService<IDemoData>();
        if (await http.RequestServices.GetRequiredService<WhoAmI>().Run(http.RequestAborted) is not { } me)
            return Shell.SignedOut with { IsDemo = isDemo, DemoFilling = demo.Filling, DemoAccounts = isDemo ? demo.Accounts : [] };
        var waiting = await WaitingAsync(http);
        return new Shell
        {
            PersonName = me.Name, UnitName = me.Unit, OpenGates = GatesOf(me.Roles), IsDemo = isDemo, DemoFilling = demo.Filling, UnreadMessages = me.Unread,
            Waiting = new Dictionary<string, int> { ["Desk"] = waiting.Desk, ["Review"] = waiting.Reviews },
        };
    }

    private static async Task<WaitingCount> WaitingAsync(HttpContext http) =>
        WholeDesk.IsShownBy(http) && await http.RequestServices.GetRequiredService<WholeDesk>().ReadAsync(http.RequestAborted) is { Waiting: { } counted } ? counted
        : await http.RequestServices.GetRequiredService<CountWaiting>().Run(http.RequestAborted);

    private static HashSet<NavigationGate> GatesOf(IReadOnlySet<Role> roles)
    {
        var gates = new HashSet<NavigationGate>();
        if (roles.Overlaps([Role.Office, Role.HeadOfOffice])) gates.Add(NavigationGate.Office);
        if (roles.Overlaps([Role.UnitLead, Role.Handler])) gates.Add(NavigationGate.Units);
        if (roles.Overlaps([Role.Auditor, Role.AcceptanceMember, Role.Office, Role.HeadOfOffice])) gates.Add(NavigationGate.Reviewers);
        if (roles.Overlaps([Role.Auditor, Role.AcceptanceMember, Role.Office, Role.HeadOfOffice, Role.Supervision])) gates.Add(NavigationGate.Checkers);
        if (roles.Overlaps([Role.SystemAdministrator, Role.SecurityAdministrator])) gates.Add(NavigationGate.AccountKeepers);
        if (roles.Overlaps([Role.SecurityAdministrator, Role.HeadOfOffice])) gates.Add(NavigationGate.Erasers);
        if (roles.Contains(Role.ClueKeeper)) gates.Add(NavigationGate.ClueKeepers);
        return gates;
    }
}
