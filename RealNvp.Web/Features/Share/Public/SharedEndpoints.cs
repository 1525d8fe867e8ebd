using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using RealNvp.Data.Sharing;
using RealNvp.Web.Features.Compare.Api;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Runs.Api;
using RealNvp.Web.Features.Share.Public.Preview;
using RealNvp.Web.Features.Share.Public.Views;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>
/// What a link opens: a page rendered once, without a circuit, and below it the data of its own runs and of no other. A token that opens nothing is
/// answered alike on every address: 404 where there never was a link, 410 where there was one.
/// </summary>
public static class SharedEndpoints
{
    /// <summary>No table has so many pages; a larger number would not fit where rows are counted.</summary>
    private const int LastPage = 1_000_000;

    public static void MapSharedPages(this IEndpointRouteBuilder routes)
    {
        var shared = routes.MapGroup("/s").ExcludeFromDescription().AddEndpointFilter(async (context, next) =>
        {
            SharedHeaders.Apply(context.HttpContext.Response);
            return await next(context);
        });
        shared.MapGet("/{token}", ShowAsync);
        shared.MapGet("/{token}/embed", EmbedAsync);
        shared.MapGet("/{token}/preview.png", ReadPreviewAsync);
        shared.MapGet("/{token}/state", ReadStateAsync);
        shared.MapGet("/{token}/runs/{run:int}/metrics", ReadMetricsAsync);
        shared.MapGet("/{token}/curves", ReadCurvesAsync);
        shared.MapGet("/{token}/runs/{run:int}/snapshots/{epoch:int}", ReadSnapshotAsync);
        shared.MapGet("/{token}/{first}/{**rest}", () => Notice(ShareState.Unknown));
    }

    private static async Task<IResult> ShowAsync(
        string token, HttpRequest request, IShareService shares, SharedPages pages, SharedViewPages views, PublicAddress address, CancellationToken cancellationToken)
    {
        var lookup = await shares.OpenAsync(token, cancellationToken);
        if (lookup.Content is not { } content)
        {
            return Notice(lookup.State);
        }

        var url = address.Of(request, ShareUrls.Page(token));
        return content.Link.Kind == ShareKind.View
            ? Page<SharedViewDocument>(new { Page = await views.BuildAsync(token, content, PageOf(request), cancellationToken) with { Url = url } })
            : Page<SharedDocument>(new { Page = await pages.BuildAsync(token, content, SharedParts.All, cancellationToken) with { Url = url } });
    }

    /// <summary>Kept by those who fetch it, but asked for again each time: a link that has ended shows nothing more, not even this.</summary>
    private static async Task<IResult> ReadPreviewAsync(string token, HttpContext context, IShareService shares, PreviewImages previews, CancellationToken cancellationToken)
    {
        var lookup = await shares.OpenAsync(token, cancellationToken);
        if (lookup.Content is not { } content)
        {
            return Refuse(lookup.State);
        }

        context.Response.Headers.CacheControl = "private, no-cache";
        var sketch = await previews.SketchAsync(token, content, cancellationToken);
        var tag = new EntityTagHeaderValue($"\"{sketch.Stamp}\"");
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.GetTypedHeaders().ETag = tag;
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        return TypedResults.Bytes(await previews.DrawAsync(sketch, cancellationToken), "image/png", entityTag: tag);
    }

    private static async Task<IResult> EmbedAsync(
        string token,
        string? theme,
        HttpContext context,
        IShareService shares,
        SharedPages pages,
        SharedViewPages views,
        IOptions<StudioOptions> options,
        CancellationToken cancellationToken)
    {
        // Also where the link has ended: the frame shall say so, not stay empty.
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PolicyFor(options.Value.Sharing.EmbedOrigins);
        var lookup = await shares.OpenAsync(token, cancellationToken);
        if (lookup.Content is not { } content)
        {
            return Notice(lookup.State);
        }

        var chosen = theme is "light" or "dark" ? theme : null;
        return content.Link.Kind == ShareKind.View
            ? Page<SharedViewEmbed>(new { Page = await views.BuildAsync(token, content, PageOf(context.Request), cancellationToken), Theme = chosen })
            : Page<SharedEmbed>(new { Page = await pages.BuildAsync(token, content, SharedParts.Curves | SharedParts.Samples, cancellationToken), Theme = chosen });
    }

    private static async Task<IResult> ReadStateAsync(
        string token, HttpRequest request, IShareService shares, SharedViewPages views, CancellationToken cancellationToken)
    {
        var lookup = await shares.OpenAsync(token, cancellationToken);
        if (lookup.Content is not { } content)
        {
            return Refuse(lookup.State);
        }

        if (content.Link.Kind == ShareKind.View)
        {
            var live = await views.ReadLiveAsync(token, content, PageOf(request), cancellationToken);
            return TypedResults.Ok(new SharedStateResponse(live.Stamp, live.Live));
        }

        return TypedResults.Ok(new SharedStateResponse(SharedPages.StampOf(content), content.IsLive));
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

    private static async Task<IResult> ReadCurvesAsync(
        string token, HttpRequest request, IShareService shares, SharedCurves curves, CancellationToken cancellationToken)
    {
        var (query, errors) = CurvesApi.ReadQuery(request);
        if (errors.Count > 0)
        {
            return ApiProblems.Invalid(errors);
        }

        var lookup = await shares.OpenAsync(token, cancellationToken);
        return lookup.Content is not { } content ? Refuse(lookup.State)
            : content.Link.Kind != ShareKind.Comparison ? NotThere()
            : TypedResults.Ok(CurvesResponse.Of(await curves.ReadAsync(content, query, cancellationToken)));
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
            : await shares.FindRunAsync(content, run, cancellationToken) is { } found ? (found, null)
            : (null, NotThere());
    }

    /// <summary>The page of a view's table; what is none is the first.</summary>
    private static int PageOf(HttpRequest request) =>
        int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1;

    private static RazorComponentResult<TPage> Page<TPage>(object parameters)
        where TPage : IComponent => new(parameters) { PreventStreamingRendering = true };

    private static RazorComponentResult<SharedNotice> Notice(ShareState state) =>
        new(new { State = state }) { StatusCode = StatusOf(state), PreventStreamingRendering = true };

    private static ProblemHttpResult Refuse(ShareState state) =>
        ApiProblems.Problem(StatusOf(state), SharedNotice.TitleOf(state), SharedNotice.TextOf(state));

    private static ProblemHttpResult NotThere() => ApiProblems.NotFound("This link shows nothing of that name.");

    private static int StatusOf(ShareState state) => state == ShareState.Unknown ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone;
}
