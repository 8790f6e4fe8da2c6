namespace Rectify.App;

/// <summary>What the host hands to the use cases.</summary>
/// <param name="ConnectionString">For the serving role: no DDL, facts insert-only.</param>
/// <param name="FilesFolder">Root of the content store on disk, and where files arrive.</param>
/// <param name="AnchorFolder">Where the trail is anchored, outside the database, and where the key for it lies.</param>
/// <param name="TimeZone">The office's zone; "today" is its day.</param>
/// <param name="MaxUploadBytes">Largest file taken as evidence.</param>
/// <param name="OneAdministrator">System and security administrator may be one person, and the system administrator may grant roles. The audit administrator is another person always.</param>
/// <param name="NotificationDays">Days after which a notification that was read is thrown away.</param>
/// <param name="DeliveryDays">Days after which what left the house, and a warning of a deadline that can come no more, is thrown away.</param>
public sealed record AppSettings(
    string ConnectionString, string FilesFolder, string AnchorFolder, string TimeZone = Domain.OfficeDay.DefaultZone, long MaxUploadBytes = 1024L * 1024 * 1024, bool OneAdministrator = true, int NotificationDays = 90, int DeliveryDays = 365)
{
    /// <summary>What leaves the house and when.</summary>
    public Delivery.DeliverySettings Delivery { get; init; } = new();

    /// <summary>The bucket that keeps the content; null where the local disk does.</summary>
    public Files.S3Settings? S3 { get; init; }

    /// <summary>Who looks for viruses in what arrives; null where nobody does.</summary>
    public Files.ScannerSettings? Scanner { get; init; }
}
