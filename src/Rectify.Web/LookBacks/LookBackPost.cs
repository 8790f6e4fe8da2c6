using System.Globalization;
using Rectify.App.LookBacks;
using Rectify.Domain.Evidence;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;

namespace Rectify.Web.LookBacks;

/// <summary>The form of a new campaign as the browser sends it.</summary>
public sealed class LookBackPost
{
    public string? Name { get; set; }

    public List<Guid> Inspections { get; set => field = value ?? []; } = [];

    public string? ClosedFrom { get; set; }

    public string? ClosedUntil { get; set; }

    public int? Size { get; set; }

    public string? Seed { get; set; }

    public int? Amount { get; set; }

    public decimal? AmountFrom { get; set; }

    public int? Extended { get; set; }

    public int? Returned { get; set; }

    public int? Restarted { get; set; }

    public int? Sustained { get; set; }

    public int? TakenOver { get; set; }

    public Guid Act { get; set; }

    public Guid Id { get; set; }

    public LookBackDraft ToDraft() => new(
        Name?.Trim() ?? "", [.. Inspections.Select(InspectionId.From)], DayOf(ClosedFrom) ?? default, DayOf(ClosedUntil) ?? default, Size ?? 0, Seed?.Trim() ?? "",
        new RiskWeights(Amount ?? -1, AmountFrom ?? -1, Extended ?? -1, Returned ?? -1, Restarted ?? -1, Sustained ?? -1, TakenOver ?? -1));

    public static LookBackPost Beginning(DateOnly today, Guid act, Guid id) => new()
    {
        ClosedFrom = Text(new DateOnly(today.Year, 1, 1)), ClosedUntil = Text(today), Size = 5, Act = act, Id = id,
        Amount = RiskWeights.Usual.Amount, AmountFrom = RiskWeights.Usual.AmountFrom, Extended = RiskWeights.Usual.Extended, Returned = RiskWeights.Usual.Returned,
        Restarted = RiskWeights.Usual.Restarted, Sustained = RiskWeights.Usual.Sustained, TakenOver = RiskWeights.Usual.TakenOver,
    };

    internal static DateOnly? DayOf(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What a checker found, as the browser sends it.</summary>
public sealed class LookBackItemPost
{
    public string? Result { get; set; }

    public string? Way { get; set; }

    public string? Finding { get; set; }

    public string? DueOn { get; set; }

    public IFormFile? Scan { get; set; }

    /// <summary>A file that came with an earlier try, protected so that nobody else's file can be named.</summary>
    public string? KeptScan { get; set; }

    public Guid Act { get; set; }

    public LookBackInput ToInput(StoredFile? file) => new(
        Enum.TryParse<LookBackResult>(Result, out var result) ? result : null, Enum.TryParse<CheckingWay>(Way, out var way) ? way : null, Finding?.Trim(), file, LookBackPost.DayOf(DueOn));
}
