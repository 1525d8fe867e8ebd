namespace RealNvp.Web.Hosting.WarmUps;

/// <summary>The way of every request through the app, for requests of its own: they need no address to reach, no port and no certificate.</summary>
internal sealed class RequestPipeline : IStartupFilter
{
    private RequestDelegate? _whole;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(rest => _whole = rest);
        next(app);
    };

    /// <exception cref="InvalidOperationException">The app is not put together yet.</exception>
    public Task SendAsync(HttpContext context) =>
        (_whole ?? throw new InvalidOperationException("The app takes no requests before it has started.")).Invoke(context);
}
