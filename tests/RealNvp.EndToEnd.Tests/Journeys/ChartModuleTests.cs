using RealNvp.EndToEnd.Tests.Infrastructure;

namespace RealNvp.EndToEnd.Tests.Journeys;

/// <summary>Modules of the charts in the browser, with what they are rarely given.</summary>
[Collection(StudioCollection.Name)]
public class ChartModuleTests(StudioFixture studio) : Journey
{
    [Fact]
    public async Task Days_begin_at_midnight_on_both_sides_of_a_change_of_the_clock()
    {
        await using var visitor = await studio.VisitAsync(timezone: "Europe/Berlin");
        await visitor.OpenAsync("/datasets");

        var ticks = await visitor.Page.EvaluateAsync<string[]>("""
            async () => {
              const { clockTicks } = await import("/charts/clock.js");
              const days = clockTicks(Date.parse("2026-10-23T10:00Z"), Date.parse("2026-10-28T10:00Z"), 6);
              const night = clockTicks(Date.parse("2026-03-28T22:30Z"), Date.parse("2026-03-29T03:30Z"), 6);
              return [...days, ...night].map(tick => tick.text);
            }
            """);

        Assert.Equal(["10-24", "10-25", "10-26", "10-27", "10-28", "03-29", "01:00", "03:00", "04:00", "05:00"], ticks);
        Assert.Empty(visitor.Problems);
    }

    /// <summary>A run that was interrupted is counted as continued when it is queued, and goes back to its checkpoint when it starts.</summary>
    [Fact]
    public async Task A_curve_follows_its_run_back_to_a_checkpoint_though_that_was_counted_before()
    {
        await using var visitor = await studio.VisitAsync();
        await visitor.OpenAsync("/datasets");

        var lengths = await visitor.Page.EvaluateAsync<int[]>("""
            async () => {
              const { MetricSource } = await import("/charts/metrics.js");
              const epochs = (after, next) => ({ epoch: Array.from({ length: Math.max(0, next - after) }, (_, i) => after + i + 1), next });
              let stored = 20;
              window.fetch = async url => Response.json(epochs(Number(new URL(url, location).searchParams.get("after")), stored));
              const source = new MetricSource("/metrics");
              const lengths = [];
              await source.load(stored);
              for (const [after, next, resumes] of [[20, 20, 0], [20, 20, 1], [10, 10, 1], [10, 11, 1], [11, 12, 1]]) {
                stored = next;
                await source.take({ after, next, resumes, metrics: epochs(after, next) });
                lengths.push(source.length);
              }
              return lengths;
            }
            """);

        Assert.Equal([20, 20, 10, 11, 12], lengths);
    }
}
