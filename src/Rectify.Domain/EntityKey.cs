using System.Buffers.Binary;

namespace Rectify.Domain;

/// <summary>
/// Makes keys of records: version 7 of RFC 9562, the time of making first. Those of one process ascend even within a millisecond, so what is registered together keeps its order in every list that falls back
/// on the key.
/// </summary>
public static class EntityKey
{
    private const int CounterBits = 12;

    // milliseconds since 1970, and below them how many keys that millisecond has had; a millisecond that is used up borrows from the next
    private static long last;

    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
#pragma warning disable RS0030 // here is where keys are made
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
#pragma warning restore RS0030
        var earliest = (BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16) << CounterBits;
        long before, next;
        do
        {
            before = Volatile.Read(ref last);
            next = Math.Max(before + 1, earliest);
        }
        while (Interlocked.CompareExchange(ref last, next, before) != before);
        const long version = 7;
        BinaryPrimitives.WriteInt64BigEndian(bytes, (next >>> CounterBits) << 16 | version << CounterBits | (next & ((1 << CounterBits) - 1)));
        return new Guid(bytes, bigEndian: true);
    }
}
