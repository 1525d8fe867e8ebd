using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Runs.Api;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>
/// What a link opens: a page rendered once, without a circuit, and below it the data of its own runs and of no other. A token that opens nothing is
/// answered alike on every address: 404 where there never was a link, 410 where there was one.
/// </summary>
public static class SharedEndpoints
{
    public static void MapSharedPages(this IEndpointRouteBuilder routes)
    {
        var shared = routes.MapGroup("/s").ExcludeFromDescription().AddEndpointFilter(async (context, next) =>
        {
            SharedHeaders.Apply(context.HttpContext.Response);
            return await next(context);
        });
        shared.MapGet("/{token}", ShowAsync);
        shared.MapGet("/{token}/embed", EmbedAsync);
        shared.MapGet("/{token}/state", ReadStateAsync);
        shared.MapGet("/{token}/runs/{run:int}/metrics", ReadMetricsAsync);
        shared.MapGet("/{token}/runs/{run:int}/snapshots/{epoch:int}", ReadSnapshotAsync);
        shared.MapGet("/{token}/{first}/{**rest}", () => Notice(ShareState.Unknown));
    }

    private static async Task<IResult> ShowAsync(string token, IShareService shares, SharedPages pages, CancellationToken cancellationToken)
    {
        var lookup = await shares.OpenAsync(token, cancellationToken);
        return lookup.Content is { } content
            ? new RazorComponentResult<SharedDocument>(new { Page = await pages.BuildAsync(token, content, cancellationToken) }) { PreventStreamingRendering = true }
            : Notice(lookup.State);
    }

    private static async Task<IResult> EmbedAsync(
        string token, string? theme, HttpResponse response, IShareService shares, SharedPages pages, IOptions<StudioOptions> options, CancellationToken cancellationToken)
    {
        // Also where the link has ended: the frame shall say so, not stay empty.
        response.Headers.ContentSecurityPolicy = SecurityHeaders.PolicyFor(options.Value.Sharing.EmbedOrigins);
        var lookup = await shares.OpenAsync(token, cancellationToken);
        return lookup.Content is { } content
            ? new RazorComponentResult<SharedEmbed>(new { Page = await pages.BuildAsync(token, content, cancellationToken), Theme = theme is "light" or "dark" ? theme : null })
            {
                PreventStreamingRendering = true,
            }
            : Notice(lookup.State);
    }

    private static async Task<IResult> ReadStateAsync(string token, IShareService shares, CancellationToken cancellationToken)
    {
        var lookup = await shares.OpenAsync(token, cancellationToken);
        return lookup.Content is { } content ? TypedResults.Ok(new SharedStateResponse(SharedPages.StampOf(content), content.IsLive)) : Refuse(lookup.State);
    }

    private static async Task<IResult> ReadMetricsAsync(
        string token, int run, HttpRequest request, IShareService shares, IRunService runs, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var (after, maxPoints) = (query.Whole("after", 0, 0, int.MaxValue), query.Whole("maxPoints", RunDataApi.DefaultPoints, 0, RunDataApi.MaxPoints));
        if (query.Errors.Count > 0)
        {
            return ApiProblems.Invalid(query.Errors);
        }

        var (found, refusal) = await FindAsync(token, run, shares, cancellationToken);
        return found is null ? refusal!
            : await runs.ReadMetricsAsync(found.Run.Id, after, maxPoints, cancellationToken) is { } series ? TypedResults.Ok(MetricsResponse.Of(series))
            : NotThere();
    }

    private static async Task<IResult> ReadSnapshotAsync(
        string token, int run, int epoch, IShareService shares, IRunService runs, CancellationToken cancellationToken)
    {
        var (found, refusal) = await FindAsync(token, run, shares, cancellationToken);
        return found is null ? refusal!
            : await runs.ReadSnapshotAsync(found.Run.Id, epoch, cancellationToken) is { } content
                ? TypedResults.Bytes(SharedSnapshot.Open(found, content), FileDescription.Binary)
            : NotThere();
    }

    private static async Task<(SharedRun? Run, IResult? Refusal)> FindAsync(string token, int run, IShareService shares, CancellationToken cancellationToken)
    {
        var lookup = await shares.OpenAsync(token, cancellationToken);
        return lookup.Content is not { } content ? (null, Refuse(lookup.State))
            : content.Find(run) is { } found ? (found, null)
            : (null, NotThere());
    }

    private static RazorComponentResult<SharedNotice> Notice(ShareState state) =>
        new(new { State = state }) { StatusCode = StatusOf(state), PreventStreamingRendering = true };

    private static ProblemHttpResult Refuse(ShareState state) =>
        ApiProblems.Problem(StatusOf(state), SharedNotice.TitleOf(state), SharedNotice.TextOf(state));

    private static ProblemHttpResult NotThere() => ApiProblems.NotFound("This link shows nothing of that name.");

    private static int StatusOf(ShareState state) => state == ShareState.Unknown ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone;
}
