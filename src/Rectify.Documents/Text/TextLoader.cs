namespace Rectify.Documents.Text;

/// <summary>Takes a document in: pasted text, .txt and .docx. What cannot or may not be read is refused with its reason, within bounded time and memory.</summary>
public static class TextLoader
{
    private const int OleHead = 8;

    public static TextLoad FromPaste(string text, TextLimits? limits = null) => Checked(text, null, text, limits ?? TextLimits.Default);

    /// <summary>Reads the stream to its end or to the limit; does not close it.</summary>
    public static TextLoad FromFile(Stream content, string fileName, TextLimits? limits = null)
    {
        limits ??= TextLimits.Default;
        if (SecrecyMark.InFileName(Path.GetFileName(fileName)) is { } mark)
            return new TextLoad.Refused(RefusalReason.SecrecyMark, mark);
        if (ReadAll(content, limits.FileBytes) is not { } bytes)
            return new TextLoad.Refused(RefusalReason.TooLarge, $"{limits.FileBytes / (1024 * 1024)} MB");
        if (bytes.Length == 0)
            return new TextLoad.Refused(RefusalReason.Empty);

        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        return ContentOf(bytes) switch
        {
            Content.Package => FromPackage(bytes, fileName, extension, limits),
            Content.EncryptedOffice => new TextLoad.Refused(RefusalReason.Encrypted),
            Content.OldOffice => new TextLoad.Refused(extension is ".docx" or ".txt" ? RefusalReason.WrongExtension : RefusalReason.UnsupportedType, extension),
            Content.Pdf => new TextLoad.Refused(extension is ".docx" or ".txt" ? RefusalReason.WrongExtension : RefusalReason.UnsupportedType, extension),
            _ => FromPlain(bytes, fileName, extension, limits),
        };
    }

    private enum Content { Text, Package, OldOffice, EncryptedOffice, Pdf }

    private static Content ContentOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8))
            return Content.Package;
        if (bytes.StartsWith("%PDF-"u8))
            return Content.Pdf;
        if (bytes.Length > OleHead && bytes.StartsWith((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return bytes.IndexOf(System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? Content.EncryptedOffice : Content.OldOffice;
        return Content.Text;
    }

    private static TextLoad FromPackage(byte[] bytes, string fileName, string extension, TextLimits limits)
    {
        if (extension is not (".docx" or ".docm" or ".dotx" or ".dotm" or ".xlsx" or ".xlsm" or ".pptx" or ".zip"))
            return new TextLoad.Refused(RefusalReason.WrongExtension, extension);
        var check = PackageCheck.Run(bytes, limits);
        if (check.Refusal is { } refusal)
            return refusal;
        if (!check.IsWordDocument)
            return new TextLoad.Refused(extension == ".docx" ? RefusalReason.WrongExtension : RefusalReason.UnsupportedType, extension);
        return DocxText.Read(bytes, limits) switch
        {
            { Refusal: { } broken } => broken,
            { Text: var text, Head: var head } => Checked(text, fileName, head + "\n" + text, limits),
        };
    }

    private static TextLoad FromPlain(byte[] bytes, string fileName, string extension, TextLimits limits)
    {
        if (extension is ".docx" or ".docm" or ".xlsx" or ".pdf" or ".doc" or ".xls")
            return new TextLoad.Refused(PlainText.Decode(bytes) is null ? RefusalReason.Broken : RefusalReason.WrongExtension, extension);
        if (PlainText.Decode(bytes) is not { } text)
            return new TextLoad.Refused(RefusalReason.Binary, extension);
        if (extension is not ("" or ".txt" or ".text" or ".md"))
            return new TextLoad.Refused(RefusalReason.UnsupportedType, extension);
        return Checked(text, fileName, text, limits);
    }

    private static TextLoad Checked(string text, string? fileName, string head, TextLimits limits)
    {
        if (SecrecyMark.InHead(head) is { } mark)
            return new TextLoad.Refused(RefusalReason.SecrecyMark, mark);
        if (text.Length > limits.Characters)
            return new TextLoad.Refused(RefusalReason.TooLarge, $"{limits.Characters}");
        if (string.IsNullOrWhiteSpace(text))
            return new TextLoad.Refused(RefusalReason.Empty);
        return new TextLoad.Loaded(SourceText.Of(text, fileName));
    }

    private static byte[]? ReadAll(Stream content, int limit)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            if (copy.Length + read > limit)
                return null;
            copy.Write(buffer, 0, read);
        }
        return copy.ToArray();
    }
}
