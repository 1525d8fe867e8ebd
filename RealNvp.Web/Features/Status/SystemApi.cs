using RealNvp.Web.Hosting;
using Scalar.AspNetCore;

namespace RealNvp.Web.Features.Status;

/// <summary>Health, version, and the API's own description.</summary>
public static class SystemApi
{
    public const string ReferencePath = "/api";

    public static IServiceCollection AddSystemFeature(this IServiceCollection services)
    {
        services.AddSingleton<HealthProbe>();
        services.AddOpenApi("v1", options => options.AddDocumentTransformer<ApiDescription>().AddSchemaTransformer<PlainNumbers>());
        return services;
    }

    public static void MapSystemApi(this IEndpointRouteBuilder routes)
    {
        // At the root for those who watch the process, under the prefix for those who use the API.
        foreach (var (prefix, isDescribed) in new[] { ("/api/v1", true), ("", false) })
        {
            var system = routes.MapGroup(prefix).WithTags("System");
            var health = system.MapGet("/healthz", AskHealthAsync)
                .WithSummary("Ask for health").WithDescription("200 only when database and queue answer; also served at /healthz.")
                .Produces<HealthResponse>().Produces<HealthResponse>(StatusCodes.Status503ServiceUnavailable);
            var version = system.MapGet("/version", () => VersionResponse.Of(typeof(SystemApi).Assembly))
                .WithSummary("Read the version").WithDescription("Version, source revision and runtime; also served at /version.");
            if (isDescribed)
            {
                health.WithName("getHealth");
                version.WithName("getVersion");
            }
            else
            {
                system.ExcludeFromDescription();
            }
        }

        // The reference takes one more segment for the name of a description; there is only v1.
        routes.Map(@"/api/{address:regex(^(?!v1$|scalar\.).+$)}", (string address) => ApiProblems.NotFound(
                $"There is no address /api/{address}; the API is under /api/v1 and described at /openapi/v1.json."))
            .WithOrder(-1)
            .ExcludeFromDescription();
        routes.MapOpenApi("/openapi/{documentName}.json");
        routes.MapScalarApiReference(ReferencePath, reference => reference
            .WithTitle("API · RealNVP Studio")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .WithDynamicBaseServerUrl()
            .HideDeveloperTools()
            .WithFavicon("/favicon.svg")
            .AddHeaderContent("""<a href="/runs" style="display:block;padding:10px 24px;font:500 14px system-ui,sans-serif;color:var(--scalar-color-1);text-decoration:none">← RealNVP Studio</a>""")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp());
    }

    internal static async Task<IResult> AskHealthAsync(HttpContext context, HealthProbe probe, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var health = await probe.AskAsync(cancellationToken);
        return TypedResults.Json(health, statusCode: health.IsOk ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
