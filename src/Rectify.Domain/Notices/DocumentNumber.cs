using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Rectify.Domain.Notices;

/// <summary>
/// The number a document is issued under (发文字号): issuer's code, year, running number, as in 云环党〔2026〕3号.
/// Read with any bracket in use (〔〕 ﹝﹞ [] ［］ () （）), full-width digits, blanks and line breaks inside;
/// written in the one form of GB/T 9704-2012, 7.2.5: hexagonal brackets, no 第, no leading zeros.
/// </summary>
public sealed partial record DocumentNumber
{
    public const int MaxIssuerLength = 40;

    private DocumentNumber(string issuer, int year, int number)
    {
        Issuer = issuer;
        Year = year;
        Number = number;
    }

    /// <summary>The issuer's code (发文机关代字), for example 云环党.</summary>
    public string Issuer { get; }

    public int Year { get; }

    public int Number { get; }

    /// <exception cref="ArgumentException">A part is missing or outside what a document number can hold.</exception>
    public static DocumentNumber Of(string issuer, int year, int number) =>
        TryMake(issuer, year, number, out var made)
            ? made
            : throw new ArgumentException($"Not a document number: issuer '{issuer}', year {year}, number {number}.");

    /// <exception cref="FormatException">The text is not one document number.</exception>
    public static DocumentNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException($"Not a document number: '{text}'.");

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out DocumentNumber? number)
    {
        number = null;
        // U+FFFE and halves of characters cannot be normalised
        if (text is null || text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || rune.Value == 0xFFFE))
            return false;
        // full-width digits and brackets become the plain ones; the hexagonal ones have no plain form and are left
        var plain = Blanks().Replace(text.Normalize(NormalizationForm.FormKC), "");
        return Shape().Match(plain) is { Success: true } m
            && int.TryParse(m.Groups["number"].Value, out var running)
            && TryMake(m.Groups["issuer"].Value, int.Parse(m.Groups["year"].Value, CultureInfo.InvariantCulture), running, out number);
    }

    /// <summary>云环党〔2026〕3号</summary>
    public override string ToString() => $"{Issuer}〔{Year}〕{Number}号";

    private static bool TryMake(string issuer, int year, int number, [NotNullWhen(true)] out DocumentNumber? made)
    {
        var isNumber = !string.IsNullOrWhiteSpace(issuer) && issuer.Length <= MaxIssuerLength && !issuer.AsSpan().ContainsAny(Brackets)
            && year is >= 1949 and <= 2199 && number is >= 1 and <= 999_999;
        made = isNumber ? new DocumentNumber(issuer.Trim(), year, number) : null;
        return isNumber;
    }

    private static readonly SearchValues<char> Brackets = SearchValues.Create("〔〕[]()（）");

    // 云环党 〔 2026 〕 第? 003 号
    [GeneratedRegex(@"^(?<issuer>[^〔〕\[\]()]+)[〔\[(](?<year>\d{4})[〕\])]第?0*(?<number>\d{1,6})号$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\s")]
    private static partial Regex Blanks();
}
