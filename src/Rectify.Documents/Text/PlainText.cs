using System.Text;

namespace Rectify.Documents.Text;

/// <summary>Decodes a text file: UTF-8, UTF-16 with or without mark, GB18030. Guesses only between these.</summary>
internal static class PlainText
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = MakeGb18030(DecoderFallback.ExceptionFallback);
    private static readonly Encoding LooseGb18030 = MakeGb18030(DecoderFallback.ReplacementFallback);

    /// <returns>Null when the bytes are no text.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((byte[])[0xEF, 0xBB, 0xBF]))
            return Accept(Try(Utf8, bytes[3..]) ?? Try(Gb18030, bytes));
        // with a mark the encoding is known; half characters become marks of their own
        if (bytes.StartsWith((byte[])[0xFF, 0xFE]))
            return Plausible(Accept(new UnicodeEncoding(false, false).GetString(bytes[2..])));
        if (bytes.StartsWith((byte[])[0xFE, 0xFF]))
            return Plausible(Accept(new UnicodeEncoding(true, false).GetString(bytes[2..])));
        if (Accept(Try(Utf8, bytes)) is { } utf8)
            return utf8;
        if (bytes.Count((byte)0) * 500 > bytes.Length)
            return Plausible(Accept(Try(new UnicodeEncoding(false, false, true), bytes))) ?? Plausible(Accept(Try(new UnicodeEncoding(true, false, true), bytes)));
        return Accept(Try(Gb18030, bytes)) ?? Damaged(bytes);
    }

    /// <summary>A text with a few broken bytes is still that text, with a mark where each of them stood.</summary>
    private static string? Damaged(ReadOnlySpan<byte> bytes)
    {
        foreach (var encoding in (Encoding[])[new UTF8Encoding(false), LooseGb18030])
        {
            var text = encoding.GetString(bytes);
            if (text.AsSpan().Count('\ufffd') * 50 <= text.Length && Plausible(Accept(text)) is { } read)
                return read;
        }
        return null;
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

    /// <summary>Chinese, Latin and punctuation almost only, else the encoding is another.</summary>
    private static string? Plausible(string? text)
    {
        if (text is null)
            return null;
        var known = text.Count(c => c < 0x250 || c is >= '\u2000' and <= '\u33ff' or >= '\u3400' and <= '\u4dbf' or '\ufffd' or >= '\u4e00' and <= '\u9fff' or >= '\uff00' and <= '\uffef');
        return known * 20 >= text.Length * 19 ? text : null;
    }

    private static Encoding MakeGb18030(DecoderFallback onBroken)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, onBroken == DecoderFallback.ReplacementFallback ? new DecoderReplacementFallback("\ufffd") : onBroken);
    }
}
