using System.Text.Json;
using RealNvp.Engine.Specs;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Views.Api;

/// <summary>The body of <c>POST /views</c> and <c>PUT /views/{id}</c>.</summary>
public sealed record SavedViewBody(string Name, string Query)
{
    internal static (SavedViewBody Body, IReadOnlyList<FieldError> Errors) Read(JsonElement body)
    {
        var empty = new SavedViewBody("", "");
        if (body.ValueKind != JsonValueKind.Object)
        {
            return (empty, [new FieldError("body", "The body must be a JSON object with name and query.")]);
        }

        var errors = body.EnumerateObject().Select(field => field.Name).Where(name => name is not ("name" or "query"))
            .Select(name => new FieldError(ShortText.Of(name), $"There is no field {ShortText.Of(name)}; the body has name, query.")).ToList();
        string Text(string field)
        {
            if (body.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String)
            {
                return value.GetString()!;
            }

            errors.Add(new FieldError(field, field == "name" ? "name must be a text." : "query must be a text, as behind the ? of the table's address; an empty one for all runs."));
            return "";
        }

        return (new SavedViewBody(Text("name"), Text("query")), errors);
    }
}
