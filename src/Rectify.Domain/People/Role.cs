namespace Rectify.Domain.People;

/// <summary>What a person does in rectification at a unit and the units below it. Who they are (post) is another record.</summary>
public enum Role
{
    /// <summary>整改办工作人员: registers, assigns, reviews plans, drafts documents.</summary>
    Office,

    /// <summary>整改办主任: gives the second signature in regimes without a panel.</summary>
    HeadOfOffice,

    /// <summary>责任单位负责人: signs for, plans, submits, applies.</summary>
    UnitLead,

    /// <summary>经办人: writes drafts for the unit lead.</summary>
    Handler,

    /// <summary>责任领导: agrees to plans and extensions, confirms the unit's claim.</summary>
    ResponsibleLeader,

    /// <summary>审核组成员: reviews closure evidence.</summary>
    Auditor,

    /// <summary>验收组成员: may be appointed to a panel.</summary>
    AcceptanceMember,

    /// <summary>领导小组: approves plans, withdrawals, second extensions.</summary>
    LeadingGroup,

    /// <summary>日常监督: reads the bodies in charge.</summary>
    Supervision,

    /// <summary>上级: reads across bodies, confirms closures where the regime asks.</summary>
    UpperLevel,

    /// <summary>系统管理员: units, people, accounts; sees no content.</summary>
    SystemAdministrator,

    /// <summary>安全保密管理员: permissions.</summary>
    SecurityAdministrator,

    /// <summary>安全审计员: reads the trail, changes nothing.</summary>
    AuditAdministrator,

    /// <summary>线索信访专管员: keeps the clues and petitions handed over to the unit, or handled by it; no other role reaches them, and this one reaches nothing else.</summary>
    ClueKeeper,
}

public readonly record struct RoleGrantId(Guid Value) : IEntityId<RoleGrantId>
{
    public static RoleGrantId New() => new(EntityKey.Next());

    public static RoleGrantId From(Guid value) => new(value);
}

/// <summary>A role at a unit, reaching that unit and what lies below, from a day until a day, both inclusive.</summary>
public sealed class RoleGrant
{
    private RoleGrant() { }

    public RoleGrant(RoleGrantId id, PersonId person, Role role, UnitId unit, DateOnly from, DateOnly? until = null) =>
        (Id, PersonId, Role, UnitId, From, Until) = (id, person, role, unit, from, until);

    public RoleGrantId Id { get; private set; }

    public PersonId PersonId { get; private set; }

    public Role Role { get; private set; }

    public UnitId UnitId { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? Until { get; private set; }

    /// <summary>The day is the last on which the role is held.</summary>
    public void End(DateOnly lastDay) => Until = lastDay;

    public bool IsValid(DateOnly day) => From <= day && (Until is not { } until || day <= until);
}
