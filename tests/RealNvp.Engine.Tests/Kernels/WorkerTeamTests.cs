using RealNvp.Engine.Kernels;

namespace RealNvp.Engine.Tests.Kernels;

public sealed class WorkerTeamTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 1)]
    [InlineData(3, 1000)]
    [InlineData(5, 4)]
    public void Every_item_is_done_once(int threads, int items)
    {
        using var team = new WorkerTeam(threads);
        for (var round = 0; round < 200; round++)
        {
            var done = new int[items];
            team.Run(items, (thread, item) =>
            {
                Assert.InRange(thread, 0, threads - 1);
                Interlocked.Increment(ref done[item]);
            });
            Assert.All(done, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void Several_threads_work_at_the_same_time()
    {
        using var team = new WorkerTeam(3);
        using var all = new CountdownEvent(3);

        team.Run(3, (_, _) =>
        {
            all.Signal();
            all.Wait(TestContext.Current.CancellationToken); // Returns only once every item is under way.
        });

        Assert.True(all.IsSet);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void An_exception_reaches_the_caller_and_the_team_goes_on(int threads)
    {
        using var team = new WorkerTeam(threads);
        for (var round = 0; round < 50; round++)
        {
            var thrown = Assert.Throws<InvalidOperationException>(() => team.Run(20, (_, item) =>
            {
                if (item == 7)
                {
                    throw new InvalidOperationException("seven");
                }
            }));
            Assert.Equal("seven", thrown.Message);

            var sum = 0;
            team.Run(10, (_, item) => Interlocked.Add(ref sum, item));
            Assert.Equal(45, sum);
        }
    }

    [Fact]
    public void Threads_that_have_gone_to_sleep_wake_up()
    {
        using var team = new WorkerTeam(3);
        for (var round = 0; round < 20; round++)
        {
            SpinWait.SpinUntil(() => team.Sleepers == 2);
            using var all = new CountdownEvent(3);
            team.Run(3, (_, _) =>
            {
                all.Signal();
                all.Wait(TestContext.Current.CancellationToken);
            });
        }
    }

    [Fact]
    public void Its_end_ends_the_threads()
    {
        var team = new WorkerTeam(4);
        team.Dispose();

        Assert.Throws<ObjectDisposedException>(() => team.Run(1, (_, _) => { }));
        Assert.False(team.HasLivingThreads);
    }
}
