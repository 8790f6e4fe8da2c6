namespace Rectify.App.Files;

/// <summary>Where the settings keep content: in a bucket where one is named, else on the local disk.</summary>
internal static class ContentStores
{
    public static IContentStore Of(AppSettings settings) => settings.S3 is { } bucket ? new S3ContentStore(bucket, settings.FilesFolder) : new DiskContentStore(settings.FilesFolder);
}
