using System.Diagnostics;
using RealNvp.Data.Runs;

namespace RealNvp.Web.Tests.Queue.Infrastructure;

/// <summary>Waits for what happens in other processes: it looks often and is patient, so that a slow machine does not fail a test.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Looks until the state is as wanted.</summary>
    public static async Task<T> Async<T>(Func<Task<T>> look, Func<T, bool> wanted, string what)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (wanted(seen))
            {
                return seen;
            }

            Assert.True(watch.Elapsed < Patience, $"Waited {Patience.TotalSeconds} s for: {what}. Last seen: {seen}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public static Task<bool> TrueAsync(Func<bool> look, string what) => Async(() => Task.FromResult(look()), seen => seen, what);

    /// <summary>Waits for a run's state; one that ended in another will not get there.</summary>
    public static async Task<RunRecord> RunAsync(Func<Task<RunRecord>> find, RunStatus status)
    {
        var run = await Async(find, run => run.Status == status || run.IsEnded, $"a run becomes {status}");
        Assert.True(run.Status == status, $"The run became {run.Status} instead of {status}: {run.FailureReason}");
        return run;
    }
}
