using System.Text.Json;
using RealNvp.Engine;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Share.Api;

/// <summary>Links over REST: make, list, revoke.</summary>
public static class ShareApi
{
    public static void MapShareApi(this IEndpointRouteBuilder routes)
    {
        var shares = routes.MapGroup(ShareUrls.Api).WithTags("Shared links");
        shares.MapPost("", CreateAsync)
            .WithName("createShare").WithSummary("Make a read-only link")
            .WithDescription(
                "Body `{runs: [id, ...], view?, expiresAt?}`: one run, or two and more as a comparison; or `{sweep: id, expiresAt?}`; or `{savedView: id, expiresAt?}`: all runs that "
                + "the view, as it is now, matches now and later. `view` is the query of the page, `expiresAt` a time. "
                + "The answer holds the `url`, this one time: only a hash of its token is kept.")
            .Accepts<JsonElement>("application/json")
            .Produces<ShareResponse>(StatusCodes.Status201Created).ProducesValidationProblem();
        shares.MapGet("", ListAsync)
            .WithName("listShares").WithSummary("List the links").WithDescription("Newest first, ended ones too.")
            .Produces<ShareListResponse>();
        shares.MapDelete("/{id}", RevokeAsync)
            .WithName("revokeShare").WithSummary("Revoke a link")
            .WithDescription("From now on its address answers 410. A link that has ended is taken off the list; its address then answers 404.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> CreateAsync(JsonElement body, HttpRequest request, IShareService shares, PublicAddress address, CancellationToken cancellationToken)
    {
        var (wish, errors) = ShareBody.Read(body);
        var creation = errors.Count > 0 ? new ShareCreation(null, null, errors) : await shares.CreateAsync(wish, cancellationToken);
        return creation.Link is { } link
            ? TypedResults.Created(
                $"{ShareUrls.Api}/{link.Id}",
                ShareResponse.Of(link, shares.StateOf(link)) with { Url = address.Of(request, ShareUrls.Page(creation.Token!)) })
            : ApiProblems.Invalid(creation.Errors, "The link cannot be made");
    }

    private static async Task<IResult> ListAsync(IShareService shares, CancellationToken cancellationToken)
    {
        var items = (await shares.ListAsync(cancellationToken)).Select(link => ShareResponse.Of(link, shares.StateOf(link))).ToList();
        return TypedResults.Ok(new ShareListResponse(items, items.Count));
    }

    private static async Task<IResult> RevokeAsync(string id, IShareService shares, CancellationToken cancellationToken) =>
        await shares.RevokeAsync(id, cancellationToken) || await shares.ForgetAsync(id, cancellationToken)
            ? TypedResults.NoContent()
            : ApiProblems.NotFound($"There is no link {ShortText.Of(id, 24)}; {ShareUrls.Api} lists those there are.");
}
