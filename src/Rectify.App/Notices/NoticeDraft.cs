using Rectify.App.Data;
using Rectify.Domain.Notices;
using Rectify.Domain.Rounds;

namespace Rectify.App.Notices;

/// <summary>What the records give to the notice of an inspection. Only who sees the whole inspection can prepare one.</summary>
public sealed class NoticeDraft(Door door) : IUseCase
{
    /// <param name="inspection">The inspection it reports on.</param>
    /// <param name="asOf">Counts facts on or before this day, inclusive; null means today, and a day to come means today.</param>
    /// <param name="knownAt">Counts what was recorded by this moment; null means now.</param>
    /// <param name="channel">Where it goes out: what is withheld there is left out.</param>
    /// <param name="second">The other inspection of the same body, where one notice covers both.</param>
    /// <param name="ct">Cancels the reading.</param>
    /// <returns>Null when there is no such inspection or the person may not see it whole.</returns>
    public async Task<NoticeRecords?> Run(InspectionId inspection, DateOnly? asOf = null, DateTimeOffset? knownAt = null, NoticeChannel channel = NoticeChannel.Public, InspectionId? second = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var day = asOf is { } chosen && chosen < reading.Today ? chosen : reading.Today;
        return await new NoticeReading(reading.Db, reading.Sight, reading.Actor).RecordsAsync(inspection, second, channel, day, knownAt ?? door.Now(), reading.Today, ct);
    }
}
