namespace Rectify.Domain.Intake;

/// <summary>A stretch of the raw source text, in UTF-16 characters. <see cref="End"/> is exclusive.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public bool IsEmpty => Length == 0;

    public static TextSpan FromTo(int start, int end) => new(start, end - start);

    /// <summary>The smallest span that covers both; an empty span covers nothing.</summary>
    public static TextSpan Covering(TextSpan a, TextSpan b) =>
        a.IsEmpty ? b : b.IsEmpty ? a : FromTo(Math.Min(a.Start, b.Start), Math.Max(a.End, b.End));

    public bool Contains(int position) => position >= Start && position < End;

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;
}
