using System.Globalization;
using System.Text;

namespace Rectify.App.Dossiers;

/// <summary>Names of files and folders in a dossier: the field's words, numbered, and allowed on every system, Windows above all.</summary>
internal static class DossierNames
{
    private const int MaxLength = 80;

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })];

    /// <summary>A file's name with its number before it: 01 验收单.pdf.</summary>
    public static string Numbered(int number, string name, int digits = 2) => string.Create(CultureInfo.InvariantCulture, $"{number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')} {Clean(name)}");

    /// <summary>Never empty, at most 80 characters with its extension kept.</summary>
    public static string Clean(string name)
    {
        var kept = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormC)) kept.Append(c is '<' or '>' or ':' or '"' or '/' or '\\' or '|' or '?' or '*' || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? '_' : c);
        var clean = kept.ToString().Trim().TrimEnd('.', ' ');
        if (clean.Length > MaxLength)
        {
            var extension = Path.GetExtension(clean) is { Length: <= 10 } known ? known : "";
            var length = MaxLength - extension.Length;
            // no half of a pair at the end
            if (char.IsHighSurrogate(clean[length - 1])) length--;
            clean = clean[..length].TrimEnd('.', ' ') + extension;
        }
        if (clean.Length == 0) return "_";
        return Devices.Contains(clean.Split('.')[0].Trim(), StringComparer.OrdinalIgnoreCase) ? $"_{clean}" : clean;
    }

    /// <summary>A path inside the dossier as a link.</summary>
    public static string Href(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
