using System.Globalization;
using Rectify.App.WiderChecks;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.WiderChecks;

namespace Rectify.Web.WiderChecks;

/// <summary>A wider check as the browser sends it.</summary>
public sealed class WiderCheckPost
{
    private static readonly char[] BetweenNumbers = [' ', ',', ';', '\t', '\n', '\r', '\u3001', '\uff0c', '\uff1b', '\u3000'];

    public string? Kind { get; set; }

    public string? Title { get; set; }

    public string? LooksFor { get; set; }

    /// <summary>Numbers of problems as somebody types them, one behind the other.</summary>
    public string? Problems { get; set; }

    public List<Guid> Measures { get; set => field = value ?? []; } = [];

    public string? LeadUnit { get; set; }

    public string? Leader { get; set; }

    public string? DueOn { get; set; }

    public List<Guid> Units { get; set => field = value ?? []; } = [];

    public int Seen { get; set; }

    public Guid Act { get; set; }

    public Guid Id { get; set; }

    public WiderCheckKind? ChosenKind => Enum.TryParse<WiderCheckKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null;

    public IReadOnlyList<UnitId> ChosenUnits => [.. Units.Select(UnitId.From)];

    /// <summary>What stands among the numbers and is none; null where all are.</summary>
    public string? NoNumber => Typed.FirstOrDefault(part => !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    public WiderCheckInput ToInput() => new(
        Title?.Trim(), LooksFor?.Trim(), [.. Typed.Where(part => NoNumber is null).Select(part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture)).Distinct()], [.. Measures.Select(MeasureId.From)],
        Guid.TryParse(LeadUnit, out var unit) ? UnitId.From(unit) : null, Guid.TryParse(Leader, out var leader) ? PersonId.From(leader) : null, PostedDay.Of(DueOn));

    public static WiderCheckPost Of(WiderCheckSheet sheet, Guid act) => new()
    {
        Kind = $"{sheet.Row.Kind}", Title = sheet.Row.Title, LooksFor = sheet.Row.LooksFor, Problems = string.Join(' ', sheet.Problems.Select(p => p.Number.ToString(CultureInfo.InvariantCulture))), Measures = [.. sheet.Measures.Select(m => m.Id.Value)],
        LeadUnit = $"{sheet.LeadUnitId.Value}", Leader = $"{sheet.LeaderId.Value}", DueOn = Shared.Days.Iso(sheet.Row.DueOn), Seen = sheet.Version, Act = act, Id = sheet.Id.Value,
    };

    private string[] Typed => (Problems ?? "").Split(BetweenNumbers, StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A day as a field of that type sends it; null for anything else.</summary>
internal static class PostedDay
{
    public static DateOnly? Of(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>One finding as the browser sends it.</summary>
public sealed class WiderFindingPost
{
    public string? Wording { get; set; }

    public string? FoundOn { get; set; }

    public string? Owner { get; set; }

    public string? DueOn { get; set; }

    public Guid Act { get; set; }

    /// <summary>Nobody wrote anything into it.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Wording) && string.IsNullOrWhiteSpace(Owner) && string.IsNullOrWhiteSpace(DueOn);

    /// <param name="checkedOn">The day it was found where none is said.</param>
    public WiderFindingInput ToInput(DateOnly? checkedOn = null) => new(Wording?.Trim(), PostedDay.Of(FoundOn) ?? checkedOn, Owner?.Trim(), PostedDay.Of(DueOn));
}

/// <summary>What a unit reports, as the browser sends it.</summary>
public sealed class WiderReportPost
{
    /// <summary>Rows for findings that a form offers; more are added one by one.</summary>
    public const int Rows = 3;

    public string? CheckedOn { get; set; }

    public string? CheckedBy { get; set; }

    public string? LookedAt { get; set; }

    /// <summary>"nothing" or "found"; null while nobody has chosen.</summary>
    public string? Result { get; set; }

    public List<WiderFindingPost> Findings { get; set => field = value ?? []; } = [];

    public Guid Act { get; set; }

    /// <summary>Rows somebody wrote into come first, so that what is wrong with one is said beside it; blank ones fill up.</summary>
    public void Tidy()
    {
        Findings = [.. Findings.Where(f => !f.IsBlank)];
        while (Findings.Count < Rows) Findings.Add(new WiderFindingPost());
    }

    public WiderReportInput ToInput() => new(
        PostedDay.Of(CheckedOn), CheckedBy?.Trim(), string.IsNullOrWhiteSpace(LookedAt) ? null : int.TryParse(LookedAt.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : -1,
        Result switch { "nothing" => true, "found" => false, _ => null }, [.. Findings.Where(f => !f.IsBlank).Select(f => f.ToInput(PostedDay.Of(CheckedOn)))]);
}

/// <summary>A finding put right, as the browser sends it.</summary>
public sealed class WiderRemedyPost
{
    public string? On { get; set; }

    public string? How { get; set; }

    public IFormFile? Scan { get; set; }

    /// <summary>A file that came with an earlier try, protected so that nobody else's file can be named.</summary>
    public string? KeptScan { get; set; }

    public Guid Act { get; set; }

    public DateOnly? Day => PostedDay.Of(On);
}

/// <summary>An act that asks for a sentence and at most a day, as the browser sends it.</summary>
public sealed class WiderActPost
{
    public string? Reason { get; set; }

    public string? DueOn { get; set; }

    public int Seen { get; set; }

    public Guid Act { get; set; }

    public DateOnly? Due => PostedDay.Of(DueOn);
}
