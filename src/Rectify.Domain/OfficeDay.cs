namespace Rectify.Domain;

/// <summary>Turns a moment into the office's calendar day. "Today" is the office's, never UTC's.</summary>
public sealed class OfficeDay(TimeZoneInfo zone)
{
    /// <summary>The office's zone unless configured otherwise.</summary>
    public const string DefaultZone = "Asia/Shanghai";

    public TimeZoneInfo Zone { get; } = zone;

    public static OfficeDay Default { get; } = new(TimeZoneInfo.FindSystemTimeZoneById(DefaultZone));

    public DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The moment on the office's clock, for showing.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The day's first moment.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
