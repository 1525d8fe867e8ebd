using System.Diagnostics;

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
}
