using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RealNvp.Web.Features.Status;

/// <summary>
/// Numbers are described as numbers. The serializer could also write "NaN" (the engine's own files need it), and the framework describes that; the
/// API leaves such values out or writes null.
/// </summary>
internal sealed class PlainNumbers : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        var number = Nullable.GetUnderlyingType(type) ?? type;
        if (number == typeof(double) || number == typeof(float))
        {
            schema.AnyOf = null;
            schema.Type = number == type ? JsonSchemaType.Number : JsonSchemaType.Number | JsonSchemaType.Null;
        }

        return Task.CompletedTask;
    }
}
