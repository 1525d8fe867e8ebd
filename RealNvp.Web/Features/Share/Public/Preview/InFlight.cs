using System.Collections.Concurrent;

namespace RealNvp.Web.Features.Share.Public.Preview;

/// <summary>Work under way, by what it is about: whoever asks for the same meanwhile gets its answer too.</summary>
internal sealed class InFlight<TValue>
{
    private readonly ConcurrentDictionary<string, Lazy<Task<TValue>>> _work = new();

    /// <param name="work">Goes on for the others when one of those who wait for it leaves.</param>
    public Task<TValue> JoinAsync(string key, Func<Task<TValue>> work, CancellationToken cancellationToken) =>
        _work.GetOrAdd(key, name => new Lazy<Task<TValue>>(() => Task.Run(() => RunAsync(name, work), CancellationToken.None))).Value.WaitAsync(cancellationToken);

    private async Task<TValue> RunAsync(string key, Func<Task<TValue>> work)
    {
        try
        {
            return await work();
        }
        finally
        {
            _work.TryRemove(key, out _);
        }
    }
}
