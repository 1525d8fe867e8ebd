using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RealNvp.Data;
using RealNvp.Web.Features.Status;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Tests.Api;

/// <summary>Health when a part does not answer.</summary>
public class HealthTests
{
    [Theory]
    [InlineData(null, null, 200)]
    [InlineData("The disk is gone.", null, 503)]
    [InlineData(null, "The scheduler is down.", 503)]
    [InlineData("The disk is gone.", "The scheduler is down.", 503)]
    public async Task Only_a_host_whose_parts_all_answer_is_well(string? database, string? queue, int status)
    {
        var probe = new HealthProbe(new Database(database), new QueueHealth(queue), TimeProvider.System);
        var health = await probe.AskAsync(TestContext.Current.CancellationToken);
        Assert.Equal((database, queue), (health.Database.Problem, health.Queue.Problem));

        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        await (await SystemApi.AskHealthAsync(context, probe, TestContext.Current.CancellationToken)).ExecuteAsync(context);
        Assert.Equal(status, context.Response.StatusCode);
    }

    private sealed class Database(string? problem) : IStudioDatabase
    {
        public string Location => "nowhere";

        public Task InitialiseAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task PingAsync(CancellationToken cancellationToken = default) =>
            problem is null ? Task.CompletedTask : Task.FromException(new StudioDatabaseException(StudioDatabaseProblem.Other, problem));
    }

    private sealed class QueueHealth(string? problem) : IQueueHealth
    {
        public Task<string?> FindProblemAsync(CancellationToken cancellationToken = default) => Task.FromResult(problem);
    }
}
