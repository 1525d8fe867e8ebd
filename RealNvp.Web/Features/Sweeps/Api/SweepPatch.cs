using System.Text.Json;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps.Api;

/// <summary>The body of <c>PATCH /sweeps/{id}</c>.</summary>
public sealed record SweepPatch(string Name)
{
    internal static (SweepPatch Patch, IReadOnlyList<FieldError> Errors) Read(JsonElement body)
    {
        var errors = new List<FieldError>();
        if (body.ValueKind != JsonValueKind.Object)
        {
            return (new SweepPatch(""), [new FieldError("body", "The body must be a JSON object with the field name.")]);
        }

        var fields = new Requests.JsonFields(body, "", errors);
        var name = fields.Text("name");
        fields.RefuseUnknown("the body");
        if (errors.Count == 0 && (string.IsNullOrWhiteSpace(name) || name.Trim().Length > SweepRequest.Limits.NameLength))
        {
            errors.Add(new FieldError("name", $"name must be a text of 1 to {SweepRequest.Limits.NameLength} characters."));
        }

        return (new SweepPatch(name ?? ""), errors);
    }
}
