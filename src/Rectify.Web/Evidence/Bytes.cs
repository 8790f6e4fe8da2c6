using System.Globalization;

namespace Rectify.Web.Evidence;

/// <summary>A size as a person reads it.</summary>
public static class Bytes
{
    public static string Text(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => $"{bytes / 1024} KB",
        _ => (bytes / (1024.0 * 1024)).ToString("0.0", CultureInfo.InvariantCulture) + " MB",
    };
}
