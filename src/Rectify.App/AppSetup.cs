using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Rectify.App.Accounts;
using Rectify.App.Calendar;
using Rectify.App.Data;
using Rectify.App.Delivery;
using Rectify.App.Evidence;
using Rectify.App.Files;
using Rectify.App.Live;
using Rectify.App.Supervision;
using Rectify.App.Trail;
using Rectify.Domain;

namespace Rectify.App;

/// <summary>Registers the use cases. The host adds an <see cref="ICurrentActor"/> and the <see cref="IDigestWords"/> of its own.</summary>
public static class AppSetup
{
    public static IServiceCollection AddRectifyApp(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new OfficeDay(TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone)));
        services.AddSingleton<LiveChanges>();
        services.AddHostedService<LiveRelay>();
        services.AddSingleton(ContentStores.Of(settings));
        var connection = RectifyDatabase.ForServing(settings.ConnectionString);
        services.AddPooledDbContextFactory<RectifyDb>(options => RectifyDatabase.Configure(options, connection));
        services.AddScoped(provider => new Door(
            provider.GetRequiredService<IDbContextFactory<RectifyDb>>(), provider.GetRequiredService<ICurrentActor>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<OfficeDay>()));
        services.AddSingleton(provider => new ReadCalendarFeed(
            provider.GetRequiredService<IDbContextFactory<RectifyDb>>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<OfficeDay>()));
        services.AddScoped<UnitOfWork>();
        services.AddScoped<AccountManagers>();
        services.AddSingleton(provider => new SignedInPerson(
            provider.GetRequiredService<IDbContextFactory<RectifyDb>>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<OfficeDay>()));
        services.AddSingleton(provider => new AnchorTrail(
            provider.GetRequiredService<IDbContextFactory<RectifyDb>>(), settings, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<AnchorTrail>>()));
        services.AddHostedService<TrailAnchoring>();
        services.AddHostedService<LetterWatch>();
        services.AddSingleton<WarnOfDeadlines>();
        services.AddSingleton<ForgetDelivered>();
        services.AddHostedService<DeadlineWatch>();
        services.AddSingleton(Messengers.Of(settings.Delivery));
        services.AddSingleton<PlanOutgoing>();
        services.AddSingleton<SendOutgoing>();
        services.AddHostedService<Courier>();
        services.AddSingleton(provider => new NoteReads(provider.GetRequiredService<IDbContextFactory<RectifyDb>>()));
        services.AddSingleton(provider => new Clues.NoteClueReads(provider.GetRequiredService<IDbContextFactory<RectifyDb>>()));
        services.AddSingleton<ShownTexts>();
        services.AddSingleton<FoundMarks>();
        services.AddSingleton<KeepTexts>();
        services.AddHostedService<TextWatch>();
        services.AddSingleton(provider => new Erasures.EraseLeftovers(
            provider.GetRequiredService<IDbContextFactory<RectifyDb>>(), provider.GetRequiredService<IContentStore>(), settings, provider.GetRequiredService<ShownTexts>()));
        services.AddHostedService<Erasures.ErasureWatch>();
        services.AddSingleton(provider => new VerifyTrail(
            ct => provider.GetRequiredService<IDbContextFactory<RectifyDb>>().CreateDbContextAsync(ct), provider.GetRequiredService<IContentStore>(), settings.AnchorFolder));
        services.AddSingleton(provider => new ScrubFiles(
            ct => provider.GetRequiredService<IDbContextFactory<RectifyDb>>().CreateDbContextAsync(ct), provider.GetRequiredService<IContentStore>(), settings, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<OfficeDay>()));
        services.AddHostedService<ScrubWatch>();
        services.AddSingleton<Demo.IDemoData, Demo.DemoData>();
        services.AddUseCases();
        services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = 10;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireDigit = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.User.RequireUniqueEmail = false;
                options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
            })
            .AddEntityFrameworkStores<RectifyDb>();
        return services;
    }

    /// <summary>A use case or query is a public sealed class with a <c>Run</c> method (or query methods) in a folder of this room, marked by <see cref="IUseCase"/>; each is registered as itself.</summary>
    private static void AddUseCases(this IServiceCollection services)
    {
        foreach (var type in typeof(AppSetup).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IUseCase))))
            services.AddScoped(type);
    }
}

/// <summary>Marks a use case or a query class for registration.</summary>
public interface IUseCase;
