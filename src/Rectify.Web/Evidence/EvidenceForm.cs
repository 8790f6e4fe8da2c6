using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Rectify.App.Evidence;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Evidence;

/// <summary>
/// Reads an upload as it streams in: the field <c>input</c> (JSON) first, then the file. Nothing of the file is held in memory or by the form reader of the framework.
/// </summary>
internal static class EvidenceForm
{
    private const int LongestInput = 64 * 1024;

    /// <summary>What goes with a file, as the page's script sends it.</summary>
    private sealed record Sent(Guid Act, string? EvidenceOn, Guid? Replaces, IReadOnlyList<SentProof>? Proves);

    private sealed record SentProof(Guid Measure, string? Sentence);

    /// <summary>The input, the file's name and its stream; null when the request is none of ours.</summary>
    public static async Task<(EvidenceInput Input, string? FileName, Stream Content)?> ReadAsync(HttpRequest request, TaskId task, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)) return null;
        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 70 } boundary) return null;
        var parts = new MultipartReader(boundary, request.Body);
        if (await parts.ReadNextSectionAsync(ct) is not { } first || first.GetContentDispositionHeader() is not { } named || HeaderUtilities.RemoveQuotes(named.Name) != "input") return null;
        if (await InputAsync(first.Body, task, ct) is not { } input) return null;
        if (await parts.ReadNextSectionAsync(ct) is not { } second || second.GetContentDispositionHeader() is not { } file || HeaderUtilities.RemoveQuotes(file.Name) != "file") return null;
        var name = HeaderUtilities.RemoveQuotes(file.FileNameStar.HasValue ? file.FileNameStar : file.FileName).Value;
        return (input, name, second.Body);
    }

    /// <summary>The input alone, for a file that has come in parts; null when the request is none of ours.</summary>
    public static async Task<EvidenceInput?> InputAsync(Stream body, TaskId task, CancellationToken ct)
    {
        var buffer = new byte[LongestInput];
        var length = await body.ReadAtLeastAsync(buffer, LongestInput, throwOnEndOfStream: false, ct);
        if (length == LongestInput) return null;
        try
        {
            if (JsonSerializer.Deserialize<Sent>(buffer.AsSpan(0, length), JsonSerializerOptions.Web) is not { } sent || sent.Act == Guid.Empty) return null;
            var on = DateOnly.TryParseExact(sent.EvidenceOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
            return new EvidenceInput(task, ActId.From(sent.Act), on, [.. (sent.Proves ?? []).Select(p => new Proof(MeasureId.From(p.Measure), p.Sentence ?? ""))], sent.Replaces is { } old ? EvidenceId.From(old) : null);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
