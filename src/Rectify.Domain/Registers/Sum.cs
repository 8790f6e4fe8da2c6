using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Registers;

/// <summary>资金: at stake and recovered, in 万元; the balance is computed.</summary>
public sealed class Sum : RegisterEntry
{
    private Sum() { Label = ""; }

    public Sum(RegisterId id, InspectionId inspection, string label, decimal atStake, decimal recovered, DateOnly on,
        IEnumerable<MeasureId> measures, Stamp stamp) : base(id, inspection, measures)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(atStake);
        ArgumentOutOfRangeException.ThrowIfNegative(recovered);
        (Label, AtStake, Recovered, TrueOn) = (label.Trim(), atStake, recovered, on);
        Raise(Fact.Of(FactKind.SumRecorded, id.Value, on, ("atStake", $"{atStake:0.####}"), ("recovered", $"{recovered:0.####}")));
    }

    public string Label { get; private set; }

    /// <summary>万元</summary>
    public decimal AtStake { get; private set; }

    /// <summary>万元</summary>
    public decimal Recovered { get; private set; }

    public DateOnly TrueOn { get; private set; }

    /// <summary>万元 still to be recovered; never below zero.</summary>
    public decimal Balance => Math.Max(0, AtStake - Recovered);
}
