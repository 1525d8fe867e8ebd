using System.Text.Json;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Engine.Specs;
using RealNvp.Engine;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>The body of <c>PATCH /runs/{id}</c>; what is null stays as it is.</summary>
public sealed record RunPatch(string? Name, bool? Favourite, bool? Archived, IReadOnlyList<string>? Tags)
{
    internal IEnumerable<RunMark> Marks =>
    [
        .. Favourite is { } favourite ? [favourite ? RunMark.Favourite : RunMark.Unfavourite] : Array.Empty<RunMark>(),
        .. Archived is { } archived ? [archived ? RunMark.Archive : RunMark.Unarchive] : Array.Empty<RunMark>(),
    ];

    internal static (RunPatch Patch, IReadOnlyList<FieldError> Errors) Read(JsonElement? body)
    {
        var patch = new RunPatch(null, null, null, null);
        if (body is not { } fields)
        {
            return (patch, [new FieldError("body", "The body must be a JSON object with any of name, tags, favourite, archived.")]);
        }

        var errors = new List<FieldError>();
        foreach (var field in fields.EnumerateObject())
        {
            patch = (field.Name, field.Value.ValueKind) switch
            {
                ("name", JsonValueKind.String) => patch with { Name = field.Value.GetString() },
                ("tags", JsonValueKind.Array) when TagTexts.Read(field.Value) is { } tags => patch with { Tags = tags },
                ("favourite", JsonValueKind.True or JsonValueKind.False) => patch with { Favourite = field.Value.GetBoolean() },
                ("archived", JsonValueKind.True or JsonValueKind.False) => patch with { Archived = field.Value.GetBoolean() },
                _ => Refuse(field, patch, errors),
            };
        }

        return (patch, errors);
    }

    private static RunPatch Refuse(JsonProperty field, RunPatch patch, List<FieldError> errors)
    {
        var name = ShortText.Of(field.Name);
        errors.Add(new FieldError(name, field.Name switch
        {
            "name" => "name must be a text.",
            "tags" => TagTexts.Allowed("tags"),
            "favourite" or "archived" => $"{name} must be true or false.",
            _ => $"There is no field {name}; the body has name, tags, favourite, archived.",
        }));
        return patch;
    }
}
