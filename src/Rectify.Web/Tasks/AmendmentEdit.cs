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

    /// <summary>Something was changed in it.</summary>
    public bool Touched { get; set; }

    public static AmendmentEdit Of(MeasureRow measure) => new()
    {
        Id = measure.Id.Value, Position = measure.Position, Text = measure.Text, Kind = $"{measure.Kind}", Unit = $"{measure.OwnerUnit.Id.Value}", Owner = measure.OwnerPerson is { } person ? $"{person.Value}" : null, DueOn = measure.DueOn,
    };

    public static AmendmentEdit New(UnitId? unit) => new() { Kind = $"{MeasureKind.General}", Unit = unit is { } lead ? $"{lead.Value}" : null, Touched = true };

    public AmendedMeasure ToInput() => new(
        Id is { } key ? MeasureId.From(key) : null, Cancel ? AmendmentKind.Cancelled : Id is null ? AmendmentKind.Added : AmendmentKind.Reworded, Text, Enum.TryParse<MeasureKind>(Kind, out var kind) ? kind : (MeasureKind)(-1),
        Guid.TryParse(Unit, out var unit) ? UnitId.From(unit) : default, Guid.TryParse(Owner, out var owner) ? PersonId.From(owner) : null, DueOn);
}
