using System.Collections.Concurrent;

namespace Rectify.App.Live;

/// <summary>
/// Tells open pages that something they show has changed, after the act is committed; <see cref="LiveRelay"/> tells those of other nodes. A page reads again; it never trusts the message.
/// </summary>
public sealed class LiveChanges
{
    private readonly ConcurrentDictionary<Guid, Action<IReadOnlySet<Guid>>> listeners = new();

    /// <summary>Hears what was announced here, to tell other nodes.</summary>
    internal Action<IReadOnlySet<Guid>>? Relay { get; set; }

    /// <summary>Calls the listener with the keys of records that changed, and of people who have been told something, until the result is disposed. The listener must be quick and must not throw.</summary>
    public IDisposable Listen(Action<IReadOnlySet<Guid>> listener)
    {
        var key = Guid.NewGuid();
        listeners[key] = listener;
        return new Subscription(() => listeners.TryRemove(key, out _));
    }

    /// <summary>Something was committed by this node.</summary>
    internal void Announce(IReadOnlySet<Guid> changed)
    {
        if (changed.Count == 0) return;
        Hear(changed);
        Relay?.Invoke(changed);
    }

    /// <summary>Something was committed, by this node or another.</summary>
    internal void Hear(IReadOnlySet<Guid> changed)
    {
        foreach (var listener in listeners.Values) listener(changed);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
