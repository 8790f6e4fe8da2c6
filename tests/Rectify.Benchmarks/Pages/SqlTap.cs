using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Rectify.Benchmarks.Pages;

/// <summary>Listens to the statements Entity Framework sends while a query runs, so that the same can be sent without it.</summary>
internal sealed class SqlTap : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> listening = [];
    private readonly AsyncLocal<List<NpgsqlCommand>?> heard = new();

    public SqlTap() => listening.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public async Task<IReadOnlyList<NpgsqlCommand>> HearAsync(Func<Task> query)
    {
        List<NpgsqlCommand> commands = [];
        heard.Value = commands;
        await query();
        heard.Value = null;
        return commands;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) listening.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (heard.Value is not { } commands || value.Key != RelationalEventId.CommandExecuting.Name || value.Value is not CommandEventData { Command: NpgsqlCommand command }) return;
        var copy = command.Clone();
        (copy.Connection, copy.Transaction) = (null, null);
        // a query may read on two connections at once
        lock (commands) commands.Add(copy);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => listening.ForEach(one => one.Dispose());
}
