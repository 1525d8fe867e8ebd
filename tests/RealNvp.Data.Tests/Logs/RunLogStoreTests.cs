using RealNvp.Data.Logs;
using RealNvp.Data.Runs.Shelves;

namespace RealNvp.Data.Tests.Logs;

public class RunLogStoreTests
{
    private static readonly DateTime Noon = new(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_come_back_in_the_order_they_were_said_and_each_once()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var log = studio.Get<IRunLogStore>();
        var (run, other) = (await studio.AddRunAsync(), await studio.AddRunAsync());
        RunLogLine[] lines =
        [
            new(Noon, 1, 0, RunLogLevel.Info, "started"),
            new(Noon, 2, 3, RunLogLevel.Warning, "diverged"),
            new(Noon.AddTicks(1), 1, 2, RunLogLevel.Info, "continued"),
        ];
        foreach (var line in lines.Reverse().Append(lines[1] with { Message = "told again from a journal" }))
        {
            await log.AppendAsync(run.Id, line, Token);
        }

        await log.AppendAsync(other.Id, lines[0], Token);
        Assert.Equal(lines, await log.ReadAsync(run.Id, Token));
        Assert.Equal(DateTimeKind.Utc, (await log.ReadAsync(run.Id, Token))[0].At.Kind);
        Assert.Single(await log.ReadAsync(other.Id, Token));
    }

    [Fact]
    public async Task A_log_goes_with_its_run()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        await studio.Get<IRunLogStore>().AppendAsync(run.Id, new RunLogLine(Noon, 1, 0, RunLogLevel.Info, "x"), Token);
        await studio.Runs.TryCancelAsync(run.Id, Token);
        await studio.Get<IRunShelfStore>().MarkAsync([run.Id], RunMark.Trash, Token);
        Assert.Single(await studio.Get<IRunShelfStore>().DeleteAsync([run.Id], Token));
        Assert.Empty(await studio.Get<IRunLogStore>().ReadAsync(run.Id, Token));
    }
}
