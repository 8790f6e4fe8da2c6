using System.Globalization;
using Rectify.App.Suggestions;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Suggestions;

namespace Rectify.Web.Suggestions;

/// <summary>The words of a suggestion as the browser sends them.</summary>
public sealed class SuggestionPost
{
    private static readonly char[] BetweenNumbers = [' ', ',', ';', '\t', '\n', '\r', '\u3001', '\uff0c', '\uff1b', '\u3000'];

    public string? Kind { get; set; }

    public string? Number { get; set; }

    public string? Wording { get; set; }

    /// <summary>Numbers of problems as somebody types them, one behind the other.</summary>
    public string? Problems { get; set; }

    public int Seen { get; set; }

    public Guid Act { get; set; }

    public Guid Id { get; set; }

    /// <summary>What stands among the numbers and is none; null where all are.</summary>
    public string? NoNumber => Typed.FirstOrDefault(part => !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    public SuggestionInput ToInput() => new(
        Enum.TryParse<SuggestionKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null, Number?.Trim(), Wording?.Trim(),
        [.. Typed.Where(part => NoNumber is null).Select(part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture)).Distinct()]);

    public static SuggestionPost Of(SuggestionSheet sheet, Guid act) => new()
    {
        Kind = $"{sheet.Kind}", Number = sheet.Number, Wording = sheet.Wording, Problems = string.Join(' ', sheet.Problems.Select(p => p.Number.ToString(CultureInfo.InvariantCulture))), Seen = sheet.Version, Act = act, Id = sheet.Id.Value,
    };

    private string[] Typed => (Problems ?? "").Split(BetweenNumbers, StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>To which unit and until when, as the browser sends it.</summary>
public sealed class SuggestionAssignmentPost
{
    public string? Unit { get; set; }

    public string? DueOn { get; set; }

    public bool LongTerm { get; set; }

    public string? Reason { get; set; }

    public int Seen { get; set; }

    public Guid Act { get; set; }

    public UnitId? ChosenUnit => Guid.TryParse(Unit, out var unit) ? UnitId.From(unit) : null;

    /// <summary>长期 where it is ticked, whatever day stands beside it.</summary>
    public DateOnly? Due => LongTerm ? Deadline.LongTerm : DateOnly.TryParseExact(DueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>A reply as the browser sends it.</summary>
public sealed class SuggestionReplyPost
{
    public string? Reply { get; set; }

    public IFormFile? Scan { get; set; }

    /// <summary>A file that came with an earlier try, protected so that nobody else's file can be named.</summary>
    public string? KeptScan { get; set; }

    public int Seen { get; set; }

    public Guid Act { get; set; }
}
