using System.Text.Json;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Views.Api;

/// <summary>Saved views over REST.</summary>
internal static class SavedViewsApi
{
    public const string Prefix = "/api/v1/views";

    private const string Refused = "The view cannot be saved";

    public static void MapSavedViewsApi(this IEndpointRouteBuilder routes)
    {
        var views = routes.MapGroup(Prefix).WithTags("Saved views");
        views.MapGet("", ListAsync).WithName("listViews").WithSummary("List the saved views").WithDescription("All of them, by name.").Produces<SavedViewListResponse>();
        views.MapPost("", CreateAsync)
            .WithName("createView").WithSummary("Save a view of the runs table")
            .WithDescription("Body `{name, query}`; `query` is what stands behind the ? of the table's address. A name is given once, upper and lower case being the same.")
            .Accepts<SavedViewBody>("application/json")
            .Produces<SavedViewResponse>(StatusCodes.Status201Created).ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict);
        views.MapGet("/{id}", FindAsync).WithName("getView").WithSummary("Read a saved view").WithDescription("Its name, its query and the page that opens it.")
            .Produces<SavedViewResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        views.MapPut("/{id}", ChangeAsync)
            .WithName("changeView").WithSummary("Rename a saved view or let it show something else").WithDescription("Body `{name, query}`, both.")
            .Accepts<SavedViewBody>("application/json")
            .Produces<SavedViewResponse>().ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        views.MapDelete("/{id}", DeleteAsync).WithName("deleteView").WithSummary("Delete a saved view").WithDescription("Its runs stay.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(ISavedViews views, CancellationToken cancellationToken)
    {
        var items = (await views.ListAsync(cancellationToken)).Select(SavedViewResponse.Of).ToList();
        return TypedResults.Ok(new SavedViewListResponse(items, items.Count));
    }

    private static async Task<IResult> CreateAsync(JsonElement body, ISavedViews views, CancellationToken cancellationToken)
    {
        var (wish, errors) = SavedViewBody.Read(body);
        if (errors.Count > 0)
        {
            return ApiProblems.Invalid(errors, Refused);
        }

        var result = await views.CreateAsync(wish.Name, wish.Query, cancellationToken);
        return result.View is { } view ? TypedResults.Created($"{Prefix}/{view.Id}", SavedViewResponse.Of(view)) : Refuse(result);
    }

    private static async Task<IResult> FindAsync(string id, ISavedViews views, CancellationToken cancellationToken) =>
        await views.FindAsync(id, cancellationToken) is { } view ? TypedResults.Ok(SavedViewResponse.Of(view)) : NotFound(id);

    private static async Task<IResult> ChangeAsync(string id, JsonElement body, ISavedViews views, CancellationToken cancellationToken)
    {
        var (wish, errors) = SavedViewBody.Read(body);
        if (errors.Count > 0)
        {
            return ApiProblems.Invalid(errors, Refused);
        }

        var result = await views.ChangeAsync(id, wish.Name, wish.Query, cancellationToken);
        return result.View is { } view ? TypedResults.Ok(SavedViewResponse.Of(view)) : result.Errors.Count > 0 ? Refuse(result) : NotFound(id);
    }

    private static async Task<IResult> DeleteAsync(string id, ISavedViews views, CancellationToken cancellationToken) =>
        await views.DeleteAsync(id, cancellationToken) is null ? NotFound(id) : TypedResults.NoContent();

    private static IResult Refuse(SavedViewResult result) =>
        result.IsConflict ? ApiProblems.Conflict(result.Errors[0].Message) : ApiProblems.Invalid(result.Errors, Refused);

    private static IResult NotFound(string id) => ApiProblems.NotFound($"There is no view {(id.Length <= 24 ? id : id[..24] + "…")}; {Prefix} lists those there are.");
}
