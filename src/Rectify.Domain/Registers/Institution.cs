using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Registers;

public readonly record struct RegisterId(Guid Value) : IEntityId<RegisterId>
{
    public static RegisterId New() => new(Guid.CreateVersion7());

    public static RegisterId From(Guid value) => new(value);
}

public enum InstitutionChange
{
    /// <summary>新建</summary>
    Created,

    /// <summary>修订</summary>
    Revised,

    /// <summary>废止</summary>
    Repealed,
}

/// <summary>How far a rule has come. A draft does not count as an institution; every other stage does.</summary>
public enum InstitutionStage
{
    /// <summary>初稿</summary>
    Draft,

    /// <summary>印发</summary>
    Issued,

    /// <summary>试行</summary>
    Trial,

    /// <summary>正式</summary>
    Formal,
}

/// <summary>A record of its own, linked to any number of measures of one inspection and counted once.</summary>
public abstract class RegisterEntry : RaisesFacts
{
    private readonly List<RegisterLink> links = [];

    private protected RegisterEntry() { }

    private protected RegisterEntry(RegisterId id, InspectionId inspection, IEnumerable<MeasureId> measures)
    {
        (Id, InspectionId) = (id, inspection);
        links.AddRange(measures.Distinct().Select(m => new RegisterLink(id, m)));
        if (links.Count == 0) throw new ArgumentException("A register entry belongs to at least one measure.", nameof(measures));
    }

    public RegisterId Id { get; private set; }

    public InspectionId InspectionId { get; private set; }

    public IReadOnlyList<RegisterLink> Links => links;
}

/// <summary>Ties a register entry to a measure.</summary>
public sealed class RegisterLink
{
    private RegisterLink() { }

    internal RegisterLink(RegisterId entry, MeasureId measure) => (EntryId, MeasureId) = (entry, measure);

    public RegisterId EntryId { get; private set; }

    public MeasureId MeasureId { get; private set; }
}

/// <summary>制度: a rule made, revised or repealed.</summary>
public sealed class Institution : RegisterEntry
{
    public const int MaxTitleLength = 200;

    private Institution() { Title = ""; }

    public Institution(RegisterId id, InspectionId inspection, string title, string? number, string? issuer, DateOnly? issuedOn,
        InstitutionChange change, InstitutionStage stage, IEnumerable<MeasureId> measures, Stamp stamp) : base(id, inspection, measures)
    {
        Title = title.Trim();
        if (Title.Length is 0 or > MaxTitleLength) throw new ArgumentException("A title has between 1 and 200 characters.", nameof(title));
        (Number, Issuer, IssuedOn, Change, Stage) = (number, issuer, issuedOn, change, stage);
        Raise(Fact.Of(FactKind.InstitutionRecorded, id.Value, stamp.On, ("title", Title), ("number", number), ("stage", $"{stage}")));
    }

    public string Title { get; private set; }

    /// <summary>文号</summary>
    public string? Number { get; private set; }

    public string? Issuer { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    public InstitutionChange Change { get; private set; }

    public InstitutionStage Stage { get; private set; }
}
