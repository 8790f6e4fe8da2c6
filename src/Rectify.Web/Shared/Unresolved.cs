namespace Rectify.Web.Shared;

/// <summary>
/// The fields of one form in which stands a text that names nothing in their list. Their value is none, but none is not what the person meant:
/// the form's acts wait until it is put right or emptied. Handed to fields and buttons by <see cref="FormScope"/>, and by every dialog.
/// </summary>
public sealed class Unresolved
{
    private readonly HashSet<string> fields = [];

    public bool Any => fields.Count > 0;

    public void Mark(string field, bool isUnknown)
    {
        if (isUnknown) fields.Add(field); else fields.Remove(field);
    }
}
