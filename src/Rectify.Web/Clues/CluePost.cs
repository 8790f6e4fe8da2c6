using System.Globalization;
using Rectify.App.Clues;
using Rectify.Domain;
using Rectify.Domain.Clues;
using Rectify.Domain.People;

namespace Rectify.Web.Clues;

/// <summary>A clue or a petition as the browser sends it, and whatever an act on one asks for.</summary>
public sealed class CluePost
{
    public string? Kind { get; set; }

    public string? Number { get; set; }

    public string? ReceivedOn { get; set; }

    public string? Unit { get; set; }

    public string? DueOn { get; set; }

    public bool LongTerm { get; set; }

    public string? Disposal { get; set; }

    public string? On { get; set; }

    public string? Reason { get; set; }

    public int Seen { get; set; }

    public Guid Act { get; set; }

    public Guid Id { get; set; }

    public UnitId? ChosenUnit => Guid.TryParse(Unit, out var unit) ? UnitId.From(unit) : null;

    /// <summary>长期 where it is ticked, whatever day stands beside it.</summary>
    public DateOnly? Due => LongTerm ? Deadline.LongTerm : Day(DueOn);

    public DateOnly? DisposedOn => Day(On);

    public DisposalKind? ChosenDisposal => Enum.TryParse<DisposalKind>(Disposal, out var kind) && Enum.IsDefined(kind) ? kind : null;

    public ClueInput ToInput() => new(Enum.TryParse<ClueKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null, Number?.Trim(), Day(ReceivedOn));

    /// <summary>What an act begins with: nothing typed yet, the present unit and day where it is about them.</summary>
    public static CluePost Of(ClueSheet sheet, Guid act) => new()
    {
        Act = act, Id = sheet.Row.Id.Value, Seen = sheet.Version, Kind = $"{sheet.Row.Kind}", Number = sheet.Row.Number, ReceivedOn = Iso(sheet.Row.ReceivedOn), Unit = $"{sheet.UnitId?.Value}",
        LongTerm = sheet.UnitId is not null && Deadline.IsLongTerm(sheet.Row.DueOn), DueOn = Deadline.IsLongTerm(sheet.Row.DueOn) || sheet.Row.DueOn < sheet.Today ? null : Iso(sheet.Row.DueOn), On = Iso(sheet.Today),
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
