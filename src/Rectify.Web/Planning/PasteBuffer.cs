using System.Text;
using Rectify.Web.Shared;

namespace Rectify.Web.Planning;

/// <summary>Gathers a pasted text that comes in several messages.</summary>
public sealed class PasteBuffer
{
    public const int MaxLength = 200_000;

    private readonly StringBuilder text = new();

    /// <summary>The whole table with the last message; null while more is to come. A text beyond the largest length is cut there.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Take(CellEventArgs part)
    {
        if (text.Length + part.Value.Length <= MaxLength) text.Append(part.Value);
        if (part.More) return null;
        var whole = text.ToString();
        text.Clear();
        return PastedTable.Parse(whole);
    }
}
