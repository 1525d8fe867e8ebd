using System.Runtime.ExceptionServices;

namespace RealNvp.Engine.Kernels;

/// <summary>
/// Threads that work through numbered items together with their caller. Whoever is free takes the next item, so a thread that the machine keeps
/// from running holds up nothing but the item it has begun. Not thread-safe; items must not call back.
/// </summary>
/// <remarks>
/// Between two calls a thread spins for some microseconds, gives its core away for a while, and then sleeps: steps follow each other faster than
/// a thread can be woken, but a machine with other work gets its cores back. Nothing is allocated in a call.
/// </remarks>
internal sealed class WorkerTeam : IDisposable
{
    private const int Spins = 300;
    private const int Yields = 50;

    /// <summary>Low half of the state: threads at work. Bit 31: work may be taken. High half: number of the call.</summary>
    private const long Open = 1L << 31;
    private const long Active = Open - 1;
    private const long NextCall = 1L << 32;

    private readonly Thread[] _threads;
    private readonly object _sleep = new();
    private Action<int, int>? _work;
    private Exception? _failure;
    private long _state;
    private int _next;
    private int _count;
    private int _sleepers;
    private volatile bool _ends;

    /// <param name="threads">Threads in all, the caller's own included; at least 1.</param>
    public WorkerTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _threads = new Thread[threads - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            var number = i + 1;
            _threads[i] = new Thread(() => Serve(number)) { IsBackground = true, Name = $"kernels {number}" };
            _threads[i].Start();
        }
    }

    /// <summary>Threads in all, the caller's own included.</summary>
    public int Threads => _threads.Length + 1;

    /// <summary>Threads that sleep until there is work.</summary>
    internal int Sleepers => Volatile.Read(ref _sleepers);

    internal bool HasLivingThreads => _threads.Any(thread => thread.IsAlive);

    /// <summary>Does items 0 to <paramref name="count"/>-1, in any order and on any thread, and returns when all are done.</summary>
    /// <param name="work">Takes the number of the thread (0: the caller's) and that of the item.</param>
    /// <remarks>The first exception of an item is thrown here; items not begun by then are left out.</remarks>
    public void Run(int count, Action<int, int> work)
    {
        ObjectDisposedException.ThrowIf(_ends, this);
        (_work, _count, _next, _failure) = (work, count, 0, null);
        if (_threads.Length == 0 || count <= 1)
        {
            TakeItems(0);
        }
        else
        {
            Volatile.Write(ref _state, (Volatile.Read(ref _state) & ~(Open | Active)) + NextCall + Open);
            Wake();
            TakeItems(0);
            Interlocked.And(ref _state, ~Open);
            AwaitOthers();
        }

        _work = null;
        if (_failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _ends = true;
        Wake();
        foreach (var thread in _threads)
        {
            thread.Join();
        }
    }

    private void Serve(int thread)
    {
        var seen = 0L;
        while (AwaitWork(ref seen))
        {
            TakeItems(thread);
            Interlocked.Decrement(ref _state);
        }
    }

    private void TakeItems(int thread)
    {
        try
        {
            for (var item = Interlocked.Increment(ref _next) - 1; item < _count; item = Interlocked.Increment(ref _next) - 1)
            {
                _work!(thread, item);
            }
        }
        catch (Exception exception)
        {
            // Handed to the caller, who alone can do something about it.
            Interlocked.CompareExchange(ref _failure, exception, null);
            Volatile.Write(ref _next, _count);
        }
    }

    private static long NumberOf(long state) => state >>> 32;

    /// <summary>Waits for a call not yet seen and joins it; false at the end.</summary>
    private bool AwaitWork(ref long seen)
    {
        for (var round = 0; !_ends; round++)
        {
            var state = Volatile.Read(ref _state);
            if ((state & Open) != 0 && NumberOf(state) != seen)
            {
                if (Interlocked.CompareExchange(ref _state, state + 1, state) == state)
                {
                    seen = NumberOf(state);
                    return true;
                }
            }
            else
            {
                Pause(round, state);
            }
        }

        return false;
    }

    private void AwaitOthers()
    {
        var wait = new SpinWait();
        while ((Volatile.Read(ref _state) & Active) != 0)
        {
            // Never sleeps a whole millisecond: what is left is the end of one item.
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    private void Pause(int round, long state)
    {
        if (round < Spins)
        {
            Thread.SpinWait(8);
        }
        else if (round < Spins + Yields)
        {
            Thread.Yield();
        }
        else
        {
            lock (_sleep)
            {
                Interlocked.Increment(ref _sleepers);
                while (!_ends && NumberOf(Volatile.Read(ref _state)) == NumberOf(state))
                {
                    Monitor.Wait(_sleep);
                }

                Interlocked.Decrement(ref _sleepers);
            }
        }
    }

    private void Wake()
    {
        // The fence stands between writing the state and reading the sleepers; a sleeper counts itself before it reads the state.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _sleepers) > 0)
        {
            lock (_sleep)
            {
                Monitor.PulseAll(_sleep);
            }
        }
    }
}
