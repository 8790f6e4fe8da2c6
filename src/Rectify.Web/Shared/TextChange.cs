namespace Rectify.Web.Shared;

/// <summary>What of a text stays, goes and comes, sign by sign: Chinese has no spaces to tell words by.</summary>
public static class TextChange
{
    /// <summary>Beyond so many pairs of signs the whole middle is shown as replaced.</summary>
    private const int MostPairs = 1_000_000;

    /// <param name="IsGone">Stands in the earlier text only.</param>
    /// <param name="IsNew">Stands in the later text only.</param>
    public readonly record struct Piece(string Text, bool IsGone, bool IsNew);

    /// <summary>The pieces in the order they are read; what goes stands before what comes.</summary>
    public static IReadOnlyList<Piece> Of(string before, string after)
    {
        var head = 0;
        while (head < before.Length && head < after.Length && before[head] == after[head]) head++;
        var tail = 0;
        while (tail < before.Length - head && tail < after.Length - head && before[^(tail + 1)] == after[^(tail + 1)]) tail++;
        List<Piece> pieces = [];
        Add(pieces, before[..head], false, false);
        Middle(pieces, before[head..^tail], after[head..^tail]);
        Add(pieces, before[^tail..], false, false);
        return pieces;
    }

    private static void Middle(List<Piece> pieces, string before, string after)
    {
        if ((long)before.Length * after.Length is 0 or > MostPairs)
        {
            Add(pieces, before, true, false);
            Add(pieces, after, false, true);
            return;
        }
        // the longest common row of signs, told from the end
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j]) (i, j) = (Put(before[i], false, false) + i, j + 1);
            else if (i < before.Length && (j == after.Length || common[i + 1, j] >= common[i, j + 1])) i += Put(before[i], true, false);
            else j += Put(after[j], false, true);
        }

        int Put(char sign, bool isGone, bool isNew)
        {
            Add(pieces, sign.ToString(), isGone, isNew);
            return 1;
        }
    }

    private static void Add(List<Piece> pieces, string text, bool isGone, bool isNew)
    {
        if (text.Length == 0) return;
        if (pieces.Count > 0 && pieces[^1] is var last && last.IsGone == isGone && last.IsNew == isNew) pieces[^1] = last with { Text = last.Text + text };
        else pieces.Add(new Piece(text, isGone, isNew));
    }
}
