using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rectify.Documents.Reading.Ledgers;

/// <summary>
/// What a person has said about columns whose headers the reader does not know: header -> field. It goes before the reader's own words, holds for every
/// sheet with that header, and can be kept as JSON for the next ledger of the same kind.
/// </summary>
public sealed class LedgerMapping
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    private LedgerMapping(ImmutableSortedDictionary<string, LedgerField> fields) => Fields = fields;

    public static LedgerMapping Empty { get; } = new(ImmutableSortedDictionary.Create<string, LedgerField>(StringComparer.Ordinal));

    /// <summary>By header, blanks and marks left out (<see cref="LedgerWords.Key"/>).</summary>
    public ImmutableSortedDictionary<string, LedgerField> Fields { get; }

    /// <param name="header">As <see cref="LedgerColumnHeader.Header"/> gives it.</param>
    public LedgerMapping With(string header, LedgerField field) => new(Fields.SetItem(LedgerWords.Key(header), field));

    public LedgerField? FieldOf(string header) => Fields.TryGetValue(LedgerWords.Key(header), out var field) ? field : null;

    public string ToJson() => JsonSerializer.Serialize(Fields, Options);

    /// <exception cref="JsonException">The text is not a mapping.</exception>
    public static LedgerMapping Parse(string json) =>
        (JsonSerializer.Deserialize<Dictionary<string, LedgerField>>(json, Options) ?? []).Aggregate(Empty, (mapping, pair) => mapping.With(pair.Key, pair.Value));
}
