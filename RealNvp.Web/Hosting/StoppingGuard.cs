using System.Globalization;

namespace RealNvp.Web.Hosting;

/// <summary>
/// Answers 503 to what arrives once the host is stopping. Open pages try to come back the moment their connection is closed; a new
/// connection made then would be closed by nobody and hold up the end until the shutdown's time limit.
/// </summary>
internal sealed class StoppingGuard(RequestDelegate next, IHostApplicationLifetime lifetime)
{
    private const int RetrySeconds = 5;

    public Task InvokeAsync(HttpContext context)
    {
        if (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.Connection = "close";
        return Task.CompletedTask;
    }
}
