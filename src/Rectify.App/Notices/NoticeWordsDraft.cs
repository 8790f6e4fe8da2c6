using System.Text.Json;
using Rectify.App.Drafts;
using Rectify.Domain.Rounds;

namespace Rectify.App.Notices;

/// <summary>The words of a notice while somebody writes them: kept per person and inspection.</summary>
public sealed class NoticeWordsDraft(FormDrafts drafts) : IUseCase
{
    /// <summary>What the current person wrote last; empty words where there is nothing.</summary>
    public async Task<NoticeWords> ReadAsync(InspectionId inspection, CancellationToken ct = default) =>
        await drafts.ReadAsync(FormOf(inspection), ct) is { } kept ? JsonSerializer.Deserialize<NoticeWords>(kept.Content, JsonSerializerOptions.Web) ?? new() : new();

    /// <summary>Keeps the words; returns when, or null when nobody is signed in.</summary>
    /// <exception cref="ArgumentException">The words are longer than a draft may be.</exception>
    public Task<DateTimeOffset?> SaveAsync(InspectionId inspection, NoticeWords words, CancellationToken ct = default) =>
        drafts.SaveAsync(FormOf(inspection), JsonSerializer.Serialize(words, JsonSerializerOptions.Web), ct);

    private static string FormOf(InspectionId inspection) => $"notice/{inspection.Value:N}";
}
