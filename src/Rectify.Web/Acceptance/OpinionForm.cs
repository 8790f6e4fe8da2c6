using Rectify.App.Acceptance;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Measures;
using Rectify.Domain.Supervision;

namespace Rectify.Web.Acceptance;

/// <summary>The opinion as it is being typed. Plain properties, so that it can be kept as a draft between two visits.</summary>
public sealed class OpinionForm
{
    public string Addressee { get; set; } = "";

    public string Basis { get; set; } = "";

    public DateOnly? AcceptedOn { get; set; }

    public List<MeasureText> Measures { get; set; } = [];

    public string Target { get; set; } = "";

    public string? Requirements { get; set; }

    public OpinionConclusion Conclusion { get; set; }

    public DateOnly? NextCheckOn { get; set; }

    public string? FilingNumber { get; set; }

    /// <summary>Checks on the spot that part three quotes.</summary>
    public List<Guid> Checks { get; set; } = [];

    public static OpinionForm Of(OpinionInput input) => new()
    {
        Addressee = input.Addressee, Basis = input.Basis, AcceptedOn = input.AcceptedOn, Target = input.Target, Requirements = input.Requirements,
        Conclusion = input.Conclusion, NextCheckOn = input.NextCheckOn, FilingNumber = input.FilingNumber,
        Checks = [.. input.Checks.Select(check => check.Value)],
        Measures = [.. input.Measures.Select(m => new MeasureText { Id = m.Measure.Value, Fulfilment = m.Fulfilment, Evidence = m.Evidence })],
    };

    public OpinionInput ToInput() => new(
        Addressee, Basis, AcceptedOn, [.. Measures.Select(m => new OpinionMeasureInput(MeasureId.From(m.Id), m.Fulfilment, m.Evidence))], Target, Requirements, Conclusion, NextCheckOn, FilingNumber)
    {
        Checks = [.. Checks.Select(SpotCheckId.From)],
    };

    /// <summary>The texts of one measure, made when the record has one that the form does not know yet.</summary>
    public MeasureText TextOf(MeasureId measure)
    {
        if (Measures.Find(m => m.Id == measure.Value) is { } known) return known;
        var made = new MeasureText { Id = measure.Value };
        Measures.Add(made);
        return made;
    }

    /// <summary>Parts three and five of one measure.</summary>
    public sealed class MeasureText
    {
        /// <summary>The measure's.</summary>
        public Guid Id { get; set; }

        public string Fulfilment { get; set; } = "";

        public string Evidence { get; set; } = "";
    }
}
