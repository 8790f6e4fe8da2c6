namespace Rectify.Benchmarks.Seeding;

/// <summary>What an id is of; part of the id, so that ids of different records differ.</summary>
internal enum IdOf
{
    Unit = 1, Person, Post, Grant, Round, Inspection, Section, Problem, Task, Measure, Progress, Evidence, Extension, Review, Opinion, Act, Account,
}

/// <summary>The same ids in every run, in the shape of version 7: they grow as those of a living database do.</summary>
internal static class Ids
{
    private const long FirstMoment = 1_700_000_000_000;

    public static Guid Of(IdOf kind, long number)
    {
        var moment = FirstMoment + number;
        var tail = Mixed(((ulong)number << 8) | (byte)kind);
        Span<byte> bytes = stackalloc byte[16];
        for (var i = 0; i < 6; i++) bytes[i] = (byte)(moment >> (8 * (5 - i)));
        (bytes[6], bytes[7]) = (0x70, (byte)kind);
        for (var i = 8; i < 16; i++) bytes[i] = (byte)(tail >> (8 * (15 - i)));
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A source of chance of its own for each record and purpose.</summary>
    public static Random Chance(int purpose, long number) => new((int)Mixed(((ulong)number << 16) | (uint)purpose));

    private static ulong Mixed(ulong z)
    {
        z += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
