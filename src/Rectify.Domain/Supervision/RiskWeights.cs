namespace Rectify.Domain.Supervision;

/// <summary>What makes it likelier that a closed task does not hold.</summary>
[Flags]
public enum Risks
{
    None = 0,

    /// <summary>涉及资金: an amount at stake from a limit on.</summary>
    Amount = 1,

    /// <summary>曾延期</summary>
    Extended = 2,

    /// <summary>曾回炉</summary>
    Returned = 4,

    /// <summary>曾重启</summary>
    Restarted = 8,

    /// <summary>长期坚持</summary>
    Sustained = 16,

    /// <summary>补录: closed before the office worked with the program.</summary>
    TakenOver = 32,
}

/// <summary>How many tickets a task holds: one, and for each risk so many more. Chosen with the campaign and published with its seed.</summary>
/// <param name="AmountFrom">万元: an amount at stake counts from here on.</param>
public sealed record RiskWeights(int Amount, decimal AmountFrom, int Extended, int Returned, int Restarted, int Sustained, int TakenOver)
{
    public const int MaxEach = 9;

    public static RiskWeights Usual { get; } = new(2, 50, 1, 2, 3, 1, 2);

    public IEnumerable<(Risks Risk, int Tickets)> Each => [(Risks.Amount, Amount), (Risks.Extended, Extended), (Risks.Returned, Returned), (Risks.Restarted, Restarted), (Risks.Sustained, Sustained), (Risks.TakenOver, TakenOver)];

    /// <summary>The risks that count, each with what it adds.</summary>
    public IEnumerable<(Risks Risk, int Tickets)> Told(Risks risks) => Each.Where(each => each.Tickets > 0 && risks.HasFlag(each.Risk));

    /// <summary>What the risks add up to: 0 where there is none.</summary>
    public int Above(Risks risks) => Told(risks).Sum(each => each.Tickets);

    public int Of(Risks risks) => 1 + Above(risks);
}
