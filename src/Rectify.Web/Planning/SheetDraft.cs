using System.Text.Json;
using Rectify.App.Drafts;
using Rectify.Domain;
using Rectify.Web.Shared;

namespace Rectify.Web.Planning;

/// <summary>What a person writes into a sheet, kept on the server with every cell.</summary>
/// <typeparam name="TContent">The sheet's unsaved writing.</typeparam>
public sealed class SheetDraft<TContent>(FormDrafts drafts, OfficeDay office, string form) where TContent : class, new()
{
    public SaveState State { get; private set; }

    /// <summary>Office time of the last keeping.</summary>
    public TimeOnly? At { get; private set; }

    public async Task<TContent> ReadAsync()
    {
        if (await drafts.ReadAsync(form) is not { } kept) return new TContent();
        Mark(kept.SavedAt);
        try
        {
            return JsonSerializer.Deserialize<TContent>(kept.Content) ?? new TContent();
        }
        catch (JsonException)
        {
            // written by an earlier version of the sheet: nothing a person could still use
            return new TContent();
        }
    }

    /// <summary>Keeps the writing; a text beyond what a draft may hold is said to be unsaved, not lost from the screen.</summary>
    public async Task KeepAsync(TContent content, bool isEmpty)
    {
        if (isEmpty)
        {
            await drafts.ForgetAsync(form);
            (State, At) = (SaveState.Untouched, null);
            return;
        }
        try
        {
            if (await drafts.SaveAsync(form, JsonSerializer.Serialize(content)) is { } at) Mark(at);
        }
        catch (ArgumentException)
        {
            State = SaveState.Failed;
        }
    }

    private void Mark(DateTimeOffset at) => (State, At) = (SaveState.Saved, TimeOnly.FromTimeSpan(office.Local(at).TimeOfDay));
}
