using System.Globalization;
using System.Text;

namespace Rectify.App.Delivery;

/// <summary>A mail as its server wants it: plain text in UTF-8, in lines of base64, so that nothing in it can be taken for an end or a header.</summary>
internal static class MailText
{
    private const int LineLength = 76;

    /// <summary>What one word of a header holds; with its frame it stays below 75 characters.</summary>
    private const int WordBytes = 42;

    public static string Of(OutgoingMessage message, string from) => string.Join("\r\n",
    [
        $"From: <{from}>", $"To: <{message.Address}>", $"Subject: {Encoded(message.Subject)}", $"Date: {message.At.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture)}",
        $"Message-ID: <{message.Id}@{from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]}>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "",
        .. Convert.ToBase64String(Encoding.UTF8.GetBytes(message.Text.ReplaceLineEndings("\r\n"))).Chunk(LineLength).Select(line => new string(line)),
    ]);

    private static string Encoded(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(word.ToString()) + rune.Utf8SequenceLength > WordBytes) Close();
            word.Append(rune);
        }
        if (word.Length > 0) Close();
        return string.Join("\r\n ", words);

        void Close()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(word.ToString()))}?=");
            word.Clear();
        }
    }
}
