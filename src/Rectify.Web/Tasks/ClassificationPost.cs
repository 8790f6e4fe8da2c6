using System.Globalization;
using Rectify.App.Problems;
using Rectify.Domain.Problems;

namespace Rectify.Web.Tasks;

/// <summary>The classification of a problem as the browser sends it.</summary>
public sealed class ClassificationPost
{
    public string? Class { get; set; }

    public string? Stake { get; set; }

    public string? StakeUnit { get; set; }

    public string? Manifestations { get; set; }

    /// <summary>重点难点</summary>
    public bool IsKey { get; set; }

    public string? KeyBecause { get; set; }

    public int Seen { get; set; }

    public Guid Act { get; set; }

    /// <summary>Something stands there that is no number.</summary>
    public bool HasBadStake => !string.IsNullOrWhiteSpace(Stake) && Amount is null;

    private decimal? Amount => decimal.TryParse(Stake, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    public ProblemClassification ToInput() => new(
        Enum.TryParse<ProblemClass>(Class, out var known) && Enum.IsDefined(known) ? known : null, Amount, Amount is null ? null : StakeUnit, Manifestations?.ReplaceLineEndings("\n")) { IsKey = IsKey, KeyBecause = KeyBecause };

    public static ClassificationPost Of(ClassificationSheet sheet, Guid act) => new()
    {
        Class = sheet.Stands.Class?.ToString(), Stake = sheet.Stands.StakeAmount?.ToString("0.####", CultureInfo.InvariantCulture), StakeUnit = sheet.Stands.StakeUnit, Manifestations = sheet.Stands.Manifestations,
        IsKey = sheet.Stands.IsKey, KeyBecause = sheet.Stands.KeyBecause, Seen = sheet.Version, Act = act,
    };
}
