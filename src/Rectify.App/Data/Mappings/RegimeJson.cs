using System.Text.Json;
using System.Text.Json.Serialization;
using Rectify.Domain.Rounds;

namespace Rectify.App.Data.Mappings;

/// <summary>
/// A regime as the database keeps it. A ladder of the usual shape keeps its two numbers, as regimes did before ladders had steps: a row written then is read and written the same, and its digest still fits.
/// </summary>
internal static class RegimeJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new Ladder(), new Windows(), new Papers() } };

    private sealed record Step(int Days, int Hears, bool? Working = null);

    private sealed record Shape(int? HandlerDays = null, int? LeaderDays = null, IReadOnlyList<Step>? Steps = null);

    private sealed record WindowShape(int Months, int Days, int? WorkingDays = null);

    /// <summary>A window without working days is kept as it was before there were any.</summary>
    private sealed class Windows : JsonConverter<Window>
    {
        private static readonly JsonSerializerOptions Plain = new(JsonSerializerOptions.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

        public override Window Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<WindowShape>(ref reader, Plain) is { } shape ? new Window(shape.Months, shape.Days, shape.WorkingDays ?? 0) : throw new JsonException("No window.");

        public override void Write(Utf8JsonWriter writer, Window value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new WindowShape(value.Months, value.Days, value.WorkingDays == 0 ? null : value.WorkingDays), Plain);
    }

    /// <summary>Papers by kind, in the kinds' order; a regime that asks for none says nothing of them, as before there were any.</summary>
    private sealed class Papers : JsonConverter<MilestonePapers>
    {
        public override MilestonePapers Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<string, string[]>>(ref reader, JsonSerializerOptions.Web) is { } asked
                ? new MilestonePapers(asked.Select(each => (Enum.TryParse<MilestoneKind>(each.Key, out var kind) && Enum.IsDefined(kind) ? kind : throw new JsonException("No such milestone."), (IReadOnlyList<string>)each.Value)))
                : throw new JsonException("No papers.");

        public override void Write(Utf8JsonWriter writer, MilestonePapers value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (kind, names) in value.All)
            {
                writer.WriteStartArray($"{kind}");
                foreach (var name in names) writer.WriteStringValue(name);
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
        }
    }

    private sealed class Ladder : JsonConverter<WarningLadder>
    {
        private static readonly JsonSerializerOptions Plain = new(JsonSerializerOptions.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

        public override WarningLadder Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonSerializer.Deserialize<Shape>(ref reader, Plain) switch
        {
            { Steps: { } steps } => new WarningLadder(steps.Select(step => new WarningStep(step.Days, (Hearers)step.Hears, step.Working ?? false))),
            { HandlerDays: { } handler, LeaderDays: { } leader } => WarningLadder.Usual(handler, leader),
            _ => throw new JsonException("No ladder."),
        };

        public override void Write(Utf8JsonWriter writer, WarningLadder value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer,
            value.Steps is [var first, var second, _] && value.Equals(WarningLadder.Usual(first.DaysBefore, second.DaysBefore))
                ? new Shape(first.DaysBefore, second.DaysBefore) : new Shape(Steps: [.. value.Steps.Select(step => new Step(step.DaysBefore, (int)step.Hears, step.InWorkingDays ? true : null))]), Plain);
    }
}
