using System.Net;
using Microsoft.AspNetCore.Diagnostics;

namespace RealNvp.Web.Hosting;

/// <summary>Answers people with a page that needs nothing that could be broken too: no components, no files.</summary>
internal sealed class PageExceptionHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, title, detail) = ErrorAnswers.For(exception);
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        await httpContext.Response.WriteAsync(Page(title, detail, httpContext.TraceIdentifier), cancellationToken);
        return true;
    }

    private static string Page(string title, string detail, string trace) =>
        $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{{WebUtility.HtmlEncode(title)}} · RealNVP Studio</title>
          <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 15vh auto; padding: 0 1.5rem; }
            small { opacity: .7; }
          </style>
        </head>
        <body>
          <main>
            <h1>{{WebUtility.HtmlEncode(title)}}</h1>
            <p>{{WebUtility.HtmlEncode(detail)}}</p>
            <p><a href="">Try again</a> or go to <a href="/runs">all runs</a>. Training goes on meanwhile.</p>
            <p><small>Reference for the log: {{WebUtility.HtmlEncode(trace)}}</small></p>
          </main>
        </body>
        </html>
        """;
}
