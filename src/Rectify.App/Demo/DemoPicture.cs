using System.Buffers.Binary;
using System.IO.Compression;

namespace Rectify.App.Demo;

/// <summary>A drawn picture of a river bank, so that the demonstration has something to look at that shows nobody.</summary>
internal static class DemoPicture
{
    private const int Width = 480, Height = 320;

    /// <summary>The same number gives the same picture.</summary>
    public static byte[] Draw(int seed)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Height);
        (header[8], header[9]) = (8, 2);
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, Pixels(seed));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Pixels(int seed)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + Width * 3];
            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++) Colour(x, y, seed).CopyTo(row.AsSpan(1 + x * 3));
                zlib.Write(row);
            }
        }
        return packed.ToArray();
    }

    /// <summary>Sky, a bank with a sealed outlet, water with ripples.</summary>
    private static byte[] Colour(int x, int y, int seed)
    {
        var bank = 150 + 12 * Math.Sin((x + seed * 17) / 60.0);
        var outlet = Math.Pow(x - 300 - seed % 60, 2) + Math.Pow(y - 190, 2);
        if (y < bank) return [(byte)(196 + y / 8), (byte)(214 + y / 10), 232];
        if (outlet < 400) return [120, 122, 126];
        if (outlet < 900) return [168, 168, 166];
        if (y < 225) return [(byte)(126 - y / 6), 140, 92];
        var ripple = Math.Sin(x / 9.0 + y / 3.0 + seed) > 0.8 ? 26 : 0;
        return [(byte)(70 + ripple), (byte)(118 + ripple), (byte)(136 + ripple)];
    }

    private static void Chunk(Stream png, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. kind, .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(body));
        png.Write(number);
    }

    private static uint Crc32(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
