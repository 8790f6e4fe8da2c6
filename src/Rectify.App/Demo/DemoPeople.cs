using Rectify.App.Accounts;
using Rectify.App.People;
using Rectify.Domain.People;

namespace Rectify.App.Demo;

/// <summary>A person of the demonstration: all fictional.</summary>
/// <param name="Key">What the story calls them; also the user name.</param>
/// <param name="SignsIn">Has an account; the sign-in page says what they do.</param>
internal sealed record DemoPerson(string Key, string Name, string Unit, string Title, (Role Role, string Unit)[] Roles, bool SignsIn = false, bool IsFirst = false);

/// <summary>The fictional city of 云湖 with two bureaus, and the people who work there.</summary>
internal static class DemoPeople
{
    public const string City = "云湖市", Bureau = "云湖市生态环境局", Urban = "云湖市城市管理局";

    /// <summary>The same for every demo account; it is printed on the sign-in page of a demonstration.</summary>
    public const string Password = "yunhu-demo-2026";

    public static readonly (string Name, string Parent)[] Units =
    [
        ("市委巡察办", City), ("市纪委监委第三监督检查室", City), (Bureau, City), (Urban, City),
        ("整改办公室", Bureau), ("办公室", Bureau), ("水生态环境科", Bureau), ("大气环境科", Bureau), ("固废与化学品科", Bureau), ("财务审计科", Bureau), ("人事科", Bureau), ("执法支队", Bureau),
        ("综合科", Urban), ("市容管理科", Urban), ("环境卫生科", Urban),
    ];

    public static readonly DemoPerson[] People =
    [
        new("office", "苏见山", "整改办公室", "四级调研员", [(Role.Office, Bureau), (Role.Office, Urban)], true),
        new("office2", "程雪舟", "整改办公室", "一级主任科员", [(Role.Office, Bureau)], true),
        new("head", "温自牧", "整改办公室", "主任", [(Role.HeadOfOffice, Bureau), (Role.HeadOfOffice, Urban)], true),
        new("water", "许望川", "水生态环境科", "科长", [(Role.UnitLead, "水生态环境科")], true),
        new("handler", "何以宁", "水生态环境科", "一级科员", [(Role.Handler, "水生态环境科")], true),
        new("air", "白若溪", "大气环境科", "科长", [(Role.UnitLead, "大气环境科")], true),
        new("waste", "江流云", "固废与化学品科", "科长", [(Role.UnitLead, "固废与化学品科")]),
        new("finance", "秦予安", "财务审计科", "科长", [(Role.UnitLead, "财务审计科")], true),
        new("personnel", "方知远", "人事科", "科长", [(Role.UnitLead, "人事科")]),
        new("former", "蓝景行", "人事科", "副科长", [(Role.Handler, "人事科")]),
        new("general", "乔木生", "办公室", "主任", [(Role.UnitLead, "办公室")]),
        new("enforcement", "厉行简", "执法支队", "支队长", [(Role.UnitLead, "执法支队")]),
        new("leader", "陆清和", Bureau, "副局长", [(Role.ResponsibleLeader, "水生态环境科"), (Role.ResponsibleLeader, "执法支队"), (Role.ResponsibleLeader, "固废与化学品科")], true),
        new("leader2", "孟怀谷", Bureau, "副局长", [(Role.ResponsibleLeader, "大气环境科"), (Role.ResponsibleLeader, "财务审计科"), (Role.ResponsibleLeader, "人事科"), (Role.ResponsibleLeader, "办公室")]),
        new("principal", "丁望舒", Bureau, "党组书记、局长", [(Role.LeadingGroup, Bureau)], true, IsFirst: true),
        new("group", "顾长风", Bureau, "党组成员", [(Role.LeadingGroup, Bureau)]),
        new("auditor", "宋明远", "整改办公室", "审核组成员", [(Role.Auditor, Bureau), (Role.Auditor, Urban)], true),
        new("auditor2", "柳依然", "整改办公室", "审核组成员", [(Role.Auditor, Bureau)]),
        new("panelhead", "沈星河", "市委巡察办", "二级调研员", [(Role.AcceptanceMember, Bureau)], true),
        new("panelmember", "江知远", "市委巡察办", "一级主任科员", [(Role.AcceptanceMember, Bureau)], true),
        new("upper", "叶知秋", "市委巡察办", "副主任", [(Role.UpperLevel, City)], true),
        new("supervision", "卫明远", "市纪委监委第三监督检查室", "副主任", [(Role.Supervision, City)], true),
        new("clues", "乔砚清", "整改办公室", "一级主任科员", [(Role.ClueKeeper, Bureau)], true),
        new("clues2", "岑望山", "市纪委监委第三监督检查室", "三级主任科员", [(Role.ClueKeeper, "市纪委监委第三监督检查室")]),
        new("security", "闻知微", "整改办公室", "安全管理员", [(Role.SecurityAdministrator, City)], true),
        new("audit", "简书白", "整改办公室", "安全审计员", [(Role.AuditAdministrator, City)], true),
        new("urban", "罗青禾", "市容管理科", "科长", [(Role.UnitLead, "市容管理科")]),
        new("urban2", "纪云帆", "环境卫生科", "科长", [(Role.UnitLead, "环境卫生科")]),
        new("urbanleader", "于启舟", Urban, "副局长", [(Role.ResponsibleLeader, "市容管理科"), (Role.ResponsibleLeader, "环境卫生科")]),
        new("urbanprincipal", "严守诚", Urban, "党组书记、局长", [(Role.LeadingGroup, Urban)], IsFirst: true),
    ];

    public static readonly DemoAccount Administrator = new("admin", Password, "钟磐石");
}
