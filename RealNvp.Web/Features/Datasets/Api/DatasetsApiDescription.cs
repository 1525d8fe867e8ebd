using RealNvp.Engine.Specs;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Datasets.Api;

/// <summary>What the API's description says about the queries of previews, which the handlers read by themselves.</summary>
internal static class DatasetsApiDescription
{
    public static RouteHandlerBuilder DescribePreviewQuery(this RouteHandlerBuilder builder) => builder.WithQuery(
        QueryDescription.Whole("samples", "Rows to return.", PreviewQuery.DefaultSamples, 1, DatasetLimits.PreviewPoints));

    public static RouteHandlerBuilder DescribeToyQuery(this RouteHandlerBuilder builder) => builder.WithQuery(
        QueryDescription.Whole("samples", "Points to draw.", PreviewQuery.DefaultSamples, 1, DatasetLimits.PreviewPoints),
        QueryDescription.Real("noise", "Standard deviation of the noise; without it the toy's own default."),
        QueryDescription.Whole("seed", "Equal seeds draw equal points.", DatasetSpec.Defaults.Seed, 0, int.MaxValue));
}
