using Microsoft.AspNetCore.Components;

namespace Rectify.Web.Shared;

/// <summary>A cell of a sheet changed, or text from a spreadsheet was pasted into it. Raised by js/cells.js on the sheet as a whole: a sheet of a hundred rows needs one handler.</summary>
public sealed class CellEventArgs : EventArgs
{
    /// <summary>The row's key: what stands before the last full stop of the cell's id.</summary>
    public string Row { get; set; } = "";

    /// <summary>The column: what stands behind it.</summary>
    public string Column { get; set; } = "";

    public string Value { get; set; } = "";

    /// <summary>More of a long pasted text follows in further events.</summary>
    public bool More { get; set; }
}

/// <summary>Tells the Razor compiler the events of js/cells.js.</summary>
[EventHandler("oncell", typeof(CellEventArgs))]
[EventHandler("oncellpaste", typeof(CellEventArgs))]
public static class EventHandlers;
