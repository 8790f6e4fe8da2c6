using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Registers;

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

/// <summary>制度: a rule made, revised or repealed.</summary>
public sealed class Institution : RegisterEntry
{
    public const int MaxTitleLength = 200;

    private Institution() { Title = ""; }

    public Institution(RegisterId id, InspectionId inspection, string title, string? number, string? issuer, DateOnly? issuedOn,
        InstitutionChange change, InstitutionStage stage, IEnumerable<MeasureId> measures, Stamp stamp)
        : this(id, inspection, new InstitutionWords(title, number, issuer, issuedOn, change, stage), measures) =>
        Raise(Fact.Of(FactKind.InstitutionRecorded, id.Value, stamp.On, ("title", Title), ("number", number), ("stage", $"{stage}")));

    private Institution(RegisterId id, InspectionId inspection, InstitutionWords words, IEnumerable<MeasureId> measures) : base(id, inspection, measures)
    {
        Title = words.Title.Trim();
        if (Title.Length is 0 or > MaxTitleLength) throw new ArgumentException("A title has between 1 and 200 characters.", nameof(words));
        (Number, Issuer, IssuedOn, Change, Stage) = (words.Number, words.Issuer, words.IssuedOn, words.Change, words.Stage);
    }

    public string Title { get; private set; }

    /// <summary>文号</summary>
    public string? Number { get; private set; }

    public string? Issuer { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    public InstitutionChange Change { get; private set; }

    public InstitutionStage Stage { get; private set; }

    /// <summary>More than a draft: it counts as an institution.</summary>
    public bool IsIssued => Stage != InstitutionStage.Draft;

    public override RegisterKind Register => RegisterKind.Institution;

    public override string Name => Title;

    public override DateOnly? Day => IssuedOn;

    public override RegisterWords Words => new InstitutionWords(Title, Number, Issuer, IssuedOn, Change, Stage);

    private protected override RegisterEntry Anew(RegisterId id, RegisterWords words, IEnumerable<MeasureId> measures) => new Institution(id, InspectionId, (InstitutionWords)words, measures);
}
