using System.Buffers.Binary;
using System.Text;
using QRCoder;

namespace Rectify.Documents.Writing;

/// <summary>
/// A text as a QR code: as a picture for Word, and as a path for a page. The picture's bytes are written here and stored, not deflated: deflate implementations differ, and equal texts give equal bytes.
/// </summary>
public sealed class QrMark
{
    private const int PixelsPerModule = 8;
    private const int BitsPerByte = 8;

    private readonly bool[][] rows;

    private QrMark(bool[][] rows) => this.rows = rows;

    /// <summary>Modules of a side, the white border included.</summary>
    public int Size => rows.Length;

    /// <summary>A quarter of the modules may be lost before it cannot be read: paper is folded and stamped.</summary>
    public static QrMark Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        return new QrMark([.. data.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())]);
    }

    /// <summary>The dark modules as the path of an SVG whose unit is a module.</summary>
    public string Path()
    {
        var path = new StringBuilder();
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                if (rows[y][x]) path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return path.ToString();
    }

    public byte[] Png()
    {
        var side = Size * PixelsPerModule;
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        // one bit a pixel, grey, no interlace
        header[8] = 1;
        Chunk(png, "IHDR", header);
        Chunk(png, "IDAT", Stored(Pixels(side)));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>A row is a filter byte and its pixels, white where there is no module.</summary>
    private byte[] Pixels(int side)
    {
        var stride = 1 + side / BitsPerByte;
        var pixels = new byte[stride * side];
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
                if (!rows[y / PixelsPerModule][x / PixelsPerModule]) pixels[y * stride + 1 + x / BitsPerByte] |= (byte)(0x80 >> x % BitsPerByte);
        return pixels;
    }

    /// <summary>A zlib stream of stored blocks.</summary>
    private static byte[] Stored(byte[] bytes)
    {
        using var zlib = new MemoryStream();
        zlib.Write([0x78, 0x01]);
        for (var at = 0; at < bytes.Length; at += ushort.MaxValue)
        {
            var length = Math.Min(ushort.MaxValue, bytes.Length - at);
            zlib.WriteByte((byte)(at + length == bytes.Length ? 1 : 0));
            zlib.Write([(byte)length, (byte)(length >> 8), (byte)~length, (byte)(~length >> 8)]);
            zlib.Write(bytes, at, length);
        }
        var (a, b) = (1u, 0u);
        foreach (var value in bytes) b = (b + (a = (a + value) % 65521)) % 65521;
        zlib.Write(BigEndian((b << 16) | a));
        return zlib.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] data)
    {
        byte[] covered = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(BigEndian((uint)data.Length));
        png.Write(covered);
        png.Write(BigEndian(Crc(covered)));
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < BitsPerByte; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xedb88320;
        }
        return ~crc;
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
