using Microsoft.OpenApi;

namespace RealNvp.Web.Hosting;

/// <summary>Describes answers that are files.</summary>
public static class FileDescription
{
    public const string Binary = "application/octet-stream";

    /// <summary>Adds raw bytes to what a call answers with 200, beside JSON where it has that.</summary>
    public static RouteHandlerBuilder ProducesFile(this RouteHandlerBuilder builder) =>
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
                described.Content[Binary] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
            }

            return Task.CompletedTask;
        });
}
