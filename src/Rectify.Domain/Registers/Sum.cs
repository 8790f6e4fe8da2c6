using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Registers;

/// <summary>资金: at stake and recovered, in 万元; the balance is computed.</summary>
public sealed class Sum : RegisterEntry
{
    private Sum() { Label = ""; }

    public Sum(RegisterId id, InspectionId inspection, string label, decimal atStake, decimal recovered, DateOnly on, IEnumerable<MeasureId> measures, Stamp stamp)
        : this(id, inspection, new SumWords(label, atStake, recovered, on), measures) =>
        Raise(Fact.Of(FactKind.SumRecorded, id.Value, on, ("atStake", $"{atStake:0.####}"), ("recovered", $"{recovered:0.####}")));

    private Sum(RegisterId id, InspectionId inspection, SumWords words, IEnumerable<MeasureId> measures) : base(id, inspection, measures)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(words.AtStake);
        ArgumentOutOfRangeException.ThrowIfNegative(words.Recovered);
        (Label, AtStake, Recovered, TrueOn) = (words.Label.Trim(), words.AtStake, words.Recovered, words.TrueOn);
    }

    public string Label { get; private set; }

    /// <summary>万元</summary>
    public decimal AtStake { get; private set; }

    /// <summary>万元</summary>
    public decimal Recovered { get; private set; }

    public DateOnly TrueOn { get; private set; }

    /// <summary>万元 still to be recovered; never below zero.</summary>
    public decimal Balance => Math.Max(0, AtStake - Recovered);

    public override RegisterKind Register => RegisterKind.Sum;

    public override string Name => Label;

    public override DateOnly? Day => TrueOn;

    public override RegisterWords Words => new SumWords(Label, AtStake, Recovered, TrueOn);

    private protected override RegisterEntry Anew(RegisterId id, RegisterWords words, IEnumerable<MeasureId> measures) => new Sum(id, InspectionId, (SumWords)words, measures);
}
