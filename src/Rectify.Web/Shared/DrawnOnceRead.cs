using Microsoft.AspNetCore.Components;

namespace Rectify.Web.Shared;

/// <summary>
/// A component that is drawn only when what it shows has been read. Until then the prerendered page stays as it is, and nothing can be typed into a field
/// that a late answer would overwrite.
/// </summary>
public abstract class DrawnOnceRead : ComponentBase
{
    private Task? first;

    /// <summary>Reads what is needed once; awaited before the first drawing.</summary>
    protected virtual Task OnFirstReadingAsync() => Task.CompletedTask;

    /// <summary>Reads what hangs on the parameters; awaited each time they are set, before the component is drawn with them.</summary>
    protected virtual Task OnReadingAsync() => Task.CompletedTask;

    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await (first ??= OnFirstReadingAsync());
        await OnReadingAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }
}
