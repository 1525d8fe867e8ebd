namespace RealNvp.Web.Hosting;

/// <summary>
/// Headers that narrow what a browser does with our answers. Everything is served from here, so nothing may be loaded from or sent to
/// elsewhere; inline styles and the import map are the components' own.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private static readonly string ContentPolicy = PolicyFor("'self'");

    /// <summary>The policy of a page that may be shown inside pages of other sites.</summary>
    /// <param name="ancestors">Those sites.</param>
    public static string PolicyFor(string ancestors) =>
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + $"font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors {ancestors}";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            if (headers.ContentSecurityPolicy.Count == 0 || !headers.ContentSecurityPolicy.ToString().Contains("default-src", StringComparison.Ordinal))
            {
                headers.ContentSecurityPolicy = ContentPolicy;
            }

            return Task.CompletedTask;
        });
        return next(context);
    }
}
