using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace RealNvp.Web.Hosting;

/// <summary>Describes query parameters that a handler reads by itself, so that it can name every wrong one.</summary>
public static class QueryDescription
{
    public static OpenApiParameter Whole(string name, string description, int defaultValue, int min, int max) => Of(name, description, new OpenApiSchema
    {
        Type = JsonSchemaType.Integer,
        Minimum = min.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Maximum = max.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Default = defaultValue,
    });

    public static OpenApiParameter Real(string name, string description) =>
        Of(name, description, new OpenApiSchema { Type = JsonSchemaType.Number });

    public static OpenApiParameter Text(string name, string description, int maxLength) =>
        Of(name, description, new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength });

    public static OpenApiParameter Choice(string name, string description, IEnumerable<string> choices, string? defaultValue = null) =>
        Of(name, description, new OpenApiSchema { Type = JsonSchemaType.String, Enum = Words(choices), Default = defaultValue });

    /// <summary>Several of the choices, separated by commas.</summary>
    public static OpenApiParameter Choices(string name, string description, IEnumerable<string> choices)
    {
        var parameter = Of(name, description, new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = Words(choices) },
        });
        parameter.Explode = false;
        return parameter;
    }

    public static TBuilder WithQuery<TBuilder>(this TBuilder builder, params OpenApiParameter[] parameters)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters = [.. operation.Parameters ?? [], .. parameters];
            return Task.CompletedTask;
        });

    private static OpenApiParameter Of(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };

    private static List<JsonNode> Words(IEnumerable<string> choices) => [.. choices.Select(choice => (JsonNode)choice)];
}
