using System.Collections.Concurrent;

namespace Rectify.App;

/// <summary>
/// Tells open pages that something they show has changed, after the act is committed. A page reads again; it never trusts the message.
/// </summary>
public sealed class LiveChanges
{
    private readonly ConcurrentDictionary<Guid, Action<IReadOnlySet<Guid>>> listeners = new();

    /// <summary>Calls the listener with the keys of records that changed, and of people who have been told something, until the result is disposed. The listener must be quick and must not throw.</summary>
    public IDisposable Listen(Action<IReadOnlySet<Guid>> listener)
    {
        var key = Guid.NewGuid();
        listeners[key] = listener;
        return new Subscription(() => listeners.TryRemove(key, out _));
    }

    internal void Announce(IReadOnlySet<Guid> changed)
    {
        if (changed.Count == 0) return;
        foreach (var listener in listeners.Values) listener(changed);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
