using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Rectify.Documents.Tests.Writing;

/// <summary>Written documents, opened again.</summary>
internal static class Written
{
    public static async Task<byte[]> Bytes(Func<Stream, Task> write)
    {
        using var stream = new AsyncOnlyStream();
        await write(stream);
        return stream.ToArray();
    }

    public static IReadOnlyList<string> SchemaErrors(OpenXmlPackage package) =>
        [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(e => $"{e.Part?.Uri}: {e.Description} {e.Path?.XPath}")];

    public static WordprocessingDocument Word(byte[] bytes) => WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);

    public static SpreadsheetDocument Spreadsheet(byte[] bytes) => SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

    /// <summary>Non-blank paragraphs; a table row is one line with tabs, as in plain text.</summary>
    public static string Text(WordprocessingDocument document)
    {
        var lines = document.MainDocumentPart!.Document.Body!.Elements().SelectMany(element => element switch
        {
            W.Table table => table.Elements<W.TableRow>().Select(row =>
                string.Join('\t', row.Elements<W.TableCell>().Select(cell => string.Join(' ', cell.Elements<W.Paragraph>().Select(p => p.InnerText))))),
            W.Paragraph paragraph => [paragraph.InnerText],
            _ => Enumerable.Empty<string>(),
        });
        return string.Concat(lines.Where(l => l.Length > 0).Select(l => l + "\n"));
    }

    /// <summary>A stream as a web server's response is: no seeking, no reading, and nothing synchronous.</summary>
    private sealed class AsyncOnlyStream : Stream
    {
        private readonly MemoryStream _bytes = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public byte[] ToArray() => _bytes.ToArray();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            _bytes.WriteAsync(buffer, offset, count, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            _bytes.WriteAsync(buffer, cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
