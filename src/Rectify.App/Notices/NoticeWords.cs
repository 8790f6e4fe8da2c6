using Rectify.Domain.Notices;

namespace Rectify.App.Notices;

/// <summary>意见建议 as the office writes it.</summary>
public sealed record SuggestionWords(string? Wording = null, string? Reply = null, bool IsConcluded = false);

/// <summary>
/// What a notice says besides the records: written by the office, kept as a form draft until the release. No figure of the records can be typed here.
/// </summary>
public sealed record NoticeWords
{
    public const int MaxTextLength = 20_000;
    public const int MaxLineLength = 200;
    public const int MaxSuggestions = 200;

    /// <summary>发文字号, empty where the notice has none.</summary>
    public string? IssuedAs { get; init; }

    /// <summary>组织情况: passages parted by an empty line; where a passage has several lines the first is its heading.</summary>
    public string? Organisation { get; init; }

    /// <summary>下一步安排, written like <see cref="Organisation"/>.</summary>
    public string? NextSteps { get; init; }

    public IReadOnlyList<SuggestionWords> Suggestions { get; init; } = [];

    public int? CluesReceived { get; init; }

    public int? CluesConcluded { get; init; }

    public int? PetitionsReceived { get; init; }

    public int? PetitionsConcluded { get; init; }

    /// <summary>化解</summary>
    public int? PetitionsSettled { get; init; }

    public string? Telephone { get; init; }

    public string? PostalAddress { get; init; }

    public string? Email { get; init; }

    /// <summary>落款; the inspected body where empty.</summary>
    public string? Signer { get; init; }

    /// <summary>落款日期; today where empty.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>How many problems the feedback document states; compared before release, never printed.</summary>
    public int? ProblemsFedBack { get; init; }

    internal DocumentNumber? Number => DocumentNumber.TryParse(IssuedAs, out var number) ? number : null;

    internal NoticeContact? Contact => string.IsNullOrWhiteSpace(Telephone) || string.IsNullOrWhiteSpace(PostalAddress)
        ? null
        : new(Telephone.Trim(), PostalAddress.Trim(), string.IsNullOrWhiteSpace(Email) ? null : Email.Trim());

    internal IReadOnlyList<NoticeSuggestion> AllSuggestions =>
        [.. Suggestions.Where(s => !string.IsNullOrWhiteSpace(s.Wording)).Select(s => new NoticeSuggestion(s.Wording!.Trim(), s.Reply?.Trim() ?? "", s.IsConcluded))];

    internal HandedOver? Clues => CluesReceived is { } received ? new(received, CluesConcluded ?? 0) : null;

    internal HandedOver? Petitions => PetitionsReceived is { } received ? new(received, PetitionsConcluded ?? 0, PetitionsSettled) : null;

    internal static IReadOnlyList<NoticePassage> Passages(string? text)
    {
        var passages = new List<NoticePassage>();
        var block = new List<string>();
        foreach (var line in (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Append(""))
        {
            if (line.Length > 0)
            {
                block.Add(line);
                continue;
            }
            if (block.Count > 0)
                passages.Add(block.Count == 1 ? new(null, block[0]) : new(block[0], string.Join('\n', block.Skip(1))));
            block.Clear();
        }
        return passages;
    }
}
