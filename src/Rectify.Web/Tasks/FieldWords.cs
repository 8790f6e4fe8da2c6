using Rectify.Domain.Measures;
using Rectify.Domain.Notices;
using Rectify.Domain.Tasks;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Tasks;

/// <summary>The field's words for its states and kinds, and what colour and shape go with a word.</summary>
public static class FieldWords
{
    /// <summary>Key: the type's name and the value's, as in <c>TaskState.Closed</c>.</summary>
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Texts.Fields[$"{typeof(TEnum).Name}.{value}"];

    /// <summary>Every value of the enumeration, to choose from.</summary>
    public static IReadOnlyList<Choice> Choices<TEnum>() where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(value => new Choice($"{value}", Of(value)))];

    /// <summary>社会、党内: what a withholding reaches, the wider first.</summary>
    public static string OfAll(NoticeChannel channels) => string.Join(Texts.Rules["NameComma"], new[] { NoticeChannel.Public, NoticeChannel.Party }.Where(channel => channels.HasFlag(channel)).Select(Of));

    public static Tone ToneOf(TaskState state) => state switch
    {
        TaskState.Closed or TaskState.Sustained => Tone.Good,
        TaskState.Withdrawn => Tone.Plain,
        TaskState.Registered or TaskState.Assigned => Tone.Plain,
        _ => Tone.Act,
    };

    public static Tone ToneOf(MeasureState state) => state switch
    {
        MeasureState.Verified or MeasureState.Sustained => Tone.Good,
        MeasureState.ReportedDone => Tone.Act,
        MeasureState.Returned => Tone.Warn,
        _ => Tone.Plain,
    };

    public static IconName? IconOf(MeasureState state) => state switch
    {
        MeasureState.Verified or MeasureState.Sustained => IconName.Check,
        MeasureState.ReportedDone => IconName.Clock,
        MeasureState.Returned => IconName.Return,
        _ => null,
    };
}
