using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Acceptance;
using Rectify.App.Accounts;
using Rectify.App.Data;
using Rectify.App.Delivery;
using Rectify.App.Files;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;

namespace Rectify.App.Demo;

/// <summary>Acts of many people on many days, each run as its person through the real use case on its day. An act that is refused stops the story: it was told wrong.</summary>
internal sealed class DemoStory(IServiceProvider services, DemoClock clock, DemoActor actor, OfficeDay office)
{
    /// <summary>The act every demonstration begins with: a database that knows it is one.</summary>
    public static readonly ActId FirstAct = ActId.From(new Guid("de000000-0000-7000-8000-000000000001"));

    private int planned;
    private readonly List<(DateOnly Day, int Order, Func<Task> Act)> acts = [];

    public Dictionary<string, UnitId> Units { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PersonId> People { get; } = new(StringComparer.Ordinal);

    /// <summary>The day the story stands on.</summary>
    public DateOnly Today => office.Of(clock.GetUtcNow());

    /// <summary>Plans something for that day; told in order of the days.</summary>
    public void On(DateOnly day, Func<Task> act) => acts.Add((day, planned++, act));

    /// <summary>Tells everything planned, up to and including that day; what lies later is left out.</summary>
    /// <param name="begin">Hears each day before it is told.</param>
    public async Task TellAsync(DateOnly until, Action<DateOnly>? begin = null)
    {
        // an act may plan further ones
        while (acts.Where(a => a.Day <= until).OrderBy(a => a.Day).ThenBy(a => a.Order).FirstOrDefault() is { Act: { } act } next)
        {
            acts.Remove(next);
            clock.GoTo(next.Day);
            begin?.Invoke(next.Day);
            await act();
        }
    }

    /// <summary>One act as that person.</summary>
    public async Task Do<TUseCase>(string who, Func<TUseCase, Task<Outcome>> run) where TUseCase : notnull => await As<TUseCase>(People[who], run);

    public async Task As<TUseCase>(PersonId? who, Func<TUseCase, Task<Outcome>> run) where TUseCase : notnull
    {
        actor.Person = who;
        await using var scope = services.CreateAsyncScope();
        var outcome = await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
        if (!outcome.IsDone) throw new InvalidOperationException($"{typeof(TUseCase).Name} as {who}: {Said(outcome)}");
    }

    /// <summary>What the watch of deadlines does on that day.</summary>
    public Task WarnAsync() => services.GetRequiredService<WarnOfDeadlines>().LookAsync(default);

    /// <summary>What the night does with the files.</summary>
    public Task ScrubAsync() => services.GetRequiredService<ScrubFiles>().RunAsync(ScrubCause.Nightly);

    /// <summary>Looks something up, as nobody in particular: the story knows what it has told.</summary>
    public async Task<T> Look<T>(Func<RectifyDb, Task<T>> look)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<RectifyDb>>().CreateDbContextAsync();
        return await look(db);
    }

    /// <summary>Puts a file into the content store, as an upload would.</summary>
    public async Task<StoredFile> Keep(string name, string mediaType, byte[] content)
    {
        var kept = await services.GetRequiredService<IContentStore>().SaveAsync(new MemoryStream(content), long.MaxValue, default);
        return new StoredFile(kept.Sha256, kept.Size, name, mediaType);
    }

    /// <summary>Units, people, roles and accounts, all there from that day on.</summary>
    public async Task FoundAsync(DateOnly from)
    {
        clock.GoTo(from);
        var administrator = DemoPeople.Administrator;
        await As<SetUpFirstAdministrator>(null, verb => verb.Run(new FirstAdministrator(administrator.PersonName, administrator.UserName, administrator.Password, DemoPeople.City, null, false), "系统管理员", FirstAct));
        People["admin"] = await Look(db => db.Persons.Select(p => p.Id).SingleAsync());
        Units[DemoPeople.City] = await Look(db => db.Units.Select(u => u.Id).SingleAsync());
        foreach (var (name, parent) in DemoPeople.Units)
        {
            Units[name] = UnitId.New();
            await Do<CreateUnit>("admin", verb => verb.Run(Units[name], new UnitDraft(name, Units[parent], from), ActId.New()));
        }
        foreach (var person in DemoPeople.People) await EnterAsync(person, from);
    }

    private async Task EnterAsync(DemoPerson person, DateOnly from)
    {
        var id = People[person.Key] = PersonId.New();
        await Do<CreatePerson>("admin", verb => verb.Run(id, new NewPerson(person.Name, null, Units[person.Unit], person.Title, from, person.IsFirst), ActId.New()));
        foreach (var (role, unit) in person.Roles) await Do<GrantRole>("admin", verb => verb.Run(new RoleDraft(id, role, Units[unit], from), ActId.New()));
        if (!person.SignsIn) return;
        var first = OneTimePassword.New();
        await Do<CreateAccount>("admin", verb => verb.Run(id, person.Key, first, ActId.New()));
        await Do<ChangePassword>(person.Key, verb => verb.Run(first, DemoPeople.Password, ActId.New()));
    }

    private static string Said(Outcome outcome) => outcome switch
    {
        Outcome.Refused refused => string.Join("; ", refused.Refusal.Unmet),
        Outcome.Invalid invalid => string.Join("; ", invalid.Errors),
        _ => outcome.GetType().Name,
    };
}
