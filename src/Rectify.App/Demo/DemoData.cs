using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rectify.App.Data;
using Rectify.App.Delivery;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.App.Selections;
using Rectify.App.WorkingDays;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Demo;

/// <summary>
/// The demonstration: a fictional city with two bureaus and five inspections in different stages, one archived and one whose group is present, told by the real use cases on the days before today.
/// Runs in services of its own, whose clock and actor the story moves.
/// </summary>
internal sealed class DemoData(AppSettings settings, TimeProvider clock, OfficeDay office, IDbContextFactory<RectifyDb> contexts, IDigestWords words) : IDemoData
{
    /// <summary>Held in the database while demo data are being made.</summary>
    internal const long FillLock = 0x726563746964656d;

    private volatile DemoProgress? filling;

    public DemoProgress? Filling => filling;

    public IReadOnlyList<DemoAccount> Accounts { get; } =
        [DemoPeople.Administrator, .. DemoPeople.People.Where(p => p.SignsIn).Select(p => new DemoAccount(p.Key, DemoPeople.Password, p.Name))];

    public async Task<bool> IsToldAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Acts.AnyAsync(act => act.Id == DemoStory.FirstAct, ct);
    }

    public async Task FillAsync(CancellationToken ct = default)
    {
        filling = new DemoProgress(0, HasFailed: false);
        try
        {
            await FillWholeAsync(ct);
            filling = null;
        }
        catch
        {
            filling = new DemoProgress(filling?.Percent ?? 0, HasFailed: true);
            throw;
        }
    }

    private async Task FillWholeAsync(CancellationToken ct)
    {
        var today = office.Of(clock.GetUtcNow());
        var (past, actor) = (new DemoClock(office), new DemoActor());
        await using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(past).AddSingleton<ICurrentActor>(actor).AddSingleton(words)
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddRectifyApp(settings)
            .BuildServiceProvider();
        await using var alone = await services.GetRequiredService<IDbContextFactory<RectifyDb>>().CreateDbContextAsync(ct);
        await alone.Database.OpenConnectionAsync(ct);
        await alone.Database.ExecuteSqlAsync($"select pg_advisory_lock({FillLock})", ct);
        try
        {
            if (!await alone.Persons.AnyAsync(ct)) await TellAsync(new DemoStory(services, past, actor, office), today);
        }
        finally
        {
            // a pooled connection would keep the lock
            await alone.Database.ExecuteSqlAsync($"select pg_advisory_unlock({FillLock})", CancellationToken.None);
        }
    }

    private async Task TellAsync(DemoStory story, DateOnly today)
    {
        var founded = today.AddDays(-420);
        await story.FoundAsync(founded);
        story.On(today.AddDays(-419), () => story.Do<SetCalendarDays>("office", verb => verb.Run(CalendarSheets.OfText(string.Join('\n', new[] { today.Year - 1, today.Year }.SelectMany(year => new[]
            { $"{year}-01-01 放假 元旦", $"{year}-05-01至{year}-05-05 放假 劳动节", $"{year}-10-01至{year}-10-07 放假 国庆节" }))), ActId.New())));
        Round(story, today.AddDays(-390), "工程建设领域专项巡察", "中共云湖市委", InspectionLevel.City, DemoPeople.Bureau, "principal", InspectionKind.Special, "市委第一巡察组", "云巡反〔{0}〕3号", DemoProblems.Archived);
        Round(story, today.AddDays(-250), "生态环境保护督察", "省生态环境保护督察工作领导小组", InspectionLevel.Province, DemoPeople.Bureau, "principal", InspectionKind.Environmental, "省第二生态环境保护督察组", "云督改〔{0}〕2号", DemoProblems.Environmental);
        Round(story, today.AddDays(-112), "第二轮巡察", "中共云湖市委", InspectionLevel.City, DemoPeople.Bureau, "principal", InspectionKind.Routine, "市委第三巡察组", "云巡反〔{0}〕9号", DemoProblems.Routine);
        Round(story, today.AddDays(-40), "预算执行审计", "云湖市审计局", InspectionLevel.City, DemoPeople.Urban, "urbanprincipal", InspectionKind.Audit, "市审计局第一审计组", "云审决〔{0}〕15号", DemoProblems.Audit);
        new DemoPresence(story, today).Plan();
        story.On(today.AddDays(-6), async () =>
        {
            var former = story.People["former"];
            var post = await story.Look(db => db.Posts.Where(p => p.PersonId == former).Select(p => p.Id).SingleAsync());
            await story.Do<EndPost>("admin", verb => verb.Run(post, today.AddDays(-7), ActId.New()));
        });
        story.On(today.AddDays(-1), async () =>
        {
            var waiting = await story.Look(db => db.Tasks.Where(t => t.State == TaskState.Assigned || t.State == TaskState.Planning).OrderBy(t => t.DueOn).ThenBy(t => t.Id).Select(t => t.Id).Take(2).ToListAsync());
            await story.Do<RemindUnits>("office", verb => verb.Run(waiting, ActId.New()));
        });
        new DemoLetters(story, today).Plan();
        new DemoLookBacks(story, today).Plan();
        new DemoSpotChecks(story, today).Plan();
        new DemoAmendments(story, today).Plan();
        new DemoMeetings(story, today).Plan();
        new DemoSuggestions(story, today).Plan();
        new DemoWiderChecks(story, today).Plan();
        new DemoKeyProblems(story, today).Plan();
        new DemoErrata(story, today).Plan();
        new DemoWithholdings(story, today).Plan();
        new DemoRegisters(story, today).Plan();
        new DemoEvaluations(story, today).Plan();
        new DemoClues(story, today).Plan();
        new DemoNotifications(story, today).Plan();
        foreach (var night in new[] { -3, -2, -1 }) story.On(today.AddDays(night), story.ScrubAsync);
        await story.TellAsync(today, day => filling = new DemoProgress(Math.Max(1, 100 * (day.DayNumber - founded.DayNumber) / (today.DayNumber - founded.DayNumber)), HasFailed: false));
    }

    private static void Round(DemoStory story, DateOnly feedbackOn, string name, string authority, InspectionLevel level, string body, string principal, InspectionKind kind, string group, string number, DemoProblem[] problems) =>
        story.On(feedbackOn.AddDays(1), async () =>
        {
            var round = RoundId.New();
            await story.Do<OpenRound>("office", verb => verb.Run(round, new RoundDraft($"{feedbackOn.Year}年{name}", authority, level, feedbackOn.Year), ActId.New()));
            await new DemoInspection(story, body, principal, feedbackOn, problems)
                .OpenAsync(round, kind, group, string.Format(System.Globalization.CultureInfo.InvariantCulture, number, feedbackOn.Year), hasPanel: kind != InspectionKind.Audit);
        });
}
