using Rectify.App.Tasks;
using Rectify.Domain.Intake;
using Rectify.Domain.Measures;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Tasks;

/// <summary>Says frequency commitments in words, and draws their periods.</summary>
public static class CommitmentWords
{
    /// <summary>As many periods as one looks at; earlier ones are said in a line.</summary>
    public const int SlotsShown = 24;

    public static string Of(int times, int every, FrequencyPeriod period) =>
        Texts.Tasks["AtLeastTimes", every == 1 ? Texts.Tasks[$"Every_{period}"] : Texts.Tasks[$"EveryMany_{period}", every], times];

    public static string Of(Commitment commitment) => Of(commitment.Times, commitment.Every, commitment.Period);

    /// <summary>The latest periods.</summary>
    public static IReadOnlyList<SlotView> Views(CommitmentPart promise, DateOnly today) => [.. promise.Slots.TakeLast(SlotsShown).Select(slot => View(slot, today))];

    private static SlotView View(CommitmentSlot slot, DateOnly today) => new(
        slot.From == slot.To ? Days.Short(slot.From) : Texts.Tasks["SlotDays", Days.Short(slot.From), Days.Short(slot.To)],
        slot.IsFilled ? string.Join(Texts.Rules["NameComma"], slot.Events.Take(3).Select(Days.Short))
        : slot.IsHole(today) ? Texts.Tasks["SlotMissing", slot.Needed - slot.Events.Count]
        : Texts.Tasks["SlotRunning", slot.Events.Count, slot.Needed],
        slot.IsFilled ? SlotState.Done : slot.IsHole(today) ? SlotState.Missing : SlotState.Current);
}
