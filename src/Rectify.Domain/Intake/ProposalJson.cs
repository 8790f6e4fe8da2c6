using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rectify.Domain.Intake;

/// <summary>How drafts of proposals are kept as JSON; reading gives back an equal proposal.</summary>
public static class ProposalJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        // Chinese as itself: drafts are stored as text and never put into a page unencoded
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Proposal proposal) => JsonSerializer.Serialize(proposal, Options);

    /// <exception cref="JsonException">The text is not a proposal.</exception>
    public static Proposal Read(string json) =>
        JsonSerializer.Deserialize<Proposal>(json, Options) ?? throw new JsonException("An empty draft is not a proposal.");
}
