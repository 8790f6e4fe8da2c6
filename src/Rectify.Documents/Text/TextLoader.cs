using Rectify.Documents.Text.Tables;

namespace Rectify.Documents.Text;

/// <summary>Takes a document in: pasted text, .txt, .docx, .xlsx and .pdf. What cannot or may not be read is refused with its reason, within bounded time and memory.</summary>
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
            Content.OldOffice => new TextLoad.Refused(Misnamed(extension, ".doc", ".xls", ".ppt", ".wps", ".et") ? RefusalReason.WrongExtension : RefusalReason.UnsupportedType, extension),
            Content.Pdf when Misnamed(extension, ".pdf") => new TextLoad.Refused(RefusalReason.WrongExtension, extension),
            Content.Pdf => FromPdf(bytes, fileName, limits),
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

    private static bool Misnamed(string extension, params ReadOnlySpan<string> right) =>
        !right.Contains(extension) && extension is ".docx" or ".txt" or ".xlsx" or ".pdf" or ".doc" or ".xls";

    private static TextLoad FromPackage(byte[] bytes, string fileName, string extension, TextLimits limits)
    {
        if (extension is not (".docx" or ".docm" or ".dotx" or ".dotm" or ".xlsx" or ".xlsm" or ".xltx" or ".pptx" or ".zip"))
            return new TextLoad.Refused(RefusalReason.WrongExtension, extension);
        var check = PackageCheck.Run(bytes, limits);
        if (check.Refusal is { } refusal)
            return refusal;
        if (check.IsWordDocument && extension.StartsWith(".do", StringComparison.Ordinal))
        {
            return DocxText.Read(bytes, limits) switch
            {
                { Refusal: { } broken } => broken,
                var read => Refusal(read.Text, read.Head + "\n" + read.Text, limits.Characters) ?? Loaded(SourceText.Of(read.Text, fileName, read.Tables)),
            };
        }
        if (check.IsWorkbook && extension.StartsWith(".xl", StringComparison.Ordinal))
        {
            return WorkbookText.Read(bytes, limits) switch
            {
                { Refusal: { } broken } => broken,
                var read => Refusal(read.Text, read.Head + "\n" + read.Text, limits.LedgerCharacters)
                    ?? Loaded(SourceText.OfWorkbook(read.Text, fileName, read.Tables, read.HiddenSheets)),
            };
        }
        return new TextLoad.Refused(extension is ".docx" or ".xlsx" ? RefusalReason.WrongExtension : RefusalReason.UnsupportedType, extension);
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

    private static TextLoad FromPdf(byte[] bytes, string fileName, TextLimits limits)
    {
        var read = PdfText.Read(bytes, limits);
        if (read.Refusal is { } refusal)
            return refusal;
        // where a page ends matters to nobody who reads a document in
        var text = read.Text.Replace('\f', '\n');
        return Checked(text, fileName, text, limits);
    }

    private static TextLoad Checked(string text, string? fileName, string head, TextLimits limits) =>
        Refusal(text, head, limits.Characters) ?? Loaded(SourceText.Of(text, fileName));

    private static TextLoad Loaded(SourceText source) => new TextLoad.Loaded(source);

    private static TextLoad? Refusal(string text, string head, int characters)
    {
        if (SecrecyMark.InHead(head) is { } mark)
            return new TextLoad.Refused(RefusalReason.SecrecyMark, mark);
        if (text.Length > characters)
            return new TextLoad.Refused(RefusalReason.TooLarge, $"{characters}");
        return string.IsNullOrWhiteSpace(text) ? new TextLoad.Refused(RefusalReason.Empty) : null;
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
