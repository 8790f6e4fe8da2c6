using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Rectify.Domain.Supervision;

/// <summary>A line of the list a sample is drawn from.</summary>
/// <param name="Number">The problem's short number; of a problem's further tasks with the part behind a hyphen, as in 1007-2.</param>
/// <param name="Weight">How many tickets it holds, at least one.</param>
public sealed record SampleLine(string Number, int Weight);

/// <summary>A line with what decided its place.</summary>
/// <param name="Ticket">The ticket with the greatest hash, from 1 to the weight.</param>
/// <param name="Hash">That hash, in lower-case hexadecimal: the greater it is, the earlier the line is drawn.</param>
public sealed record DrawnLine(string Number, int Weight, int Ticket, string Hash);

/// <summary>
/// Draws a sample by weight from a seed everybody knows, so that anybody can draw it again with a hash program. Each line holds as many tickets as its weight says; a ticket's number is the SHA-256 of
/// "seed|number|ticket"; a line's number is its greatest ticket; lines are drawn from the greatest number down. The greatest of w even numbers is spread as the w-th root of one of them, which is
/// the sampling without replacement of Efraimidis and Spirakis, without a root being taken: whole numbers only, the same on every machine.
/// </summary>
public static class Sample
{
    public const int MaxWeight = 60;

    public const int MaxSeedLength = 200;

    /// <summary>All lines in the order in which they are drawn; the first so many are the sample.</summary>
    public static IReadOnlyList<DrawnLine> Order(IEnumerable<SampleLine> lines, string seed)
    {
        var said = SeedOf(seed);
        return [.. lines.Select(line => Best(line, said)).OrderByDescending(line => line.Hash, StringComparer.Ordinal).ThenBy(line => line.Number, StringComparer.Ordinal)];
    }

    /// <summary>What is hashed for a ticket, as UTF-8.</summary>
    public static string TextOf(string seed, string number, int ticket) => string.Create(CultureInfo.InvariantCulture, $"{SeedOf(seed)}|{number}|{ticket}");

    /// <summary>The seed as it is hashed: without blanks around it, its characters composed.</summary>
    public static string SeedOf(string seed) => seed.Trim().Normalize(NormalizationForm.FormC);

    private static DrawnLine Best(SampleLine line, string seed)
    {
        if (line.Weight is < 1 or > MaxWeight) throw new ArgumentOutOfRangeException(nameof(line), line.Weight, "A line holds between 1 and 60 tickets.");
        var (best, ticket) = ("", 0);
        for (var i = 1; i <= line.Weight; i++)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(seed, line.Number, i))));
            if (string.CompareOrdinal(hash, best) > 0) (best, ticket) = (hash, i);
        }
        return new DrawnLine(line.Number, line.Weight, ticket, best);
    }
}
