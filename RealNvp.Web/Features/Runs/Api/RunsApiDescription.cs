using Microsoft.OpenApi;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Features.Runs.Use;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>What the API's description says about inputs that the handlers read by themselves.</summary>
internal static class RunsApiDescription
{
    public static RouteHandlerBuilder DescribeRunBody(this RouteHandlerBuilder builder) =>
        builder.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = "The settings of the run, {} for all defaults.",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/json"] = new() { Schema = RunBodySchema.Create(), Examples = RunBodySchema.Examples() },
                },
            };
            return Task.CompletedTask;
        });

    public static RouteHandlerBuilder DescribeListQuery(this RouteHandlerBuilder builder) => builder.WithQuery(
    [
        .. WhichRuns(),
        QueryDescription.Choice(
            "sort",
            "Column to sort by; a minus before it turns the order round. Runs without a value come last.",
            RunSortText.Names.SelectMany(sort => new[] { sort, "-" + sort }),
            RunListQuery.DefaultSort),
        QueryDescription.Whole("page", "Page, from 1.", 1, 1, RunListQuery.MaxPage),
        QueryDescription.Whole("pageSize", "Runs a page.", RunListQuery.DefaultPageSize, 1, RunListQuery.MaxPageSize),
    ]);

    public static RouteHandlerBuilder DescribeGroupQuery(this RouteHandlerBuilder builder) => builder.WithQuery(
    [
        .. WhichRuns(),
        QueryDescription.Choice("by", "What the runs of a group have in common; `settings`: all but the training seed.", RunGroupListQuery.By.Keys, QueryFields.SameSettings.Name),
        QueryDescription.Choice("of", "The result that is summed up.", RunGroupListQuery.Of.Keys, QueryFields.BestValNll.Name),
        QueryDescription.Choice("order", "Which group comes first.", RunGroupListQuery.Orders.Keys, "least"),
        QueryDescription.Whole("page", "Page, from 1.", 1, 1, RunListQuery.MaxPage),
        QueryDescription.Whole("pageSize", "Groups a page.", RunListQuery.DefaultPageSize, 1, RunListQuery.MaxPageSize),
    ]);

    private static OpenApiParameter[] WhichRuns() =>
    [
        QueryDescription.Text(
            "query",
            "An expression over settings and results, for example `l2 > 0 and hiddenSize in (64, 128) and tag = \"sweep-3\" sort by gap`; see docs/api.md.",
            RunQueryLanguage.MaxLength),
        QueryDescription.Choices("shelf", "Where the runs lie: in use (if nothing is said), archived, in the trash, or anywhere.", RunListQuery.Shelves.Keys),
        QueryDescription.Choices("status", "Only runs in these states.", RunListQuery.Statuses.Keys),
        QueryDescription.Text("search", "Text that name, data set, id or a tag contains, ignoring case.", RunListQuery.MaxSearchLength),
        QueryDescription.Text("tag", "Only runs with exactly this tag.", RunSpecValidator.MaxTagLength),
        QueryDescription.Text("dataset", "Only runs of the uploaded data set with this id.", 40),
    ];

    public static RouteHandlerBuilder DescribeMetricsQuery(this RouteHandlerBuilder builder) => builder.WithQuery(
        QueryDescription.Whole("after", "Only epochs after this one: the last answer's `next`.", 0, 0, int.MaxValue),
        QueryDescription.Whole("maxPoints", "About how many points to return; 0: all.", RunDataApi.DefaultPoints, 0, RunDataApi.MaxPoints));

    public static RouteHandlerBuilder DescribeSampleQuery(this RouteHandlerBuilder builder) => builder.WithQuery(
        QueryDescription.Whole("count", "Rows to draw.", FlowUseLimits.DefaultSampleRows, 1, FlowUseLimits.MaxSampleRows),
        QueryDescription.Whole("seed", "Seed of the noise.", 1, 0, int.MaxValue));

    public static RouteHandlerBuilder DescribeFileBody(this RouteHandlerBuilder builder, string type, string description) =>
        builder.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            var text = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [type] = new() { Schema = text },
                    ["multipart/form-data"] = new()
                    {
                        Schema = new OpenApiSchema
                        {
                            Type = JsonSchemaType.Object,
                            Required = new HashSet<string> { "file" },
                            Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = text },
                        },
                    },
                },
            };
            return Task.CompletedTask;
        });

    public static RouteHandlerBuilder DescribeSnapshotQuery(this RouteHandlerBuilder builder) => builder
        .WithQuery(QueryDescription.Choice("format", "How to write the points; without it the Accept header decides.", ["json", RunDataApi.SafeTensors]))
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var epoch in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(parameter => parameter.Name == "epoch"))
            {
                epoch.Description = "One of the epochs that the list names.";
                epoch.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" };
            }

            return Task.CompletedTask;
        });
}
