using Microsoft.OpenApi;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Sweeps.Api;

/// <summary>What the API's description says about inputs that the handlers read by themselves.</summary>
internal static class SweepsApiDescription
{
    public static RouteHandlerBuilder DescribeSweepBody(this RouteHandlerBuilder builder) =>
        builder.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = "What is varied, and how.",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/json"] = new() { Schema = SweepBodySchema.Create(), Examples = SweepBodySchema.Examples() },
                },
            };
            return Task.CompletedTask;
        });

    public static RouteHandlerBuilder DescribeSweepList(this RouteHandlerBuilder builder) => builder.WithQuery(
        QueryDescription.Text("search", "Text that name or data set contains, ignoring case, or an id.", SweepQueryReading.MaxSearchLength),
        QueryDescription.Choices("status", "Only sweeps in these states.", SweepQueryReading.Statuses.Keys),
        QueryDescription.Whole("page", "Page, from 1.", 1, 1, SweepQueryReading.MaxPage),
        QueryDescription.Whole("pageSize", "Sweeps a page.", SweepQueryReading.DefaultPageSize, 1, SweepQueryReading.MaxPageSize));

    public static RouteHandlerBuilder DescribeTrialList(this RouteHandlerBuilder builder, IReadOnlyList<string> columns, bool hasStates) => builder.WithQuery(
    [
        QueryDescription.Text(
            "sort",
            $"Column to sort by, {string.Join(", ", columns)} or the path of a varied setting; a minus before it turns the order round. Rows without a value come last. Without it: {SweepSort.Rank}.",
            100),
        .. hasStates ? [QueryDescription.Choices("state", "Only trials in these states.", SweepQueryReading.States.Keys)] : Array.Empty<OpenApiParameter>(),
        QueryDescription.Whole("page", "Page, from 1.", 1, 1, SweepQueryReading.MaxPage),
        QueryDescription.Whole("pageSize", "Rows a page.", SweepQueryReading.DefaultTrialPageSize, 1, SweepTrialQuery.MaxPageSize),
    ]);
}
