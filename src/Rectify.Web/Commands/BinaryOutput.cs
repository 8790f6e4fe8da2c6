using System.CommandLine;

namespace Rectify.Web.Commands;

/// <summary>Where a workbook or document goes: the file of --out, else standard output when that is not a screen.</summary>
internal static class BinaryOutput
{
    public static Option<string?> Option { get; } = new("--out") { Description = "写入的文件；不指定时写到标准输出" };

    /// <returns>False when there is nowhere to write to; the sentence is out by then.</returns>
    public static async Task<bool> WriteAsync(string? path, TextWriter error, Func<Stream, Task> write)
    {
        if (path is null && !Console.IsOutputRedirected)
        {
            await error.WriteLineAsync("请用 --out 指定要写入的文件。");
            return false;
        }
        try
        {
            await using var output = path is null ? Console.OpenStandardOutput() : File.Create(path);
            await write(output);
            return true;
        }
        catch (Exception unwritable) when (path is not null && unwritable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await error.WriteLineAsync($"{path}：无法写入。");
            return false;
        }
    }
}
