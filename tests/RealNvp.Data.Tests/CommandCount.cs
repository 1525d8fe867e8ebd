using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RealNvp.Data.Tests;

/// <summary>Counts the commands that go to one database file, whatever other tests do beside.</summary>
internal sealed class CommandCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string _path;
    private readonly ConcurrentQueue<IDisposable> _subscriptions = [];
    private int _count;

    public CommandCount(string path)
    {
        _path = path;
        _subscriptions.Enqueue(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Count => Volatile.Read(ref _count);

    public void Dispose()
    {
        while (_subscriptions.TryDequeue(out var subscription))
        {
            subscription.Dispose();
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            _subscriptions.Enqueue(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandExecutedEventData command
            && command.Command.Connection?.DataSource == _path)
        {
            Interlocked.Increment(ref _count);
        }
    }

    public void OnCompleted()
    {
        // Nothing is waited for.
    }

    public void OnError(Exception error)
    {
        // Others' errors are theirs.
    }
}
