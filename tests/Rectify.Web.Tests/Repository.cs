namespace Rectify.Web.Tests;

/// <summary>The checkout the tests were built from, for rules about the sources themselves.</summary>
public static class Repository
{
    private static readonly string Root = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Source files below a folder, build output left out, as (path from the root, content).</summary>
    public static IEnumerable<(string Path, string Text)> Sources(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(Path.GetExtension(file)))
            .Select(file => (Path: Path.GetRelativePath(Root, file).Replace('\\', '/'), File: file))
            .Where(file => !file.Path.Contains("/obj/") && !file.Path.Contains("/bin/"))
            .Select(file => (file.Path, File.ReadAllText(file.File)));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Rectify.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie in a checkout.");
        return folder;
    }
}
