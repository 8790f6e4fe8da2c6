using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Rectify.Domain.Notices;

/// <summary>Kinds of personal data that are found in running text by their shape and check digits.</summary>
public enum PersonalDataKind
{
    MobileNumber,
    IdentityNumber,
    BankCard,
    Email,
}

/// <summary>
/// Personal data in a text: <paramref name="At"/> and <paramref name="Length"/> in UTF-16 units; <paramref name="Masked"/> shows its first and last
/// characters only, so that a report of it does not repeat it.
/// </summary>
public sealed record PersonalDataHit(PersonalDataKind Kind, int At, int Length, string Masked);

/// <summary>Finds mobile numbers, identity numbers, bank cards and e-mail addresses. Names of persons have no shape and are not found.</summary>
public static class PersonalData
{
    // the longer kinds first: a mobile number may stand inside an identity number's digits
    private static readonly (PersonalDataKind Kind, Regex Shape, Func<string, bool> Holds)[] Kinds =
    [
        // 11010119000101009X
        (PersonalDataKind.IdentityNumber, Shape(@"(?<!\d)\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?![\dXx])"), HasIdentityCheckDigit),
        // 110101900307001
        (PersonalDataKind.IdentityNumber, Shape(@"(?<!\d)\d{15}(?!\d)"), id => IsDay(string.Concat("19", id.AsSpan(6, 6)))),
        // 6222 0200 0000 0000 000
        (PersonalDataKind.BankCard, Shape(@"(?<!\d)[3-6]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)"), HasLuhnCheckDigit),
        // +86 138-0000-0000
        (PersonalDataKind.MobileNumber, Shape(@"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"), _ => true),
        // name@example.com
        (PersonalDataKind.Email, Shape(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"), _ => true),
    ];

    /// <summary>As much of a line as is looked at on either side of a break.</summary>
    private const int MostBeside = 120;

    private static readonly Regex Tear = Shape(@"(?<=\d[ -]?)\r?\n[ \t]*(?=\d)");

    /// <summary>The hits in the order of the text; none overlaps another.</summary>
    public static IReadOnlyList<PersonalDataHit> Find(string text)
    {
        var plain = HalfWidth(text);
        var hits = new List<PersonalDataHit>();
        foreach (var (kind, shape, holds) in Kinds)
            foreach (Match m in shape.Matches(plain))
                if (holds(m.Value.Replace(" ", "").Replace("-", "")) && !hits.Any(h => m.Index < h.At + h.Length && h.At < m.Index + m.Length))
                    hits.Add(new(kind, m.Index, m.Length, $"{m.Value[..3]}…{m.Value[^2..]}"));
        foreach (var torn in Torn(plain))
            if (!hits.Any(h => torn.At < h.At + h.Length && h.At < torn.At + torn.Length)) hits.Add(torn);
        return [.. hits.OrderBy(h => h.At)];
    }

    /// <summary>Numbers that one line break tears. Lines of nothing but digits are a column of numbers: there the other line must say something.</summary>
    private static IEnumerable<PersonalDataHit> Torn(string plain)
    {
        foreach (Match tear in Tear.Matches(plain))
        {
            var (from, until) = (Math.Max(plain.LastIndexOf('\n', tear.Index - 1) + 1, tear.Index - MostBeside), tear.Index + tear.Length);
            var end = plain.IndexOf('\n', until) is >= 0 and var next ? next : plain.Length;
            var (before, after) = (plain[from..tear.Index], plain[until..Math.Min(end, until + MostBeside)]);
            if (IsNumbers(before) && IsNumbers(after)) continue;
            var whole = before + after;
            foreach (var (kind, shape, holds) in Kinds)
            {
                if (shape.Matches(whole).FirstOrDefault(m => m.Index < before.Length && before.Length < m.Index + m.Length && holds(m.Value.Replace(" ", "").Replace("-", ""))) is not { } found) continue;
                var at = from + found.Index;
                yield return new(kind, at, until + found.Index + found.Length - before.Length - at, $"{found.Value[..3]}…{found.Value[^2..]}");
                break;
            }
        }
    }

    private static bool IsNumbers(string line) => line.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '\r');

    private static Regex Shape(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled);

    private static bool IsDay(string yyyyMMdd) =>
        DateOnly.TryParseExact(yyyyMMdd, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>GB 11643-1999: weights modulo 11, the last place may be X.</summary>
    private static bool HasIdentityCheckDigit(string id)
    {
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        if (!IsDay(id.Substring(6, 8)))
            return false;
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
            sum += (id[i] - '0') * weights[i];
        return char.ToUpperInvariant(id[17]) == "10X98765432"[sum % 11];
    }

    /// <summary>ISO/IEC 7812 (Luhn).</summary>
    private static bool HasLuhnCheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
        }
        return sum % 10 == 0;
    }

    private static string HalfWidth(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
            plain.Append(c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c is '－' or '—' or '–' ? '-' : c is '\u3000' or '\u00A0' ? ' ' : c);
        return plain.ToString();
    }
}
