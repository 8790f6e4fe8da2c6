using Rectify.Documents.Text;

namespace Rectify.App.Evidence;

/// <summary>The texts of the contents looked at last, so that turning a page does not read a document anew. Whoever asks has been let in by the sight check; content is the same for all who may see it.</summary>
public sealed class ShownTexts : IDisposable
{
    private const int MostKept = 8;

    private readonly SemaphoreSlim places = new(2, 2);
    private readonly Lock gate = new();
    private readonly LinkedList<(string Key, PagedText Text)> kept = [];

    internal async Task<PagedText> OfAsync(EvidenceContent piece, PagedKind kind, CancellationToken ct)
    {
        var key = $"{piece.Sha256}/{kind}";
        if (Kept(key) is { } known) return known;
        await places.WaitAsync(ct);
        try
        {
            // who waited may find what the one before has read
            if (Kept(key) is { } meanwhile) return meanwhile;
            var text = await Task.Run(() => PagedText.Read(piece.Content, kind), ct);
            // a program that had no time or is being installed is asked again
            if (text.Refusal is not (RefusalReason.ProgramMissing or RefusalReason.TookTooLong)) Keep(key, text);
            return text;
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>What was erased is not shown from memory either.</summary>
    internal void Forget(string sha256)
    {
        lock (gate)
        {
            for (var node = kept.First; node is not null;)
            {
                var next = node.Next;
                if (node.Value.Key.StartsWith(sha256, StringComparison.Ordinal)) kept.Remove(node);
                node = next;
            }
        }
    }

    public void Dispose() => places.Dispose();

    private PagedText? Kept(string key)
    {
        lock (gate)
        {
            for (var node = kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Key != key) continue;
                kept.Remove(node);
                kept.AddFirst(node);
                return node.Value.Text;
            }
            return null;
        }
    }

    private void Keep(string key, PagedText text)
    {
        lock (gate)
        {
            kept.AddFirst((key, text));
            if (kept.Count > MostKept) kept.RemoveLast();
        }
    }
}
