using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>
/// 校验码 as it is printed to be read and typed: the number of the last fact of the inspection's chain at the printing, and the first twenty digits of its hash. It tells where the trail stood, not which opinion
/// it was printed on and nothing of its text.
/// </summary>
public sealed partial record TrailCode(long Number, string Digits)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}-{string.Join('-', Digits.Chunk(4).Select(four => new string(four)))}");

    public bool Fits(byte[] hash) => Convert.ToHexStringLower(hash).StartsWith(Digits, StringComparison.Ordinal);

    /// <summary>As somebody types it from paper: blanks, capital letters and the width of signs do not matter, nor an O for the nought or an l for the one, which stand for nothing else here.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TrailCode? code)
    {
        code = null;
        if (text is null || text.Length > 100 || text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || rune.Value == 0xFFFE)) return false;
        var plain = Apart().Replace(text.Normalize(NormalizationForm.FormKC), "").ToLowerInvariant().Replace('o', '0').Replace('l', '1').Replace('i', '1');
        plain = Strokes().Replace(plain, "-");
        if (Shape().Match(plain) is not { Success: true } found || !long.TryParse(found.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        code = new TrailCode(number, found.Groups["h"].Value.Replace("-", "", StringComparison.Ordinal));
        return true;
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex Apart();

    [GeneratedRegex("[‐‑‒–—―−－_]")]
    private static partial Regex Strokes();

    [GeneratedRegex(@"^(?:(?:留痕)?校验码[：:]?)?(?<n>\d{1,18})-(?<h>(?:[0-9a-f]{4}-?){4}[0-9a-f]{4})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}

/// <summary>Where a typed code leads: the inspection whose trail has that fact, and the opinions it may stand on.</summary>
/// <param name="On">The day of the fact.</param>
/// <param name="Opinions">Of those the reader may see, what was written by then.</param>
/// <param name="HasMore">More than are listed.</param>
public sealed record TrailCodeFound(TrailCode Code, InspectionId Inspection, string Round, string Body, DateOnly On, IReadOnlyList<OpinionCandidate> Opinions, bool HasMore);

/// <param name="Number">The problem's.</param>
/// <param name="Round">Of the review.</param>
public sealed record OpinionCandidate(TaskId Task, int Number, int Round, string? Unit, string? Filing);
