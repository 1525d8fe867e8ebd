using Microsoft.OpenApi;

namespace RealNvp.Web.Hosting;

/// <summary>Describes answers that are files.</summary>
public static class FileDescription
{
    public const string Binary = "application/octet-stream";

    /// <summary>Adds raw bytes to what a call answers with 200, beside JSON where it has that.</summary>
    public static RouteHandlerBuilder ProducesFile(this RouteHandlerBuilder builder) => builder.Produces(Binary, "binary");

    /// <summary>Says that the answer is a table as CSV.</summary>
    public static RouteHandlerBuilder ProducesCsv(this RouteHandlerBuilder builder) => builder.Produces("text/csv", null);

    private static RouteHandlerBuilder Produces(this RouteHandlerBuilder builder, string type, string? format) =>
        builder.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Responses ??= [];
            if (!operation.Responses.TryGetValue("200", out var response))
            {
                operation.Responses["200"] = response = new OpenApiResponse { Description = "OK" };
            }

            if (response is OpenApiResponse described)
            {
                described.Content ??= new Dictionary<string, OpenApiMediaType>();
                described.Content[type] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = format } };
            }

            return Task.CompletedTask;
        });
}
