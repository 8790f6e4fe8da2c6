using Microsoft.AspNetCore.Identity;
using Rectify.App.Accounts;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.Benchmarks.Seeding;

/// <summary>
/// A city with 24 bodies of 12 departments each, and the people whose roles the pages are read in. The office's people work for the whole city: they see every problem, the hardest case.
/// </summary>
internal sealed class Office
{
    public const int Bodies = 24;
    public const int DepartmentsOfBody = 12;
    public const int LeadersOfBody = 4;
    public const int Inspections = 25;
    public const string Password = "benchmark-2026-zhenggai";
    public const string OfficeUser = "office";
    public const string UnitLeadUser = "lead";

    private static readonly string[] BodyNames = ["生态环境局", "水利局", "农业农村局", "教育局", "卫生健康委", "交通运输局", "住房和城乡建设局", "自然资源局", "财政局", "民政局", "人力资源社会保障局", "应急管理局", "市场监管局", "文化旅游局", "审计局", "统计局", "医疗保障局", "林业局", "商务局", "科技局", "退役军人局", "城市管理局", "供销社", "国资委"];
    private static readonly string[] DepartmentNames = ["办公室", "财务科", "人事科", "法规科", "规划科", "项目科", "监督科", "审批科", "执法大队", "信息中心", "资产科", "基层科"];

    private static readonly DateOnly From = new(2022, 1, 1);
    private readonly DateOnly today;
    private int posts;
    private int grants;

    public Office(DateOnly today) => this.today = today;

    public static UnitId City { get; } = new(Ids.Of(IdOf.Unit, 0));

    public static UnitId Body(int body) => new(Ids.Of(IdOf.Unit, 1 + body));

    public static UnitId Department(int body, int department) => new(Ids.Of(IdOf.Unit, 100 + (body * DepartmentsOfBody) + department));

    public static PersonId Principal(int body) => new(Ids.Of(IdOf.Person, 100 + body));

    public static PersonId Leader(int body, int leader) => new(Ids.Of(IdOf.Person, 200 + (body * LeadersOfBody) + leader));

    public static PersonId UnitLead(int body, int department) => new(Ids.Of(IdOf.Person, 1000 + (body * DepartmentsOfBody) + department));

    public static PersonId Handler(int body, int department) => new(Ids.Of(IdOf.Person, 2000 + (body * DepartmentsOfBody) + department));

    public static PersonId Clerk { get; } = new(Ids.Of(IdOf.Person, 1));

    public static PersonId HeadOfOffice { get; } = new(Ids.Of(IdOf.Person, 2));

    public static PersonId Auditor(int which) => new(Ids.Of(IdOf.Person, 10 + (which % 6)));

    public static PersonId PanelMember(int which) => new(Ids.Of(IdOf.Person, 20 + (which % 8)));

    public static InspectionId Inspection(int inspection) => new(Ids.Of(IdOf.Inspection, inspection));

    public static int BodyOf(int inspection) => inspection % Bodies;

    /// <summary>The first and largest is of this year, the others of three years.</summary>
    public DateOnly FeedbackOn(int inspection) => inspection == 0 ? today.AddDays(-150) : today.AddDays(-(100 + (inspection * 41)));

    /// <summary>One in six works without a panel, one in eight asks for the principal, one in eight for a public display.</summary>
    public static Regime RegimeOf(int inspection) => new() { HasPanel = inspection % 6 != 5, NeedsPrincipal = inspection % 8 == 3, DisplayDays = inspection % 8 == 6 ? 5 : 0 };

    public async Task WriteAsync(RectifyDb db, CancellationToken ct)
    {
        db.Add(new Unit(City, "云湖市", null, From));
        foreach (var body in Enumerable.Range(0, Bodies))
        {
            db.Add(new Unit(Body(body), $"云湖市{BodyNames[body]}", City, From));
            for (var department = 0; department < DepartmentsOfBody; department++) db.Add(new Unit(Department(body, department), $"{BodyNames[body]}{DepartmentNames[department]}", Body(body), From));
            Add(db, Principal(body), Body(body), "党组书记、局长", true, (Role.LeadingGroup, Body(body)));
            for (var leader = 0; leader < LeadersOfBody; leader++) Add(db, Leader(body, leader), Body(body), "副局长", false, (Role.ResponsibleLeader, Body(body)));
            for (var department = 0; department < DepartmentsOfBody; department++)
            {
                Add(db, UnitLead(body, department), Department(body, department), "科长", false, (Role.UnitLead, Department(body, department)));
                Add(db, Handler(body, department), Department(body, department), "四级主任科员", false, (Role.Handler, Department(body, department)));
            }
        }
        Add(db, Clerk, City, "整改办工作人员", false, (Role.Office, City));
        Add(db, HeadOfOffice, City, "整改办主任", false, (Role.HeadOfOffice, City));
        for (var i = 0; i < 6; i++) Add(db, Auditor(i), City, "审核组成员", false, (Role.Auditor, City));
        for (var i = 0; i < 8; i++) Add(db, PanelMember(i), City, "验收组成员", false, (Role.AcceptanceMember, City));
        Open(db);
        AddAccounts(db);
        await db.SaveChangesAsync(ct);
    }

    private void Open(RectifyDb db)
    {
        for (var inspection = 0; inspection < Inspections; inspection++)
        {
            var feedback = FeedbackOn(inspection);
            var stamp = new Stamp(new Actor(Clerk, [], [], [], UnitTree.Empty), new DateTimeOffset(feedback.ToDateTime(new TimeOnly(2, 0)), TimeSpan.Zero), feedback);
            var round = new RoundId(Ids.Of(IdOf.Round, inspection / 4));
            if (inspection % 4 == 0) db.Add(Round.Open(round, $"{feedback.Year}年第{1 + (inspection / 4)}轮巡察", "中共云湖市委", InspectionLevel.City, feedback.Year, stamp));
            db.Add(Domain.Rounds.Inspection.Open(Inspection(inspection), round, Body(BodyOf(inspection)), new InspectionFacts(InspectionKind.Routine, $"市委第{1 + (inspection % 6)}巡察组", feedback.AddDays(-70), feedback.AddDays(-20), feedback), RegimeOf(inspection), WorkingCalendar.Weekends, stamp));
        }
    }

    private void Add(RectifyDb db, PersonId id, UnitId unit, string title, bool first, params ReadOnlySpan<(Role Role, UnitId Unit)> roles)
    {
        db.Add(new Person(id, Words.PersonName(BitConverter.ToInt32(id.Value.ToByteArray(), 0) + posts)));
        db.Add(new Post(new PostId(Ids.Of(IdOf.Post, posts++)), id, unit, title, From, first));
        foreach (var (role, at) in roles) db.Add(new RoleGrant(new RoleGrantId(Ids.Of(IdOf.Grant, grants++)), id, role, at, From));
    }

    private static void AddAccounts(RectifyDb db)
    {
        var hasher = new PasswordHasher<Account>();
        foreach (var (number, name, person) in new[] { (0, OfficeUser, Clerk), (1, UnitLeadUser, UnitLead(0, 0)) })
        {
            var account = new Account { Id = Ids.Of(IdOf.Account, number), UserName = name, NormalizedUserName = name.ToUpperInvariant(), PersonId = person, LockoutEnabled = true, SecurityStamp = $"stamp{number}" };
            account.PasswordHash = hasher.HashPassword(account, Password);
            db.Add(account);
        }
    }
}
