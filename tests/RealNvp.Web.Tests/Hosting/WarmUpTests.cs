using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RealNvp.Web.Hosting.WarmUps;
using RealNvp.Web.Tests.Api;
using RealNvp.Web.Tests.Features.Share;

namespace RealNvp.Web.Tests.Hosting;

/// <summary>The first visitor finds the studio's pages opened before: by the app itself, in the way of every request.</summary>
[Collection(ApiCollection.Name)]
public sealed class WarmUpTests(ApiFixture api)
{
    [Fact]
    public async Task Everything_that_is_opened_ahead_of_visitors_is_there()
    {
        await api.CompleteAsync("warm one");
        await api.CompleteAsync("warm two");
        var warmUps = api.Get<IEnumerable<IWarmUp>>().ToList();
        Assert.Equal(["CompareWarmUp", "RunsWarmUp", "ShareWarmUp"], warmUps.Select(warmUp => warmUp.GetType().Name).Order());
        foreach (var warmUp in warmUps)
        {
            // Throws where an address is not answered with a page.
            await warmUp.RunAsync(Requests(), ApiFixture.Token);
        }
    }

    [Fact]
    public async Task No_link_is_made_for_it()
    {
        await api.CompleteAsync("warm three");
        var before = (await api.GetJsonAsync("/api/v1/shares")).GetProperty("items").GetArrayLength();
        foreach (var warmUp in api.Get<IEnumerable<IWarmUp>>())
        {
            await warmUp.RunAsync(Requests(), ApiFixture.Token);
        }

        Assert.Equal(before, (await api.GetJsonAsync("/api/v1/shares")).GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("/nosuchpage?x=1", 404)]
    [InlineData("/api/v1/runs?sort=nosuchfield", 400)]
    public async Task An_address_that_leads_nowhere_is_said(string address, int status)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Requests().GetAsync(address, ApiFixture.Token));
        Assert.Equal($"{address} is answered with {status}.", failure.Message);
    }

    [Fact]
    public async Task One_that_fails_keeps_neither_the_others_nor_the_host()
    {
        var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<RequestPipeline>();
        builder.Services.AddSingleton<IStartupFilter>(provider => provider.GetRequiredService<RequestPipeline>());
        builder.Services.AddSingleton<IWarmUp>(new Page("/broken?by=design"));
        builder.Services.AddSingleton<IWarmUp>(new Page("/fine?x=1"));
        builder.Services.AddHostedService<WarmUpService>();
        await using var app = builder.Build();
        app.Run(context =>
        {
            if (context.Request.Path == "/broken")
            {
                throw new InvalidOperationException("by design");
            }

            asked.TrySetResult($"{context.Request.Method} {context.Request.Scheme} {context.Request.Path}{context.Request.QueryString}");
            return Task.CompletedTask;
        });

        await app.StartAsync(ApiFixture.Token);
        Assert.Equal("GET http /fine?x=1", await asked.Task.WaitAsync(TimeSpan.FromSeconds(60), ApiFixture.Token));
        await app.StopAsync(ApiFixture.Token);
    }

    [Fact]
    public async Task Nothing_is_asked_of_an_app_that_never_started()
    {
        var lifetime = new Lifetime();
        using var service = new WarmUpService(
            [new Page("/")], new RequestPipeline(), api.Get<IServiceScopeFactory>(), lifetime, NullLogger<WarmUpService>.Instance);
        await service.StartAsync(ApiFixture.Token);
        await service.StopAsync(ApiFixture.Token);
        Assert.True(service.ExecuteTask!.IsCanceled);
    }

    private WarmUpRequests Requests() => new(api.Get<RequestPipeline>(), api.Get<IServiceScopeFactory>());

    private sealed class Page(string address) : IWarmUp
    {
        public Task RunAsync(WarmUpRequests requests, CancellationToken cancellationToken) => requests.GetAsync(address, cancellationToken);
    }

    private sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
            // Nothing runs.
        }
    }
}
