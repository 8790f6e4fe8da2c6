using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rectify.Web.Shared;

/// <summary>
/// A form over a record that others write too. A field into which nobody typed follows the record; where both were changed the typed text stands, and what the record says
/// now is shown under it. Fields are named by the form's properties; of a list whose rows have an <c>Id</c> each row's texts are fields: <c>Measures/0198…/Fulfilment</c>.
/// </summary>
public abstract class Editing
{
    private protected static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private protected Editing() { }

    /// <summary>The version of the record beside which the form stands now; the act is sent with it.</summary>
    public int Seen { get; private protected set; }

    /// <summary>Fields others changed and nobody typed into here: they show the new text.</summary>
    public abstract IReadOnlyList<string> Taken { get; }

    /// <summary>Fields that both changed and that still differ.</summary>
    public abstract IReadOnlyList<string> Differing { get; }

    /// <summary>What the record says now, where it differs from what was typed over an earlier text; empty where it says nothing, null where there is nothing to tell.</summary>
    public abstract string? NowOf(string field);

    /// <summary>A form beside the record as it stands. With a draft, what was written meanwhile is neither overwritten unseen nor lost.</summary>
    /// <param name="draft">By <see cref="Editing{TForm}.Draft"/>; null where none is kept. One that cannot be read any more is left.</param>
    public static Editing<TForm> Of<TForm>(TForm record, int version, string? draft = null) where TForm : class => Editing<TForm>.Begin(record, version, draft);

    /// <summary>The name of a field of a row.</summary>
    public static string Row(string list, object id, string field) => $"{list}/{id}/{field}";
}

/// <typeparam name="TForm">Plain properties that survive JSON.</typeparam>
public sealed class Editing<TForm> : Editing where TForm : class
{
    private const string RowId = "Id";

    private readonly HashSet<string> taken = [], both = [];
    private SortedDictionary<string, JsonNode?> shown;

    private Editing(TForm form, TForm record, int version)
    {
        (Form, Record, Seen) = (form, record, version);
        shown = Flat(record);
    }

    /// <summary>A field's text when it was first shown, and as typed.</summary>
    private sealed record Typed(JsonNode? Was, JsonNode? Is);

    /// <summary>As a draft is kept: only what was typed, with what stood there before.</summary>
    private sealed record Kept(int Seen, Dictionary<string, Typed> Fields);

    /// <summary>What the fields hold.</summary>
    public TForm Form { get; private set; }

    /// <summary>What the record says now.</summary>
    public TForm Record { get; private set; }

    public override IReadOnlyList<string> Taken => [.. taken];

    public override IReadOnlyList<string> Differing
    {
        get
        {
            var typed = Flat(Form);
            return [.. both.Where(name => !Same(typed.GetValueOrDefault(name), shown.GetValueOrDefault(name)))];
        }
    }

    public bool IsTyped => Mine(Flat(Form)).Count > 0;

    internal static Editing<TForm> Begin(TForm record, int version, string? draft)
    {
        var editing = new Editing<TForm>(Copy(record), record, version);
        if (draft is null) return editing;
        Kept? kept;
        try
        {
            kept = JsonSerializer.Deserialize<Kept>(draft, Plain);
        }
        catch (JsonException)
        {
            return editing;
        }
        if (kept?.Fields is null) return editing;
        var now = editing.shown;
        // where nothing of the record was shown to begin with, a row's field for instance, its absence is what was seen
        editing.shown = new SortedDictionary<string, JsonNode?>(now, StringComparer.Ordinal);
        foreach (var (field, typed) in kept.Fields) editing.shown[field] = typed.Was;
        editing.Form = With(record, kept.Fields.Select(field => (field.Key, field.Value.Is)));
        editing.MeetAll(now, record, version);
        return editing;
    }

    /// <summary>What was typed, to be kept; null where nothing differs from what is recorded.</summary>
    public string? Draft()
    {
        var typed = Flat(Form);
        var mine = Mine(typed);
        return mine.Count == 0 ? null : JsonSerializer.Serialize(new Kept(Seen, mine.ToDictionary(field => field, field => new Typed(shown.GetValueOrDefault(field), typed.GetValueOrDefault(field)))), Plain);
    }

    /// <summary>The record was read again.</summary>
    public void Meet(TForm record, int version)
    {
        if (version != Seen) MeetAll(Flat(record), record, version);
    }

    /// <summary>What is typed is what is recorded from now on: it was sent, and this form goes on.</summary>
    public void Settle()
    {
        shown = Flat(Form);
        taken.Clear();
        both.Clear();
    }

    public override string? NowOf(string field)
    {
        var now = shown.GetValueOrDefault(field);
        return both.Contains(field) && !Same(Flat(Form).GetValueOrDefault(field), now) ? now?.ToString() ?? "" : null;
    }

    private void MeetAll(SortedDictionary<string, JsonNode?> now, TForm record, int version)
    {
        var typed = Flat(Form);
        var mine = Mine(typed);
        foreach (var field in shown.Keys.Union(now.Keys).Where(field => !Same(shown.GetValueOrDefault(field), now.GetValueOrDefault(field))).ToList())
        {
            if (!mine.Contains(field)) taken.Add(field);
            else if (!Same(typed.GetValueOrDefault(field), now.GetValueOrDefault(field))) both.Add(field);
        }
        Form = With(record, mine.Select(field => (field, typed.GetValueOrDefault(field))));
        (shown, Record, Seen) = (now, record, version);
    }

    private List<string> Mine(SortedDictionary<string, JsonNode?> typed) => [.. typed.Where(field => !Same(field.Value, shown.GetValueOrDefault(field.Key))).Select(field => field.Key)];

    private static TForm Copy(TForm form) => JsonSerializer.SerializeToNode(form, Plain).Deserialize<TForm>(Plain)!;

    private static SortedDictionary<string, JsonNode?> Flat(TForm form)
    {
        var flat = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, value) in JsonSerializer.SerializeToNode(form, Plain)!.AsObject())
        {
            if (RowsOf(value) is not { } rows) flat[name] = value?.DeepClone();
            else foreach (var row in rows)
                    foreach (var (field, text) in row.Where(field => field.Key != RowId)) flat[Row(name, row[RowId]!, field)] = text?.DeepClone();
        }
        return flat;
    }

    /// <summary>The record with those fields as typed.</summary>
    private static TForm With(TForm record, IEnumerable<(string Field, JsonNode? Value)> fields)
    {
        var whole = JsonSerializer.SerializeToNode(record, Plain)!.AsObject();
        foreach (var (field, value) in fields)
        {
            if (field.Split('/') is not [var list, var id, var text]) { whole[field] = value?.DeepClone(); continue; }
            var rows = (JsonArray)(whole[list] ??= new JsonArray());
            var row = rows.OfType<JsonObject>().FirstOrDefault(row => row[RowId]?.ToString() == id);
            if (row is null) rows.Add(row = new JsonObject { [RowId] = id });
            row[text] = value?.DeepClone();
        }
        return whole.Deserialize<TForm>(Plain)!;
    }

    private static List<JsonObject>? RowsOf(JsonNode? value) =>
        value is JsonArray { Count: > 0 } list && list.All(row => row is JsonObject one && one.ContainsKey(RowId)) ? [.. list.OfType<JsonObject>()] : null;

    /// <summary>An empty text and none are the same.</summary>
    private static bool Same(JsonNode? one, JsonNode? other) => IsNothing(one) ? IsNothing(other) : JsonNode.DeepEquals(one, other);

    private static bool IsNothing(JsonNode? value) => value is null || value is JsonValue text && text.TryGetValue<string>(out var words) && words.Length == 0;
}
