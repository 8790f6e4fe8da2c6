namespace Rectify.App.Figures;

/// <summary>
/// What a figure is true for: facts on or before <paramref name="Day"/>, recorded by <paramref name="KnownAt"/>. A released document keeps both and counts the same again.
/// </summary>
public readonly record struct AsOf(DateOnly Day, DateTimeOffset KnownAt)
{
    internal bool Holds(DateOnly on, DateTimeOffset at) => on <= Day && at <= KnownAt;
}
