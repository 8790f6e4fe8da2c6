using System.Runtime.CompilerServices;
using Xunit;

namespace Rectify.Domain.Tests;

/// <summary>Compares a text with a file of the repository. RECTIFY_UPDATE_GOLDEN=1 writes the file instead; the difference is then read in the commit.</summary>
internal static class Golden
{
    public static void Matches(string path, string actual, [CallerFilePath] string here = "")
    {
        var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, path));
        if (Environment.GetEnvironmentVariable("RECTIFY_UPDATE_GOLDEN") == "1") File.WriteAllText(file, actual);
        Assert.True(File.Exists(file), $"{file} is missing; write it with RECTIFY_UPDATE_GOLDEN=1.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));
    }
}
