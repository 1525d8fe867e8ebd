namespace RealNvp.Web.Queue;

/// <summary>A listener of a <see cref="ChangeHub{TChange}"/>. Changes of one thing that come while it is busy become one.</summary>
internal sealed class ChangeSubscription<TChange>(
    string? key,
    Func<TChange, string> keyOf,
    Func<TChange, TChange, TChange> merge,
    Func<TChange, Task> onChange,
    Action<ChangeSubscription<TChange>> onDispose,
    ILogger logger) : Subscription<TChange>(onChange, logger)
    where TChange : class
{
    private readonly Dictionary<string, TChange> _waiting = [];

    public bool Wants(string id) => key is null || key == id;

    protected override void Add(TChange news) =>
        _waiting[keyOf(news)] = _waiting.TryGetValue(keyOf(news), out var earlier) ? merge(earlier, news) : news;

    protected override TChange? Take()
    {
        if (_waiting.Count == 0)
        {
            return null;
        }

        var (id, change) = _waiting.First();
        _waiting.Remove(id);
        return change;
    }

    protected override void Leave() => onDispose(this);

    protected override string Describe(TChange news) => $"a change of {keyOf(news)}";
}
