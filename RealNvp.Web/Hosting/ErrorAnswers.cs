using RealNvp.Data;

namespace RealNvp.Web.Hosting;

/// <summary>How an exception that nobody caught is answered.</summary>
internal static class ErrorAnswers
{
    /// <summary>Programs get problem details, people pages.</summary>
    public static bool WantsProblem(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/healthz")
        || context.Request.Path.StartsWithSegments("/openapi");

    /// <summary>Whether it belongs into the log: not what clients do, who send nonsense or go away.</summary>
    public static bool IsOurs(Exception exception) => exception is not (BadHttpRequestException or OperationCanceledException);

    /// <summary>Adds a sentence to the answers that the framework gives by itself.</summary>
    public static void Explain(ProblemDetailsContext context)
    {
        var request = context.HttpContext.Request;
        context.ProblemDetails.Detail ??= context.ProblemDetails.Status switch
        {
            404 => $"There is no address {request.Path}; /openapi/v1.json describes those there are.",
            405 => $"{request.Path} does not take {request.Method}; /openapi/v1.json describes what it takes.",
            _ => null,
        };
    }

    /// <returns>Status, title and a sentence for people. Of unexpected errors nothing is told that could be a secret.</returns>
    public static (int Status, string Title, string Detail) For(Exception exception) => exception switch
    {
        StudioDatabaseException { Problem: StudioDatabaseProblem.DiskFull } => (507, "The disk is full", exception.Message),
        StudioDatabaseException { Problem: StudioDatabaseProblem.Busy } => (503, "The database is busy", exception.Message),
        StudioDatabaseException => (500, "The database does not answer", exception.Message),
        BadHttpRequestException bad => (bad.StatusCode, "The request cannot be read", bad.Message),
        _ => (500, "Something went wrong", "The server met an error it did not expect; its log has the details. Trying again may help."),
    };
}
