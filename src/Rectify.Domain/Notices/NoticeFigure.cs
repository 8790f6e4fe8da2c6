namespace Rectify.Domain.Notices;

/// <summary>What a figure of a notice counts.</summary>
public enum NoticeCount
{
    Problems,
    Measures,
    Suggestions,
    Clues,
    Petitions,
    Institutions,
    Cases,
    Persons,

    /// <summary>Money, in 万元.</summary>
    TenThousandYuan,
}

/// <summary>A counted number and what it counts. Made by <see cref="NoticeTotals"/> only.</summary>
public sealed record NoticeFigure
{
    internal NoticeFigure(decimal value, NoticeCount counts)
    {
        Value = value;
        Counts = counts;
    }

    public decimal Value { get; }

    public NoticeCount Counts { get; }

    public bool IsZero => Value == 0;

    /// <summary>量词 in print.</summary>
    public string Unit => Counts switch
    {
        NoticeCount.Measures or NoticeCount.Suggestions => "条",
        NoticeCount.Institutions => "项",
        NoticeCount.Clues or NoticeCount.Petitions or NoticeCount.Cases => "件",
        NoticeCount.Persons => "人",
        NoticeCount.TenThousandYuan => "万元",
        _ => "个",
    };

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Value:0.######}{Unit}");
}
