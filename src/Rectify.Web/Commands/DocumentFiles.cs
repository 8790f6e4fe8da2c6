using System.CommandLine;
using Rectify.Documents.Text;

namespace Rectify.Web.Commands;

/// <summary>The files named on the command line, one after the other; a folder stands for the documents in it and below.</summary>
internal static class DocumentFiles
{
    /// <summary>A file could not be read.</summary>
    public const int Unreadable = 2;

    private static readonly string[] Extensions = [".docx", ".xlsx", ".txt", ".pdf"];

    public static Argument<string[]> Argument { get; } = new("files")
    {
        Description = "要读取的材料（.docx、.xlsx、.txt、.pdf）；给出文件夹时读取其中全部材料",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Every document that could be read; for the others a sentence goes to <paramref name="error"/>.</summary>
    public static IEnumerable<(string File, SourceText Source)> Load(IEnumerable<string> named, TextWriter error, Action unreadable)
    {
        foreach (var file in named.SelectMany(Expand))
        {
            var (source, sentence) = Load(file);
            if (source is not null)
            {
                yield return (file, source);
                continue;
            }
            error.WriteLine($"{file}：{sentence}");
            unreadable();
        }
    }

    private static IEnumerable<string> Expand(string named)
    {
        if (!Directory.Exists(named))
            return [named];
        // ~$: what Word and Excel leave beside an open file
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return Directory.EnumerateFiles(named, "*", options)
            .Where(file => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant()) && !Path.GetFileName(file).StartsWith("~$", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    private static (SourceText? Source, string? Sentence) Load(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return TextLoader.FromFile(stream, file) switch
            {
                TextLoad.Loaded(var source) => (source, null),
                TextLoad.Refused(var reason, var detail) => (null, RefusalSentence.Of(reason, detail)),
                _ => (null, null),
            };
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, File.Exists(file) ? "没有权限读取，或者文件正被占用。" : "找不到这个文件，请检查路径。");
        }
    }
}
