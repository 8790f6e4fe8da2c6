using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Search;

/// <summary>Where words are found; the order of their rank.</summary>
public enum SearchPlace
{
    /// <summary>问题原文.</summary>
    Wording,
    Measure,

    /// <summary>Entries in force; corrected ones are marked.</summary>
    Progress,

    /// <summary>The text inside the files, versions in force only.</summary>
    Evidence,

    /// <summary>举一反三、专项整治中发现的问题; those that stand.</summary>
    Finding,
}

/// <summary>What is searched for. Whatever is null does not narrow.</summary>
/// <param name="State">Of a task: findings of wider checks have none.</param>
public sealed record SearchAsked(string Words, SearchPlace? Place = null, InspectionId? Inspection = null, TaskState? State = null)
{
    public const int MaxWordsLength = 100;

    private const int MostTerms = 5;

    /// <summary>What must stand in one text together: the words between blanks, each of two characters and up; none where one of them is shorter.</summary>
    public IReadOnlyList<string> Terms { get; } = TermsOf(Words);

    private static string[] TermsOf(string words)
    {
        string[] terms = [.. (words.Length > MaxWordsLength ? words[..MaxWordsLength] : words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTerms)];
        return terms.All(term => new System.Globalization.StringInfo(term).LengthInTextElements >= 2) ? terms : [];
    }
}

/// <summary>Where a page of hits begins: behind this one, in the order the hits have.</summary>
/// <param name="IsOpen">Of its task; all open ones come first within a place.</param>
/// <param name="Source">Key of the text's record; keys grow with time.</param>
public readonly record struct SearchCursor(SearchPlace Place, bool IsOpen, Guid Source)
{
    /// <summary>By place, open first, newest first.</summary>
    public static IComparer<SearchCursor> Ranked { get; } = Comparer<SearchCursor>.Create((one, other) =>
        one.Place != other.Place ? one.Place.CompareTo(other.Place) : one.IsOpen != other.IsOpen ? (one.IsOpen ? -1 : 1) : other.Source.CompareTo(one.Source));

    public override string ToString() => $"{(int)Place}.{(IsOpen ? 1 : 0)}.{Source:N}";

    public static SearchCursor? Parse(string? written) =>
        written?.Split('.') is [var place, ("0" or "1") and var open, var source] && int.TryParse(place, out var number) && Enum.IsDefined((SearchPlace)number) && Guid.TryParse(source, out var id)
            ? new SearchCursor((SearchPlace)number, open == "1", id) : null;
}
