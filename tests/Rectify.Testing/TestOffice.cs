using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rectify.App;
using Rectify.App.Data;
using Rectify.App.Delivery;
using Rectify.Domain;
using Rectify.Domain.People;
using Xunit;

namespace Rectify.Testing;

/// <summary>A clock that stands until a test moves it.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 3, 18, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Nine in the morning of that day, in the office's zone.</summary>
    public void GoTo(DateOnly day) => now = new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8)).ToUniversalTime();

    public void Add(TimeSpan time) => now += time;
}

/// <summary>Whoever the test says acts now; flows with the test's own calls, so that parallel tasks may act as different people.</summary>
public sealed class TestActor : ICurrentActor
{
    private readonly AsyncLocal<PersonId?> person = new();

    public ValueTask<PersonId?> PersonAsync(CancellationToken ct) => ValueTask.FromResult(person.Value);

    public bool IsReadingOnePage { get; set; }

    public void Is(PersonId? who) => person.Value = who;
}

/// <summary>A house with a database of its own in which nobody is yet.</summary>
public class EmptyOffice : IAsyncLifetime
{
    private ServiceProvider services = null!;
    private TestDatabase database = null!;

    /// <summary>Where its database comes from.</summary>
    public Func<Task<TestDatabase>> MakeDatabase { get; init; } = TestDatabase.CreateAsync;

    public TestClock Clock { get; } = new();

    public TestActor Actor { get; } = new();

    public string ConnectionString => database.ConnectionString;

    public string OwnerConnectionString => database.OwnerConnectionString;

    public string FilesFolder { get; } = Path.Combine(Path.GetTempPath(), "rectify-test-files", Guid.NewGuid().ToString("N"));

    public string AnchorFolder { get; } = Path.Combine(Path.GetTempPath(), "rectify-test-anchors", Guid.NewGuid().ToString("N"));

    public AppSettings Settings => new(database.ConnectionString, FilesFolder, AnchorFolder);

    public IServiceProvider Services => services;

    public virtual async Task InitializeAsync()
    {
        database = await MakeDatabase();
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ICurrentActor>(Actor).AddSingleton<IDigestWords, PlainDigestWords>()
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddRectifyApp(Settings)
            .BuildServiceProvider(validateScopes: true);
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
        foreach (var folder in new[] { FilesFolder, AnchorFolder })
            if (System.IO.Directory.Exists(folder)) System.IO.Directory.Delete(folder, recursive: true);
    }

    internal TestDatabase Database => database;

    internal RectifyDb OpenDatabase() => new(RectifyDatabase.Options(database.ConnectionString));
}

/// <summary>
/// A city bureau with departments and one person for each role, all fictional. Use cases are run as one of them by <see cref="As"/>.
/// </summary>
public sealed class TestOffice : EmptyOffice
{
    // units
    public UnitId City { get; } = UnitId.New();
    public UnitId Bureau { get; } = UnitId.New();
    public UnitId WaterDepartment { get; } = UnitId.New();
    public UnitId FinanceDepartment { get; } = UnitId.New();
    public UnitId GeneralOffice { get; } = UnitId.New();

    // people: one for each role, a second where two people are asked for
    public PersonId Office { get; } = PersonId.New();
    public PersonId SecondOffice { get; } = PersonId.New();
    public PersonId HeadOfOffice { get; } = PersonId.New();
    public PersonId UnitLead { get; } = PersonId.New();
    public PersonId Handler { get; } = PersonId.New();
    public PersonId FinanceLead { get; } = PersonId.New();
    public PersonId Leader { get; } = PersonId.New();
    public PersonId Principal { get; } = PersonId.New();
    public PersonId Auditor { get; } = PersonId.New();
    public PersonId SecondAuditor { get; } = PersonId.New();
    public PersonId PanelHead { get; } = PersonId.New();
    public PersonId PanelMember { get; } = PersonId.New();
    public PersonId LeadingGroup { get; } = PersonId.New();
    public PersonId UpperLevel { get; } = PersonId.New();
    public PersonId Supervision { get; } = PersonId.New();
    public PersonId SystemAdministrator { get; } = PersonId.New();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = OpenDatabase();
        People(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Runs one use case or query as that person, in a scope of its own, as a page would.</summary>
    public async Task<TResult> As<TUseCase, TResult>(PersonId person, Func<TUseCase, Task<TResult>> run) where TUseCase : notnull
    {
        Actor.Is(person);
        await using var scope = Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    private void People(RectifyDb db)
    {
        var from = new DateOnly(2024, 1, 1);
        db.AddRange(
            new Unit(City, "云湖市", null, from), new Unit(Bureau, "云湖市生态环境局", City, from),
            new Unit(WaterDepartment, "水生态环境科", Bureau, from), new Unit(FinanceDepartment, "财务科", Bureau, from), new Unit(GeneralOffice, "办公室", Bureau, from));
        void Add(PersonId id, string name, UnitId unit, string title, bool first, params (Role Role, UnitId Unit)[] roles)
        {
            db.Add(new Person(id, name));
            db.Add(new Post(PostId.New(), id, unit, title, from, first));
            foreach (var (role, at) in roles) db.Add(new RoleGrant(RoleGrantId.New(), id, role, at, from));
        }
        Add(Office, "苏见山", GeneralOffice, "整改办工作人员", false, (Role.Office, Bureau));
        Add(SecondOffice, "程雪舟", GeneralOffice, "整改办工作人员", false, (Role.Office, Bureau));
        Add(HeadOfOffice, "温自牧", GeneralOffice, "整改办主任", false, (Role.HeadOfOffice, Bureau));
        Add(UnitLead, "许望川", WaterDepartment, "科长", false, (Role.UnitLead, WaterDepartment));
        Add(Handler, "何以宁", WaterDepartment, "四级主任科员", false, (Role.Handler, WaterDepartment));
        Add(FinanceLead, "秦予安", FinanceDepartment, "科长", false, (Role.UnitLead, FinanceDepartment));
        Add(Leader, "陆清和", Bureau, "副局长", false, (Role.ResponsibleLeader, WaterDepartment), (Role.ResponsibleLeader, FinanceDepartment));
        Add(Principal, "丁望舒", Bureau, "党组书记、局长", true, (Role.LeadingGroup, Bureau));
        Add(Auditor, "宋明远", GeneralOffice, "审核组成员", false, (Role.Auditor, Bureau));
        Add(SecondAuditor, "柳依然", GeneralOffice, "审核组成员", false, (Role.Auditor, Bureau));
        Add(PanelHead, "孟怀谷", City, "验收组组长", false, (Role.AcceptanceMember, Bureau));
        Add(PanelMember, "江知远", City, "验收组成员", false, (Role.AcceptanceMember, Bureau));
        Add(LeadingGroup, "顾长风", Bureau, "党组成员", false, (Role.LeadingGroup, Bureau));
        Add(UpperLevel, "沈星河", City, "市委巡察办干部", false, (Role.UpperLevel, City));
        Add(Supervision, "叶知秋", City, "监督检查室干部", false, (Role.Supervision, City));
        Add(SystemAdministrator, "纪云帆", GeneralOffice, "系统管理员", false, (Role.SystemAdministrator, City));
    }
}
