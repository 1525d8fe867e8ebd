using Microsoft.Extensions.Options;

namespace RealNvp.Web.Hosting;

/// <summary>
/// Refuses changes that another site's page asks a visitor's browser for, and connections, whose answers a browser would let it read. The studio has no log-in
/// that such a page would lack: whoever reaches the port may act, and a browser on this machine reaches it for any page it shows. Programs send neither header
/// and pass. The studio's own pages come from the host that the request names, or, behind a proxy that names another one, from <c>RealNvp:PublicUrl</c>.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next, IProblemDetailsService problems, IOptions<StudioOptions> options)
{
    private readonly string? _publicOrigin =
        options.Value.PublicUrl is { } address ? new Uri(address).GetLeftPart(UriPartial.Authority) : null;

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/api") || !(Changes(request) || context.WebSockets.IsWebSocketRequest) || !IsCrossSite(request))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        await problems.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = { Status = 403, Title = "Not from another site", Detail = "A page of another site asked for this; it was refused." },
        });
    }

    private static bool Changes(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    private bool IsCrossSite(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is not ("same-origin" or "none");
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && (uri.Authority == request.Host.Value || uri.GetLeftPart(UriPartial.Authority) == _publicOrigin));
    }
}
