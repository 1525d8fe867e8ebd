using System.Text.Json;
using RealNvp.Engine;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Views;

/// <summary>Saved views over REST.</summary>
internal static class SavedViewsApi
{
    public static void MapSavedViewsApi(this IEndpointRouteBuilder routes)
    {
        var views = routes.MapGroup(SavedViewUrls.Api).WithTags("Saved views");
        views.MapGet("", ListAsync)
            .WithName("listViews").WithSummary("List saved views").WithDescription("All of them, by name.").Produces<SavedViewListResponse>();
        views.MapPost("", CreateAsync)
            .WithName("createView").WithSummary("Save a view")
            .WithDescription("Body `{name, query?}`: `query` is that of the runs page, for example `query=gap < 0.1&sort=gap&group=settings`; ticks and the page number are left out.")
            .Accepts<JsonElement>("application/json").Produces<SavedViewResponse>(StatusCodes.Status201Created).ProducesValidationProblem();
        views.MapPut("/{id}", ChangeAsync)
            .WithName("changeView").WithSummary("Change a saved view").WithDescription("Body `{name?, query?}`; what is left out stays.")
            .Accepts<JsonElement>("application/json").Produces<SavedViewResponse>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        views.MapDelete("/{id}", DeleteAsync)
            .WithName("deleteView").WithSummary("Delete a saved view").WithDescription("The runs that it shows stay as they are.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(ISavedViews views, CancellationToken cancellationToken)
    {
        var items = (await views.ListAsync(cancellationToken)).Select(SavedViewResponse.Of).ToList();
        return TypedResults.Ok(new SavedViewListResponse(items, items.Count));
    }

    private static async Task<IResult> CreateAsync(JsonElement body, ISavedViews views, CancellationToken cancellationToken)
    {
        var (name, query, errors) = SavedViewBody.Read(body);
        var result = errors.Count > 0 ? new SavedViewResult(null, errors) : await views.CreateAsync(name ?? "", query ?? "", cancellationToken);
        return result.View is { } view
            ? TypedResults.Created($"{SavedViewUrls.Api}/{view.Id}", SavedViewResponse.Of(view))
            : ApiProblems.Invalid(result.Errors, "The view cannot be saved");
    }

    private static async Task<IResult> ChangeAsync(string id, JsonElement body, ISavedViews views, CancellationToken cancellationToken)
    {
        var (name, query, errors) = SavedViewBody.Read(body);
        var result = errors.Count > 0 ? new SavedViewResult(null, errors) : await views.ChangeAsync(id, name, query, cancellationToken);
        return result.View is { } view ? TypedResults.Ok(SavedViewResponse.Of(view))
            : result.Errors.Count > 0 ? ApiProblems.Invalid(result.Errors, "The view cannot be changed")
            : NotFound(id);
    }

    private static async Task<IResult> DeleteAsync(string id, ISavedViews views, CancellationToken cancellationToken) =>
        await views.DeleteAsync(id, cancellationToken) is null ? NotFound(id) : TypedResults.NoContent();

    private static IResult NotFound(string id) =>
        ApiProblems.NotFound($"There is no saved view {ShortText.Of(id)}; {SavedViewUrls.Api} lists those there are.");
}
