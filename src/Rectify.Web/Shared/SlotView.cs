namespace Rectify.Web.Shared;

public enum SlotState
{
    /// <summary>Not begun.</summary>
    Ahead,
    /// <summary>Running, nothing recorded yet.</summary>
    Current,
    /// <summary>An event with proof lies in it.</summary>
    Done,
    /// <summary>Over, and nothing lies in it.</summary>
    Missing,
}

/// <param name="Period">The months it covers, in words.</param>
/// <param name="Text">The event's day, or what is missing.</param>
/// <param name="State">Shape and colour.</param>
public sealed record SlotView(string Period, string Text, SlotState State);
