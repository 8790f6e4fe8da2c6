using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Registers;

public enum AccountabilityKind
{
    /// <summary>组织处理 (谈话提醒, 批评教育, 诫勉 ...)</summary>
    Organisational,

    /// <summary>党纪处分</summary>
    PartyDiscipline,

    /// <summary>政务处分</summary>
    AdministrativeSanction,
}

/// <summary>问责: persons and cases are different counts; no names.</summary>
public sealed class AccountabilityCase : RegisterEntry
{
    private AccountabilityCase() { }

    public AccountabilityCase(RegisterId id, InspectionId inspection, AccountabilityKind kind, int persons, DateOnly on, string? note,
        IEnumerable<MeasureId> measures, Stamp stamp) : base(id, inspection, measures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(persons, 1);
        (Kind, Persons, DecidedOn, Note) = (kind, persons, on, note);
        Raise(Fact.Of(FactKind.AccountabilityRecorded, id.Value, on, ("kind", $"{kind}"), ("persons", $"{persons}")));
    }

    public AccountabilityKind Kind { get; private set; }

    /// <summary>人次 in this case.</summary>
    public int Persons { get; private set; }

    public DateOnly DecidedOn { get; private set; }

    /// <summary>The form of it, e.g. 谈话提醒; no names.</summary>
    public string? Note { get; private set; }
}
