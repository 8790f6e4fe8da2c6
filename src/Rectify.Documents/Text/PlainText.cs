using System.Text;

namespace Rectify.Documents.Text;

/// <summary>Decodes a text file: UTF-8, UTF-16 with or without mark, GB18030. Guesses only between these.</summary>
internal static class PlainText
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = MakeGb18030();

    /// <returns>Null when the bytes are no text.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((byte[])[0xEF, 0xBB, 0xBF]))
            return Accept(Try(Utf8, bytes[3..]) ?? Try(Gb18030, bytes));
        if (bytes.StartsWith((byte[])[0xFF, 0xFE]))
            return Accept(Try(new UnicodeEncoding(false, false, true), bytes[2..]));
        if (bytes.StartsWith((byte[])[0xFE, 0xFF]))
            return Accept(Try(new UnicodeEncoding(true, false, true), bytes[2..]));
        if (Accept(Try(Utf8, bytes)) is { } utf8)
            return utf8;
        if (bytes.Contains((byte)0))
            return Plausible(Accept(Try(new UnicodeEncoding(false, false, true), bytes))) ?? Plausible(Accept(Try(new UnicodeEncoding(true, false, true), bytes)));
        return Accept(Try(Gb18030, bytes));
    }

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Control characters other than tabs and line breaks do not occur in texts, a stray few excepted.</summary>
    private static string? Accept(string? text)
    {
        if (text is null)
            return null;
        var controls = text.Count(c => c < ' ' && c is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\x1a'));
        return controls * 200 > text.Length ? null : text;
    }

    /// <summary>UTF-16 without a mark: Chinese, Latin and punctuation only, else the byte order is wrong.</summary>
    private static string? Plausible(string? text)
    {
        if (text is null)
            return null;
        var known = text.Count(c => c < 0x250 || c is >= '\u2000' and <= '\u33ff' or >= '\u4e00' and <= '\u9fff' or >= '\uff00' and <= '\uffef');
        return known * 20 >= text.Length * 19 ? text : null;
    }

    private static Encoding MakeGb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
