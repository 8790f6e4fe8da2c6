using Rectify.App.Amendments;
using Rectify.App.Tasks;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Tasks;

/// <summary>One measure while its amendment is written; kept as a draft.</summary>
public sealed class AmendmentEdit
{
    /// <summary>Null where it is new.</summary>
    public Guid? Id { get; set; }

    public int? Position { get; set; }

    public string? Text { get; set; }

    public string? Kind { get; set; }

    public string? Unit { get; set; }

    public string? Owner { get; set; }

    /// <summary>Null for no deadline, and while a new one has none yet.</summary>
    public DateOnly? DueOn { get; set; }

    public bool Cancel { get; set; }

    /// <summary>It is written at another problem now.</summary>
    public bool IsWrittenElsewhere { get; set; }

    /// <summary>It is to be written here from now on.</summary>
    public bool Unlink { get; set; }

    /// <summary>A measure of another problem, not written but chosen.</summary>
    public bool IsLink { get; set; }

    /// <summary>The measure that is chosen.</summary>
    public string? From { get; set; }

    /// <summary>Its words are written here.</summary>
    public bool IsWritten => !Cancel && !IsLink && (!IsWrittenElsewhere || Unlink);

    /// <summary>Something was changed in it.</summary>
    public bool Touched { get; set; }

    public static AmendmentEdit Of(MeasureRow measure) => new()
    {
        Id = measure.Id.Value, Position = measure.Position, Text = measure.Text, Kind = $"{measure.Kind}", Unit = $"{measure.OwnerUnit.Id.Value}", Owner = measure.OwnerPerson is { } person ? $"{person.Value}" : null, DueOn = measure.DueOn, IsWrittenElsewhere = measure.IsWrittenElsewhere,
    };

    public static AmendmentEdit New(UnitId? unit) => new() { Kind = $"{MeasureKind.General}", Unit = unit is { } lead ? $"{lead.Value}" : null, Touched = true };

    public static AmendmentEdit Link() => new() { IsLink = true, Touched = true };

    public AmendedMeasure ToInput() => IsLink ? AmendedMeasure.Linked(Guid.TryParse(From, out var from) ? MeasureId.From(from) : null) : new(
        Id is { } key ? MeasureId.From(key) : null, Cancel ? AmendmentKind.Cancelled : Id is null ? AmendmentKind.Added : Unlink ? AmendmentKind.Unlinked : AmendmentKind.Reworded, Text, Enum.TryParse<MeasureKind>(Kind, out var kind) ? kind : (MeasureKind)(-1),
        Guid.TryParse(Unit, out var unit) ? UnitId.From(unit) : default, Guid.TryParse(Owner, out var owner) ? PersonId.From(owner) : null, DueOn);
}
