namespace Rectify.Web.Shared;

public enum SaveState
{
    /// <summary>Nothing typed yet.</summary>
    Untouched,
    Saving,
    Saved,
    Failed,
}
