using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Features.Webhooks;

/// <summary>A program that takes messages, on a loopback port of its own.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    public ConcurrentQueue<Received> Messages { get; } = new();

    public string Url => _app.Urls.First() + "/hook";

    /// <param name="answer">What each request is answered with, given how many came before it.</param>
    public static async Task<Receiver> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver._app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            var before = receiver.Messages.Count;
            var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            receiver.Messages.Enqueue(new Received(context.Request.Path, body, headers));
            await answer(context, before);
        });
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Answers each request with the next of these, and the last from then on.</summary>
    public static Task<Receiver> AnsweringAsync(params int[] statuses) => StartAsync((context, before) =>
    {
        context.Response.StatusCode = statuses[Math.Min(before, statuses.Length - 1)];
        return context.Response.WriteAsync("noted");
    });

    public Task WaitForAsync(int count) => Eventually.TrueAsync(() => Messages.Count >= count, $"{count} messages arrive");

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
