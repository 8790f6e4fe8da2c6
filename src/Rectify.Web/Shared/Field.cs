using Microsoft.AspNetCore.Components;

namespace Rectify.Web.Shared;

/// <summary>What every form field takes.</summary>
/// <typeparam name="TValue">What it holds; null while empty.</typeparam>
public abstract class Field<TValue> : ComponentBase
{
    /// <summary>Unique on the page and the same at every rendering: what is typed before the page is ready is kept by it.</summary>
    [Parameter, EditorRequired] public required string Id { get; set; }
    [Parameter, EditorRequired] public required string Label { get; set; }
    /// <summary>For plain forms: the field's name in the request.</summary>
    [Parameter] public string? Name { get; set; }
    [Parameter] public string? Hint { get; set; }
    /// <summary>What is wrong and how to put it right.</summary>
    [Parameter] public string? Error { get; set; }
    [Parameter] public bool Required { get; set; }
    /// <summary>What the record says now, in words, where somebody else wrote it since the field was shown; see <see cref="Editing"/>.</summary>
    [Parameter] public string? Now { get; set; }
    [Parameter] public TValue? Value { get; set; }
    [Parameter] public EventCallback<TValue?> ValueChanged { get; set; }

    protected Task Change(TValue? value)
    {
        // The field is drawn before the panel or dialog around it passes the new value down. Drawn with the old one, it would put that into the control and
        // take it out again at once: the caret would jump, and what is typed while the report is on its way would be gone.
        Value = value;
        return ValueChanged.InvokeAsync(value);
    }
}
