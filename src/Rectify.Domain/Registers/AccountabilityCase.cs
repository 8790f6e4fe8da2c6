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

    public AccountabilityCase(RegisterId id, InspectionId inspection, AccountabilityKind kind, int persons, DateOnly on, string? note, IEnumerable<MeasureId> measures, Stamp stamp)
        : this(id, inspection, new AccountabilityWords(kind, persons, on, note), measures) =>
        Raise(Fact.Of(FactKind.AccountabilityRecorded, id.Value, on, ("kind", $"{kind}"), ("persons", $"{persons}")));

    private AccountabilityCase(RegisterId id, InspectionId inspection, AccountabilityWords words, IEnumerable<MeasureId> measures) : base(id, inspection, measures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(words.Persons, 1);
        (Kind, Persons, DecidedOn, Note) = (words.Kind, words.Persons, words.DecidedOn, words.Note);
    }

    public AccountabilityKind Kind { get; private set; }

    /// <summary>人次 in this case.</summary>
    public int Persons { get; private set; }

    public DateOnly DecidedOn { get; private set; }

    /// <summary>The form of it, e.g. 谈话提醒; no names.</summary>
    public string? Note { get; private set; }

    public override RegisterKind Register => RegisterKind.Accountability;

    public override string? Name => Note;

    public override DateOnly? Day => DecidedOn;

    public override RegisterWords Words => new AccountabilityWords(Kind, Persons, DecidedOn, Note);

    private protected override RegisterEntry Anew(RegisterId id, RegisterWords words, IEnumerable<MeasureId> measures) => new AccountabilityCase(id, InspectionId, (AccountabilityWords)words, measures);
}
