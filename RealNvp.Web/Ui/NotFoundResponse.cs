namespace RealNvp.Web.Ui;

/// <summary>A page about something that does not exist.</summary>
public static class NotFoundResponse
{
    /// <summary>
    /// Answers with status 404 and the page itself, which says more than the general page for lost addresses. The status is set at the
    /// last moment: set earlier, the framework would leave the page out.
    /// </summary>
    public static void AnswerNotFound(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.OnStarting(() =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }
}
