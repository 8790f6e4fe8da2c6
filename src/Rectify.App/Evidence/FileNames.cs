using System.Globalization;
using System.Text;
using Rectify.Domain.Evidence;

namespace Rectify.App.Evidence;

/// <summary>Makes a file name safe to keep, show and hand out again: no folders, no control or direction-changing characters, not too long; the ending stays.</summary>
public static class FileNames
{
    public static string Clean(string? name)
    {
        var last = (name ?? "").Replace('\\', '/').Split('/')[^1].Normalize(NormalizationForm.FormC);
        var kept = new string([.. last.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format && !"<>:\"|?*".Contains(c, StringComparison.Ordinal))]).Trim(' ', '.');
        if (kept.Length == 0) return "file";
        if (kept.Length <= EvidenceItem.MaxFileNameLength) return kept;
        var ending = Path.GetExtension(kept) is { Length: <= 12 } known ? known : "";
        var stem = kept[..(EvidenceItem.MaxFileNameLength - ending.Length)];
        // half of a surrogate pair is no character
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + ending;
    }
}
