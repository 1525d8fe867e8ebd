using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Tests.Hosting;

public class StoppingGuardTests
{
    [Fact]
    public async Task A_request_passes_until_the_host_is_stopping_and_is_sent_away_from_then_on()
    {
        using var lifetime = new Lifetime();
        var passed = 0;
        var guard = new StoppingGuard(
            _ =>
            {
                passed++;
                return Task.CompletedTask;
            },
            lifetime);

        await guard.InvokeAsync(new DefaultHttpContext());
        lifetime.StopApplication();
        var late = new DefaultHttpContext();
        await guard.InvokeAsync(late);

        Assert.Equal(1, passed);
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, late.Response.StatusCode);
        Assert.Equal("5", late.Response.Headers.RetryAfter);
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => _stopping.Cancel();

        public void Dispose() => _stopping.Dispose();
    }
}
