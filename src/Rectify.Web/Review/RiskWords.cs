using Microsoft.AspNetCore.Components;
using Rectify.App.Reviews;
using Rectify.Domain.Supervision;
using Rectify.Web.Resources;
using Rectify.Web.Tasks;

namespace Rectify.Web.Review;

/// <summary>What makes a task risky, with what each adds.</summary>
public static class RiskWords
{
    /// <summary>Null where there is none.</summary>
    public static string? Of(Risks risks) =>
        risks == Risks.None ? null : string.Join(Texts.Rules["NameComma"], RiskWeights.Usual.Told(risks).Select(told => Texts.LookBacks["RiskTickets", FieldWords.Of(told.Risk), told.Tickets]));

    /// <summary>A line below a row: the sum and what it comes from.</summary>
    public static RenderFragment Draw(ReviewRow row) => builder =>
    {
        if (Of(row.Risks) is not { } told) return;
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", "soft small");
        builder.AddContent(2, Texts.Review["RiskOf", row.Risk, told]);
        builder.CloseElement();
    };

    /// <summary>How the sum is made up, whatever the task.</summary>
    public static string Rule() => Texts.Review["RiskRule", string.Join(Texts.Rules["NameComma"], RiskWeights.Usual.Each.Where(each => each.Risk != Risks.Sustained).Select(each => Texts.LookBacks["RiskTickets", FieldWords.Of(each.Risk), each.Tickets])), RiskWeights.Usual.AmountFrom];
}
