namespace Rectify.Web.Hosting;

/// <summary>
/// The folder for everything this installation keeps on disk: logs, keys, locks, and the private database unless a server is configured.
/// <c>.local</c> of the checkout (the folder with Rectify.sln above the program), or of the content root outside a checkout;
/// the setting <c>Rectify:LocalFolder</c> names another one.
/// </summary>
internal sealed record LocalFolder(string Path)
{
    public string Logs => In("logs");

    /// <summary>Keys that sign the cookies: kept, so that a restart signs nobody out.</summary>
    public string Keys => In("keys");

    /// <summary>The files that prove the work: with the database, what a backup must hold.</summary>
    public string Evidence => In("evidence");

    /// <summary>Anchors of the trail and the key that signs them: what the database must not hold. The setting <c>Rectify:AnchorFolder</c> names another place, best on another machine.</summary>
    public string Anchors => In("anchors");

    public string Cluster => In("postgres");

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public static LocalFolder Of(IConfiguration configuration, string contentRoot)
    {
        var home = CheckoutAbove(AppContext.BaseDirectory) ?? contentRoot;
        var folder = new LocalFolder(System.IO.Path.GetFullPath(configuration["Rectify:LocalFolder"] is { Length: > 0 } set ? set : ".local", home));
        try
        {
            Directory.CreateDirectory(folder.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The folder {folder.Path} cannot be used: {e.Message} Name another one with --Rectify:LocalFolder=FOLDER.");
        }

        return folder;
    }

    private static string? CheckoutAbove(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(above.FullName, "Rectify.sln")))
                return above.FullName;
        }

        return null;
    }
}
