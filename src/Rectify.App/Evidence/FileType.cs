using System.IO.Compression;
using System.Text;

namespace Rectify.App.Evidence;

/// <summary>
/// Finds what a file is by its content; the name and what the browser says are not believed. Unknown content is <see cref="Unknown"/> and is only ever downloaded.
/// </summary>
public static class FileType
{
    public const string Unknown = "application/octet-stream";
    public const string Pdf = "application/pdf";
    public const string Text = "text/plain";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int HeadBytes = 4096;

    /// <summary>Picture types every browser draws and none can carry a script.</summary>
    public static IReadOnlySet<string> Pictures { get; } = new HashSet<string>(StringComparer.Ordinal) { "image/png", "image/jpeg", "image/gif", "image/webp" };

    static FileType() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads the head, for a package also its directory; leaves the stream at its start.</summary>
    /// <param name="content">Seekable.</param>
    public static string Of(Stream content)
    {
        content.Position = 0;
        var head = new byte[HeadBytes];
        var length = content.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        content.Position = 0;
        return Of(head.AsSpan(0, length), content);
    }

    private static string Of(ReadOnlySpan<byte> head, Stream content) =>
        head.StartsWith("%PDF-"u8) ? Pdf
        : head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? "image/gif"
        : head.Length > 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : head.StartsWith("PK\x03\x04"u8) ? OfPackage(content)
        : IsText(head) ? Text
        : Unknown;

    private static string OfPackage(Stream content)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return archive.GetEntry("[Content_Types].xml") is null ? Unknown
                : archive.GetEntry("word/document.xml") is not null ? Docx
                : archive.GetEntry("xl/workbook.xml") is not null ? Xlsx
                : Unknown;
        }
        catch (InvalidDataException)
        {
            return Unknown;
        }
        finally
        {
            content.Position = 0;
        }
    }

    /// <summary>No control characters, and valid UTF-8 or GB 18030; a character cut by the head's end is forgiven. Markup is not shown as text.</summary>
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty) return false;
        foreach (var value in head)
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f')) return false;
        return TextOf(head) is not null;
    }

    /// <summary>The text of these bytes; null when they are neither UTF-8 nor GB 18030.</summary>
    internal static string? TextOf(ReadOnlySpan<byte> bytes)
    {
        var body = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        return Decode(body, "utf-8") ?? Decode(body, "gb18030");
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, string encoding)
    {
        var decoder = Encoding.GetEncoding(encoding, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetDecoder();
        var text = new char[bytes.Length];
        try
        {
            decoder.Convert(bytes, text, flush: false, out _, out var written, out _);
            return new string(text, 0, written);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
