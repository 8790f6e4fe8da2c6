using System.Runtime.CompilerServices;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

/// <summary>
/// Texts kept beside the tests in Golden/. Run with RECTIFY_GOLDEN=write to write them anew, and read the difference before committing it.
/// </summary>
internal static class GoldenText
{
    public static void Matches(string name, string actual, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("RECTIFY_GOLDEN") == "write")
            File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
