namespace RealNvp.Web.Hosting.WarmUps;

/// <summary>Requests that the app makes to itself. What they answer is thrown away.</summary>
public sealed class WarmUpRequests
{
    private readonly RequestPipeline _pipeline;
    private readonly IServiceScopeFactory _scopes;

    internal WarmUpRequests(RequestPipeline pipeline, IServiceScopeFactory scopes) => (_pipeline, _scopes) = (pipeline, scopes);

    /// <summary>Asks for an address as a browser does.</summary>
    /// <param name="address">Path and query.</param>
    /// <exception cref="InvalidOperationException">It is not answered with 200.</exception>
    public Task GetAsync(string address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        return SendAsync(address, _pipeline.SendAsync, cancellationToken);
    }

    /// <summary>Writes what an address would be answered with that leads nowhere.</summary>
    /// <param name="address">Path and query.</param>
    /// <exception cref="InvalidOperationException">The answer is not 200.</exception>
    public Task WriteAsync(string address, IResult answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(answer);
        return SendAsync(address, answer.ExecuteAsync, cancellationToken);
    }

    private async Task SendAsync(string address, Func<HttpContext, Task> send, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellationToken };
        var (request, query) = (context.Request, address.IndexOf('?', StringComparison.Ordinal));
        (request.Method, request.Scheme, request.Host) = (HttpMethods.Get, Uri.UriSchemeHttp, new HostString("localhost"));
        (request.Path, request.QueryString) = query < 0 ? (address, QueryString.Empty) : (address[..query], new QueryString(address[query..]));
        request.Headers.AcceptEncoding = "gzip, br";
        await send(context);
        if (context.Response.StatusCode != StatusCodes.Status200OK)
        {
            throw new InvalidOperationException($"{address} is answered with {context.Response.StatusCode}.");
        }
    }
}
