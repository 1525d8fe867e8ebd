using Microsoft.AspNetCore.Diagnostics;

namespace RealNvp.Web.Ui;

/// <summary>A page about something that does not exist.</summary>
public static class NotFoundResponse
{
    /// <summary>Answers with status 404 and the page itself, which says more than the general page for lost addresses.</summary>
    public static void AnswerNotFound(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }
}
