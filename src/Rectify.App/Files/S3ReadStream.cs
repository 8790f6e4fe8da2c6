namespace Rectify.App.Files;

/// <summary>Reads an object from where it is asked to: one request from the first byte read to the end, another one after a jump.</summary>
internal sealed class S3ReadStream(S3ContentStore store, string sha256, long size) : Stream
{
    private Stream? current;
    private long at, position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position
    {
        get => position;
        set => position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= size || buffer.Length == 0) return 0;
        if (current is null || at != position)
        {
            if (current is not null) await current.DisposeAsync();
            current = await store.ReadFromAsync(sha256, position, size, cancellationToken);
            at = position;
        }
        var read = await current.ReadAsync(buffer, cancellationToken);
        if (read == 0) throw new EndOfStreamException("The object ended before its length.");
        at = position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => size + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) current?.Dispose();
        base.Dispose(disposing);
    }
}
